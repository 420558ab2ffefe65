// The keys that a database was written with, and whether those that are given are the ones. What is written down of a key tells it from
// others and no more. Changing them is rekey.ts.
import { type Database, isUniqueViolation, transact } from '../database/client.ts';
import { checkOf, type HashingKey, type Keys, keysFrom, markOf } from '../keys.ts';
import { hashingKeyThatFits } from './evidence.ts';
import { type GivenKeys, refusedKeys } from './refusal.ts';
import { rehashCustomers } from './rehash.ts';
import { marksIn, sealedColumns } from './seals.ts';

/** The name of the row that keeps the hashing key. */
export const HASH = 'hash';
/** The purpose under which it is sealed. */
export const HASHING_KEY = 'keys.hashing';
/** What the names of rows of secret keys begin with. */
export const SEAL = 'seal:';

export function sealName(check: string): string {
  return SEAL + check;
}

/**
 * The keys of this database. Where none is on file yet they are written down, provided that they open what is sealed and made what is
 * hashed. A new key in front of those on file seals from when the bot starts with it; who only visits seals with one that is known.
 * @throws UserError naming which key is missing, having changed nothing
 */
export async function openKeys(
  database: Database,
  given: GivenKeys,
  { isVisit = false }: { readonly isVisit?: boolean } = {},
): Promise<Keys> {
  const open = () => fittingKeys(database, given, isVisit);
  const keys = await open().catch((error: unknown) => {
    // Another process wrote them down just now.
    if (isUniqueViolation(error)) return open();
    throw error;
  });
  await rehashCustomers(database, keys);
  return keys;
}

async function fittingKeys(database: Database, given: GivenKeys, isVisit: boolean): Promise<Keys> {
  const { db } = database;
  const onFile = await db.keyOnFile.findMany();
  const hash = onFile.find(({ name }) => name === HASH);
  if (!hash) {
    await adopt(database, given);
    return fittingKeys(database, given, isVisit);
  }
  const { secretKeys } = given;
  const sealing = onFile.filter(({ name }) => name.startsWith(SEAL)).map(({ check }) => check);
  const isKnown = (secret: string) => sealing.includes(checkOf(secret));
  const missing = sealing.filter((check) => !secretKeys.some((secret) => checkOf(secret) === check));
  if (missing.length > 0) throw refusedKeys('seal', given, missing);
  const hashing = hashingKeyIn(secretKeys, hash);
  if (hashing === null) throw refusedKeys('hash', given);
  const [first = ''] = secretKeys;
  if (isKnown(first)) return keysFrom(secretKeys, hashing);
  if (isVisit)
    return keysFrom(
      secretKeys.toSorted((a, b) => Number(isKnown(b)) - Number(isKnown(a))),
      hashing,
    );
  const check = checkOf(first);
  await db.keyOnFile.create({ data: { name: sealName(check), check } });
  return keysFrom(secretKeys, hashing);
}

/** A new database takes whatever it is given; one from before keys were written down, what opens its seals and made its hashes. */
async function adopt(database: Database, given: GivenKeys): Promise<void> {
  const { secretKeys } = given;
  const marks = await marksOf(database);
  const isOurs = (mark: string) => secretKeys.some((secret) => markOf(secret) === mark);
  const count = (ours: boolean) =>
    [...marks].reduce((sum, [mark, seals]) => sum + (isOurs(mark) === ours ? seals : 0), 0);
  // A few that nobody can read any more keep nobody from the rest: they are counted, and told (unreadable.ts).
  if (count(false) > count(true)) throw refusedKeys('seal', given);
  const hashing = await hashingKeyThatFits(database.db, secretKeys);
  if (hashing === null) throw refusedKeys('hash', given);
  const inUse = secretKeys.filter((secret) => marks.has(markOf(secret)));
  const sealing = inUse.length > 0 ? inUse : secretKeys.slice(0, 1);
  const keys = keysFrom([...sealing, ...secretKeys], hashing);
  const sealed = keys.seal(HASHING_KEY, hashing);
  await transact(database, async (tx) => {
    await tx.keyOnFile.create({ data: { name: HASH, check: checkOf(hashing), sealed } });
    for (const check of new Set(sealing.map(checkOf)))
      await tx.keyOnFile.create({ data: { name: sealName(check), check } });
  });
}

/** How many seals there are under each mark, in all columns. */
async function marksOf(database: Database): Promise<Map<string, number>> {
  const marks = new Map<string, number>();
  for (const of of sealedColumns)
    for (const [mark, count] of await marksIn(database, of)) marks.set(mark, (marks.get(mark) ?? 0) + count);
  return marks;
}

/** Null where none of the secrets opens it, or it is another one. */
export function hashingKeyIn(
  secretKeys: readonly string[],
  { check, sealed }: { readonly check: string; readonly sealed: string | null },
): HashingKey | null {
  try {
    const hashing = keysFrom(secretKeys).open(HASHING_KEY, sealed ?? '');
    return checkOf(hashing) === check ? hashing : null;
  } catch {
    return null;
  }
}
