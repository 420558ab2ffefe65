// Puts the rows of responses (rows.ts) into their tables. When what is stored: store.ts.
import { type EngineStore, insertMany } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { inPortions } from './portions.ts';
import { keepQuestions } from './questions.ts';
import { ORIGINAL, type ResponseRow, type ScoreColumns, type WordColumns } from './rows.ts';

const SCORE = {
  metric: 'text',
  score: 'real',
  askedScore: 'real',
  askedScale: 'text',
  scoreQuestion: 'text',
} as const;
const WORDS = { verbatim: 'text', verbatimQuestion: 'text', sealedOriginal: 'text' } as const;
const FURTHER = { workspaceId: 'text', feedbackId: 'text', place: 'integer' } as const;
const COLUMNS = {
  workspaceId: 'text',
  id: 'text',
  sourceId: 'text',
  heat: 'text',
  ...SCORE,
  ...WORDS,
  customer: 'text',
  touchpoint: 'text',
  segments: 'json',
  segmentKeys: 'text',
  answeredAt: 'instant',
  receivedAt: 'instant',
  batch: 'integer',
} as const;

export interface Inserting {
  readonly receivedAt: Date;
  /** What they are taken back with; null: with nothing. */
  readonly batch: number | null;
  readonly keys: Keys;
}

/** Those that are not there yet, with all of each. Says how many they were. @param receivedBefore of one that was there before */
export async function insertRows(
  store: EngineStore,
  rows: readonly ResponseRow[],
  { receivedAt, batch, keys }: Inserting,
  receivedBefore: (row: ResponseRow) => Date | undefined = () => undefined,
): Promise<number> {
  const [{ workspaceId } = { workspaceId: '' }] = rows;
  const more = await strangersAmong(store, workspaceId, rows.filter(hasMore));
  const questions = rows.flatMap((row) => row.questions);
  if (questions.length > 0) await keepQuestions(store, workspaceId, questions);
  const fresh = await insertMany(
    store,
    'Feedback',
    COLUMNS,
    // Field by field: spreading a row of so many takes as long as storing a tenth of it.
    rows.map((row) => ({
      workspaceId: row.workspaceId,
      id: row.id,
      sourceId: row.sourceId,
      heat: row.heat,
      metric: row.metric,
      score: row.score,
      askedScore: row.askedScore,
      askedScale: row.askedScale,
      scoreQuestion: row.scoreQuestion,
      verbatim: row.verbatim,
      verbatimQuestion: row.verbatimQuestion,
      sealedOriginal: sealed(row, keys).sealedOriginal,
      customer: row.customer,
      touchpoint: row.touchpoint,
      segments: row.segments,
      segmentKeys: row.segmentKeys,
      answeredAt: row.answeredAt,
      receivedAt: receivedBefore(row) ?? receivedAt,
      batch,
    })),
  );
  await insertFurther(
    store,
    more.map((row) => withSeals(row, keys)),
  );
  return fresh;
}

function hasMore({ scores, comments }: ResponseRow): boolean {
  return scores.length + comments.length > 0;
}

/** Those that are not stored, each id once: what is there already gains nothing by being sent again. */
async function strangersAmong(
  { db }: EngineStore,
  workspaceId: string,
  rows: readonly ResponseRow[],
): Promise<ResponseRow[]> {
  if (rows.length === 0) return [];
  const byId = new Map(rows.toReversed().map((row) => [row.id, row]));
  for (const ids of inPortions([...byId.keys()])) {
    const where = { workspaceId, id: { in: ids } };
    for (const { id } of await db.feedback.findMany({ where, select: { id: true } })) byId.delete(id);
  }
  return [...byId.values()];
}

/** As much of a response as its further rows need. */
interface Further {
  readonly workspaceId: string;
  readonly id: string;
  readonly metric: string | null;
  readonly scores: readonly ScoreColumns[];
  readonly comments: readonly {
    readonly verbatim: string | null;
    readonly verbatimQuestion: string | null;
    readonly sealedOriginal: string | null;
  }[];
}

export function withSeals(row: ResponseRow, keys: Keys): Further {
  return { ...row, comments: row.comments.map((each) => ({ ...each, ...sealed(each, keys) })) };
}

/** Further scores and texts of responses that are stored. */
export async function insertFurther(store: EngineStore, rows: readonly Further[]): Promise<void> {
  const scores = rows.flatMap(({ workspaceId, id: feedbackId, metric: leading, scores: all }) =>
    all.map((each, at) => {
      const counts = each.metric !== leading && all.findIndex(({ metric }) => metric === each.metric) === at;
      return { workspaceId, feedbackId, place: at + 1, ...each, counts };
    }),
  );
  await insertMany(store, 'FeedbackScore', { ...FURTHER, ...SCORE, counts: 'boolean' }, scores);
  const comments = rows.flatMap(({ workspaceId, id: feedbackId, comments: all }) =>
    all.map((each, at) => {
      const place = at + 1;
      return { workspaceId, id: `${feedbackId}/${place}`, feedbackId, place, ...each };
    }),
  );
  await insertMany(store, 'FeedbackComment', { id: 'text', ...FURTHER, ...WORDS }, comments);
}

/** Only now, and for one part after another: all originals sealed at once would be as large again as what came in. */
export function sealed({ original }: WordColumns, keys: Keys): { readonly sealedOriginal: string | null } {
  return { sealedOriginal: original === null ? null : keys.seal(ORIGINAL, original) };
}

/**
 * Under the ids by which they are stored: what came before one answer could hold several scores keeps the id that it had then.
 */
export async function underStoredIds(
  { db }: EngineStore,
  workspaceId: string,
  rows: readonly ResponseRow[],
): Promise<readonly ResponseRow[]> {
  const wanted = [...new Set(rows.flatMap(({ former }) => former.map(({ id }) => id)))];
  if (wanted.length === 0) return rows;
  const scores = new Map<string, number | null>();
  for (const ids of inPortions(wanted)) {
    const where = { workspaceId, id: { in: ids } };
    const found = await db.feedback.findMany({ where, select: { id: true, score: true } });
    for (const { id, score } of found) scores.set(id, score);
  }
  if (scores.size === 0) return rows;
  return rows.map((row) => {
    const before = row.former.find(
      ({ id, score }) => scores.has(id) && (score === undefined || scores.get(id) === score),
    );
    return before === undefined ? row : { ...row, id: before.id };
  });
}

/** In characters: a statement of so many takes some ten milliseconds, in which a SQLite database answers nobody. */
const PART = 250_000;

/** The rows in their order, cut where a statement would become long. */
export function partsOf(rows: readonly ResponseRow[]): ResponseRow[][] {
  const parts: ResponseRow[][] = [];
  let room = 0;
  for (const row of rows) {
    const size = row.comments.reduce((sum, each) => sum + lengthOf(each), lengthOf(row));
    if (room < size || parts.length === 0) {
      parts.push([]);
      room = PART;
    }
    parts.at(-1)?.push(row);
    room -= size;
  }
  return parts;
}

function lengthOf({ verbatim, original }: WordColumns): number {
  return (verbatim?.length ?? 0) + (original?.length ?? 0);
}
