// Says in the message of an import that it was taken back, whoever asked for that.
import { type Database, transact } from '../database/client.ts';
import type { Batch } from '../feedback/batches/batch.ts';
import { stateOf } from './file-import.ts';
import { around } from './job.ts';
import { undoneMessage } from './letters.ts';
import { drawAgain } from './telling.ts';

/** Nothing where it came in another way, or its file has been handed over once more since. */
export async function tellUndone(database: Database, batch: Batch, now: Date): Promise<void> {
  const { workspaceId, number } = batch;
  const rows = await database.db.fileImport.findMany({ where: { workspaceId, batch: number } });
  for (const row of rows) {
    if (stateOf(row) !== 'done') continue;
    const { reader } = await around({ database }, row);
    const message = undoneMessage(row, batch, reader);
    await transact(database, (tx) => drawAgain(tx, row, { message, reader, now }));
  }
}
