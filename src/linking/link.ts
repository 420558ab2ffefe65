// Two accounts become one person, and two again. The code that allows it is code.ts; what it changes everywhere is repoint.ts.
import { noted } from '../audit/note.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import type { Naming } from '../people/naming.ts';
import { ownAddress, type Person } from '../people/person.ts';
import { givenRoles } from '../people/roles.ts';
import { findCode, newCode, useCode } from './code.ts';
import { refusal } from './refusals.ts';
import { repoint } from './repoint.ts';

export interface Linking {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspaceId: string;
  /** See Repointing. */
  readonly naming: readonly Naming[];
  readonly now: Date;
}

/**
 * A code that whoever types it on another chat becomes one person with this one.
 * @throws UserError 'link.already'
 */
export async function askForCode(linking: Linking, person: Pick<Person, 'id'>): Promise<string> {
  const accounts = await accountsOf(linking.database.db, linking.workspaceId, person.id);
  if (accounts.length > 1) throw refusal('already');
  return newCode(linking, person.id);
}

/**
 * Whose code this person has typed, so that they can say whether that is them.
 * @throws UserError 'link.wrong', 'link.expired', 'link.too-many', 'link.own', 'link.same-chat', 'link.already', 'link.taken', 'link.role'
 */
export async function whoseCode(
  linking: Linking,
  typedBy: Pick<Person, 'id'>,
  code: string,
): Promise<Person> {
  const { db } = linking.database;
  const found = await findCode(linking, typedBy.id, code);
  if (found.kind === 'found') return mayLink(db, linking.workspaceId, found.personId, typedBy.id);
  // Sent twice, the code was used the first time.
  const isLinked = (await accountsOf(db, linking.workspaceId, typedBy.id)).length > 1;
  throw refusal(isLinked ? 'already' : found.kind);
}

/**
 * Who typed the code becomes one person with who asked for it: all that is theirs is from then on that person's, and nothing
 * names them any more. Each account goes on administering what it did, and no more; a role is the person's, on whichever account.
 * @param letters the chat that letters go to; that of the code where nobody has an account on it
 * @returns the person that both are now
 * @throws UserError as `whoseCode` does
 */
export async function link(
  linking: Linking,
  typedBy: Pick<Person, 'id'>,
  code: string,
  letters: string,
): Promise<Person> {
  const { id: to } = await whoseCode(linking, typedBy, code);
  const { database, keys, workspaceId, naming } = linking;
  const from = typedBy.id;
  return transact(database, async (tx) => {
    await mayLink(tx, workspaceId, to, from);
    if (!(await useCode(tx, linking, code))) throw refusal('expired');
    await tx.linkCode.deleteMany({ where: { workspaceId, personId: from } });
    const absorbed = await personById(tx, workspaceId, from);
    const kept = await personById(tx, workspaceId, to);
    await repoint(tx, { engine: database.engine, keys, naming, workspaceId, from, to });
    await tx.person.update({
      where: { workspaceId_id: { workspaceId, id: from } },
      data: { linkedTo: to, lettersTo: null },
    });
    await tx.person.update({
      where: { workspaceId_id: { workspaceId, id: to } },
      data: {
        chosenLocale: kept.chosenLocale ?? absorbed.chosenLocale,
        // Reminded today on either chat, they were reminded.
        remindedOn: later(kept.remindedOn, absorbed.remindedOn),
        awayUntil: later(kept.awayUntil, absorbed.awayUntil),
      },
    });
    await noted(tx, { workspaceId, by: { person: to }, now: linking.now }, 'accounts.linked', {});
    return sendLettersTo(tx, { workspaceId, id: to }, letters);
  });
}

/**
 * Each account is a person of its own again. What was theirs so far stays with the account that had asked for the code.
 * False where nothing was linked.
 */
export function unlink(
  { database, workspaceId, now }: Linking,
  person: Pick<Person, 'id'>,
): Promise<boolean> {
  return transact(database, async (tx) => {
    const kept = await personById(tx, workspaceId, person.id);
    const { chosenLocale, remindedOn, awayUntil } = kept;
    const { count } = await tx.person.updateMany({
      where: { workspaceId, linkedTo: kept.id },
      data: { linkedTo: null, chosenLocale, remindedOn, awayUntil },
    });
    await tx.person.update({
      where: { workspaceId_id: { workspaceId, id: kept.id } },
      data: { lettersTo: null },
    });
    if (count > 0) await noted(tx, { workspaceId, by: { person: kept.id }, now }, 'accounts.unlinked', {});
    return count > 0;
  });
}

/** All accounts of a person; first the one that keeps everything when they are unlinked. */
export async function accountsOf(db: Store, workspaceId: string, id: string): Promise<readonly Person[]> {
  const accounts = await db.person.findMany({ where: { workspaceId, OR: [{ id }, { linkedTo: id }] } });
  return accounts.toSorted((a, b) => Number(a.id !== id) - Number(b.id !== id));
}

/** On a chat where they have no account, letters go on as before. */
export async function sendLettersTo(
  db: Store,
  { workspaceId, id }: Pick<Person, 'workspaceId' | 'id'>,
  platform: string,
): Promise<Person> {
  const accounts = await accountsOf(db, workspaceId, id);
  const chosen = accounts.find((account) => account.platform === platform);
  if (!chosen) return personById(db, workspaceId, id);
  return db.person.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { lettersTo: chosen.id === id ? null : ownAddress(chosen) },
  });
}

/** One account a chat: with two on one, nobody could say which of them is meant there. */
async function mayLink(db: Store, workspaceId: string, askedBy: string, typedBy: string): Promise<Person> {
  const [theirs, ours] = [
    await accountsOf(db, workspaceId, askedBy),
    await accountsOf(db, workspaceId, typedBy),
  ];
  if (askedBy === typedBy) throw refusal(ours.length > 1 ? 'already' : 'own');
  // Became somebody else's account just now.
  if (ours[0]?.linkedTo !== null) throw refusal('already');
  const [person] = theirs;
  if (!person || person.linkedTo !== null) throw refusal('expired');
  const chats = new Set(theirs.map(({ platform }) => platform));
  if (ours.some(({ platform }) => chats.has(platform)))
    throw refusal(theirs.length + ours.length > 2 ? 'taken' : 'same-chat');
  // Whoever talks somebody into typing a code would have their roles.
  const held = await givenRoles(db, person);
  const given = await givenRoles(db, { workspaceId, id: typedBy });
  if (given.some((role) => !held.includes(role))) throw refusal('role');
  return person;
}

function personById(db: Store, workspaceId: string, id: string): Promise<Person> {
  return db.person.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
}

function later<T extends string | Date>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
