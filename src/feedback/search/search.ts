// Finding what customers said by their words. What a word is: words.ts; how the index is kept true: indexing.ts.
import type { EngineStore, Store } from '../../database/client.ts';
import { type FeedbackFilters, type Metric, metrics } from '../filters.ts';
import { wholeTexts } from '../questions.ts';
import { ASKED, type AskedScore, askedOf } from '../scores.ts';
import { heldAmong } from '../sources/elicited.ts';
import { belowQuestions } from '../told-question.ts';
import { entriesHaving, type SearchEntry } from './entries.ts';
import { type NotAsked, wantedIn } from './words.ts';

/** Up to this many are counted; beyond, `isMore` says so. */
const COUNTED = 1_000;

/** At most: Prisma takes fewer than 1,000 ids in one question on SQLite. */
const SHOWN = 500;

/** Of those that have the words, how many of the latest are held against filters. */
const LOOKED_AT = 5_000;

export interface FeedbackSearch {
  /** As somebody typed them: data, whatever they hold. */
  readonly words: string;
  readonly filters?: FeedbackFilters;
  /** How many are shown; 10 unless told, at most 500. */
  readonly most?: number;
  /** Answers dated later are not found. */
  readonly now: Date;
}

export interface FoundFeedback {
  readonly feedbackId: string;
  /** The customer's words, redacted. Data, never markup. */
  readonly text: string;
  readonly touchpoint: string | null;
  readonly metric: Metric | null;
  readonly score: number | null;
  readonly asked: AskedScore | null;
  readonly answeredAt: Date;
  /** The source's name. */
  readonly source: string;
}

export interface SearchResult {
  /** The latest answers first. */
  readonly found: readonly FoundFeedback[];
  /** At most 1,000. */
  readonly total: number;
  /** Whether there are more than `total`, or may be: with filters the latest 5,000 that have the words are looked at. */
  readonly isMore: boolean;
  /** Why nothing was looked for; null where something was. */
  readonly notAsked: NotAsked | null;
}

/**
 * The answers of this workspace that have all the words; accents, case, plurals and stop words do not matter, and the last word may
 * be the beginning of one (from 3 letters), unless more than 1,000 have it as it is. Where more than 1,000 have them all, those of
 * the latest stored 1,000 are shown.
 * Takes a `Database`, or `{ db: tx, engine: database.engine }`. Never throws for what the words hold.
 */
export async function searchFeedback(
  store: EngineStore,
  workspaceId: string,
  { words, filters = {}, most = 10, now }: FeedbackSearch,
): Promise<SearchResult> {
  const wanted = wantedIn(words);
  if (typeof wanted === 'string') return { found: [], total: 0, isMore: false, notAsked: wanted };
  const look = Object.keys(filters).length === 0 ? COUNTED + 1 : LOOKED_AT;
  const { entries, looked } = await entriesHaving(store, workspaceId, wanted, filters, {
    look,
    most: COUNTED + 1,
  });
  const held = await heldAmong(
    store.db,
    workspaceId,
    entries.map(({ feedbackId }) => feedbackId),
  );
  const counted = entries
    .filter(({ feedbackId, at }) => at <= now.getTime() && !held.has(feedbackId))
    .slice(0, COUNTED);
  const shown = counted.toSorted(byDate).slice(0, Math.min(most, SHOWN));
  const found = await read(
    store.db,
    workspaceId,
    shown.map(({ feedbackId }) => feedbackId),
  );
  const isMore = looked >= look || entries.length > COUNTED;
  return { found, total: counted.length, isMore, notAsked: null };
}

function byDate(a: SearchEntry, b: SearchEntry): number {
  return b.at - a.at || (a.feedbackId < b.feedbackId ? -1 : 1);
}

async function read(db: Store, workspaceId: string, ids: readonly string[]): Promise<FoundFeedback[]> {
  if (ids.length === 0) return [];
  const rows = await db.feedback.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: {
      id: true,
      verbatim: true,
      verbatimQuestion: true,
      touchpoint: true,
      metric: true,
      score: true,
      ...ASKED,
      answeredAt: true,
      source: { select: { name: true } },
    },
  });
  const texts = await belowQuestions(db, workspaceId, await wholeTexts(db, workspaceId, rows));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((feedbackId) => {
    const row = byId.get(feedbackId);
    const text = texts.get(feedbackId);
    if (row === undefined || text === undefined) return [];
    const { touchpoint, score, answeredAt } = row;
    const metric = metrics.find((each) => each === row.metric) ?? null;
    const asked = askedOf(row);
    return [{ feedbackId, text, touchpoint, metric, score, asked, answeredAt, source: row.source.name }];
  });
}
