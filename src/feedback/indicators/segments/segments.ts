// Indicators of each group of answers, tested together, with small groups hidden. How they are counted: answered-by.ts.
import type { EngineStore, Store } from '../../../database/client.ts';
import { suppress } from '../../../disclosure/suppress.ts';
import { answers } from '../../../statistics/distribution.ts';
import {
  type FeedbackFilters,
  type Heat,
  type Intake,
  type Metric,
  metrics,
  type Period,
} from '../../filters.ts';
import { questionsById } from '../../questions.ts';
import { listSources } from '../../sources/source.ts';
import { countAnswers, distributions, type MetricAnswers } from '../answered.ts';
import {
  answersOf,
  distributionOf,
  heatsIn,
  type Indicator,
  type IndicatorQuestion,
  LEAST_ANSWERS,
  measure,
  NOBODY,
} from '../indicators.ts';
import { indifferenceOf } from '../indifference.ts';
import { judgedTogether, type Measured } from '../reading.ts';
import {
  type AnswerColumn,
  type AnswerGroup,
  countingByColumn,
  countingBySegment,
  type GroupCounting,
} from './answered-by.ts';

/** More groups are not told apart: those with most answers are. */
export const MOST_GROUPS = 50;

/** By what the answers are grouped: a column, or a key of the segments such as "product" or "region". */
export type GroupedBy = AnswerColumn | { readonly segment: string };

export interface SegmentIndicator extends Indicator {
  /** The touchpoint (see touchpoints.ts for its name), the source's name, the heat, the question's text, or the segment's value; null: none was given. */
  readonly group: AnswerGroup;
}

/**
 * One indicator per metric, heat (where both came) and group that answered in the period: nps, csat, ces in that order, and in each
 * the groups with most answers first, at most 50. All changes are judged together. A group under 5 answers has no value (reason
 * 'not-enough-answers'), nor has one whose value would give such a group away (reason 'kept-back'; see disclosure/). `previous` follows
 * the same rule over the period before. Nothing where nobody answered.
 */
export async function indicatorsBy(
  store: EngineStore,
  workspaceId: string,
  question: IndicatorQuestion,
  by: GroupedBy,
): Promise<readonly SegmentIndicator[]> {
  if (typeof by === 'string') return indicatorsByColumn(store.db, workspaceId, question, by);
  const counting = countingBySegment(store, workspaceId, question.filters, by.segment);
  const measured = await grouped(store.db, workspaceId, question, counting);
  return judgedTogether(measured, await indifferenceOf(store.db, workspaceId));
}

/** `indicatorsBy` for what needs no knowledge of the engine. */
export async function indicatorsByColumn(
  db: Store,
  workspaceId: string,
  question: IndicatorQuestion,
  by: AnswerColumn,
): Promise<readonly SegmentIndicator[]> {
  const measured = await measuredByColumn(db, workspaceId, question, by);
  const found = judgedTogether(measured, await indifferenceOf(db, workspaceId));
  if (by !== 'source' && by !== 'question') return found;
  const names =
    by === 'source'
      ? new Map((await listSources(db, workspaceId)).map(({ id, name }) => [id, name]))
      : await questionsById(
          db,
          workspaceId,
          found.map(({ group }) => group),
        );
  return found.map((each) => ({ ...each, group: names.get(each.group ?? '') ?? each.group }));
}

/** `indicatorsByColumn` before they are judged, for who tells more changes beside them; sources by their id. */
export function measuredByColumn(
  db: Store,
  workspaceId: string,
  question: IndicatorQuestion,
  by: AnswerColumn,
): Promise<Measured<SegmentIndicator>[]> {
  const counting = countingByColumn(db, workspaceId, question.filters, by);
  return grouped(db, workspaceId, question, counting, by === 'heat' ? 'apart' : 'parts');
}

/** 'parts': readers know the value of all groups together. 'apart': nobody tells them, as with hot and cold. */
type Relation = 'parts' | 'apart';

