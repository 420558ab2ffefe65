// Reads the mailbox of one company: what arrived since, each mail kept before its number is written down, so that a process that dies reads one twice
// and loses none; and marked as read only after that.
import type { Logger } from 'pino';
import { type Background, background } from '../background.ts';
import { type MailboxAt, MailboxStop, type MailboxTrouble, type OpenedMailbox, withMailbox } from './imap.ts';
import { type Mailbox, mailboxAt } from './mailbox.ts';
import { isKeptOut, type MailInParts, refuseLarge, takeMail } from './take.ts';

export interface PollParts extends MailInParts {
  readonly log: Pick<Logger, 'error'>;
  /** Answers were stored. */
  readonly answersCame: () => void;
  /** Something may wait in the ledger. */
  readonly nudge: () => void;
}

const MINUTE_MS = 60_000;
/** Customers' mails are not answered by the minute, and servers count logins. */
const EVERY_MS = 3 * MINUTE_MS;
/** Longer than a pass of so many mails takes. */
const LEASE_MS = 15 * MINUTE_MS;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
/** In mails; others are read in the next pass, at once. */
const PASS_MOST = 200;
/** So far back a mailbox is read again where its numbers changed, or a rule did; what was taken is remembered longer (beat.ts). */
const BACK_MS = 60 * 24 * 60 * MINUTE_MS;

/** Reads what is due in the background: whoever says so does not wait. */
export function pollingMailbox(parts: PollParts): Background {
  return background(
    async (signal, again) => {
      do {
        for (;;) {
          const due = signal.aborted ? null : await takeDueMailbox(parts);
          if (due === null) break;
          await readMailbox(parts, due, signal);
        }
      } while (again());
    },
    (error) =>
      parts.log.error({ err: error }, 'the mailbox waits to be read; the next heartbeat looks again'),
  );
}

/** For this replica alone; null where it is not due. */
export async function takeDueMailbox({ database, workspaceId, clock }: PollParts): Promise<Mailbox | null> {
  const { db } = database;
  const now = clock.now();
  const due = await db.mailbox.findFirst({ where: { workspaceId, pausedAt: null, nextAt: { lte: now } } });
  if (due === null) return null;
  const { nextAt, version } = due;
  const { count } = await db.mailbox.updateMany({
    where: { workspaceId, nextAt, version, pausedAt: null },
    data: { nextAt: new Date(now.getTime() + LEASE_MS) },
  });
  return count === 1 ? due : null;
}

/** One pass. What it came to stands with the mailbox. */
export async function readMailbox(parts: PollParts, mailbox: Mailbox, signal: AbortSignal): Promise<void> {
  const at: MailboxAt | null = mailboxAt(parts.keys, mailbox);
  try {
    if (at === null) throw new MailboxStop('mailbox.denied');
    const isMore = await withMailbox(at, (opened) => pass(parts, mailbox, opened, signal));
    if (isMore === null) return;
    await ended(parts, mailbox, isMore);
  } catch (error) {
    await failed(parts, mailbox, error);
  }
}

/** Whether more is there; null where an admin changed or paused it meanwhile. */
async function pass(
  parts: PollParts,
  { version, trusts, ...mailbox }: Mailbox,
  opened: OpenedMailbox,
  signal: AbortSignal,
): Promise<boolean | null> {
  const { uidValidity } = opened;
  const isAnew = mailbox.uidValidity !== uidValidity;
  const back = new Date(Math.max(mailbox.since.getTime(), parts.clock.now().getTime() - BACK_MS));
  const all = await opened.arrived(isAnew ? 0n : mailbox.upTo, back);
  if (isAnew && !(await keepPlace(parts, version, { uidValidity, upTo: 0n }))) return null;
  for (const [read, mail] of all.entries()) {
    if (signal.aborted || read >= PASS_MOST) return true;
    const bytes = await mail.bytes();
    if (bytes === null) await refuseLarge(parts, mail.name);
    if (bytes) {
      const fate = await takeMail(parts, bytes, { trusts });
      if (fate === 'taken') parts.answersCame();
      if (fate === 'waiting') parts.nudge();
      // What is kept out stays as it came, for whoever looks for it.
      if (!isKeptOut(fate)) await mail.markRead();
    }
    if (!(await keepPlace(parts, version, { uidValidity, upTo: BigInt(mail.uid) }))) return null;
  }
  return false;
}

async function keepPlace(
  { database, workspaceId }: PollParts,
  version: number,
  place: { readonly uidValidity: string; readonly upTo: bigint },
): Promise<boolean> {
  const { count } = await database.db.mailbox.updateMany({ where: { workspaceId, version }, data: place });
  return count === 1;
}

async function ended(
  { database, workspaceId, clock }: PollParts,
  { version }: Mailbox,
  isMore: boolean,
): Promise<void> {
  const now = clock.now();
  await database.db.mailbox.updateMany({
    where: { workspaceId, version },
    data: {
      ...{ readAt: now, failures: 0, lastError: null },
      nextAt: isMore ? now : new Date(now.getTime() + EVERY_MS),
    },
  });
}

/** What the server refuses stands with the mailbox; anything else is ours, and in the log too. */
async function failed(
  { database, workspaceId, clock, log }: PollParts,
  { version, failures }: Mailbox,
  error: unknown,
): Promise<void> {
  const isStop = error instanceof MailboxStop;
  const code: MailboxTrouble | 'mailbox.ours' = isStop ? error.code : 'mailbox.ours';
  if (!isStop) log.error({ err: error }, 'a mail could not be taken in; tried again later');
  const wait = Math.min(EVERY_MS * 2 ** Math.min(failures, 10), LONGEST_WAIT_MS);
  await database.db.mailbox.updateMany({
    where: { workspaceId, version },
    data: {
      ...{ lastError: code, failures: { increment: 1 } },
      nextAt: new Date(clock.now().getTime() + wait),
    },
  });
}
