// What the values of a column of scores are, all of them together; slips aside. Pure; on which scale they are is in scales.ts.
import { isLikelihood } from './labels.ts';
import type { ColumnSummary } from './summary.ts';
import { saidIn } from './values.ts';

/** What the values of a column are, all of them. */
export interface Tally {
  /** Answers with a score. */
  readonly scored: number;
  /** Those of them that are on no scale of that kind and so few that they are slips: they do not count for `low` and `high`. */
  readonly slips: number;
  readonly low: number;
  readonly high: number;
  /** Of "9/10" and the like, with how many answers. */
  readonly outOf: ReadonlyMap<number, number>;
  readonly percents: number;
  readonly stars: number;
  /** Numbers that stand by themselves. */
  readonly plain: number;
  /** By `keyOf`. */
  readonly labels: readonly string[];
  /** Of "10 - Extremely likely"; and the highest number of the others. */
  readonly likelihood: number;
  readonly highOfOthers: number;
  /** Hardly anybody took the highest number, and everybody else stopped at five: it may be a slip, or the end of a longer scale. */
  readonly isTopAlone: boolean;
  /** No number has a fraction. */
  readonly isWhole: boolean;
  /** Some numbers are of a hundred, and more are of ten at most. */
  readonly isMixed: boolean;
}

/** Of the answers of a column. */
const MOST_SLIPS = 0.2;
/** Who goes past these counts in hundreds; who stays below in tens, or less. */
const TENS = 10;
const HUNDREDS = 20;
/** From so many answers on, what nobody took tells something. */
const MANY = 6;
const MOST_ALONE = 0.1;
/** In characters: longer texts among numbers are no labels. */
const PROSE = 100;

/** @param highest what a number of such a column can be; one more is no slip, but another way to count */
export function tallyOf({ values }: ColumnSummary, highest = 100): Tally {
  const numbers = [...values].flatMap(([text, count]): [number, number][] => {
    const value = saidIn(text);
    return value.kind === 'number' && value.outOf === null ? [[value.number, count]] : [];
  });
  const counted = (is: (number: number) => boolean) =>
    numbers.reduce((sum, [number, count]) => (is(number) ? sum + count : sum), 0);
  const tens = counted((number) => number >= 0 && number <= TENS);
  const hundreds = counted((number) => number > HUNDREDS && number <= highest + 1);
  // A 99 among marks of five.
  const top = hundreds <= (tens + hundreds) * MOST_SLIPS && tens >= MANY ? HUNDREDS : highest + 1;
  const off = [...values].filter(([text]) => isOff(text, Math.min(top, highest + 1)));
  const answers = [...values].reduce(
    (sum, [text, count]) => (saidIn(text).kind === 'none' ? sum : sum + count),
    0,
  );
  const slips = off.reduce((sum, [, count]) => sum + count, 0);
  const isFew =
    slips <= answers * MOST_SLIPS || (slips * 2 <= answers && off.every(([text]) => text.length > PROSE));
  const passed = slips > 0 && isFew ? new Set(off.map(([text]) => text)) : null;
  let [low, high, scored, percents, stars, plain, likelihood] = [Infinity, -Infinity, 0, 0, 0, 0, 0];
  let highOfOthers = 0;
  const outOf = new Map<number, number>();
  const labels = new Set<string>();
  for (const [text, count] of values) {
    const value = saidIn(text);
    if (value.kind === 'none' || passed?.has(text)) continue;
    scored += count;
    if (value.kind === 'label') {
      labels.add(value.key);
      continue;
    }
    low = Math.min(low, value.number);
    high = Math.max(high, value.number);
    if (value.kind === 'percent') percents += count;
    else if (value.kind === 'stars') stars += count;
    else if (value.outOf !== null) outOf.set(value.outOf, (outOf.get(value.outOf) ?? 0) + count);
    else plain += count;
    if (value.kind === 'number' && value.label !== null && isLikelihood(value.label)) likelihood += count;
    else highOfOthers = Math.max(highOfOthers, value.number);
  }
  return {
    scored,
    slips: passed === null ? 0 : slips,
    low,
    high,
    outOf,
    percents,
    stars,
    plain,
    labels: [...labels],
    likelihood,
    highOfOthers,
    isTopAlone:
      plain >= MANY &&
      counted((number) => number === high) <= plain * MOST_ALONE &&
      counted((number) => number > 5 && number < high) === 0,
    isWhole: numbers.every(([number]) => Number.isInteger(number)),
    isMixed: top > HUNDREDS && tens > hundreds && hundreds > 0,
  };
}

/** @param top a number beyond it is on no scale of that kind */
function isOff(text: string, top: number): boolean {
  const value = saidIn(text);
  // A label among numbers, or a number of no such scale.
  return value.kind === 'label' || (value.kind === 'number' && (value.number < 0 || value.number > top));
}

/** From this share of numbers on, a column that is called a score is no column of words, whatever stands beside them. */
const LEAST_NUMBERS = 0.2;

/** Whether hardly any of its answers is a number. */
export function isWritten({ scored, plain, stars, percents, outOf }: Tally): boolean {
  const numbers = [...outOf.values()].reduce((sum, count) => sum + count, plain + stars + percents);
  return numbers < scored * LEAST_NUMBERS;
}
