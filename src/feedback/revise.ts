// Stores what a source sends again with more: what is there already takes it. Everything else is store.ts's.
import { setImmediate as turn } from 'node:timers/promises';
import { type Database, insertMany, transact } from '../database/client.ts';
import { count } from './batches/batch.ts';
import { keepFormer } from './batches/former.ts';
import type { FeedbackItem } from './item.ts';
import { receivedNow } from './reception.ts';
import { eraseAgain } from './retention.ts';
import { indexStored } from './search/indexing.ts';
import type { Source } from './sources/source.ts';
import { COLUMNS, partsOf, rowsOf, type Stored, type StoreSettings, sealed } from './store.ts';

/** `revised`: there already, and now as the source last sent it. */
export interface Revised extends Stored {
  readonly revised: number;
}

/**
 * For a source that sends an answer again with more (a comment after the score, another rating): what is there already takes the
 * new score, words and segments, by the id of each. Words stay where the new sending has none, and nothing changes where it
 * is dated before what is there, so that a late or repeated delivery takes nothing back. An answer that its customer asked to
 * erase stays erased.
 */
export async function reviseFeedback(
  database: Database,
  workspaceId: string,
  source: Pick<Source, 'id' | 'heat'>,
  items: readonly FeedbackItem[],
  settings: StoreSettings,
): Promise<Revised> {
  const rows = await rowsOf(workspaceId, source, items, settings);
  return transact(database, async (tx) => {
    const store = { db: tx, engine: database.engine };
    const receivedAt = await receivedNow(store, workspaceId, settings.now);
    const batch = (await settings.into?.(tx)) ?? null;
    const ids = rows.map(({ id }) => id);
    const found = await tx.feedback.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, answeredAt: true, erasedAt: true },
    });
    const known = new Map(found.map((each) => [each.id, each]));
    const changed = rows.filter(({ id, answeredAt }) => {
      const before = known.get(id);
      return before && before.erasedAt === null && before.answeredAt <= answeredAt;
    });
    if (batch)
      await keepFormer(
        store,
        workspaceId,
        changed.map(({ id }) => id),
        batch.number,
      );
    const inBatch = { receivedAt, batch: batch?.number ?? null };
    let imported = 0;
    for (const part of partsOf(rows)) {
      imported += await insertMany(
        store,
        'Feedback',
        COLUMNS,
        part.map((row) => ({ ...sealed(row, settings.keys), ...inBatch })),
      );
      await turn();
    }
    let revised = 0;
    for (const row of rows) {
      if (!known.has(row.id)) continue;
      const {
        id,
        verbatim,
        sealedOriginal,
        indexed: _,
        isHeatSaid: __,
        ...rest
      } = sealed(row, settings.keys);
      const told = { ...rest, batch: inBatch.batch };
      const data = verbatim === null ? told : { ...told, verbatim, sealedOriginal };
      const { count: taken } = await tx.feedback.updateMany({
        where: { workspaceId, id, answeredAt: { lte: rest.answeredAt }, erasedAt: null },
        data,
      });
      revised += taken;
    }
    for (const part of partsOf(rows)) {
      await indexStored(store, workspaceId, part);
      await turn();
    }
    if (imported > 0) await eraseAgain(tx, workspaceId, ids);
    const duplicates = rows.length - imported - revised;
    const answeredAt = rows.map((row) => row.answeredAt);
    const brought = { imported, replaced: revised, duplicates, differing: 0, answeredAt, now: settings.now };
    if (batch) await count(tx, batch, brought);
    return { imported, revised, duplicates };
  });
}
