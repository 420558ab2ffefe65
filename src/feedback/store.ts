// Stores answers: redacts and hashes them first, so that no personal data reaches the database in clear, and makes their words
// findable (search/).
import { setImmediate as turn } from 'node:timers/promises';
import { type Database, insertMany, transact } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { count, type Into } from './batches/batch.ts';
import { type DifferingField, differingAmong } from './batches/differing.ts';
import { replaceAnswers } from './batches/replacing.ts';
import type { Cleaned } from './cleaned.ts';
import { copyCounter, identify } from './identity.ts';
import type { FeedbackItem } from './item.ts';
import { receivedNow } from './reception.ts';
import { eraseAgain, keptFrom } from './retention.ts';
import { indexFresh, indexStored } from './search/indexing.ts';
import type { Source } from './sources/source.ts';
import { cleanedInParts } from './work/parts.ts';
import { here, type Worker } from './work/work.ts';

export interface StoreSettings {
  readonly keys: Keys;
  /** Seal the words as they came where redaction took something out; otherwise they are gone. */
  readonly keepOriginals: boolean;
  readonly now: Date;
  /** The company's country: how national phone numbers are read. */
  readonly country?: string;
  /** Ranks bare scores among their equals; give the same one to every batch of one file. */
  readonly copyOf?: (item: FeedbackItem) => number;
  /** Who takes personal data out of the words; this thread where nobody is named. */
  readonly work?: Worker;
  /** What they are taken back with; nothing where nobody is named. */
  readonly into?: Into;
  /** What is there already with other content takes the new one; otherwise it stays. */
  readonly replaces?: boolean;
}

export interface Stored {
  readonly imported: number;
  /** Already there, or twice in `items`, and unchanged. */
  readonly duplicates: number;
}

export interface StoredOfFile extends Stored {
  /** There already with other content, and now as it came. */
  readonly replaced: number;
  /** What differs of those that are there with other content, replaced or not, by their place in `items`. */
  readonly differing: ReadonlyMap<number, DifferingField>;
}

/** The purpose under which originals are sealed. */
export const ORIGINAL = 'feedback.original';

type Destination = Pick<Source, 'id' | 'heat'> & Partial<Pick<Source, 'keepDays'>>;

/** Some thousands of items at a time are best. All of them or, where the database fails, none; storing them again changes nothing. */
export async function storeFeedback(
  database: Database,
  workspaceId: string,
  source: Destination,
  items: readonly FeedbackItem[],
  settings: StoreSettings,
): Promise<Stored> {
  const { imported, duplicates } = await storeOfFile(database, workspaceId, source, items, settings);
  return { imported, duplicates };
}

/** As `storeFeedback`, and says what was there with other content. */
export async function storeOfFile(
  database: Database,
  workspaceId: string,
  source: Destination,
  items: readonly FeedbackItem[],
  settings: StoreSettings,
): Promise<StoredOfFile> {
  const rows = await rowsOf(workspaceId, source, items, settings);
  const wordsFrom = keptFrom({ keepDays: source.keepDays ?? null }, settings.now);
  return transact(database, async (tx) => {
    const store = { db: tx, engine: database.engine };
    const receivedAt = await receivedNow(store, workspaceId, settings.now);
    const batch = (await settings.into?.(tx)) ?? null;
    const differing = new Map<number, DifferingField>();
    let imported = 0;
    let replaced = 0;
    let at = 0;
    for (const part of partsOf(rows)) {
      const inBatch = { receivedAt, batch: batch?.number ?? null };
      const came = part.map((row) => ({ ...sealed(row, settings.keys), ...inBatch }));
      const fresh = await insertMany(store, 'Feedback', COLUMNS, came);
      imported += fresh;
      if (fresh === part.length) await indexFresh(store, workspaceId, part);
      else {
        const others = await differingAmong(store, workspaceId, part, wordsFrom);
        for (const [place, field] of others) differing.set(at + place, field);
        if (settings.replaces) {
          const changed = came.filter((_, place) => others.has(place));
          replaced += await replaceAnswers(store, COLUMNS, changed, batch?.number ?? null);
        }
        await indexStored(store, workspaceId, part);
      }
      if (fresh > 0)
        await eraseAgain(
          tx,
          workspaceId,
          part.map(({ id }) => id),
        );
      at += part.length;
      await turn();
    }
    const duplicates = rows.length - imported - replaced;
    const brought = { imported, replaced, duplicates, differing: differing.size - replaced };
    const answeredAt = rows.map((row) => row.answeredAt);
    if (batch) await count(tx, batch, { ...brought, answeredAt, now: settings.now });
    return { imported, duplicates, replaced, differing };
  });
}

/** Of what comes in. */
export const COLUMNS = {
  workspaceId: 'text',
  id: 'text',
  sourceId: 'text',
  heat: 'text',
  metric: 'text',
  score: 'real',
  verbatim: 'text',
  sealedOriginal: 'text',
  customer: 'text',
  touchpoint: 'text',
  segments: 'json',
  answeredAt: 'instant',
  receivedAt: 'instant',
  batch: 'integer',
} as const;

/** Redacted and hashed, with their ids. */
export async function rowsOf(
  workspaceId: string,
  source: Pick<Source, 'id' | 'heat'>,
  items: readonly FeedbackItem[],
  { keys, keepOriginals, country, copyOf = copyCounter(), work = here }: StoreSettings,
) {
  const clean = await cleanedInParts(work, { items, ...(country === undefined ? {} : { country }) });
  return items.map((item, i) => {
    const { words, isChanged, indexed, touchpoint, segments } = cleanAt(clean, i);
    const { id, customer } = identify(keys, { workspaceId, sourceId: source.id }, item, copyOf(item));
    return {
      workspaceId,
      id,
      sourceId: source.id,
      heat: item.heat ?? source.heat,
      isHeatSaid: item.heat !== null,
      metric: item.scores[0]?.metric ?? null,
      score: item.scores[0]?.score ?? null,
      verbatim: words,
      original: isChanged && keepOriginals ? (item.comments[0]?.text ?? null) : null,
      customer,
      touchpoint,
      segments,
      answeredAt: item.answeredAt,
      indexed,
    };
  });
}

function cleanAt(clean: readonly Cleaned[], i: number): Cleaned {
  const one = clean[i];
  if (one === undefined) throw new Error('fewer answers came back than were given');
  return one;
}

/** Only now, and for one part after another: all originals sealed at once would be as large again as what came in. */
export function sealed<T extends { readonly original: string | null }>({ original, ...row }: T, keys: Keys) {
  return { ...row, sealedOriginal: original === null ? null : keys.seal(ORIGINAL, original) };
}

/** In characters: a statement of so many takes some ten milliseconds, in which a SQLite database answers nobody. */
const PART = 250_000;

/** The rows in their order, cut where a statement would become long. */
export function partsOf<T extends { readonly verbatim: string | null; readonly original: string | null }>(
  rows: readonly T[],
): T[][] {
  const parts: T[][] = [];
  let room = 0;
  for (const row of rows) {
    const size = (row.verbatim?.length ?? 0) + (row.original?.length ?? 0);
    if (room < size || parts.length === 0) {
      parts.push([]);
      room = PART;
    }
    parts.at(-1)?.push(row);
    room -= size;
  }
  return parts;
}
