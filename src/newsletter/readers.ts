// Who reads a mailing list. An e-mail address is personal: it is sealed, found again by a keyed hash, and forgotten when its reader leaves;
// the hash stays, so that no import brings them back.
import { newId } from '../clock.ts';
import { beyond, type Store, type Tx } from '../database/client.ts';
import type { MailReaderModel } from '../database/generated/sqlite/models.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Keys, opened } from '../keys.ts';
import type { Address } from '../messages/message.ts';
import { hashOf } from '../tokens/bearer.ts';
import { mailPlace } from './addresses.ts';

/** The purposes under which an address is sealed and hashed, and a token made. */
export const EMAIL = 'newsletter.email';
const KNOWN = 'newsletter.known';
const TOKEN = 'newsletter.token';
const ACCOUNT = 'newsletter.account';

/** Sealed to one size, or its length would tell short names from long ones. In bytes: the longest address has 254 (RFC 5321, 4.5.3.1.3). */
const SIZE = 256;

export interface NewReader {
  readonly email: string;
  /** Null: in the schedule's language. */
  readonly locale: Locale | null;
}

export interface Readers {
  readonly keys: Keys;
  readonly workspaceId: string;
  readonly listId: string;
}

export interface JoiningReaders {
  readonly now: Date;
  /** Where it comes from that they may be written to. */
  readonly consent: string;
}

export interface JoinedReaders {
  readonly added: number;
  /** They read it already; their language is what was given now. */
  readonly known: number;
  /** They had left: they stay so. */
  readonly left: number;
  /** Their server refused the address: they are written to again. */
  readonly revived: number;
}

/** Each address once: see `readersIn`. */
export async function addReaders(
  tx: Tx,
  { keys, workspaceId, listId }: Readers,
  people: readonly NewReader[],
  { now, consent }: JoiningReaders,
): Promise<JoinedReaders> {
  const count = { added: 0, known: 0, left: 0, revived: 0 };
  const hashes = people.map(({ email }) => emailHash(keys, workspaceId, email));
  const there = await tx.mailReader.findMany({ where: { workspaceId, listId, emailHash: { in: hashes } } });
  const known = new Map(there.map((row) => [row.emailHash, row]));
  const fresh = [];
  for (const [at, { email, locale }] of people.entries()) {
    const hash = hashes[at] ?? '';
    const row = known.get(hash);
    if (!row) {
      fresh.push({ ...newReader(keys, workspaceId, email), listId, emailHash: hash, locale, consent });
      count.added += 1;
    } else if (row.unsubscribedAt !== null) count.left += 1;
    else {
      const revived = row.bouncedAt !== null;
      await tx.mailReader.update({
        where: { workspaceId_id: { workspaceId, id: row.id } },
        data: { locale, ...(revived ? { bouncedAt: null, bounce: null, toldAt: null } : {}) },
      });
      if (revived) count.revived += 1;
      else count.known += 1;
    }
  }
  if (fresh.length > 0)
    await tx.mailReader.createMany({ data: fresh.map((each) => ({ ...each, addedAt: now })) });
  return count;
}

/** What of a reader's row is made of their address and the keys. */
export function newReader(keys: Keys, workspaceId: string, email: string) {
  const id = newId();
  const tokenHash = hashOf(tokenOf(keys, { workspaceId, id }));
  return { workspaceId, id, tokenHash, sealedEmail: sealedAddress(keys, email) };
}

export function sealedAddress(keys: Keys, email: string): string {
  return keys.seal(EMAIL, email, SIZE);
}

export type { MailReaderModel as MailReader } from '../database/generated/sqlite/models.ts';

/** All who are on a list or have left it, some at a time, in the order in which they came. */
export async function* readersOf(
  db: Store,
  workspaceId: string,
  listId: string,
): AsyncGenerator<MailReaderModel> {
  for (let skip = 0; ; skip += AT_ONCE) {
    const rows = await db.mailReader.findMany({
      where: { workspaceId, listId },
      orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
      skip,
      take: AT_ONCE,
    });
    yield* rows;
    if (rows.length < AT_ONCE) return;
  }
}

const AT_ONCE = 500;

/** Null where no key opens it, or they have left. */
export function emailOf(keys: Keys, { sealedEmail }: Pick<MailReaderModel, 'sealedEmail'>): string | null {
  return sealedEmail === '' ? null : opened(keys, EMAIL, sealedEmail);
}

