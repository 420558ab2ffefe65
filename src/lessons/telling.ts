// In which digests the counts of a week are told: once it is over, so that they change no more, from five answers on, once in each channel.
import { dayOf, dayText } from '../calendar/day.ts';
import type { Store, Tx } from '../database/client.ts';
import type { LessonWeekModel } from '../database/generated/sqlite/models.ts';
import { refusedAmong } from '../delivery/held.ts';
import type { Posting } from '../digests/section.ts';
import type { Address } from '../messages/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { countsShown } from './lesson.ts';
import { countsOf, weekAt } from './week.ts';

/** A monthly digest still tells it. */
const FRESH_WEEKS = 5;
/** In one digest; the latest. */
const MOST = 2;
/** Channels that one statement asks about: a digest may go to thousands. */
const AT_ONCE = 500;
const COUNTS = 'counts';

interface CountsToTell {
  readonly row: LessonWeekModel;
  /** Of the channels asked about, those that have read it. */
  readonly readIn: readonly Address[];
}

/** The oldest first; none that each of the channels has read. */
export async function countsToTell(
  db: Store,
  workspace: Workspace,
  { channels, now }: { readonly channels: readonly Address[]; readonly now: Date },
): Promise<CountsToTell[]> {
  const current = weekAt(workspace, now);
  const first = dayText(dayOf(current) - 7 * FRESH_WEEKS);
  const rows = await db.lessonWeek.findMany({
    where: { workspaceId: workspace.id, week: { gte: first, lt: current } },
    orderBy: { week: 'desc' },
  });
  const latest = rows.filter((row) => countsShown(countsOf(row)) !== null).slice(0, MOST);
  if (latest.length === 0) return [];
  const read = await readIn(
    db,
    workspace.id,
    latest.map(({ week }) => week),
    channels,
  );
  return latest
    .toReversed()
    .map((row) => ({ row, readIn: read.get(row.week) ?? [] }))
    .filter((each) => channels.length === 0 || each.readIn.length < channels.length);
}

async function readIn(
  db: Store,
  workspaceId: string,
  weeks: readonly string[],
  channels: readonly Address[],
): Promise<ReadonlyMap<string, Address[]>> {
  const read = new Map<string, Address[]>();
  for (let i = 0; i < channels.length; i += AT_ONCE) {
    const address = { in: channels.slice(i, i + AT_ONCE) };
    const where = { workspaceId, week: { in: [...weeks] }, what: COUNTS, address };
    const told = await db.lessonTelling.findMany({ where });
    const lost = await refusedAmong(
      db,
      workspaceId,
      told.map(({ deliveryId }) => deliveryId),
    );
    for (const each of told)
      if (!lost.has(each.deliveryId)) read.set(each.week, [...(read.get(each.week) ?? []), each.address]);
  }
  return read;
}

/** In the transaction that queues the digest: false, and nothing noted, where one of them has been told there already. */
export async function noteTold(
  tx: Tx,
  { workspaceId, address, deliveryId }: Posting,
  weeks: readonly string[],
): Promise<boolean> {
  const where = { workspaceId, week: { in: [...weeks] }, address, what: COUNTS };
  const before = await tx.lessonTelling.findMany({ where });
  const lost = await refusedAmong(
    tx,
    workspaceId,
    before.map((each) => each.deliveryId),
  );
  if (before.some((each) => !lost.has(each.deliveryId))) return false;
  await tx.lessonTelling.deleteMany({ where });
  await tx.lessonTelling.createMany({
    data: weeks.map((week) => ({ workspaceId, week, address, what: COUNTS, deliveryId })),
  });
  return true;
}
