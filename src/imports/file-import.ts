// A file that was handed over, on file: its states, and the conditional updates by which it goes from one to the next.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';
import type { FileImportModel } from '../database/generated/sqlite/models.ts';
import { tell } from '../happenings.ts';

export type { FileImportModel as FileImport } from '../database/generated/sqlite/models.ts';

/**
 * offered: it is being read, or its reader decides. running: it is being imported. done: it was. failed: it could not be read or
 * imported to its end. cancelled: its reader did not want it.
 */
export const importStates = ['offered', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportState = (typeof importStates)[number];

/** What may follow on what. Handing the same file over again offers it again, unless it is being imported. */
const NEXT: Readonly<Record<ImportState, readonly ImportState[]>> = {
  offered: ['offered', 'running', 'failed', 'cancelled'],
  running: ['running', 'done', 'failed'],
  done: ['offered'],
  failed: ['offered', 'cancelled'],
  cancelled: ['offered'],
};

export function mayBecome(from: ImportState, to: ImportState): boolean {
  return NEXT[from].includes(to);
}

/** Throws on what is no state. */
export function stateOf({ state }: Pick<FileImportModel, 'state'>): ImportState {
  const known = importStates.find((each) => each === state);
  if (known === undefined) throw new Error('an import is in no known state');
  return known;
}

/** Work waits and nobody is at it. */
export const NOBODY = new Date(0);
/** Whoever has not written for this long has died. A file is fetched, and a batch stored, in less. */
export const LEASE_MS = 3 * 60_000;

type ImportChange = Omit<Prisma.FileImportUncheckedUpdateManyInput, 'version' | 'workspaceId' | 'id'> & {
  readonly state: ImportState;
};

/** Of several who change a row as they know it, one does, and gets it as it is then; the others get null. */
export async function become(
  db: Store,
  row: FileImportModel,
  change: ImportChange,
): Promise<FileImportModel | null> {
  if (!mayBecome(stateOf(row), change.state)) return null;
  const { workspaceId, id } = row;
  const { count } = await db.fileImport.updateMany({
    where: unchanged(row),
    data: { ...change, version: row.version + 1 },
  });
  if (count === 0) return null;
  const { state: outcome } = change;
  if (outcome === 'done' || outcome === 'failed' || outcome === 'cancelled') tell('import', { outcome });
  return db.fileImport.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
}

/** What it brings in is taken back by this number. */
export async function ofBatch(db: Store, { workspaceId, id }: FileImportModel, batch: number): Promise<void> {
  await db.fileImport.update({ where: { workspaceId_id: { workspaceId, id } }, data: { batch } });
}

/** Says that somebody is still at it; false where it has passed to somebody else, or was changed. */
export async function beat(db: Store, row: FileImportModel, now: Date): Promise<boolean> {
  const { count } = await db.fileImport.updateMany({ where: unchanged(row), data: { beatAt: now } });
  return count === 1;
}

/** The oldest on which work waits, taken: nobody else gets it for LEASE_MS. Null where none waits. */
export async function takeNext(db: Store, workspaceId: string, now: Date): Promise<FileImportModel | null> {
  const limit = new Date(now.getTime() - LEASE_MS);
  const past = new Date(now.getTime() + LEASE_MS);
  const waiting = await db.fileImport.findMany({
    where: {
      workspaceId,
      state: { in: ['offered', 'running'] },
      // A sign of life from further ahead was noted by a clock that was set back since.
      OR: [{ beatAt: { lte: limit } }, { beatAt: { gt: past } }],
    },
    orderBy: { createdAt: 'asc' },
    take: 10,
  });
  for (const row of waiting) {
    const hasDied = row.state === 'running' && row.beatAt !== null && row.beatAt > NOBODY;
    const mine = await become(db, row, {
      state: stateOf(row),
      beatAt: now,
      ...(hasDied ? INTERRUPTED : {}),
    });
    if (mine) return mine;
  }
  return null;
}

/** Gives it back: whoever looks next goes on with it. */
export async function release(db: Store, row: FileImportModel): Promise<void> {
  const summary = row.state === 'running' ? INTERRUPTED : {};
  await become(db, row, { state: stateOf(row), beatAt: NOBODY, ...summary });
}

const interrupted = z.object({ wasInterrupted: z.literal(true) });
const INTERRUPTED = { summary: { wasInterrupted: true } };

/** What it stored before is counted as being there already. */
export function wasInterrupted({ summary }: FileImportModel): boolean {
  return interrupted.safeParse(summary).success;
}

function unchanged({ workspaceId, id, state, version }: FileImportModel) {
  return { workspaceId, id, state, version };
}
