// The ledger's way to readers of e-mail: a list takes an issue by queueing one letter for each reader (fan-out.ts), and each of those goes to
// the mail server once. Nobody can look into a mailbox, so a letter of which nobody knows is held, and an admin decides: sent again it has
// the same Message-ID.
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { contentFrom, isBlank } from '../delivery/content.ts';
import type { Carrier, Found, Outcome, Parcel } from '../delivery/outcome.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Keys } from '../keys.ts';
import type { Message } from '../messages/message.ts';
import { mailPlace } from './addresses.ts';
import { fanOut, issueAt } from './fan-out.ts';
import { mailOf } from './letter.ts';
import { leaveUrl, webUrl } from './links.ts';
import { type Pictures, pictures } from './pictures.ts';
import { emailOf, noteBounce, tokenOf } from './readers.ts';
import type { MailConfig } from './settings.ts';
import type { PostOffice } from './smtp.ts';

export interface MailCarrierParts {
  readonly database: Database;
  readonly workspaceId: string;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly config: MailConfig;
  readonly post: PostOffice['post'];
}

/** As many letters on their way at a time as a mail server takes from one that it does not know well. */
const AT_ONCE = 4;

/** What it keeps from one letter to the next. */
interface Carrying extends MailCarrierParts {
  readonly draw: Pictures;
}

export function mailCarrier(given: MailCarrierParts): Carrier {
  const parts: Carrying = { ...given, draw: pictures() };
  return {
    pace: { atOnce: AT_ONCE, leastMs: Math.ceil(60_000 / parts.config.perMinute) },
    async send(letter) {
      // What stands in a mailbox is its reader's: nothing can be taken out of it, or put into it.
      if (letter.replaces) return { kind: 'never', reason: 'gone', code: 'mail_is_not_edited' };
      const at = mailPlace(letter.address);
      if (at === null) throw new Error(`not an address of e-mail: ${letter.address}`);
      return at.readerId === null ? toList(parts, letter, at.listId) : toReader(parts, letter, at.readerId);
    },
    async find(letter): Promise<Found> {
      // Begun again it queues what is missing, and nothing else.
      if (mailPlace(letter.address)?.readerId === null) return { kind: 'absent' };
      return { kind: 'cannot-tell', reason: 'nobody can look into a mailbox' };
    },
  };
}

async function toList(
  { database, workspaceId, clock }: MailCarrierParts,
  { deliveryId: id, message, locale }: Parcel,
  listId: string,
): Promise<Outcome> {
  const issue = await database.db.delivery.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { workspaceId: true, id: true, kind: true, subject: true, address: true },
  });
  const words = { summary: message.summary, locale };
  if (!(await fanOut({ database, now: clock.now() }, issue, words)))
    return { kind: 'never', reason: 'not-found', code: 'no_such_list' };
  return { kind: 'sent', remote: issueAt(listId, id) };
}

const NOT_WANTED: Outcome = { kind: 'never', reason: 'unwanted', code: 'left' };

async function toReader(parts: Carrying, letter: Parcel, readerId: string): Promise<Outcome> {
  const { database, workspaceId, keys, clock, config } = parts;
  const { db } = database;
  const reader = await db.mailReader.findUnique({
    where: { workspaceId_id: { workspaceId, id: readerId } },
    include: { list: true },
  });
  // As things stand now: whoever has left since it was queued gets nothing more.
  if (reader === null || reader.unsubscribedAt !== null || reader.bouncedAt !== null) return NOT_WANTED;
  const to = emailOf(keys, reader);
  const issue = letter.thread && (await issueOnFile(parts, letter.thread.id));
  if (to === null || !issue) return NOT_WANTED;
  const token = tokenOf(keys, reader);
  const message = await mailOf(
    {
      ...{ id: letter.deliveryId, to, locale: letter.locale },
      pictures: await parts.draw(issue.message, letter.locale),
      message: issue.message,
      date: issue.date,
      list: { id: reader.listId, name: reader.list.name },
      webUrl: webUrl(config, token, letter.deliveryId),
      leaveUrl: leaveUrl(config, token),
    },
    config,
  );
  const { outcome, bounce } = await parts.post({ to, message, remoteId: letter.deliveryId });
  if (bounce !== undefined) await noteBounce(db, reader, bounce, clock.now());
  return outcome;
}

interface IssueOnFile {
  readonly message: Message;
  readonly locale: Locale;
  readonly date: Date;
}

/** As it stands now: what was erased since is not in it. Null where it is kept no longer. */
export async function issueOnFile(
  { database: { db }, workspaceId }: Pick<MailCarrierParts, 'database' | 'workspaceId'>,
  id: string,
): Promise<IssueOnFile | null> {
  const row = await db.delivery.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (row === null || isBlank(row)) return null;
  const { message, locale } = contentFrom(row);
  return { message, locale, date: row.queuedAt };
}
