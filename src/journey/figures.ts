// The figure of each touchpoint, of whatever is asked there most, and how it stands to the journey's mean. What else is known there: gathered/.
import type { Store } from '../database/client.ts';
import { type Figure, figureOf } from '../digests/figure.ts';
import { type Heat, heats, type Metric, metrics } from '../feedback/filters.ts';
import { distributionOf, LEAST_ANSWERS, measure, NOBODY } from '../feedback/indicators/indicators.ts';
import { indifferenceOf } from '../feedback/indicators/indifference.ts';
import type { ToldAnswers, ToldGroup } from '../feedback/indicators/segments/told.ts';
import { answers } from '../statistics/distribution.ts';
import { type Difference, heldAgainstMean, type JourneyMean, type Valued } from './comparing.ts';

/**
 * Why there is no value. 'nobody': nobody is asked there, which is a finding. 'silent': a source asks there, and nobody answered. 'words-only':
 * they wrote, and rated nothing. 'unread': of colleagues, who are asked, there is no result of this time, or none that the reader may read. 'kept-back': it would give away a touchpoint of too few. 'beyond': there are too many to tell apart.
 */
export type NoValue =
  | 'nobody'
  | 'silent'
  | 'unread'
  | 'words-only'
  | 'not-enough-answers'
  | 'kept-back'
  | 'beyond';

/** What is told of a touchpoint's answers. */
export interface FigureAlong {
  readonly chosen: { readonly metric: Metric; readonly heat: Heat } | null;
  readonly figure: Figure | null;
  readonly difference: Difference | null;
  readonly noValue: NoValue | null;
}

export async function figuresAlong(
  db: Store,
  workspaceId: string,
  told: ToldAnswers,
  ids: readonly string[],
): Promise<{
  readonly figures: ReadonlyMap<string, FigureAlong>;
  readonly means: readonly JourneyMean[];
  readonly inBothHeats: readonly Metric[];
}> {
  const groups = told.groups.filter(({ group }) => group !== null && ids.includes(group));
  const inBothHeats = metrics.filter((metric) =>
    heats.every((heat) => answers(distributionOf(told.whole, metric, heat)) > 0),
  );
  const all = groups.flatMap(valuedAt);
  const shown = groups.flatMap((group) => {
    const chosen = askedMost(group);
    return all.filter(
      ({ touchpoint, metric, heat }) =>
        touchpoint === group.group && metric === chosen?.metric && heat === chosen.heat,
    );
  });
  const { means, differences } = heldAgainstMean(all, shown, await indifferenceOf(db, workspaceId));
  const isShown = ({ metric, heat, of }: JourneyMean) =>
    of > 1 && shown.some((each) => each.metric === metric && each.heat === heat);
  return {
    inBothHeats,
    means: means.filter(isShown),
    figures: new Map(
      groups.map((group): [string, FigureAlong] => {
        const at = shown.findIndex(({ touchpoint }) => touchpoint === group.group);
        return [group.group ?? '', figureAt(group, shown[at], differences[at] ?? null, inBothHeats)];
      }),
    ),
  };
}

function valuedAt({ group, answered }: ToldGroup): Valued[] {
  return answered.flatMap(({ metric, heat, distribution: scores }) =>
    heat === null || answers(scores) < LEAST_ANSWERS
      ? []
      : [{ touchpoint: group ?? '', metric, heat, scores }],
  );
}

/** Of as many in both the first: NPS, satisfaction, ease, and what was just lived before the relationship. */
function askedMost({ rated }: ToldGroup): { readonly metric: Metric; readonly heat: Heat } | null {
  const [most] = rated.toSorted((a, b) => b.n - a.n);
  return most && most.heat !== null ? { metric: most.metric, heat: most.heat } : null;
}

function figureAt(
  group: ToldGroup,
  valued: Valued | undefined,
  difference: Difference | null,
  inBothHeats: readonly Metric[],
): FigureAlong {
  const chosen = askedMost(group);
  if (chosen === null) return { chosen, figure: null, difference: null, noValue: 'words-only' };
  const { metric, heat } = chosen;
  const what = { metric, ...(inBothHeats.includes(metric) ? { heat } : {}) };
  const { indicator } = measure(what, valued?.scores ?? NOBODY, NOBODY);
  if (valued) return { chosen, figure: figureOf(indicator), difference, noValue: null };
  const n = group.rated.find((each) => each.metric === metric && each.heat === heat)?.n ?? 0;
  const noValue = n < LEAST_ANSWERS ? 'not-enough-answers' : 'kept-back';
  return { chosen, figure: figureOf({ ...indicator, n }), difference: null, noValue };
}
