// Erases one colleague on request: nothing names them afterwards, in any column that a feature says names people, in what was written to
// them, in messages and digests, and what they wrote in their own words is gone, in the chat too. What they did stays told, of nobody; so
// does what they proposed without their name, which taking it out would tell. The audit log keeps an id that nothing else has.
import { renameAsked } from '../ambassadors/asked.ts';
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, emptyLog, type Tx, transact } from '../database/client.ts';
import { localeOf } from '../i18n/locale.ts';
import type { Keys } from '../keys.ts';
import type { Address } from '../messages/message.ts';
import type { Replacing } from '../messages/without-name.ts';
import { removeAccounts } from '../newsletter/readers.ts';
import type { Naming } from '../people/naming.ts';
import { ownAddress, type Person } from '../people/person.ts';
import { renameErased } from '../people/renaming.ts';
import { standInOf } from '../people/stand-in.ts';
import type { Wording } from '../people/wording.ts';
import { openOutbox } from '../suggestions/outbox/outbox.ts';
import { sealAnew } from '../suggestions/sealed-authors.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { type CopiesCleaned, cleanCopies, cleanSince, forgetLetters, insteadOfTheirs } from './copies.ts';
import type { Queued } from './ledger.ts';
import { type Mentions, mentionsOf } from './mentions.ts';
import { ownWordsOf, renameInWords, takeOutOwnWords } from './own-words.ts';
import { takeBackThanksOf } from './thanks.ts';

export interface Erasing {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspaceId: string;
  /** Every column that names a person: what the features say (handlers/folds.ts). */
  readonly naming: readonly Naming[];
  /** Every column in which colleagues' own words stand. */
  readonly wordings: readonly Wording[];
}

export interface PersonErasure {
  /** Rows that named them: by their rule they name nobody now, or are gone. */
  readonly rows: number;
  /** Messages that were written to them, and went. */
  readonly letters: number;
  /** Mailing lists that they were taken off: those on which a chat told which address is theirs. */
  readonly lists: number;
  /** Rows with their own words, which are gone; where they stay, 0. */
  readonly words: number;
  /** Other messages on file, and digests, that had their name or their words. */
  readonly copies: number;
  /** Of these, messages that stand in the chat. */
  readonly posted: number;
  /** The edits of those; none in a dry run. */
  readonly edits: readonly Queued[];
  /** Where a message may stand of which nobody can tell: somebody has to look. */
  readonly doubtful: readonly Address[];
  /** Mailing lists to which such messages went by e-mail: in mailboxes they stay. */
  readonly mailed: readonly Address[];
  /** Where colleagues wrote a name that is a word of the language, too: somebody has to look. */
  readonly mentions: Mentions;
}

export interface HowErased extends Doer {
  /** Counts, and changes nothing. */
  readonly dryRun?: boolean;
  /** What they wrote stays, of nobody. */
  readonly keepWords?: boolean;
}

/**
 * All of it in one transaction, but for the copies, which are others' too and come first: where it stops in between, doing it again goes on.
 * Whoever writes to the bot again is met as somebody new. Carrying the edits to the chat is reach.ts.
 */
