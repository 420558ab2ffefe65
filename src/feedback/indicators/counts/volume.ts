// How many answers came, and whether that is more or fewer than before: source by source, like with like.
import type { Store } from '../../../database/client.ts';
import { countChange } from '../../../statistics/counts.ts';
import type { Change } from '../../../statistics/distribution.ts';
import { answersIn, type FeedbackFilters, type Intake, type Period } from '../../filters.ts';
import { answersOf, type IndicatorQuestion, periodsOf, type Sides } from '../indicators.ts';

/** When answers were given, against the time in which they came in: in it, in one as long before it, or earlier still. */
const ages = ['fresh', 'late', 'old'] as const;
export type Age = (typeof ages)[number];

/** How many answers of a source came in, by their age. */
export type Ages = Readonly<Record<Age, number>>;

export type AgesBySource = ReadonlyMap<string, Ages>;

const NONE: Ages = { fresh: 0, late: 0, old: 0 };

/** Of answers that are counted by when they were given all are fresh. */
export async function agesBySource(
  db: Store,
  workspaceId: string,
  which: Period | Intake,
  filters: FeedbackFilters,
): Promise<AgesBySource> {
  const found = new Map<string, Ages>();
  for (const age of ages) {
    const given = givenOf(which, age);
    if (!given) continue;
    const rows = await db.feedback.groupBy({
      by: ['sourceId'],
      where: { AND: [answersIn(workspaceId, which, filters), { answeredAt: given }] },
      _count: { _all: true },
    });
    for (const { sourceId, _count } of rows)
      found.set(sourceId, { ...(found.get(sourceId) ?? NONE), [age]: _count._all });
  }
  return found;
}

function givenOf(which: Period | Intake, age: Age): { gte?: Date; lt?: Date } | null {
  if (!('received' in which)) return age === 'fresh' ? {} : null;
  const { from, to } = which.received;
  const start = new Date(2 * from.getTime() - to.getTime());
  if (age === 'fresh') return { gte: from };
  return age === 'late' ? { gte: start, lt: from } : { lt: start };
}

/** Answers that carry words or a score. */
export interface AnswerVolume {
  readonly now: number;
  /** Over the period that it is compared with, which may be longer or shorter. */
  readonly before: number;
  /** What was compared of them, where that is not all. */
  readonly alike?: Sides<number>;
  readonly compared: Change | null;
}

export async function cameOf(
  db: Store,
  workspaceId: string,
  question: IndicatorQuestion,
): Promise<AnswerVolume> {
  const sides = answersOf(question);
  const periods = periodsOf(question);
  const now = await agesBySource(db, workspaceId, sides.now, question.filters);
  const before = await agesBySource(db, workspaceId, sides.before, question.filters);
  const alike = alikeOf({ now, before });
  const length = ({ from, to }: Period) => to.getTime() - from.getTime();
  const compared =
    alike &&
    countChange(
      { count: alike.before, over: length(periods.before) },
      { count: alike.now, over: length(periods.now) },
    );
  const all = { now: sumOf(now), before: sumOf(before) };
  const isAll = alike === null || (alike.now === all.now && alike.before === all.before);
  return { ...all, ...(isAll ? {} : { alike }), compared };
}

/**
 * Only of sources that were heard of both times: that one is silent is no fall. And of each only the answers of one age, the one that
 * both times have most of: a file that is imported late each week is compared with the file before, and the backlog of a first
 * import with nothing. Null where no source is left.
 */
export function alikeOf({ now, before }: Sides<AgesBySource>): Sides<number> | null {
  const pairs = [...now].flatMap(([source, here]) => {
    const then = before.get(source);
    const common = (age: Age) => (then ? Math.min(here[age], then[age]) : 0);
    const [age] = ages.toSorted((a, b) => common(b) - common(a));
    return then && age && common(age) > 0 ? [{ now: here[age], before: then[age] }] : [];
  });
  if (pairs.length === 0) return null;
  return pairs.reduce((sum, pair) => ({ now: sum.now + pair.now, before: sum.before + pair.before }));
}

/** The age of most of a source's answers; null where none came. */
export function usualAge(of: Ages | undefined): Age | null {
  if (!of) return null;
  return ages.toSorted((a, b) => of[b] - of[a])[0] ?? null;
}

function sumOf(bySource: AgesBySource): number {
  return [...bySource.values()].reduce((sum, { fresh, late, old }) => sum + fresh + late + old, 0);
}
