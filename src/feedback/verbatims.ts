// One happy and one unhappy quote from customers, chosen the same way each time. How they are worded around: digests.
import type { Store } from '../database/client.ts';
import { type Language, languageOf } from '../terms/language.ts';
import {
  answersIn,
  type FeedbackFilters,
  type Intake,
  inMood,
  type Metric,
  metrics,
  type Period,
} from './filters.ts';
import type { Mood } from './scale.ts';
import { ASKED, type AskedScore, askedOf } from './scores.ts';
import { withQuestion } from './told-question.ts';

/** Under this many answers no comment is shown: a reader could guess who wrote it. */
export const LEAST_ANSWERS_FOR_COMMENTS = 8;

/** Under this many customers neither. */
export const LEAST_CUSTOMERS = 5;

/** The most recent comments of each mood that are looked at, besides those to avoid. */
const CANDIDATES = 200;

/** As many where a language comes first: a busy source in another must not hide those who spoke it. */
const CANDIDATES_OF_A_LANGUAGE = 1_000;

/** The latest approved stories, the latest resolved cases and the comments of themes that are looked at besides. */
const TELLING = 100;

/** Shorter says little, longer is not read in a digest; in characters. */
const READABLE = { least: 40, most: 280 } as const;

export interface Verbatim {
  readonly feedbackId: string;
  /** The customer's words, redacted. Data, never markup. */
  readonly text: string;
  readonly touchpoint: string | null;
  readonly metric: Metric;
  readonly score: number;
  readonly asked?: AskedScore | null;
  /** What they answer, where that helps (told-question.ts). */
  readonly question?: string | null;
  /** The source's name. */
  readonly source: string;
}

export interface VerbatimQuestion extends Period {
  readonly filters: FeedbackFilters;
  /** Instead of the answers given in the period: those that came in. */
  readonly intake?: Intake;
  /** Ids of feedback that readers saw not long ago. */
  readonly avoid: ReadonlySet<string>;
  /** Least number of distinct customers; an answer without a customer's reference counts as one of its own. */
  readonly floor?: number;
  /** Answers dated later are not quoted nor counted. */
  readonly now: Date;
  /** Ids of the comments that hold a theme of the period. */
  readonly inThemes?: ReadonlySet<string>;
  /** A touchpoint that readers hear of already: another is told of where there is one. */
  readonly told?: string | null;
  /** The reader's: what was said in another gives way to what was said in it. */
  readonly language?: Language | null;
  /** What was said in another is not told at all. */
  readonly ownLanguageOnly?: boolean;
}

/** `neutral` only where nobody else was asked for. */
export type ChosenVerbatims = Readonly<Record<'happy' | 'unhappy', Verbatim | null>> & {
  readonly neutral?: Verbatim | null;
};

/**
 * A happy and an unhappy one, so that neither is heard more, of two touchpoints where there are two. None where fewer than 8 answers, or than `floor` customers, match. Reads a
 * bounded number of rows.
 */
export async function chooseVerbatims(
  db: Store,
  workspaceId: string,
  {
    from,
    to,
    filters,
    intake,
    avoid,
    floor = LEAST_CUSTOMERS,
    now,
    inThemes = new Set(),
    told = null,
    language = null,
    ownLanguageOnly = false,
  }: VerbatimQuestion,
): Promise<ChosenVerbatims> {
  const where = intake
    ? answersIn(workspaceId, intake, filters)
    : answersIn(workspaceId, { from, to: to < now ? to : now }, filters);
  if (!(await isCrowd(db, where, floor))) return { happy: null, unhappy: null };
  const telling = { inThemes, ...(await toldOf(db, workspaceId)) };
  const take = (language === null ? CANDIDATES : CANDIDATES_OF_A_LANGUAGE) + avoid.size;
  const of = async (mood: Mood, heard: readonly (string | null)[]) => {
    const all = await candidates(db, where, mood, telling, take);
    const best = bestVerbatim(all, avoid, { heard, language, ownLanguageOnly });
    return best && withQuestion(db, workspaceId, best);
  };
  if (filters.mood === 'neutral') return { happy: null, unhappy: null, neutral: await of('neutral', [told]) };
  const unhappy = await of('unhappy', [told]);
  return { happy: await of('happy', [told, unhappy?.touchpoint ?? null]), unhappy };
}

interface Preference {
  readonly heard?: readonly (string | null)[];
  readonly language?: Language | null;
  readonly ownLanguageOnly?: boolean;
}

export interface Candidate extends Verbatim {
  readonly answeredAt: Date;
  /** What it tells besides itself: how many of a theme of the period, a story that grew from it, a case that was resolved. */
  readonly carries: number;
}