/** "n…@example.com (The letter)": as much as tells an admin which reader it is. Null where the address is no reader's, or they are gone. */
export async function readerLabel(
  db: Store,
  keys: Keys,
  { workspaceId, address }: { readonly workspaceId: string; readonly address: Address },
): Promise<string | null> {
  const id = mailPlace(address)?.readerId ?? null;
  if (id === null) return null;
  const reader = await db.mailReader.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: { list: true },
  });
  if (reader === null) return null;
  const email = emailOf(keys, reader) ?? '…';
  return `${email.replace(/^(.)[^@]*@/u, '$1…@')} (${reader.list.name})`;
}

/** By this alone an address is found: lower case, as all servers that matter treat it. */
export function emailHash(keys: Keys, workspaceId: string, email: string): string {
  return keys.fingerprint(KNOWN, `${workspaceId} ${email.trim().toLowerCase()}`);
}

/** By this alone an account in the chat is found: see the schema. */
export function accountHash(keys: Keys, workspaceId: string, account: Address): string {
  return keys.fingerprint(ACCOUNT, `${workspaceId} ${account}`);
}

/** In the links of a reader's e-mails: a keyed hash that nobody can guess. Only its own hash is stored. */
export function tokenOf(
  keys: Keys,
  { workspaceId, id }: Pick<MailReaderModel, 'workspaceId' | 'id'>,
): string {
  return keys.fingerprint(TOKEN, `${workspaceId} ${id}`);
}

/** Whose links these are; null for what is none of ours. Anybody may ask it. */
export async function readerBearing(db: Store, token: string): Promise<MailReaderModel | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  return beyond(db, 'whose it is').mailReader.findUnique({ where: { tokenHash: hashOf(token) } });
}

/** They are written to no more, and their address is forgotten. Doing it again changes nothing. False where they had left before. */
export async function leave(
  db: Store,
  { workspaceId, id }: Pick<MailReaderModel, 'workspaceId' | 'id'>,
  now: Date,
): Promise<boolean> {
  const { count } = await db.mailReader.updateMany({
    where: { workspaceId, id, unsubscribedAt: null },
    data: { unsubscribedAt: now, sealedEmail: '', bouncedAt: null, bounce: null },
  });
  return count === 1;
}

/** Their server refuses the address: nothing more is sent there. @param bounce its code, "550 5.1.1", never its words */
export async function noteBounce(
  db: Store,
  { workspaceId, id }: Pick<MailReaderModel, 'workspaceId' | 'id'>,
  bounce: string,
  now: Date,
): Promise<void> {
  await db.mailReader.updateMany({
    where: { workspaceId, id, unsubscribedAt: null, bouncedAt: null },
    data: { bouncedAt: now, bounce },
  });
}

/**
 * Takes out all that is kept of an address. On lists that channels feed they would be back within the day: there the keyed hashes stay, as of
 * whoever left. From how many lists. @param listId from this one alone
 */
export async function removeReader(
  tx: Tx,
  { keys, workspaceId }: Pick<Readers, 'keys' | 'workspaceId'>,
  email: string,
  { listId, now }: { readonly listId: string | undefined; readonly now: Date },
): Promise<number> {
  const hash = emailHash(keys, workspaceId, email);
  const where = { workspaceId, emailHash: hash, ...(listId === undefined ? {} : { listId }) };
  return forgetReaders(tx, workspaceId, await tx.mailReader.findMany({ where, select: REMOVED }), now);
}

/** The same of whoever has one of these accounts in the chat, as far as a chat told which address is theirs. */
export async function removeAccounts(
  tx: Tx,
  { keys, workspaceId }: Pick<Readers, 'keys' | 'workspaceId'>,
  accounts: readonly Address[],
  now: Date,
): Promise<number> {
  const hashes = accounts.map((account) => accountHash(keys, workspaceId, account));
  const where = { workspaceId, accountHash: { in: hashes } };
  return forgetReaders(tx, workspaceId, await tx.mailReader.findMany({ where, select: REMOVED }), now);
}

const REMOVED = { id: true, list: { select: { askAt: true } } } as const;

async function forgetReaders(
  tx: Tx,
  workspaceId: string,
  found: readonly { readonly id: string; readonly list: { readonly askAt: Date | null } }[],
  now: Date,
): Promise<number> {
  for (const { id, list } of found) {
    if (list.askAt === null) await tx.mailReader.deleteMany({ where: { workspaceId, id } });
    else await leave(tx, { workspaceId, id }, now);
  }
  return found.length;
}
