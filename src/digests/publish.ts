// A schedule's digest posted now, because an admin asks: the digest of its window like any other, so that nothing is told twice.
import type { Logger } from 'pino';
import type { Database } from '../database/client.ts';
import { closeReception } from '../feedback/reception.ts';
import type { Directory } from '../people/directory.ts';
import { matchAnew } from '../schedules/matched.ts';
import { type Schedule, scheduleById } from '../schedules/schedule.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Sections } from './section.ts';
import { plan } from './tick.ts';

/** Two presses, or two admins, within this time are one. */
const ONCE_MS = 5 * 60_000;
const TRIES = 3;

export type Published =
  | { readonly kind: 'posted' }
  /** Nothing has come in since the last one: nothing was posted. */
  | { readonly kind: 'nothing' }
  /** One was posted a moment ago. */
  | { readonly kind: 'already'; readonly at: Date };

export async function publishNow(
  planning: {
    readonly database: Database;
    readonly workspace: Workspace;
    readonly now: Date;
    readonly directory: Pick<Directory, 'joined'>;
    readonly log: Logger;
    readonly sections: Sections;
  },
  id: string,
): Promise<Published> {
  const { database, workspace, now } = planning;
  const { db } = database;
  await closeReception(database, workspace.id, now);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await db.digestRun.findFirst({
      where: {
        workspaceId: workspace.id,
        scheduleId: id,
        outcome: { not: 'nothing' },
        createdAt: { gt: new Date(now.getTime() - ONCE_MS) },
      },
      orderBy: { createdAt: 'desc' },
      select: { createdAt: true },
    });
    if (before) return { kind: 'already', at: before.createdAt };
    const saved: Schedule | null = await scheduleById(db, workspace.id, id);
    const schedule: Schedule | null = saved && (await matchAnew(planning, saved));
    // A note that there is nothing to say is for its day: who asks for a digest is told that there is none.
    if (!schedule || !(await plan(planning, { ...schedule, whenEmpty: 'silent' }, now))) continue;
    const runs = await db.digestRun.findMany({
      where: { workspaceId: workspace.id, scheduleId: id, occurrenceAt: now },
      select: { outcome: true },
    });
    return { kind: runs.some(({ outcome }) => outcome !== 'nothing') ? 'posted' : 'nothing' };
  }
  return { kind: 'nothing' };
}
