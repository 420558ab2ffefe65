// Stores answers: redacts and hashes them first, so that no personal data reaches the database in clear, and makes their words
// findable (search/).
import { setImmediate as turn } from 'node:timers/promises';
import { type Database, type Engine, type Tx, transact } from '../database/client.ts';
import { count, type Into } from './batches/batch.ts';
import { type DifferingField, differingAmong } from './batches/differing.ts';
import type { Correcting } from './batches/reading.ts';
import { replaceAnswers } from './batches/replacing.ts';
import { insertRows, partsOf, underStoredIds } from './inserting.ts';
import type { FeedbackItem } from './item.ts';
import { receivedNow } from './reception.ts';
import { keepReplyPlaces } from './reply-places.ts';
import { eraseAgain, keptFrom } from './retention.ts';
import { type ResponseRow, type RowSettings, rowsOf } from './rows.ts';
import { indexFresh, indexStored } from './search/indexing.ts';
import type { Source } from './sources/source.ts';
import { atTouchpoints, inUseAgain } from './touchpoints/company.ts';

export interface StoreSettings extends RowSettings {
  readonly now: Date;
  /** What they are taken back with; nothing where nobody is named. */
  readonly into?: Into;
  /** What is there already with other content takes the new one, and what quotes it is corrected by this; otherwise it stays. */
  readonly replaces?: Correcting;
}

export interface Stored {
  readonly imported: number;
  /** Already there, or twice in `items`, and unchanged. */
  readonly duplicates: number;
}

export interface StoredOfFile extends Stored {
  /** There already with other content, and now as it came. */
  readonly replaced: number;
  /** What differs of those that are there with other content, replaced or not, by their place among the rows. */
  readonly differing: ReadonlyMap<number, DifferingField>;
}

type Destination = Pick<Source, 'id' | 'heat'> & Partial<Pick<Source, 'keepDays'>>;

/** Some thousands of items at a time are best. All of them or, where the database fails, none; storing them again changes nothing. */
export async function storeFeedback(
  database: Database,
  workspaceId: string,
  source: Destination,
  items: readonly FeedbackItem[],
  settings: StoreSettings,
): Promise<Stored> {
  const rows = await rowsOf(workspaceId, source, items, settings);
  const { imported, duplicates } = await storeRows(database, workspaceId, source, rows, settings);
  return { imported, duplicates };
}

/** As `storeFeedback` of what `rowsOf` made of the items, and says what was there with other content. */
export async function storeRows(
  database: Database,
  workspaceId: string,
  source: Destination,
  given: readonly ResponseRow[],
  settings: StoreSettings,
): Promise<StoredOfFile> {
  return transact(database, (tx) =>
    storeWithin(tx, { workspaceId, engine: database.engine }, source, given, settings),
  );
}

/** As `storeRows`, in a transaction of the caller's: all that it does, or nothing. */
export async function storeWithin(
  tx: Tx,
  { workspaceId, engine }: { readonly workspaceId: string; readonly engine: Engine },
  source: Destination,
  given: readonly ResponseRow[],
  settings: StoreSettings,
): Promise<StoredOfFile> {
  const wordsFrom = keptFrom({ keepDays: source.keepDays ?? null }, settings.now);
  const store = { db: tx, engine };
  const receivedAt = await receivedNow(store, workspaceId, settings.now);
  const batch = (await settings.into?.(tx)) ?? null;
  const placed = await atTouchpoints(store, workspaceId, given, batch?.number ?? null);
  const rows = await underStoredIds(store, workspaceId, placed);
  const how = { receivedAt, batch: batch?.number ?? null, keys: settings.keys };
  const differing = new Map<number, DifferingField>();
  let imported = 0;
  let replaced = 0;
  let at = 0;
  for (const part of partsOf(rows)) {
    const fresh = await insertRows(store, part, how);
    imported += fresh;
    if (fresh === part.length) await indexFresh(store, workspaceId, part);
    else {
      const others = await differingAmong(store, workspaceId, part, wordsFrom);
      for (const [place, field] of others) differing.set(at + place, field);
      if (settings.replaces) {
        const changed = part.filter((_, place) => others.has(place));
        replaced += await replaceAnswers(store, changed, how, settings.replaces);
      }
      await indexStored(store, workspaceId, part);
    }
    if (fresh > 0)
      await eraseAgain(
        tx,
        workspaceId,
        part.map(({ id }) => id),
      );
    await keepReplyPlaces(store, part, { keys: settings.keys, keptFrom: wordsFrom });
    at += part.length;
    await turn();
  }
  // What was there already says nothing new of its moment.
  if (imported + replaced > 0)
    await inUseAgain(tx, workspaceId, [...new Set(rows.flatMap(({ touchpoint }) => touchpoint ?? []))]);
  const duplicates = rows.length - imported - replaced;
  const brought = { imported, replaced, duplicates, differing: differing.size - replaced };
  const answeredAt = rows.map((row) => row.answeredAt);
  if (batch) await count(tx, batch, { ...brought, answeredAt, now: settings.now });
  return { imported, duplicates, replaced, differing };
}
