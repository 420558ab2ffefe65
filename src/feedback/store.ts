// Stores answers: redacts and hashes them first, so that no personal data reaches the database in clear, and makes their words
// findable (search/).
import { setImmediate as turn } from 'node:timers/promises';
import { type Database, insertMany, transact } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import type { Cleaned } from './cleaned.ts';
import { copyCounter, identify } from './identity.ts';
import type { FeedbackItem } from './item.ts';
import { receivedNow } from './reception.ts';
import { indexFresh, indexStored } from './search/indexing.ts';
import type { Source } from './sources/source.ts';
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
}

export interface Stored {
  readonly imported: number;
  /** Already there, or twice in `items`. */
  readonly duplicates: number;
}

/** The purpose under which originals are sealed. */
export const ORIGINAL = 'feedback.original';

/** Some thousands of items at a time are best. All of them or, where the database fails, none; storing them again changes nothing. */
export async function storeFeedback(
  database: Database,
  workspaceId: string,
  source: Pick<Source, 'id' | 'heat'>,
  items: readonly FeedbackItem[],
  settings: StoreSettings,
): Promise<Stored> {
  const rows = await rowsOf(workspaceId, source, items, settings);
  return transact(database, async (tx) => {
    const store = { db: tx, engine: database.engine };
    const receivedAt = await receivedNow(store, workspaceId, settings.now);
    let imported = 0;
    for (const part of partsOf(rows)) {
      const fresh = await insertMany(
        store,
        'Feedback',
        COLUMNS,
        part.map((row) => ({ ...sealed(row, settings.keys), receivedAt })),
      );
      const index = fresh === part.length ? indexFresh : indexStored;
      if (fresh > 0) await index(store, workspaceId, part);
      imported += fresh;
      await turn();
    }
    return { imported, duplicates: rows.length - imported };
  });
}

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
    const ids = rows.map(({ id }) => id);
    const found = await tx.feedback.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true },
    });
    const known = new Set(found.map(({ id }) => id));
    let imported = 0;
    for (const part of partsOf(rows)) {
      imported += await insertMany(
        store,
        'Feedback',
        COLUMNS,
        part.map((row) => ({ ...sealed(row, settings.keys), receivedAt })),
      );
      await turn();
    }
    let revised = 0;
    for (const row of rows) {
      if (!known.has(row.id)) continue;
      const { id, verbatim, sealedOriginal, indexed: _, ...rest } = sealed(row, settings.keys);
      const data = verbatim === null ? rest : { ...rest, verbatim, sealedOriginal };
      const { count } = await tx.feedback.updateMany({
        where: { workspaceId, id, answeredAt: { lte: rest.answeredAt }, erasedAt: null },
        data,
      });
      revised += count;
    }
    for (const part of partsOf(rows)) {
      await indexStored(store, workspaceId, part);
      await turn();
    }
    return { imported, revised, duplicates: rows.length - imported - revised };
  });
}

const COLUMNS = {
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
} as const;

async function rowsOf(
  workspaceId: string,
  source: Pick<Source, 'id' | 'heat'>,
  items: readonly FeedbackItem[],
  { keys, keepOriginals, country, copyOf = copyCounter(), work = here }: StoreSettings,
) {
  const clean = await work('clean', { items, ...(country === undefined ? {} : { country }) });
  return items.map((item, i) => {
    const { words, isChanged, indexed, touchpoint, segments } = cleanAt(clean, i);
    const { id, customer } = identify(keys, { workspaceId, sourceId: source.id }, item, copyOf(item));
    return {
      workspaceId,
      id,
      sourceId: source.id,
      heat: item.heat ?? source.heat,
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
function sealed<T extends { readonly original: string | null }>({ original, ...row }: T, keys: Keys) {
  return { ...row, sealedOriginal: original === null ? null : keys.seal(ORIGINAL, original) };
}

/** In characters: a statement of so many takes some ten milliseconds, in which a SQLite database answers nobody. */
const PART = 250_000;

/** The rows in their order, cut where a statement would become long. */
function partsOf<T extends { readonly verbatim: string | null; readonly original: string | null }>(
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
