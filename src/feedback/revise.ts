// Stores what a source sends again with more: what is there already takes it. Everything else is store.ts's.
import { setImmediate as turn } from 'node:timers/promises';
import { type Database, type EngineStore, transact } from '../database/client.ts';
import { count } from './batches/batch.ts';
import { keepFormer } from './batches/former.ts';
import { asReadNow, type Correcting } from './batches/reading.ts';
import {
  type Inserting,
  insertFurther,
  insertRows,
  partsOf,
  sealed,
  underStoredIds,
  withSeals,
} from './inserting.ts';
import type { FeedbackItem } from './item.ts';
import { receivedNow } from './reception.ts';
import { keepReplyPlaces } from './reply-places.ts';
import { eraseAgain, keptFrom } from './retention.ts';
import { type ResponseRow, rowsOf } from './rows.ts';
import { indexStored } from './search/indexing.ts';
import type { Source } from './sources/source.ts';
import type { Stored, StoreSettings } from './store.ts';
import { atTouchpoints } from './touchpoints/company.ts';

/** `revised`: there already, and now as the source last sent it. */
export interface Revised extends Stored {
  readonly revised: number;
}

/**
 * For a source that sends an answer again with more (a comment after the score, another rating): what is there already takes the
 * new scores, words and segments, by the id of each. Scores and words stay where the new sending has none, and nothing changes where it
 * is dated before what is there, so that a late or repeated delivery takes nothing back. An answer that its customer asked to
 * erase stays erased. What quotes an answer is corrected in the same transaction.
 */
export async function reviseFeedback(
  database: Database,
  workspaceId: string,
  source: Pick<Source, 'id' | 'heat'> & Partial<Pick<Source, 'keepDays'>>,
  items: readonly FeedbackItem[],
  settings: StoreSettings & { readonly replaces: Correcting },
): Promise<Revised> {
  const came = await rowsOf(workspaceId, source, items, settings);
  return transact(database, async (tx) => {
    const store = { db: tx, engine: database.engine };
    const receivedAt = await receivedNow(store, workspaceId, settings.now);
    const batch = (await settings.into?.(tx)) ?? null;
    const placed = await atTouchpoints(store, workspaceId, came, batch?.number ?? null);
    const rows = await underStoredIds(store, workspaceId, placed);
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
    const changedIds = changed.map(({ id }) => id);
    const said = await asReadNow(tx, workspaceId, changedIds);
    if (batch) await keepFormer(store, workspaceId, changedIds, batch.number);
    const how = { receivedAt, batch: batch?.number ?? null, keys: settings.keys };
    let imported = 0;
    for (const part of partsOf(rows)) {
      imported += await insertRows(store, part, how);
      await turn();
    }
    let revised = 0;
    for (const row of rows) if (known.has(row.id) && (await revise(store, row, how))) revised += 1;
    for (const part of partsOf(rows)) {
      await indexStored(store, workspaceId, part);
      await turn();
    }
    await settings.replaces(tx, workspaceId, said, receivedAt);
    if (imported > 0) await eraseAgain(tx, workspaceId, ids);
    await keepReplyPlaces(store, rows, {
      keys: settings.keys,
      keptFrom: keptFrom({ keepDays: source.keepDays ?? null }, settings.now),
    });
    const duplicates = rows.length - imported - revised;
    const answeredAt = rows.map((row) => row.answeredAt);
    const brought = { imported, replaced: revised, duplicates, differing: 0, answeredAt, now: settings.now };
    if (batch) await count(tx, batch, brought);
    return { imported, revised, duplicates };
  });
}

/** Whether it was newer than what is there. */
async function revise(store: EngineStore, row: ResponseRow, { batch, keys }: Inserting): Promise<boolean> {
  const { db } = store;
  const { workspaceId, id, answeredAt, heat, customer, touchpoint, segments, segmentKeys } = row;
  const { metric, score, askedScore, askedScale, scoreQuestion, verbatim, verbatimQuestion } = row;
  const isScored = metric !== null;
  const isSaid = verbatim !== null;
  const { count: taken } = await db.feedback.updateMany({
    where: { workspaceId, id, answeredAt: { lte: answeredAt }, erasedAt: null },
    data: {
      ...{ answeredAt, heat, customer, touchpoint, segments, segmentKeys, batch },
      ...(isScored ? { metric, score, askedScore, askedScale, scoreQuestion } : {}),
      ...(isSaid ? { verbatim, verbatimQuestion, ...sealed(row, keys) } : {}),
    },
  });
  if (taken === 0) return false;
  const its = { where: { workspaceId, feedbackId: id } };
  if (isScored) await db.feedbackScore.deleteMany(its);
  if (isSaid) await db.feedbackComment.deleteMany(its);
  await insertFurther(store, [withSeals(row, keys)]);
  return true;
}
