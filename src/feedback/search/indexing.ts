// Keeps the index of customers' words true to what is stored. What drops an answer's words when they change or go is a trigger of
// the migration "feedback_search"; finding them is in search.ts.
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Database,
  type EngineStore,
  insertMany,
  type Store,
  type Tx,
  transact,
} from '../../database/client.ts';
import { furtherWords, textsOf } from '../further.ts';
import { indexedOf } from './words.ts';

/** Count up when `indexedWords` gives other words than before: at the next start every answer is indexed anew. */
const RULES = 1;

/** Answers, and characters of them, that are indexed at a time: some ten milliseconds. */
const BATCH = 500;
const BATCH_CHARACTERS = 100_000;

/** Milliseconds between two batches, for everything else that the process does. */
const PAUSE = 20;

export interface WordsToIndex {
  readonly id: string;
  /** Redacted, as it is stored. */
  readonly verbatim: string | null;
  /** Its further words. */
  readonly comments?: readonly { readonly verbatim: string | null }[];
  /** All its words as they are indexed, where they are known already. */
  readonly indexed?: string | null;
}

function isSame(one: WordsToIndex, other: WordsToIndex): boolean {
  const [texts, others] = [textsOf(one, one.comments), textsOf(other, other.comments)];
  return texts.length === others.length && texts.every((text, i) => text === others[i]);
}

const columns = { workspaceId: 'text', feedbackId: 'text', words: 'text' } as const;

/**
 * For the transaction that has just stored these answers, none of which was there before: `{ db: tx, engine: database.engine }`.
 * Where some may have been, see `indexStored`.
 */
export async function indexFresh(
  store: EngineStore,
  workspaceId: string,
  answers: readonly WordsToIndex[],
): Promise<void> {
  const rows = answers.flatMap((answer) => {
    const words = answer.indexed ?? indexedOf(textsOf(answer, answer.comments));
    return words === null ? [] : { workspaceId, feedbackId: answer.id, words };
  });
  await insertMany(store, 'FeedbackText', columns, rows);
}

async function withComments<T extends WordsToIndex>(
  db: Store,
  workspaceId: string,
  answers: readonly T[],
): Promise<T[]> {
  const ids = answers.flatMap(({ id, verbatim }) => (verbatim === null ? [] : id));
  const further = await furtherWords(db, workspaceId, ids);
  return answers.map((each) => ({ ...each, comments: further.get(each.id) ?? [] }));
}

/** Indexes those that are stored with words and are not in the index yet: what was erased stays unknown to it. */
export async function indexStored(
  store: EngineStore,
  workspaceId: string,
  answers: readonly WordsToIndex[],
): Promise<void> {
  for (let start = 0; start < answers.length; start += BATCH) {
    const some = answers.slice(start, start + BATCH);
    const ids = some.flatMap(({ id, verbatim }) => (verbatim === null ? [] : id));
    const where = { workspaceId, id: { in: ids } };
    const found = await store.db.feedback.findMany({ where, select: { id: true, verbatim: true } });
    const stored = await withComments(store.db, workspaceId, found);
    const entries = await store.db.feedbackText.findMany({
      where: { workspaceId, feedbackId: { in: ids } },
      select: { feedbackId: true },
    });
    const isIndexed = new Set(entries.map(({ feedbackId }) => feedbackId));
    const known = new Map(some.map((each) => [each.id, each]));
    const missing = stored.flatMap((each) => {
      if (isIndexed.has(each.id)) return [];
      // What is stored may be another text than what came in: then nothing is known of it.
      const given = known.get(each.id);
      return given && isSame(given, each) ? given : each;
    });
    await indexFresh(store, workspaceId, missing);
  }
}

/**
 * Indexes what was stored before there was an index, or by older rules, the oldest answer first. Goes on where it was stopped, leaves
 * the process free between batches, and costs one look where nothing is left to do. Says how many answers it indexed.
 */
export async function indexMissingFeedback(
  database: Pick<Database, 'db' | 'engine'>,
  workspaceId: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<number> {
  for (let indexed = 0; ; ) {
    const step = await transact(database, (tx) =>
      indexBatch({ db: tx, engine: database.engine }, workspaceId),
    );
    indexed += step.indexed;
    if (step.done || signal?.aborted) return indexed;
    await wait(PAUSE);
  }
}

interface IndexingStep {
  readonly indexed: number;
  readonly done: boolean;
}

async function indexBatch(
  store: EngineStore & { readonly db: Tx },
  workspaceId: string,
): Promise<IndexingStep> {
  const { db } = store;
  const known = await db.feedbackIndexing.findUnique({ where: { workspaceId } });
  const so = known?.rules === RULES ? known : null;
  if (so?.done) return { indexed: 0, done: true };
  const { upToAt, upToId } = so ?? { upToAt: null, upToId: null };
  const later = upToAt !== null && upToId !== null ? after(upToAt, upToId) : {};
  const found = await db.feedback.findMany({
    where: { AND: [{ workspaceId }, later] },
    orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true, verbatim: true, answeredAt: true },
  });
  const answers = beginningOf(await withComments(db, workspaceId, found));
  const feedbackIds = answers.map(({ id }) => id);
  await db.feedbackText.deleteMany({ where: { workspaceId, feedbackId: { in: feedbackIds } } });
  await indexFresh(store, workspaceId, answers);
  const last = answers.at(-1);
  const done = answers.length === found.length && found.length < BATCH;
  const to = { rules: RULES, done, upToAt: last?.answeredAt ?? upToAt, upToId: last?.id ?? upToId };
  await db.feedbackIndexing.upsert({
    where: { workspaceId },
    create: { workspaceId, ...to },
    update: to,
  });
  return { indexed: answers.filter(({ verbatim }) => verbatim !== null).length, done };
}

/** As many as are not too long together, and one at least. */
function beginningOf<T extends WordsToIndex>(answers: readonly T[]): readonly T[] {
  let characters = 0;
  const end = answers.findIndex((answer, i) => {
    characters += textsOf(answer, answer.comments).reduce((sum, { length }) => sum + length, 0);
    return i > 0 && characters > BATCH_CHARACTERS;
  });
  return end < 0 ? answers : answers.slice(0, end);
}

/** The first bound lets the engine start from its index. */
function after(at: Date, id: string) {
  return { answeredAt: { gte: at }, OR: [{ answeredAt: { gt: at } }, { id: { gt: id } }] };
}
