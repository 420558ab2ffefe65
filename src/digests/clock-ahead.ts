// A clock that was days ahead and is right again: what digests noted meanwhile lies in days to come, and nothing may wait until then.
import { type Database, type Tx, transact } from '../database/client.ts';

/** One that was ahead by less is waited for: its occurrences were posted early, and are not posted twice within a day. In milliseconds. */
const AHEAD_MS = 24 * 60 * 60 * 1000;

/** Whether occurrences are dealt with that no clock which is right has seen. */
export function isAhead({ plannedUntil }: { readonly plannedUntil: Date }, now: Date): boolean {
  return plannedUntil.getTime() > now.getTime() + AHEAD_MS;
}

/**
 * Brings all that digests noted in days to come to the last instants before `now`, in its order: what was told stays told, what came in
 * since is still to be told. Doing it again changes nothing.
 */
export function bringBack(database: Database, workspaceId: string, now: Date): Promise<void> {
  return transact(database, async (tx) => {
    const noted = await notedAfter(tx, workspaceId, now);
    const first = noted[0];
    if (first === undefined) return;
    // Where no digest was posted yet, the next one begins as a first one does.
    await tx.scheduleChannel.updateMany({
      where: { workspaceId, openSince: { gt: now } },
      data: { openSince: null },
    });
    const moved = (i: number) => new Date(now.getTime() - (noted.length - 1 - i));
    await receivedBetween(tx, workspaceId, [now, first], new Date(moved(0).getTime() - 1));
    for (const [i, at] of noted.entries()) {
      const to = moved(i);
      await receivedBetween(tx, workspaceId, [at, noted[i + 1]], to);
      await tx.digestRun.updateMany({ where: { workspaceId, coversFrom: at }, data: { coversFrom: to } });
      await tx.digestRun.updateMany({ where: { workspaceId, coversTo: at }, data: { coversTo: to } });
      await tx.digestRun.updateMany({ where: { workspaceId, occurrenceAt: at }, data: { occurrenceAt: to } });
      await tx.schedule.updateMany({ where: { workspaceId, plannedUntil: at }, data: { plannedUntil: to } });
      await tx.reception.updateMany({ where: { workspaceId, closedUntil: at }, data: { closedUntil: to } });
    }
  });
}

/** Each instant at which a digest begins, ends or was due, or up to which a time is closed, rising. */
async function notedAfter(tx: Tx, workspaceId: string, now: Date): Promise<Date[]> {
  const gt = now;
  const runs = await tx.digestRun.findMany({
    where: { workspaceId, OR: [{ occurrenceAt: { gt } }, { coversTo: { gt } }] },
    select: { occurrenceAt: true, coversFrom: true, coversTo: true },
  });
  const schedules = await tx.schedule.findMany({
    where: { workspaceId, plannedUntil: { gt } },
    select: { plannedUntil: true },
  });
  const reception = await tx.reception.findMany({
    where: { workspaceId, closedUntil: { gt } },
    select: { closedUntil: true },
  });
  const all = [...runs, ...schedules, ...reception].flatMap((row) => Object.values(row));
  const ahead = all.flatMap((at) => (at > now ? [at.getTime()] : []));
  return [...new Set(ahead)].toSorted((a, b) => a - b).map((at) => new Date(at));
}

/** From the first on, before the second; to the end of time where there is none. */
async function receivedBetween(
  tx: Tx,
  workspaceId: string,
  [gte, lt]: readonly [Date, Date | undefined],
  receivedAt: Date,
): Promise<void> {
  const between = lt === undefined ? { gte } : { gte, lt };
  await tx.feedback.updateMany({ where: { workspaceId, receivedAt: between }, data: { receivedAt } });
}
