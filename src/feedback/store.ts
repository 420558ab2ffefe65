// Stores answers: redacts and hashes them first, so that no personal data reaches the database in clear, and makes their words
// findable (search/).
import { type Database, insertMany, transact } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { copyCounter, identify } from './identity.ts';
import type { FeedbackItem } from './item.ts';
import { receivedNow } from './reception.ts';
import { redact } from './redaction.ts';
import { indexFresh, indexStored } from './search/indexing.ts';
import type { Source } from './sources/source.ts';

export interface StoreSettings {
  readonly keys: Keys;
  /** Seal the words as they came where redaction took something out; otherwise they are gone. */
  readonly keepOriginals: boolean;
  readonly now: Date;
  /** The company's country: how national phone numbers are read. */
  readonly country?: string;
  /** Ranks bare scores among their equals; give the same one to every batch of one file. */
  readonly copyOf?: (item: FeedbackItem) => number;
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
  const copyOf = settings.copyOf ?? copyCounter();
  const rows = items.map((item) => rowOf(workspaceId, source, item, copyOf(item), settings));
  return transact(database, async (tx) => {
    const store = { db: tx, engine: database.engine };
    const receivedAt = await receivedNow(store, workspaceId, settings.now);
    const imported = await insertMany(store, 'Feedback', COLUMNS, receivedOn(rows, receivedAt));
    const index = imported === rows.length ? indexFresh : indexStored;
    if (imported > 0) await index(store, workspaceId, rows);
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
  const copyOf = settings.copyOf ?? copyCounter();
  const rows = items.map((item) => rowOf(workspaceId, source, item, copyOf(item), settings));
  return transact(database, async (tx) => {
    const store = { db: tx, engine: database.engine };
    const receivedAt = await receivedNow(store, workspaceId, settings.now);
    const ids = rows.map(({ id }) => id);
    const found = await tx.feedback.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true },
    });
    const known = new Set(found.map(({ id }) => id));
    const imported = await insertMany(store, 'Feedback', COLUMNS, receivedOn(rows, receivedAt));
    let revised = 0;
    for (const { id, verbatim, sealedOriginal, ...rest } of rows) {
      if (!known.has(id)) continue;
      const data = verbatim === null ? rest : { ...rest, verbatim, sealedOriginal };
      const { count } = await tx.feedback.updateMany({
        where: { workspaceId, id, answeredAt: { lte: rest.answeredAt }, erasedAt: null },
        data,
      });
      revised += count;
    }
    await indexStored(store, workspaceId, rows);
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

function rowOf(
  workspaceId: string,
  source: Pick<Source, 'id' | 'heat'>,
  item: FeedbackItem,
  copy: number,
  { keys, keepOriginals, country }: StoreSettings,
) {
  const { id, customer } = identify(keys, source.id, item, copy);
  const { words, touchpoint, segments } = redacted(item, country);
  const original = words !== null && words.found.length > 0 && keepOriginals ? item.verbatim : null;
  return {
    workspaceId,
    id,
    sourceId: source.id,
    heat: item.heat ?? source.heat,
    metric: item.metric,
    score: item.score,
    verbatim: words === null ? null : words.text,
    sealedOriginal: original === null ? null : keys.seal(ORIGINAL, original),
    customer,
    touchpoint,
    segments,
    answeredAt: item.answeredAt,
  };
}

function receivedOn<T>(rows: readonly T[], receivedAt: Date): (T & { receivedAt: Date })[] {
  return rows.map((row) => ({ ...row, receivedAt }));
}

/** All of an answer that may hold personal data, without it. @param country how national phone numbers are read */
export function redacted(item: FeedbackItem, country?: string) {
  const options = { names: item.names, ...(country === undefined ? {} : { country }) };
  return {
    words: item.verbatim === null ? null : redact(item.verbatim, options),
    touchpoint: item.touchpoint === null ? null : redact(item.touchpoint, options).text,
    segments: redactedSegments(item.segments, options),
  };
}

/** A column that nobody mapped may hold anything, its name too. */
function redactedSegments(
  segments: FeedbackItem['segments'],
  options: Parameters<typeof redact>[1],
): Record<string, string> {
  const names = Object.keys(segments);
  if (names.length === 0) return {};
  return Object.fromEntries(
    names.map((name) => [redact(name).text, redact(segments[name] ?? '', options).text]),
  );
}
