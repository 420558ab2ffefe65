// A promise of the brand as rooms and screens see it: what it says in the version that holds. Whether it is kept is kept.ts, changing it save.ts.
import type { Store } from '../database/client.ts';
import type { BrandPromiseModel, PromiseVersionModel } from '../database/generated/sqlite/models.ts';
import { knownOf, type PromiseKnown } from './known.ts';

export interface BrandPromise {
  readonly id: string;
  /** By which people name it. */
  readonly number: number;
  readonly version: number;
  /** "Delivered within two days". */
  readonly sentence: string;
  readonly touchpoint: string;
  readonly known: PromiseKnown;
  /** Since when it says this; of the version that holds. */
  readonly since: Date;
  /** Null: it holds. */
  readonly endedAt: Date | null;
}

/** Those that hold, in the order in which they were made. */
export async function openPromises(db: Store, workspaceId: string): Promise<BrandPromise[]> {
  const rows = await db.brandPromise.findMany({
    where: { workspaceId, endedAt: null },
    orderBy: { number: 'asc' },
  });
  return withVersions(db, workspaceId, rows);
}

/** Those that hold and those that ended, in the order in which they were made. */
export async function allPromises(db: Store, workspaceId: string): Promise<BrandPromise[]> {
  return withVersions(
    db,
    workspaceId,
    await db.brandPromise.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } }),
  );
}

/** Null where this workspace has no such promise. */
export async function promiseById(db: Store, workspaceId: string, id: string): Promise<BrandPromise | null> {
  const row = await db.brandPromise.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  return row && ((await withVersions(db, workspaceId, [row]))[0] ?? null);
}

/** How often it was changed, the first time included; the latest first. */
export function versionsOf(db: Store, workspaceId: string, id: string): Promise<PromiseVersionModel[]> {
  return db.promiseVersion.findMany({ where: { workspaceId, promiseId: id }, orderBy: { number: 'desc' } });
}

async function withVersions(
  db: Store,
  workspaceId: string,
  rows: readonly BrandPromiseModel[],
): Promise<BrandPromise[]> {
  if (rows.length === 0) return [];
  const versions = await db.promiseVersion.findMany({
    where: { workspaceId, promiseId: { in: rows.map(({ id }) => id) } },
  });
  return rows.map(({ id, number, version, endedAt }) => {
    const its = versions.find((each) => each.promiseId === id && each.number === version);
    if (!its) throw new Error(`promise ${id} has no version ${version}`);
    const { sentence, touchpoint, known, at } = its;
    return { id, number, version, sentence, touchpoint, known: knownOf(known), since: at, endedAt };
  });
}
