// Erases one colleague on request: nothing names them afterwards, in any column that a feature says names people, in what was written to
// them, and in the kept copies of messages and digests. What they wrote stays, of nobody. The audit log keeps an id that nothing else has.
import { renameAsked } from '../ambassadors/asked.ts';
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, emptyLog, type Tx, transact } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import type { Replacing } from '../messages/without-name.ts';
import { removeAccounts } from '../newsletter/readers.ts';
import type { Naming } from '../people/naming.ts';
import { ownAddress, type Person } from '../people/person.ts';
import { renameErased } from '../people/renaming.ts';
import { standInOf } from '../people/stand-in.ts';
import { openOutbox } from '../suggestions/outbox/outbox.ts';
import { sealAnew } from '../suggestions/sealed-authors.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { forgetLetters, renameCopies, renameSince } from './copies.ts';
import { type Mentions, mentionsOf } from './mentions.ts';

export interface Erasing {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspaceId: string;
  /** Every column that names a person: what the features say (handlers/folds.ts). */
  readonly naming: readonly Naming[];
}

export interface PersonErasure {
  /** Rows that named them: by their rule they name nobody now, or are gone. */
  readonly rows: number;
  /** Messages that were written to them, and went. */
  readonly letters: number;
  /** Mailing lists that they were taken off: those on which a chat told which address is theirs. */
  readonly lists: number;
  /** Kept copies of other messages, and of digests, that had their name. */
  readonly copies: number;
  /** Where colleagues wrote their name: somebody has to look. */
  readonly mentions: Mentions;
}

/**
 * All of it in one transaction, but for the copies, which are others' too and come first: where it stops in between, doing it again goes on.
 * Whoever writes to the bot again is met as somebody new.
 * @param dryRun counts, and changes nothing
 */
export async function erasePerson(
  erasing: Erasing,
  person: Person,
  { now, by, dryRun = false }: Doer & { readonly dryRun?: boolean },
): Promise<PersonErasure> {
  const { database, keys, workspaceId } = erasing;
  const { db, engine } = database;
  const mentions = await mentionsOf(database, workspaceId, person.name);
  const standIn = (tx: Tx) => workspaceById(tx, workspaceId).then((workspace) => standInOf(tx, workspace));
  const accounts = await db.person.findMany({
    where: { workspaceId, OR: [{ id: person.id }, { linkedTo: person.id }] },
  });
  const inPlaceOf = dryRun ? { ...person, name: '', externalId: '' } : await transact(database, standIn);
  const replacing = replacingOf(person, accounts, inPlaceOf);
  const earlier = await renameCopies({ db, engine, keys, workspaceId }, replacing, !dryRun);
  const work = async (tx: Tx): Promise<PersonErasure> => {
    const { id: to } = await standIn(tx);
    const letters = await forgetLetters(tx, keys, workspaceId, replacing.addresses);
    const lists = await removeAccounts(tx, { keys, workspaceId }, replacing.addresses, now);
    const rows = await takeOut(tx, erasing, accounts, to);
    const meanwhile = dryRun
      ? 0
      : await renameSince({ db: tx, engine, keys, workspaceId }, replacing, ago(now));
    await noted(tx, { workspaceId, by, now }, 'person.erased', { rows, messages: letters });
    return { rows, letters, lists, copies: earlier + meanwhile, mentions };
  };
  if (dryRun) return undone(database, work);
  const erasure = await transact(database, work);
  await emptyLog(database);
  return erasure;
}

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
  { database: { engine }, keys, workspaceId, naming }: Erasing,
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