async function grouped(
  db: Store,
  workspaceId: string,
  question: IndicatorQuestion,
  counting: GroupCounting,
  relation: Relation = 'parts',
): Promise<Measured<SegmentIndicator>[]> {
  const { filters } = question;
  const { now, before } = answersOf(question);
  const all = await counting.groups(now, MOST_GROUPS + 1);
  const groups = all.slice(0, MOST_GROUPS);
  // Groups that were not there before still make the earlier whole, and those that are gone do too.
  const sideOf = (which: Period | Intake) => sideIn(db, workspaceId, which, { filters, counting, groups });
  return measuredSegments(groups, await sideOf(now), await sideOf(before), { relation, filters });
}

async function sideIn(
  db: Store,
  workspaceId: string,
  which: Period | Intake,
  {
    filters,
    counting,
    groups,
  }: {
    readonly filters: FeedbackFilters;
    readonly counting: GroupCounting;
    readonly groups: readonly AnswerGroup[];
  },
): Promise<CountedSide> {
  const counts = await counting.scores(which, groups);
  return {
    whole: await countAnswers(db, workspaceId, which, filters),
    groups: groups.map((group) =>
      distributions(
        counts.filter((each) => each.group === group),
        filters,
      ),
    ),
  };
}

/** What was counted of one period. */
export interface CountedSide {
  /** Of all groups, those beyond the most too. */
  readonly whole: readonly MetricAnswers[];
  /** In the order of the groups. */
  readonly groups: readonly (readonly MetricAnswers[])[];
}

interface GroupsAsked {
  readonly relation: Relation;
  readonly filters: FeedbackFilters;
}

function measuredSegments(
  groups: readonly AnswerGroup[],
  now: CountedSide,
  before: CountedSide,
  { relation, filters }: GroupsAsked,
): Measured<SegmentIndicator>[] {
  return metrics.flatMap((metric) => {
    const known = heatsIn(now.whole, [], metric);
    return known.flatMap((heat) => {
      const what = { metric, ...(relation === 'parts' && heat !== null && known.length > 1 ? { heat } : {}) };
      const hidden = hiddenOf(now, metric, heat, relation);
      const hiddenBefore = hiddenOf(before, metric, heat, relation);
      return groups
        .map((group, at) => {
          const current = distributionOf(now.groups[at] ?? [], metric, heat);
          const earlier = distributionOf(before.groups[at] ?? [], metric, heat);
          const one = measure(what, current, hiddenBefore[at] ? NOBODY : earlier, filters);
          return hidden[at] ? keptBack(one, group) : { ...one, indicator: { ...one.indicator, group } };
        })
        .filter(({ indicator }) => indicator.n > 0)
        .toSorted((a, b) => b.indicator.n - a.indicator.n || (nameOf(a) < nameOf(b) ? -1 : 1));
    });
  });
}

/** Whose value is not told: too few answered, or what is told of others would give away a group of too few. */
export function hiddenOf(
  side: CountedSide,
  metric: Metric,
  heat: Heat | null,
  relation: Relation,
): boolean[] {
  const sizes = side.groups.map((answered) => answers(distributionOf(answered, metric, heat)));
  if (relation === 'apart') return sizes.map(() => false);
  const all = answers(distributionOf(side.whole, metric, heat));
  const rest = all - sizes.reduce((sum, size) => sum + size, 0);
  // Answers that are in several groups make them no parts of the whole, from which one could be worked out.
  if (rest < 0) return sizes.map(() => false);
  const people = [...sizes, rest];
  const cells = sizes.map((_, at) => [at]);
  const fates = suppress({ people, cells, known: [[...people.keys()]], least: LEAST_ANSWERS });
  return fates.map((fate) => fate === 'too-few' || fate === 'kept-back');
}

function nameOf({ indicator }: Measured<SegmentIndicator>): string {
  return indicator.group ?? '';
}

function keptBack({ indicator }: Measured<Indicator>, group: AnswerGroup): Measured<SegmentIndicator> {
  const { atEase: _, ...told } = indicator;
  const nothing = { value: null, low: null, high: null, margin: null, previous: null } as const;
  return {
    indicator: { ...told, ...nothing, group, reason: indicator.reason ?? 'kept-back' },
    compared: null,
  };
}
