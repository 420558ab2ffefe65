// Puts answers as they came in place of those that are there, whose former values are kept with the batch.
import type { EngineStore } from '../../database/client.ts';
import { type Inserting, insertRows } from '../inserting.ts';
import type { ResponseRow } from '../rows.ts';
import { keepFormer } from './former.ts';
import { asReadNow, type Correcting } from './reading.ts';

/**
 * Of several that came for one answer, the last stands. Each is received when it first was: it is no news. How many answers.
 * Without a batch their former values are gone. What quotes them is corrected in the same transaction.
 */
export async function replaceAnswers(
  store: EngineStore,
  came: readonly ResponseRow[],
  how: Inserting,
  corrects: Correcting,
): Promise<number> {
  const last = [...new Map(came.map((row) => [row.id, row])).values()];
  const [first] = last;
  if (first === undefined) return 0;
  const { workspaceId } = first;
  const ids = last.map(({ id }) => id);
  const where = { workspaceId, id: { in: ids } };
  const before = await store.db.feedback.findMany({ where, select: { id: true, receivedAt: true } });
  const receivedAt = new Map(before.map((row) => [row.id, row.receivedAt]));
  const said = await asReadNow(store.db, workspaceId, ids);
  if (how.batch !== null) await keepFormer(store, workspaceId, ids, how.batch);
  await store.db.feedback.deleteMany({ where });
  await insertRows(store, last, how, (row) => receivedAt.get(row.id));
  await corrects(store.db, workspaceId, said, how.receivedAt);
  return last.length;
}
