// Once a month, to everybody who was thanked in the month before: for what, and by whom. Nobody else reads it, and nobody is counted
// against anybody.
import { hourly } from '../beat.ts';
import { tellPerson, type Writing } from '../correspondence/tell.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';
import { peopleByIds } from '../people/person.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { thanksKinds } from './kinds.ts';
import { monthAt } from './limits.ts';
import { saysSomething, thanksOf } from './thanks.ts';
import { monthLetter } from './views.ts';

/** People at a time. */
const AT_ONCE = 50;

export const recallingThanks = hourly('thanks', ({ database, workspace, now }) =>
  recallThanks(database, workspace, now),
);

/** Safe to call at any time, by several replicas: each thank-you is told once. */
export async function recallThanks(database: Database, workspace: Workspace, now: Date): Promise<void> {
  const { from: before } = monthAt(workspace.timeZone, now);
  const untold = { workspaceId: workspace.id, recalledAt: null, givenAt: { lt: before } };
  for (;;) {
    const people = await database.db.thanks.findMany({
      where: untold,
      distinct: ['thankedId'],
      select: { thankedId: true },
      take: AT_ONCE,
    });
    for (const { thankedId } of people)
      await transact(database, (tx) => recall(tx, { workspace, now }, { ...untold, thankedId }));
    if (people.length < AT_ONCE) return;
  }
}

async function recall(
  tx: Store,
  writing: Writing,
  untold: { readonly workspaceId: string; readonly thankedId: string } & Prisma.ThanksWhereInput,
): Promise<void> {
  const { workspace, now } = writing;
  const { workspaceId, thankedId } = untold;
  const rows = await tx.thanks.findMany({ where: untold, orderBy: { number: 'desc' } });
  const { count } = await tx.thanks.updateMany({ where: untold, data: { recalledAt: now } });
  const [latest] = rows;
  const [person] = await peopleByIds(tx, workspaceId, [thankedId]);
  if (count === 0 || !latest || !person?.isActive) return;
  // After a long rest the last of the months is told, not several at once.
  const month = monthAt(workspace.timeZone, latest.givenAt);
  const its = rows.filter(({ givenAt }) => givenAt >= month.from);
  const told = (await thanksOf(tx, workspaceId, its)).filter(saysSomething);
  if (told.length === 0) return;
  await tellPerson(tx, writing, person, {
    kind: thanksKinds['thanks.month'],
    draw: (reader) => monthLetter(told, month.from, { ...reader, timeZone: workspace.timeZone }),
  });
}
