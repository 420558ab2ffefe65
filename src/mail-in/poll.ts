// Reads the mailbox of one company: what arrived since, each mail kept before its number is written down, so that a process that dies reads one twice
// and loses none; and marked as read only after that.
import type { Logger } from 'pino';
import { type Background, background } from '../background.ts';
import { isKeptOut, type MailFate } from './fate.ts';
import type { ArrivedMail, OpenedMailbox } from './imap.ts';
import { inMailbox, type Mailbox, mailboxAt, readSince } from './mailbox.ts';
import { MailboxStop, type MailboxTrouble } from './stop.ts';
import { type MailInParts, refuseMail, settledAmong, takeMail } from './take.ts';
import type { Tokens } from './tokens.ts';

export interface PollParts extends MailInParts {
  readonly log: Pick<Logger, 'error'>;
  readonly tokens: Tokens;
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
/** What stands with the mailbox where the fault is none of the server's. */
const OURS = 'mailbox.ours';
/** A mail that fails so often, over some 20 minutes, holds up those behind it no longer. */
const OFTEN = 3;

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
  // Our clock may have been set back.
  const furthest = new Date(now.getTime() + LONGEST_WAIT_MS);
  const due = await db.mailbox.findFirst({
    where: { workspaceId, pausedAt: null, OR: [{ nextAt: { lte: now } }, { nextAt: { gt: furthest } }] },
  });
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
  const at = mailboxAt(parts.keys, mailbox);
  try {
    if (at === null) throw new MailboxStop('mailbox.denied');
    const isMore = await inMailbox(at, parts.tokens, (opened) => pass(parts, mailbox, opened, signal));
    if (isMore === null) return;
    await ended(parts, mailbox, isMore);
  } catch (error) {
    await failed(parts, mailbox, error);
  }
}

/** Whether more is there; null where an admin changed or paused it meanwhile. */
async function pass(
  parts: PollParts,
  mailbox: Mailbox,
  opened: OpenedMailbox,
  signal: AbortSignal,
): Promise<boolean | null> {
  const { version } = mailbox;
  const { uidValidity } = opened;
  const isAnew = mailbox.uidValidity !== uidValidity;
  const { mails, isMore } = await opened.arrived(
    isAnew ? 0n : mailbox.upTo,
    readSince(mailbox.since, parts.clock.now()),
    PASS_MOST,
  );
  if (isAnew && mails.length === 0 && !(await keepPlace(parts, version, { uidValidity, upTo: 0n })))
    return null;
  const known = await settledAmong(
    parts,
    mails.flatMap(({ id }) => id ?? []),
  );
  for (const mail of mails) {
    if (signal.aborted) return true;
    const fate = mail.id !== null && known.has(mail.id) ? 'known' : await takenFrom(parts, mailbox, mail);
    if (fate === 'taken') parts.answersCame();
    if (fate === 'waiting') parts.nudge();
    // What is kept out stays as it came, for whoever looks for it.
    if (fate !== null && !isKeptOut(fate) && !mail.isRead) await mail.markRead();
    if (!(await keepPlace(parts, version, { uidValidity, upTo: BigInt(mail.uid) }))) return null;
  }
  return isMore;
}

/** Null where it is gone. */
async function takenFrom(
  parts: PollParts,
  { trusts, failures, lastError }: Mailbox,
  mail: ArrivedMail,
): Promise<MailFate | null> {
  const bytes = await mail.bytes();
  if (bytes === undefined) return null;
  if (bytes === null) return refuseMail(parts, mail.name, 'too-large');
  if (bytes.length === 0) return refuseMail(parts, mail.name, 'unreadable');
  try {
    return await takeMail(parts, bytes, { trusts });
  } catch (error) {
    if (lastError !== OURS || failures < OFTEN) throw error;
    parts.log.error({ err: error }, 'a mail is left out, as it could not be taken in for several times');
    return refuseMail(parts, mail.name, 'unreadable');
  }
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
      ...{ readAt: now, failures: 0, lastError: null, failingSince: null, toldAt: null },
      nextAt: isMore ? now : new Date(now.getTime() + EVERY_MS),
    },
  });
}

/** What the server refuses stands with the mailbox; anything else is ours, and in the log too. */
async function failed(
  { database, workspaceId, clock, log }: PollParts,
  { version, failures, failingSince }: Mailbox,
  error: unknown,
): Promise<void> {
  const isStop = error instanceof MailboxStop;
  const code: MailboxTrouble | typeof OURS = isStop ? error.code : OURS;
  if (!isStop) log.error({ err: error }, 'a mail could not be taken in; tried again later');
  const wait = Math.min(EVERY_MS * 2 ** Math.min(failures, 10), LONGEST_WAIT_MS);
  const now = clock.now();
  await database.db.mailbox.updateMany({
    where: { workspaceId, version },
    data: {
      ...{ lastError: code, failures: { increment: 1 }, failingSince: failingSince ?? now },
      nextAt: new Date(now.getTime() + wait),
    },
  });
}
