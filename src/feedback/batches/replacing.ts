// Puts answers as they came in place of those that are there, whose former values are kept with the batch.
import { type EngineStore, insertMany, type RowOf } from '../../database/client.ts';
import type { Columns } from '../../database/insert.ts';
import { keepFormer } from './former.ts';

/** As far as this file knows an answer: the other columns go through. */
type Identified = Columns & {
  readonly workspaceId: 'text';
  readonly id: 'text';
  readonly receivedAt: 'instant';
};

/**
 * Of several that came for one answer, the last stands. Each is received when it first was: it is no news. How many answers.
 * @param batch null: their former values are gone
 */
export async function replaceAnswers<const C extends Identified>(
  store: EngineStore,
  columns: C,
  came: readonly (RowOf<C> & { readonly workspaceId: string; readonly id: string })[],
  batch: number | null,
): Promise<number> {
  const last = [...new Map(came.map((row) => [row.id, row])).values()];
  const [first] = last;
  if (first === undefined) return 0;
  const { workspaceId } = first;
  const ids = last.map(({ id }) => id);
  const where = { workspaceId, id: { in: ids } };
  const before = await store.db.feedback.findMany({ where, select: { id: true, receivedAt: true } });
  const receivedAt = new Map(before.map((row) => [row.id, row.receivedAt]));
  if (batch !== null) await keepFormer(store, workspaceId, ids, batch);
  await store.db.feedback.deleteMany({ where });
  const rows = last.map((row) => ({ ...row, receivedAt: receivedAt.get(row.id) ?? row.receivedAt }));
  await insertMany(store, 'Feedback', columns, rows);
  return last.length;
}
