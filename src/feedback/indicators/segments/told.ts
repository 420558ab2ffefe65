// What may be told of a period touchpoint by touchpoint, counted in one look at its answers: a map of the journey and a mirror show what
// `indicatorsByColumn` tells, and hide what it hides.
import type { Store } from '../../../database/client.ts';
import { answers } from '../../../statistics/distribution.ts';
import { heats, metrics, type Period } from '../../filters.ts';
import { distributions, type MetricAnswers } from '../answered.ts';
import { distributionOf } from '../indicators.ts';
import { type AnswerGroup, answersByTouchpoint, type GroupCount } from './answered-by.ts';
import { hiddenOf, MOST_GROUPS } from './segments.ts';

export interface ToldAnswers {
  /** Of all of them, those of no touchpoint too. */
  readonly whole: readonly MetricAnswers[];
  /** Those with most scores first; beyond the 50 first, answers are in the whole alone. */
  readonly groups: readonly ToldGroup[];
  /** Further ones, with how many answers each has. */
  readonly beyond: readonly Pick<ToldGroup, 'group' | 'volume'>[];
}

export interface ToldGroup {
  /** Null: of no touchpoint. */
  readonly group: AnswerGroup;
  /** Answers, with words or a score. */
  readonly volume: number;
  /** How many rated it in each metric and heat that anybody did, hidden or not. */
  readonly rated: readonly RatedCount[];
  /** The scores behind each value that is told; those of too few, and of what would give such away, are not there. */
  readonly answered: readonly MetricAnswers[];
}

export interface RatedCount extends Pick<MetricAnswers, 'metric' | 'heat'> {
  readonly n: number;
  readonly isHidden: boolean;
}

export async function toldByTouchpoint(db: Store, workspaceId: string, period: Period): Promise<ToldAnswers> {
  return toldOfCounts(await answersByTouchpoint(db, workspaceId, period));
}

/** The rule behind it, over what was counted. */
function toldOfCounts({
  leading,
  further,
}: {
  readonly leading: readonly GroupCount[];
  readonly further: readonly GroupCount[];
}): ToldAnswers {
  const counted = [...leading, ...further];
  const byGroup = new Map<AnswerGroup, GroupCount[]>();
  for (const each of counted) byGroup.set(each.group, [...(byGroup.get(each.group) ?? []), each]);
  const sum = (some: readonly GroupCount[]) => some.reduce((all, { times }) => all + times, 0);
  const volumeOf = (group: AnswerGroup) => sum(leading.filter((each) => each.group === group));
  const scored = (group: AnswerGroup) =>
    sum(leading.filter((each) => each.group === group && each.score !== null));
  const inOrder = [...byGroup.keys()]
    .map((group) => ({ group, scored: scored(group) }))
    .toSorted((a, b) => b.scored - a.scored || ((a.group ?? '') < (b.group ?? '') ? -1 : 1))
    .map(({ group }) => group);
  const shown = inOrder.slice(0, MOST_GROUPS);
  const side = {
    whole: distributions(counted, {}),
    groups: shown.map((group) => distributions(byGroup.get(group) ?? [], {})),
  };
  const kinds = metrics.flatMap((metric) => heats.map((heat) => ({ metric, heat })));
  const hidden = kinds.map(({ metric, heat }) => hiddenOf(side, metric, heat, 'parts'));
  return {
    whole: side.whole,
    groups: shown.map((group, at) => {
      const all = side.groups[at] ?? [];
      const rated = kinds.map((kind, nth) => ({
        ...kind,
        n: answers(distributionOf(all, kind.metric, kind.heat)),
        isHidden: hidden[nth]?.[at] === true,
      }));
      const isTold = ({ metric, heat }: MetricAnswers) =>
        !rated.some((each) => each.metric === metric && each.heat === heat && each.isHidden);
      return {
        group,
        volume: volumeOf(group),
        rated: rated.filter(({ n }) => n > 0),
        answered: all.filter(isTold),
      };
    }),
    beyond: inOrder.slice(MOST_GROUPS).map((group) => ({ group, volume: volumeOf(group) })),
  };
}