export async function erasePerson(
  erasing: Erasing,
  person: Person,
  { now, by, dryRun = false, keepWords = false }: HowErased,
): Promise<PersonErasure> {
  const { database, keys, workspaceId, naming, wordings } = erasing;
  const { db, engine } = database;
  const standIn = (tx: Tx) => workspaceById(tx, workspaceId).then((workspace) => standInOf(tx, workspace));
  const accounts = await db.person.findMany({
    where: { workspaceId, OR: [{ id: person.id }, { linkedTo: person.id }] },
  });
  const inPlaceOf = dryRun ? { ...person, name: '', externalId: '' } : await transact(database, standIn);
  const personIds = accounts.map(({ id }) => id);
  const { country } = await workspaceById(db, workspaceId);
  const words = keepWords
    ? { texts: [], subjects: [] }
    : await ownWordsOf({ db, engine, workspaceId, personIds, country }, wordings);
  const unwanted = { replacing: replacingOf(person, accounts, inPlaceOf), words };
  const copies = { keys, workspaceId };
  const earlier = await cleanCopies(database, copies, unwanted, { now, write: !dryRun });
  const work = async (tx: Tx): Promise<PersonErasure> => {
    const { id: to, name } = await standIn(tx);
    const { locale } = await workspaceById(tx, workspaceId);
    const letters = await forgetLetters(tx, keys, workspaceId, unwanted.replacing.addresses);
    const lists = await removeAccounts(tx, { keys, workspaceId }, unwanted.replacing.addresses, now);
    const thanks = await takeBackThanksOf(tx, workspaceId, personIds, now);
    const within = { db: tx, engine, workspaceId };
    const instead = insteadOfTheirs(localeOf(locale) ?? 'en');
    const taken = keepWords ? 0 : await takeOutOwnWords({ ...within, personIds }, wordings, instead);
    const named = await renameInWords(within, wordings, {
      ...unwanted.replacing,
      by: { name, address: '' },
    });
    const rows = (await takeOut(tx, { database, keys, workspaceId, naming }, accounts, to)) + named;
    const later = dryRun ? NOTHING : await cleanSince(tx, copies, unwanted, { since: ago(now), now });
    await noted(tx, { workspaceId, by, now }, 'person.erased', { rows, messages: letters });
    return {
      ...{ rows, letters, lists, words: taken },
      copies: earlier.copies + later.copies,
      posted: earlier.posted + thanks.length + later.posted,
      edits: [...earlier.edits, ...thanks, ...later.edits],
      doubtful: [...earlier.doubtful, ...later.doubtful],
      mailed: [...new Set([...earlier.mailed, ...later.mailed])],
      mentions: await mentionsOf(within, workspaceId, person.name),
    };
  };
  if (dryRun) return undone(database, work);
  const erasure = await transact(database, work);
  await emptyLog(database);
  return erasure;
}

const NOTHING: CopiesCleaned = { copies: 0, posted: 0, edits: [], doubtful: [], mailed: [] };

/** Well before whatever a clock nearby says of the same moment. */
function ago(now: Date): Date {
  return new Date(now.getTime() - 600_000);
}

function replacingOf({ name }: Person, accounts: readonly Person[], standIn: Person): Replacing {
  return {
    name,
    addresses: accounts.map(ownAddress),
    by: { name: standIn.name, address: ownAddress(standIn) },
  };
}

/** How many rows it was about. */
async function takeOut(
  tx: Tx,
  { database: { engine }, keys, workspaceId, naming }: Omit<Erasing, 'wordings'>,
  accounts: readonly Person[],
  to: string,
): Promise<number> {
  const ids = accounts.map(({ id }) => id);
  const { waiting } = await openOutbox(tx, keys, workspaceId);
  const hidden = waiting.filter(({ act }) => ids.includes(act.personId)).map(({ id }) => id);
  await tx.sealedAct.deleteMany({ where: { workspaceId, id: { in: hidden } } });
  let rows = 0;
  for (const from of ids) {
    rows += await renameErased(tx, naming, { engine, workspaceId, from, to });
    await sealAnew(tx, { engine, keys, workspaceId, from, to });
    await renameAsked(tx, { keys, workspaceId, from, to: null });
  }
  await tx.linkCode.deleteMany({ where: { workspaceId, personId: { in: ids } } });
  await forgetDrafts(tx, workspaceId, [...ids, ...accounts.map(ownAddress)]);
  for (const { platform, externalId: place } of accounts)
    await tx.conversation.deleteMany({ where: { workspaceId, platform, place } });
  const { count } = await tx.person.deleteMany({ where: { workspaceId, id: { in: ids } } });
  return rows + count;
}

/** Forms that are still open and name them begin anew. */
async function forgetDrafts(tx: Tx, workspaceId: string, names: readonly string[]): Promise<void> {
  for (const { key, values } of await tx.formDraft.findMany({ where: { workspaceId } })) {
    const text = JSON.stringify(values);
    if (names.some((name) => text.includes(`"${name}"`)))
      await tx.formDraft.deleteMany({ where: { workspaceId, key } });
  }
}

/** What it comes to, and nothing of it done. */
async function undone<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { readonly is: T } | null = null;
  const ending = new Error('only counted');
  await transact(database, async (tx) => {
    result = { is: await work(tx) };
    throw ending;
  }).catch((error: unknown) => {
    if (error !== ending) throw error;
  });
  if (result === null) throw ending;
  return (result as { readonly is: T }).is;
}
