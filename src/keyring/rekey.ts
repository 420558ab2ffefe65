// Seals everything anew under the first key, so that the others can be thrown away. Each step can be done again: after a kill it goes on
// with what is left. Hashes stay: the key that makes them is sealed anew, not changed.
import type { ActDetails } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, type EngineStore, emptyLog, type Tx, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { checkOf, hashingKeyOf, type Keys, keysFrom, markOf } from '../keys.ts';
import { workspaces } from '../workspace/workspace.ts';
import { isHeldByAnother } from './holder.ts';
import { HASH, HASHING_KEY, hashingKeyIn, openKeys, SEAL, sealName } from './open.ts';
import type { GivenKeys } from './refusal.ts';
import {
  AT_ONCE,
  type NewSeal,
  replaceSeals,
  type SealedColumn,
  type SealedRow,
  sealedColumns,
  sealedRows,
} from './seals.ts';

export interface Rekeyed {
  /** Seals that are under the first key now and were not before. */
  readonly sealed: number;
  /** Seals that no key opens: they stay as they are. */
  readonly unreadable: number;
}

interface How {
  readonly now: Date;
  /** Goes on without the keys that are lost (see `giveUpLostKeys`). */
  readonly lost?: boolean;
  /** Waited for. */
  readonly onProgress?: (sealed: number) => void | Promise<void>;
}

/** So often it looks again for what a bot sealed under an older key meanwhile. */
const ROUNDS = 20;

/** Bots may run that have the first key in front. @throws UserError where one runs that has not, and where `openKeys` does. */
export async function rekey(
  database: Database,
  given: GivenKeys,
  { now, lost = false, onProgress = () => {} }: How,
): Promise<Rekeyed> {
  const [first = ''] = given.secretKeys;
  const refuseHeld = async () => {
    if (await isHeldByAnother(database.db, checkOf(first), now))
      throw new UserError('keys.held', (locale) => words(locale).held);
  };
  await refuseHeld();
  if (lost) await giveUpLostKeys(database, given, now);
  const keys = await openKeys(database, given);
  await sealHashingKey(database, keys, given);
  let sealed = 0;
  let unreadable = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    unreadable = 0;
    for (const of of sealedColumns) {
      const done = await resealColumn(database, of, keys, markOf(first), (count) =>
        onProgress(sealed + count),
      );
      sealed += done.sealed;
      unreadable += done.unreadable;
    }
    await refuseHeld();
    if (await forgetOthers(database, keys, first, now)) {
      await emptyLog(database);
      return { sealed, unreadable };
    }
  }
  throw new UserError('keys.busy', (locale) => words(locale).busy);
}

async function resealColumn(
  database: Database,
  of: SealedColumn,
  keys: Keys,
  mark: string,
  onProgress: (sealed: number) => void | Promise<void>,
): Promise<Rekeyed> {
  let sealed = 0;
  let unreadable = 0;
  for (let after: SealedRow | null = null; ; ) {
    const rows: SealedRow[] = await sealedRows(database, of, { after, most: AT_ONCE, otherThan: mark });
    const anew = rows.flatMap((row): NewSeal[] => {
      const next = resealed(keys, of.purpose, row.seal);
      return next === null ? [] : [{ ...row, next }];
    });
    unreadable += rows.length - anew.length;
    sealed += await transact(database, (tx) => replaceSeals({ db: tx, engine: database.engine }, of, anew));
    await onProgress(sealed);
    if (rows.length < AT_ONCE) return { sealed, unreadable };
    after = rows.at(-1) ?? null;
  }
}

function resealed(keys: Keys, purpose: string, seal: string): string | null {
  try {
    return keys.reseal(purpose, seal);
  } catch {
    return null;
  }
}

async function sealHashingKey(database: Database, keys: Keys, { secretKeys }: GivenKeys): Promise<void> {
  await transact(database, async (tx) => {
    const { sealed, check } = await tx.keyOnFile.findUniqueOrThrow({ where: { name: HASH } });
    const hashing = hashingKeyIn(secretKeys, { sealed, check });
    if (hashing === null) return;
    const data = { sealed: keys.seal(HASHING_KEY, hashing) };
    await tx.keyOnFile.update({ where: { name: HASH }, data });
  });
}

/** False, and nothing is forgotten, where something is still, or again, under another key that opens it. */
function forgetOthers(database: Database, keys: Keys, first: string, now: Date): Promise<boolean> {
  return transact(database, async (tx) => {
    const store = { db: tx, engine: database.engine };
    for (const of of sealedColumns) if (await isAnyLeft(store, of, keys, markOf(first))) return false;
    const kept = sealName(checkOf(first));
    const { count } = await tx.keyOnFile.deleteMany({ where: { name: { startsWith: SEAL, not: kept } } });
    if (count > 0) await noteInAll(tx, now, { lost: false });
    return true;
  });
}

async function isAnyLeft(store: EngineStore, of: SealedColumn, keys: Keys, mark: string): Promise<boolean> {
  for (let after: SealedRow | null = null; ; ) {
    const rows: SealedRow[] = await sealedRows(store, of, { after, most: AT_ONCE, otherThan: mark });
    if (rows.some(({ seal }) => resealed(keys, of.purpose, seal) !== null)) return true;
    if (rows.length < AT_ONCE) return false;
    after = rows.at(-1) ?? null;
  }
}

/**
 * Goes on without keys that are lost: those that are given are written down instead. What the lost ones sealed stays unreadable, and
 * where the key of the hashes was under one of them, customers and answers that come again count as new ones.
 */
async function giveUpLostKeys(database: Database, { secretKeys }: GivenKeys, now: Date): Promise<void> {
  const [first = ''] = secretKeys;
  await transact(database, async (tx) => {
    const hash = await tx.keyOnFile.findUnique({ where: { name: HASH } });
    const hashing = (hash && hashingKeyIn(secretKeys, hash)) ?? hashingKeyOf(secretKeys.at(-1) ?? '');
    await tx.keyOnFile.deleteMany({});
    const sealed = keysFrom(secretKeys).seal(HASHING_KEY, hashing);
    await tx.keyOnFile.create({ data: { name: HASH, check: checkOf(hashing), sealed } });
    await tx.keyOnFile.create({ data: { name: sealName(checkOf(first)), check: checkOf(first) } });
    await noteInAll(tx, now, { lost: true });
  });
}

/** The keys are those of every company in the database. */
async function noteInAll(tx: Tx, now: Date, of: ActDetails<'key.changed'>): Promise<void> {
  for (const { id: workspaceId } of await workspaces(tx))
    await noted(tx, { workspaceId, by: 'command-line', now }, 'key.changed', of);
}

const words = phrases({
  en: {
    held: 'A bot is running that does not seal with the first of these keys. Stop it, or restart it with the same keys, then do this again (after a crash, three minutes later).',
    busy: 'Something is still being sealed under an older key. Restart every bot with the new key in front, then do this again.',
  },
  fr: {
    held: fr`Un bot est en marche, qui ne scelle pas avec la première de ces clés. Arrêtez-le, ou relancez-le avec les mêmes clés, puis recommencez (après une panne, trois minutes plus tard).`,
    busy: fr`Quelque chose est encore scellé sous une clé plus ancienne. Relancez chaque bot avec la nouvelle clé devant, puis recommencez.`,
  },
});
