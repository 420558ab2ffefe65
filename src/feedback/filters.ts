// Which answers a number or a quote is about: a company, a period, and what an admin chose to look at.
import type { Prisma } from '../database/generated/sqlite/client.ts';

export const metrics = ['nps', 'csat', 'ces'] as const;
/** nps 0-10, csat 1-5, ces 1-7 (CES 2.0, 7 is best); see scale.ts. */
export type Metric = (typeof metrics)[number];

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
  readonly metrics?: readonly Metric[];
  /** Bounds on the raw score, both included; answers without a score are then left out. */
  readonly scoreMin?: number;
  readonly scoreMax?: number;
  readonly heat?: Heat;
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
    ...(filters.metrics?.length ? { metric: { in: [...filters.metrics] } } : {}),
    ...(filters.heat ? { heat: filters.heat } : {}),
    ...(filters.scoreMin === undefined && filters.scoreMax === undefined ? {} : { score: range(filters) }),
  };
}

function timesOf(which: Period | Intake): Pick<Prisma.FeedbackWhereInput, 'answeredAt' | 'receivedAt'> {
  if (!('received' in which)) return { answeredAt: { gte: which.from, lt: which.to } };
  const { received, givenSince } = which;
  return { answeredAt: { gte: givenSince }, receivedAt: { gte: received.from, lt: received.to } };
}

function range({ scoreMin, scoreMax }: FeedbackFilters): { gte?: number; lte?: number } {
  return {
    ...(scoreMin === undefined ? {} : { gte: scoreMin }),
    ...(scoreMax === undefined ? {} : { lte: scoreMax }),
  };
}
