// The company's own touchpoints, and what it calls ours: read, and made from the words that come in. What an admin changes is change.ts.
import { type EngineStore, insertMany, type Store } from '../../database/client.ts';
import { looksPersonal } from '../files/recognition/harmless.ts';
import { inPortions } from '../portions.ts';
import {
  AT_WORK,
  type Names,
  ourTouchpointOf,
  steps,
  touchpointElsewhere,
  touchpointKey,
  touchpoints,
} from '../touchpoints.ts';
import { touchpointsInOrder } from './order.ts';
import type { Lane } from './stage.ts';

/** More are no moments of a journey but numbers, places or persons: what comes beyond stays with its answer, and is not offered. */
export const MOST_OWN = 200;
/** Longer words name no moment, in characters. */
const LONGEST = 60;

export type Called = ReadonlyMap<string, Names>;

/** The names that the company gave, by touchpoint; none for those of ours that it calls as we do. */
export async function touchpointsCalled(db: Store, workspaceId: string): Promise<Called> {
  const rows = await db.touchpoint.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  return new Map(rows.map(({ id, nameEn, nameFr }) => [id, { en: nameEn, fr: nameFr }]));
}

/** The names to keep beside a touchpoint that is shown; nothing where it is called as it is without them. */
export function calledOf(called: Called, touchpoint: string | null): { touchpointCalled?: Names } {
  const given = touchpoint === null ? undefined : called.get(touchpoint);
  const isPlain = given === undefined || (given.en === touchpoint && given.fr === touchpoint);
  return isPlain ? {} : { touchpointCalled: given };
}

/** Those that an answer can be about, in the order of the customers' way. */
export async function touchpointIds(db: Store, workspaceId: string): Promise<string[]> {
  const all = await touchpointsInOrder(db, workspaceId);
  return all.flatMap(({ id, lane, isRetired }) => (lane === 'customers' && !isRetired ? id : []));
}

/** How many of the company's own there are on a way, but those that nobody uses. */
export function ownTouchpoints(db: Store, workspaceId: string, lane: Lane): Promise<number> {
  const ours = [...touchpoints, ...steps];
  return db.touchpoint.count({ where: { workspaceId, lane, id: { notIn: ours }, isRetired: false } });
}

/** An answer has come to them: they are offered again. */
export async function inUseAgain(tx: Store, workspaceId: string, ids: readonly string[]): Promise<void> {
  for (const some of inPortions(ids))
    await tx.touchpoint.updateMany({
      where: { workspaceId, id: { in: some }, isRetired: true },
      data: { isRetired: false, version: { increment: 1 } },
    });
}

/** The touchpoint that each of these words means, where one is known. */
export async function touchpointsMeant(
  db: Store,
  workspaceId: string,
  written: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const keyOf = new Map([...new Set(written)].map((each) => [each, touchpointKey(each)]));
  const others = [...new Set(keyOf.values())].filter((key) => ourTouchpointOf(key) === null);
  const known = new Map<string, string>();
  for (const some of inPortions(others)) {
    const aliases = await db.touchpointAlias.findMany({ where: { workspaceId, key: { in: some } } });
    for (const { key, touchpointId } of aliases) known.set(key, touchpointId);
  }
  return new Map(
    [...keyOf].flatMap(([each, key]) => {
      const id = ourTouchpointOf(key) ?? known.get(key) ?? touchpointElsewhere(key);
      return id == null ? [] : [[each, id] as const];
    }),
  );
}

/**
 * These rows with their words brought to touchpoints, for the transaction that stores them. Words that mean none become one of the
 * company's own, unless they tell of a person or there are too many: those stay as they came.
 * @param batch what they came with
 */
export async function atTouchpoints<Row extends { readonly touchpoint: string | null }>(
  store: EngineStore,
  workspaceId: string,
  rows: readonly Row[],
  batch: number | null,
): Promise<readonly Row[]> {
  const written = [...new Set(rows.flatMap(({ touchpoint }) => touchpoint ?? []))];
  if (written.length === 0) return rows;
  let meant = await touchpointsMeant(store.db, workspaceId, written);
  const unknown = written.filter((each) => !meant.has(each));
  if (unknown.length > 0 && (await keepNew(store, workspaceId, unknown, batch)))
    meant = await touchpointsMeant(store.db, workspaceId, written);
  return rows.map((row) => {
    const id = row.touchpoint === null ? undefined : meant.get(row.touchpoint);
    return id === undefined || id === row.touchpoint ? row : { ...row, touchpoint: id };
  });
}

/** Whether one was made. Another replica that makes the same one at the same time does no harm. */
async function keepNew(
  store: EngineStore,
  workspaceId: string,
  written: readonly string[],
  batch: number | null,
): Promise<boolean> {
  const fresh = new Map<string, string>();
  for (const each of written.filter(namesAMoment)) {
    const key = touchpointKey(each);
    if (!fresh.has(key)) fresh.set(key, each);
  }
  if (fresh.size === 0) return false;
  const room = MOST_OWN - (await ownTouchpoints(store.db, workspaceId, 'customers'));
  const made = [...fresh].slice(0, Math.max(0, room));
  if (made.length === 0) return false;
  await insertMany(
    store,
    'TouchpointAlias',
    { workspaceId: 'text', key: 'text', touchpointId: 'text', written: 'text' },
    made.map(([key, each]) => ({ workspaceId, key, touchpointId: each, written: each })),
  );
  const aliases = await store.db.touchpointAlias.findMany({
    where: { workspaceId, key: { in: made.map(([key]) => key) } },
  });
  const own = new Set(aliases.map(({ touchpointId }) => touchpointId));
  await insertMany(
    store,
    'Touchpoint',
    { workspaceId: 'text', id: 'text', nameFr: 'text', nameEn: 'text', batch: 'integer', version: 'integer' },
    made
      .filter(([, each]) => own.has(each))
      .map(([, id]) => ({ workspaceId, id, nameFr: id, nameEn: id, batch, version: 1 })),
  );
  return true;
}

/** Not something that was taken out of them, a number, or what tells of a person. */
export function namesAMoment(written: string): boolean {
  return (
    [...written].length <= LONGEST &&
    /\p{L}/u.test(written) &&
    !/\[[^\]]*\]/.test(written) &&
    !written.startsWith(AT_WORK) &&
    !looksPersonal([written])
  );
}
