// What the verdict on a promise is worth, by simulation, seeded, at one look and over those of a year: how often one exactly at its target is told
// as not kept, one that misses it by just as much as matters as kept, and how often the right word is found. `npm run coverage` prints them,
// verdict.test.ts holds the first two to 5 % of years.
import { indifference } from '../../src/feedback/indicators/indifference.ts';
import type { PromiseKnown, PromiseMeasure } from '../../src/promises/known.ts';
import { measuredOf, type PromiseCounted } from '../../src/promises/measured.ts';
import type { PromiseVerdict } from '../../src/promises/verdict.ts';
import { drawn, seeded } from '../statistics/counted.ts';

const ROUNDS = 2000;
export const promiseSizes = [20, 50, 100, 400, 2000] as const;

type Chances = Readonly<Record<number, number>>;

export interface PromiseSimulated {
  readonly of: string;
  readonly known: PromiseKnown;
  /** Of scores; of a question 1 is yes, 0.5 partly, 0 no. */
  readonly chances: Chances;
}

function indicator(metric: 'nps' | 'csat' | 'ces', target: number, of: string, chances: Chances) {
  const known: PromiseKnown = {
    by: 'indicator',
    metric,
    heat: 'hot',
    target: { bound: 'at-least', value: target },
  };
  return { of, known, chances };
}

function question(target: PromiseKnown['target'], of: string, chances: Chances): PromiseSimulated {
  return { of, known: { by: 'question', question: 'Kept?', target }, chances };
}

const WITHIN: Readonly<Record<PromiseMeasure, number>> = { ...indifference, question: indifference.csat };

/** True values that are so far from the target, for the better. */
function at(distance: (measure: PromiseMeasure) => number): readonly PromiseSimulated[] {
  const [nps, csat, ces, asked] = [distance('nps'), distance('csat'), distance('ces'), distance('question')];
  const floor = (value: number) => ({ bound: 'at-least', value }) as const;
  return [
    indicator('nps', 30, 'NPS, at least 30', {
      10: 0.3 + (30 + nps) / 200,
      8: 0.4,
      3: 0.3 - (30 + nps) / 200,
    }),
    indicator('nps', 70, 'NPS, at least 70', { 10: 0.8 + nps / 200, 8: 0.1, 3: 0.1 - nps / 200 }),
    indicator('csat', 0.86, 'satisfaction, at least 86 %', { 5: 0.86 + csat, 2: 0.14 - csat }),
    indicator('csat', 0.5, 'satisfaction, at least 50 %', { 5: 0.5 + csat, 2: 0.5 - csat }),
    indicator('ces', 5.2, 'ease, at least 5.2', { 7: 0.4 + ces / 3, 4: 0.6 - ces / 3 }),
    indicator('ces', 6.5, 'ease, at least 6.5', { 7: 0.875 + ces / 4, 3: 0.125 - ces / 4 }),
    indicator('ces', 6.7, 'ease, at least 6.7', { 7: 0.95 + ces / 6, 1: 0.05 - ces / 6 }),
    question(floor(0.97), 'question, at least 97 % yes', { 1: 0.97 + asked, 0: 0.03 - asked }),
    question(floor(0.9), 'question, at least 90 % yes', { 1: 0.9 + asked, 0: 0.1 - asked }),
    question(floor(0.8), 'question, some partly, at least 80 %', {
      1: 0.8 + asked,
      0.5: 0.1,
      0: 0.1 - asked,
    }),
    question({ bound: 'at-most', value: 0.1 }, 'question, at most 10 % yes', {
      1: 0.05 - asked / 2,
      0.5: 0.05 - asked / 2,
      0: 0.9 + asked,
    }),
  ];
}

export const exactlyAtTarget = at(() => 0);
export const missingByWhatMatters = at((measure) => -WITHIN[measure]);
export const missingByThrice = at((measure) => -3 * WITHIN[measure]);
export const betterByOnce = at((measure) => WITHIN[measure]);

/**
 * How often one of these words is said of such a promise at some look of a year, and how often at the first of them.
 * @param n answers in three months, which each look goes back
 * @param looks each month; twelve of each are a year
 */
export function saidInYear(
  { known: of, chances }: PromiseSimulated,
  n: number,
  said: readonly PromiseVerdict[],
  { years = ROUNDS, looks = 1 }: { readonly years?: number; readonly looks?: number } = {},
): { readonly first: number; readonly ever: number } {
  const random = seeded(n + Math.round(1000 * of.target.value));
  const back = 3 * looks;
  const counts = { first: 0, ever: 0 };
  for (let year = 0; year < years; year += 1) {
    const stretches = Array.from({ length: back + 12 * looks - 1 }, (_, i) =>
      drawn(chances, Math.round(((i + 1) * n) / back) - Math.round((i * n) / back), random),
    );
    const isSaid = (look: number) =>
      said.includes(verdictOn(of, together(stretches.slice(look, look + back))));
    const isFirst = isSaid(0);
    if (isFirst) counts.first += 1;
    if (isFirst || Array.from({ length: 12 * looks - 1 }, (_, i) => i + 1).some(isSaid)) counts.ever += 1;
  }
  return { first: counts.first / years, ever: counts.ever / years };
}

function together(all: readonly ReadonlyMap<number, number>[]): ReadonlyMap<number, number> {
  const sum = new Map<number, number>();
  for (const each of all) for (const [score, times] of each) sum.set(score, (sum.get(score) ?? 0) + times);
  return sum;
}

/** The same answers come again and again, and their exact interval is slow. */
const judged = new WeakMap<PromiseKnown, Map<string, PromiseVerdict>>();

function verdictOn(of: PromiseKnown, given: ReadonlyMap<number, number>): PromiseVerdict {
  const said = judged.get(of) ?? new Map<string, PromiseVerdict>();
  judged.set(of, said);
  const key = [...given]
    .toSorted(([a], [b]) => a - b)
    .flat()
    .join(' ');
  const verdict = said.get(key) ?? measuredOf(of, answeredBy(of, given), indifference).verdict;
  said.set(key, verdict);
  return verdict;
}

function answeredBy(known: PromiseKnown, given: ReadonlyMap<number, number>): PromiseCounted {
  if (known.by === 'indicator')
    return { by: 'indicator', answered: [{ metric: known.metric, heat: 'hot', distribution: given }] };
  const times = (score: number) => given.get(score) ?? 0;
  return { by: 'question', saids: { yes: times(1), partly: times(0.5), no: times(0), other: 0 } };
}
