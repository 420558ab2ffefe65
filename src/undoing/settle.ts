// What dead processes left: an import that nobody goes on with is taken back, and so is what was half taken back. A file that is imported
// from a chat goes on by itself (imports/importer.ts).
import type { Store } from '../database/client.ts';
import { BATCH_LEASE_MS, type Batch } from '../feedback/batches/batch.ts';
import { beginUndo, finishUndo, type Undoing } from './undo.ts';

/** Each is finished, or left to the next who calls where `signal` says so. Those that were taken back, as they are then. */
export async function settleBatches(undoing: Undoing): Promise<Batch[]> {
  const { database, workspaceId, now, signal } = undoing;
  const settled: Batch[] = [];
  for (const { number, state } of await leftBatches(database.db, workspaceId, now())) {
    if (signal?.aborted) break;
    if (state === 'running') await beginUndo(database, workspaceId, number, { byId: null, now: now() });
    const batch = await finishUndo(undoing, number);
    if (batch.state === 'undone') settled.push(batch);
  }
  return settled;
}

async function leftBatches(
  db: Store,
  workspaceId: string,
  now: Date,
): Promise<readonly Pick<Batch, 'number' | 'state'>[]> {
  const dead = new Date(now.getTime() - BATCH_LEASE_MS);
  const ahead = new Date(now.getTime() + BATCH_LEASE_MS);
  // A sign of life from further ahead was noted by a clock that was set back since.
  const isLeft = { OR: [{ beatAt: null }, { beatAt: { lt: dead } }, { beatAt: { gt: ahead } }] };
  const batches = await db.batch.findMany({
    where: { workspaceId, state: { in: ['running', 'undoing'] }, ...isLeft },
    orderBy: { number: 'asc' },
    select: { number: true, state: true },
  });
  const running = await db.fileImport.findMany({
    where: { workspaceId, state: 'running', batch: { in: batches.map(({ number }) => number) } },
    select: { batch: true },
  });
  const goesOn = new Set(running.map(({ batch }) => batch));
  return batches.filter(({ number, state }) => state === 'undoing' || !goesOn.has(number));
}
