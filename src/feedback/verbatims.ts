// One happy and one unhappy quote from customers, chosen the same way each time. How they are worded around: digests.
import type { Store } from '../database/client.ts';
import { answersIn, type FeedbackFilters, type Metric, metrics, type Period } from './filters.ts';

export type Mood = 'happy' | 'unhappy';

/** Under this many answers no comment is shown: a reader could guess who wrote it. */
export const LEAST_ANSWERS_FOR_COMMENTS = 8;

/** Under this many customers neither. */
export const LEAST_CUSTOMERS = 5;

/** The most recent comments of each mood that are looked at, besides those to avoid. */
const CANDIDATES = 200;

/** Shorter says little, longer is not read in a digest; in characters. */
const READABLE = { least: 40, most: 280 } as const;

/** The scores that speak for a mood, both ends included; those in between speak for none. */
export const moods: Readonly<Record<Mood, Readonly<Record<Metric, { least: number; most: number }>>>> = {
  happy: { nps: { least: 9, most: 10 }, csat: { least: 5, most: 5 }, ces: { least: 6, most: 7 } },
  unhappy: { nps: { least: 0, most: 6 }, csat: { least: 1, most: 2 }, ces: { least: 1, most: 3 } },
};

export interface Verbatim {
  readonly feedbackId: string;
  /** The customer's words, redacted. Data, never markup. */
  readonly text: string;
  readonly touchpoint: string | null;
  readonly metric: Metric;
  readonly score: number;
  /** The source's name. */
  readonly source: string;
}

export interface VerbatimQuestion extends Period {
  readonly filters: FeedbackFilters;
  /** Ids of feedback that readers saw not long ago. */
  readonly avoid: ReadonlySet<string>;
  /** Least number of distinct customers; an answer without a customer's reference counts as one of its own. */
  readonly floor?: number;
  /** Answers dated later are not quoted nor counted. */
  readonly now: Date;
}

export type ChosenVerbatims = Readonly<Record<Mood, Verbatim | null>>;

/** Both null where fewer than 8 answers, or than `floor` customers, match. Reads a bounded number of rows. */
export async function chooseVerbatims(
  db: Store,
  workspaceId: string,
  { from, to, filters, avoid, floor = LEAST_CUSTOMERS, now }: VerbatimQuestion,
): Promise<ChosenVerbatims> {
  const where = answersIn(workspaceId, { from, to: to < now ? to : now }, filters);
  if (!(await isCrowd(db, where, floor))) return { happy: null, unhappy: null };
  const take = CANDIDATES + avoid.size;
  const happy = await candidates(db, where, 'happy', take);
  const unhappy = await candidates(db, where, 'unhappy', take);
  return { happy: bestVerbatim(happy, avoid), unhappy: bestVerbatim(unhappy, avoid) };
}

export interface Candidate extends Verbatim {
  readonly answeredAt: Date;
}

/**
 * The rule: never blank, never one to avoid; the closest to 40-280 characters, then the most recent, then the first id.
 * The order of the candidates changes nothing.
 */
export function bestVerbatim(all: readonly Candidate[], avoid: ReadonlySet<string>): Verbatim | null {
  const [best] = all
    .filter(({ feedbackId, text }) => text.trim() !== '' && !avoid.has(feedbackId))
    .toSorted(
      (a, b) =>
        unreadable(a.text) - unreadable(b.text) ||
        b.answeredAt.getTime() - a.answeredAt.getTime() ||
        (a.feedbackId < b.feedbackId ? -1 : 1),
    );
  if (!best) return null;
  const { answeredAt: _, ...verbatim } = best;
  return verbatim;
}

/** By how many characters a text is too short or too long. */
function unreadable(text: string): number {
  const length = [...text.trim()].length;
  return Math.max(READABLE.least - length, length - READABLE.most, 0);
}

type Where = ReturnType<typeof answersIn>;

/** Whether at least 8 answers and `floor` customers match, an unknown one counting for each answer; counts no further. */
export async function isCrowd(db: Store, where: Where, floor: number): Promise<boolean> {
  const said = await db.feedback.count({ where, take: LEAST_ANSWERS_FOR_COMMENTS });
  if (said < LEAST_ANSWERS_FOR_COMMENTS) return false;
  const referenced = await db.feedback.groupBy({
    by: ['customer'],
    where: { AND: [where, { customer: { not: null } }] },
    orderBy: { customer: 'asc' },
    take: floor,
  });
  if (referenced.length >= floor) return true;
  const missing = floor - referenced.length;
  return (await db.feedback.count({ where: { AND: [where, { customer: null }] }, take: missing })) >= missing;
}

async function candidates(db: Store, where: Where, mood: Mood, take: number): Promise<Candidate[]> {
  const speaking = metrics.map((metric) => {
    const { least, most } = moods[mood][metric];
    return { metric, score: { gte: least, lte: most } };
  });
  const rows = await db.feedback.findMany({
    where: { AND: [where, { verbatim: { not: null } }, { verbatim: { not: '' } }, { OR: speaking }] },
    orderBy: [{ answeredAt: 'desc' }, { id: 'asc' }],
    take,
    select: {
      id: true,
      verbatim: true,
      touchpoint: true,
      metric: true,
      score: true,
      answeredAt: true,
      source: { select: { name: true } },
    },
  });
  return rows.flatMap(({ id, verbatim, touchpoint, metric: name, score, answeredAt, source }) => {
    const metric = metrics.find((each) => each === name);
    if (metric === undefined || verbatim === null || score === null) return [];
    return [{ feedbackId: id, text: verbatim, touchpoint, metric, score, source: source.name, answeredAt }];
  });
}
