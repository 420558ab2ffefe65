// What is done of mails that come in beside reading them: admins are told what was kept out and that nothing could be read, what waited too long goes in, and what was seen is forgotten.
import { hourly } from '../beat.ts';
import { isWorkingTime } from '../calendar/working-time.ts';
import { transact } from '../database/client.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import { keptOut } from './fate.ts';
import { type KeptOutCounts, tellKeptOut, tellUnread } from './letters.ts';
import { mailboxOf } from './mailbox.ts';
import { expireMails } from './waiting.ts';

export const tendingMails = hourly('mails', async (beat) => {
  await expireMails(beat);
  await tellOfKeptOut(beat);
  await tellOfUnread(beat);
  await forgetSeen(beat);
});

const DAY_MS = 86_400_000;
/** Longer than a mailbox is ever read back (mailbox.ts): what was taken, and erased or forgotten since, comes in no second time. */
const REMEMBERED_DAYS = 400;

/** Once in a working day at most, all that was kept out since. */
async function tellOfKeptOut(shell: KeyedShell): Promise<void> {
  const { database, workspace, now } = shell;
  const workspaceId = workspace.id;
  if (!isWorkingTime(now, workCalendar(workspace), workspace.timeZone)) return;
  await transact(database, async (tx) => {
    const last = await tx.mailSeen.aggregate({ where: { workspaceId }, _max: { toldAt: true } });
    // Below zero our clock was set back.
    const since = now.getTime() - (last._max.toldAt?.getTime() ?? Number.NEGATIVE_INFINITY);
    if (since >= 0 && since < DAY_MS - DAY_MS / 8) return;
    const untold = { workspaceId, fate: { in: [...keptOut] }, toldAt: null };
    const rows = await tx.mailSeen.groupBy({ by: ['fate'], where: untold, _count: { _all: true } });
    if (rows.length === 0) return;
    const { count } = await tx.mailSeen.updateMany({ where: untold, data: { toldAt: now } });
    if (count > 0)
      await tellKeptOut(tx, shell, countsOf(rows.map(({ fate, _count }) => [fate, _count._all])));
  });
}

/** Once, of a mailbox that could not be read for a day: a password or an application's secret that has ended is noticed by nobody otherwise. */
async function tellOfUnread(shell: KeyedShell): Promise<void> {
  const { database, workspace, now } = shell;
  const workspaceId = workspace.id;
  await transact(database, async (tx) => {
    const failing = { failingSince: { lte: new Date(now.getTime() - DAY_MS) }, pausedAt: null, toldAt: null };
    const { count } = await tx.mailbox.updateMany({
      where: { workspaceId, ...failing },
      data: { toldAt: now },
    });
    const mailbox = count === 0 ? null : await mailboxOf(tx, workspaceId);
    if (mailbox !== null) await tellUnread(tx, shell, mailbox);
  });
}

/** How many of each were kept out since then, with those that nobody wrote: whoever misses a form's mails finds them here. */
export async function keptOutSince(
  { database, workspace }: Pick<KeyedShell, 'database' | 'workspace'>,
  since: Date,
): Promise<KeptOutCounts> {
  const rows = await database.db.mailSeen.groupBy({
    by: ['fate'],
    where: { workspaceId: workspace.id, seenAt: { gte: since }, fate: { in: [...keptOut, 'automatic'] } },
    _count: { _all: true },
  });
  return countsOf(rows.map(({ fate, _count }) => [fate, _count._all]));
}

function countsOf(counts: readonly (readonly [string, number])[]): KeptOutCounts {
  return Object.fromEntries(counts);
}

async function forgetSeen({ database, workspace, now }: KeyedShell): Promise<void> {
  const before = new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS);
  await database.db.mailSeen.deleteMany({ where: { workspaceId: workspace.id, seenAt: { lt: before } } });
}
