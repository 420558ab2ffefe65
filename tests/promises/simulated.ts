// What the verdict on a promise is worth, by simulation, seeded: how often one exactly at its target is told as not kept, one that misses it by just
// as much as matters as kept, and how often the right word is found. `npm run coverage` prints them, verdict.test.ts holds the first two to 5 %.
import { indifference } from '../../src/feedback/indicators/indifference.ts';
import type { PromiseKnown, PromiseMeasure } from '../../src/promises/known.ts';
import { measuredOf, type PromiseCounted } from '../../src/promises/measured.ts';
import { type PromiseVerdict, verdicts } from '../../src/promises/verdict.ts';
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

/** How often each verdict is said of n answers. */
export function saidOften(
  { known, chances }: PromiseSimulated,
  n: number,
  rounds = ROUNDS,
): Readonly<Record<PromiseVerdict, number>> {
  const random = seeded(n + Math.round(1000 * known.target.value));
  const counts = { not: 0, partly: 0, kept: 0, unknown: 0 };
  for (let round = 0; round < rounds; round += 1) {
    counts[verdictOn(known, drawn(chances, n, random))] += 1;
  }
  return Object.fromEntries(verdicts.map((each) => [each, counts[each] / rounds])) as typeof counts;
}

/** How often such a promise is told as missed in at least one of twelve months, each looked at with the two before it. @param n answers in three months */
export function missedInYear({ known: of, chances }: PromiseSimulated, n: number, years = ROUNDS): number {
  const random = seeded(n + Math.round(1000 * of.target.value));
  let missed = 0;
  for (let year = 0; year < years; year += 1) {
    const months = Array.from({ length: 14 }, () => drawn(chances, Math.round(n / 3), random));
    const looks = months.slice(2).map((_, at) => together(months.slice(at, at + 3)));
    const told = looks.map((given) => verdictOn(of, given));
    if (told.some((verdict) => verdict === 'not' || verdict === 'partly')) missed += 1;
  }
  return missed / years;
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
