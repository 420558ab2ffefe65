// Which answers a number or a quote is about: a company, a period, and what an admin chose to look at.
import type { Prisma } from '../database/generated/sqlite/client.ts';
import { type Metric, type Mood, metrics, moodBounds } from './scale.ts';
import { type Segment, segmentParts } from './segment-filter.ts';

export { type Metric, metrics } from './scale.ts';

export const heats = ['hot', 'cold'] as const;
/** "hot": just after an interaction; "cold": relationship survey. */
export type Heat = (typeof heats)[number];

/** Half-open: an answer at `from` is in, one at `to` is not. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** What came in over a time: the answers that were received in it and given since; older ones are history. */
export interface Intake {
  readonly received: Period;
  /** Included. */
  readonly givenSince: Date;
}

/** A filter that is absent, or a list that is empty, keeps everything. */
export interface FeedbackFilters {
  readonly sourceIds?: readonly string[];
  readonly touchpoints?: readonly string[];
  /** Answers that have a score of one of them, leading or not. */
  readonly metrics?: readonly Metric[];
  /** Of one of the metrics' scores or, without metrics, of the leading score (see scale.ts); answers without a score are then left out, and no indicator is computed: see `measure`. */
  readonly mood?: Mood;
  readonly heat?: Heat;
  /** Of each name that is among them, one of the values. */
  readonly segments?: readonly Segment[];
  /** Hot and cold answers are counted as one; otherwise each for itself, since each sees what the other misses. */
  readonly mixed?: boolean;
}

/** The condition for answers of one workspace: those given in a period, or those that came in. */
export function answersIn(
  workspaceId: string,
  which: Period | Intake,
  filters: FeedbackFilters,
): Prisma.FeedbackWhereInput {
  return {
    workspaceId,
    ...timesOf(which),
    ...(filters.sourceIds?.length ? { sourceId: { in: [...filters.sourceIds] } } : {}),
    ...(filters.touchpoints?.length ? { touchpoint: { in: [...filters.touchpoints] } } : {}),
    ...(filters.heat ? { heat: filters.heat } : {}),
    ...inSegments(filters.segments ?? []),
    ...scoredAs(filters),
  };
}

/** What a rule looks at: of each kind any where it names none. */
interface Looked {
  readonly heat?: string | null;
  readonly sourceIds: readonly string[];
  readonly touchpoints: readonly string[];
  readonly segments: readonly Segment[];
}

/** The condition for the answers that a rule looks at, whatever they say. */
export function lookedAt({ heat = null, sourceIds, touchpoints, segments }: Looked) {
  return {
    ...(heat === null ? {} : { heat }),
    ...(sourceIds.length === 0 ? {} : { sourceId: { in: [...sourceIds] } }),
    ...(touchpoints.length === 0 ? {} : { touchpoint: { in: [...touchpoints] } }),
    ...inSegments(segments),
  } satisfies Prisma.FeedbackWhereInput;
}

/** The condition for answers that have these segments. */
function inSegments(chosen: readonly Segment[]): Pick<Prisma.FeedbackWhereInput, 'AND'> {
  if (chosen.length === 0) return {};
  return {
    AND: segmentParts(chosen).map((parts) => ({
      OR: parts.map((part) => ({ segmentKeys: { contains: part } })),
    })),
  };
}

/** One of its scores is of the metrics, and in the mood; without metrics the leading score tells the mood. */
function scoredAs({ metrics: among = [], mood }: FeedbackFilters): Pick<Prisma.FeedbackWhereInput, 'OR'> {
  if (among.length === 0) return mood ? inMood(mood) : {};
  const score = { metric: { in: [...among] }, ...(mood ? inMood(mood) : {}) };
  return { OR: [score, { scores: { some: score } }] };
}

function timesOf(which: Period | Intake): Pick<Prisma.FeedbackWhereInput, 'answeredAt' | 'receivedAt'> {
  if (!('received' in which)) return { answeredAt: { gte: which.from, lt: which.to } };
  const { received, givenSince } = which;
  return { answeredAt: { gte: givenSince }, receivedAt: { gte: received.from, lt: received.to } };
}

/** The condition for answers whose score speaks for a mood, whatever they are a score of. */
export function inMood(mood: Mood) {
  return {
    OR: metrics.map((metric) => {
      const { unhappyTo, happyFrom } = moodBounds[metric];
      const between = { gt: unhappyTo, lt: happyFrom };
      return {
        metric,
        score: { happy: { gte: happyFrom }, neutral: between, unhappy: { lte: unhappyTo } }[mood],
      };
    }),
  };
}

/** The mood that an answer's score speaks for, in the engines' own language; null as in `moodOf`. @param of before each column, such as 'f.' */
export function moodColumn(of: string): string {
  const cases = metrics.map((metric) => {
    const { unhappyTo, happyFrom } = moodBounds[metric];
    const is = `WHEN ${of}"metric" = '${metric}' AND ${of}"score"`;
    return `${is} <= ${unhappyTo} THEN 'unhappy' ${is} >= ${happyFrom} THEN 'happy' ${is} > ${unhappyTo} THEN 'neutral'`;
  });
  return `CASE ${cases.join(' ')} END`;
}
