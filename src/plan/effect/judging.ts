// Whether what an action should move has moved since it was done: the rule, over what was counted before and after. Pure: which answers
// those are is windows.ts and measuring.ts, what people read is words.ts. It tells of a change, never of its cause.
import { z } from 'zod';
import { type Figure, figure, figureOf } from '../../digests/figure.ts';
import { type Heat, heats, type Metric } from '../../feedback/filters.ts';
import type { MetricAnswers } from '../../feedback/indicators/answered.ts';
import { distributionOf, measure, NOBODY } from '../../feedback/indicators/indicators.ts';
import { type Indifference, indifference } from '../../feedback/indicators/indifference.ts';
import { type Direction, directions, toldOf } from '../../feedback/indicators/reading.ts';
import { answers, type Distribution } from '../../statistics/distribution.ts';

/** After so many days it is told: the first time as early news, the second time for good. */
export const looks = [30, 90] as const;
export type EffectLook = (typeof looks)[number];

/**
 * How often each look may call chance a rise or a fall: whatever the two have in common (the second one's answers hold the first one's), the
 * chance that either is wrong is at most the sum (Bonferroni). That is 4 %, not 5: the tests keep their level only nearly (an interval of
 * 97 % misses in up to 3.5 %), and what is promised is 5 % of actions over both looks. The early look gets the smaller part, as group
 * sequential trials give it (O'Brien and Fleming 1979, "A multiple testing procedure for clinical trials", Biometrics 35): what counts is
 * the last word, which so loses little against a single look.
 */
export const spent: Readonly<Record<EffectLook, number>> = { 30: 0.01, 90: 0.03 };

export interface BeforeAfter {
  readonly before: Distribution;
  readonly after: Distribution;
}

/** @param within up to how much a change does not matter, in the unit of the value */
export function effectOf(
  look: EffectLook,
  metric: Metric,
  { before, after }: BeforeAfter,
  within: Indifference = indifference,
): { readonly before: Figure; readonly after: Figure; readonly direction: Direction | null } {
  const measured = measure({ metric }, after, before);
  const { compared } = measured;
  const significant = compared?.significant === true && compared.p < spent[look];
  const told = toldOf(measured, significant, within);
  return {
    before: figureOf(measure({ metric }, before, NOBODY).indicator),
    after: figureOf(told),
    // Said twice, "stable" would be wrong twice as often; and a month is early for "nothing changed".
    direction: told.direction === 'stable' && look !== LAST ? 'unclear' : told.direction,
  };
}

const LAST: EffectLook = 90;

/**
 * Hot and cold answers are not put together: a survey that falls on one side only would move their mean. Where nobody said which, the heat
 * of which more came on its emptier side; hot where that is the same.
 */
export function heatToCompare(
  metric: Metric,
  before: readonly MetricAnswers[],
  after: readonly MetricAnswers[],
): Heat {
  const common = (heat: Heat) =>
    Math.min(...[before, after].map((side) => answers(distributionOf(side, metric, heat))));
  return heats.reduce((best, heat) => (common(heat) > common(best) ? heat : best));
}

/** A side as it is kept with what was told of it. */
const side = figure;

/** As an action's history keeps what was told of it: what arrives later changes nothing that people have read. */
export const effect = z.object({
  look: z.literal(looks),
  /** Where it is of a question of yes, partly or no: its name. The sides are then of the share that counts, as satisfaction is one. */
  question: z.string().optional(),
  before: side,
  after: side,
  /** Null: too few answers on one side to compare. */
  direction: z.enum(directions).nullable(),
  /** What was hoped for. */
  hoped: z.enum(['up', 'down']),
  /** The same weeks of the year before; null where that had too few answers. Beside it, not tested. */
  lastYear: z.object({ before: side, after: side }).nullable(),
  /** Answers that were not compared: nothing came of their source on the other side. */
  leftOut: z.number(),
});
export type Effect = z.output<typeof effect>;