/**
 * The rule: never blank, never one to avoid; not in another language (with `ownLanguageOnly` none at all rather than that), and of a touchpoint that is not among `heard`, where there is one; the closest to 40-280 characters, then the one that carries most, then the most
 * recent, then the first id. The order of the candidates changes nothing.
 */
export function bestVerbatim(
  all: readonly Candidate[],
  avoid: ReadonlySet<string>,
  { heard = [], language = null, ownLanguageOnly = false }: Preference = {},
): Verbatim | null {
  const quotable = all.filter(({ feedbackId, text }) => text.trim() !== '' && !avoid.has(feedbackId));
  const own = language === null ? quotable : quotable.filter(({ text }) => isIn(language, text));
  const isHeard = ({ touchpoint }: Candidate) => touchpoint !== null && heard.includes(touchpoint);
  const [best] = (own.length > 0 || ownLanguageOnly ? own : quotable).toSorted(
    (a, b) =>
      Number(isHeard(a)) - Number(isHeard(b)) ||
      unreadable(a.text) - unreadable(b.text) ||
      b.carries - a.carries ||
      b.answeredAt.getTime() - a.answeredAt.getTime() ||
      (a.feedbackId < b.feedbackId ? -1 : 1),
  );
  if (!best) return null;
  const { answeredAt: _, carries: __, ...verbatim } = best;
  return verbatim;
}

/** Also where its words do not tell. */
function isIn(language: Language, text: string): boolean {
  return (languageOf(text) ?? language) === language;
}

/** By how many characters a text is too short or too long. */
function unreadable(text: string): number {
  const length = [...text.trim()].length;
  return Math.max(READABLE.least - length, length - READABLE.most, 0);
}

type AnswersWhere = ReturnType<typeof answersIn>;

/** Whether at least 8 answers and `floor` customers match, an unknown one counting for each answer; counts no further. */
export async function isCrowd(db: Store, where: AnswersWhere, floor: number): Promise<boolean> {
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

/** Sets of feedback ids. */
interface AlreadyTold {
  readonly inThemes: ReadonlySet<string>;
  readonly inStories: ReadonlySet<string>;
  readonly inResolvedCases: ReadonlySet<string>;
}

/** The answers that an approved story grew from, and those that a resolved case is about: the latest of both. */
async function toldOf(db: Store, workspaceId: string): Promise<Omit<AlreadyTold, 'inThemes'>> {
  const stories = await db.story.findMany({
    where: { workspaceId, status: 'approved', feedbackId: { not: null } },
    orderBy: [{ approvedAt: 'desc' }, { id: 'asc' }],
    take: TELLING,
    select: { feedbackId: true },
  });
  const resolved = await db.caseFeedback.findMany({
    where: { workspaceId, case: { status: 'resolved' } },
    orderBy: [{ at: 'desc' }, { feedbackId: 'asc' }],
    take: TELLING,
    select: { feedbackId: true },
  });
  return {
    inStories: new Set(stories.flatMap(({ feedbackId }) => feedbackId ?? [])),
    inResolvedCases: new Set(resolved.map(({ feedbackId }) => feedbackId)),
  };
}

const QUOTED = {
  id: true,
  verbatim: true,
  touchpoint: true,
  metric: true,
  score: true,
  ...ASKED,
  answeredAt: true,
  source: { select: { name: true } },
} as const;

/** The most recent of a mood, and those that tell more, however old within the period. */
async function candidates(
  db: Store,
  where: AnswersWhere,
  mood: Mood,
  { inThemes, inStories, inResolvedCases }: AlreadyTold,
  take: number,
): Promise<Candidate[]> {
  const spoken = {
    AND: [where, { verbatim: { not: null } }, { verbatim: { not: '' } }, inMood(mood)],
  };
  const recent = await db.feedback.findMany({
    where: spoken,
    orderBy: [{ answeredAt: 'desc' }, { id: 'asc' }],
    take,
    select: QUOTED,
  });
  const wanted = [...[...inThemes].sort().slice(0, TELLING), ...inStories, ...inResolvedCases];
  const telling =
    wanted.length === 0
      ? []
      : await db.feedback.findMany({ where: { AND: [spoken, { id: { in: wanted } }] }, select: QUOTED });
  const rows = new Map([...recent, ...telling].map((row) => [row.id, row]));
  return [...rows.values()].flatMap(
    ({ id, verbatim, touchpoint, metric: name, score, answeredAt, source, ...row }) => {
      const metric = metrics.find((each) => each === name);
      if (metric === undefined || verbatim === null || score === null) return [];
      const carries = [inThemes, inStories, inResolvedCases].filter((ids) => ids.has(id)).length;
      const asked = askedOf(row);
      const said = { feedbackId: id, text: verbatim, touchpoint, metric, score, asked, source: source.name };
      return [{ ...said, answeredAt, carries }];
    },
  );
}
