// What one cell of a column of scores says: a number, a number of so many, a percentage, stars, a label. Pure.
import { isNoAnswer } from '../../no-answer.ts';
import type { Scale } from '../../scale.ts';
import { isLikelihood, keyOf } from './labels.ts';

export type CellValue =
  | { readonly kind: 'none' }
  /** `outOf` where the cell says it: "9/10", "8 sur 10". `label` where words stand beside: "5 - Very satisfied". */
  | {
      readonly kind: 'number';
      readonly number: number;
      readonly outOf: number | null;
      readonly label: string | null;
    }
  | { readonly kind: 'percent'; readonly number: number }
  | { readonly kind: 'stars'; readonly number: number }
  | { readonly kind: 'label'; readonly key: string };

const NUMBER = /^[+-]?\d{1,6}(?:[.,]\d{1,6})?$/;
const OUT_OF = /^([+-]?\d{1,6}(?:[.,]\d{1,6})?)\s*(?:\/|sur|out of|of|von|de)\s*(\d{1,3})$/i;
/** As marketplaces write it: "5,0 sur 5 étoiles" */
const OF_FIVE_STARS =
  /^(\d(?:[.,]\d)?)\s*(?:\/|sur|out of|of|von|de)\s*5\s*(?:stars?|etoiles?|étoiles?|sternen?|estrellas)$/i;
const PERCENT = /^([+-]?\d{1,3}(?:[.,]\d{1,6})?)\s*%$/;
const STARS = /^(?:[★⭐🌟]\ufe0f?\s*){1,10}(?:[☆✩]\ufe0f?\s*){0,9}$/u;
const NO_STARS = /^(?:[☆✩]\ufe0f?\s*){3,10}$/u;
const STARS_IN_WORDS =
  /^(\d(?:[.,]\d)?)\s*[-–]?\s*(?:stars?|etoiles?|étoiles?|★|⭐️?)(?:\s*(?:sur|out of|of|\/)\s*(\d{1,2}))?$/iu;
const NUMBER_THEN_WORDS = /^(\d{1,3})\s*(?:[-–—:.=)]\s*|\s*\()(\D.*?)\)?$/s;
const WORDS_THEN_NUMBER = /^(\D.*?)\s*[([]\s*(\d{1,3})\s*[)\]]$/s;

const LONGEST = 100;

/** As programs and people spell five stars. */
const SPELLED = new Map(
  ['one|un|une', 'two|deux', 'three|trois', 'four|quatre', 'five|cinq'].flatMap((words, i) =>
    words.split('|').map((word) => [word, i + 1] as const),
  ),
);

export function saidIn(cell: string): CellValue {
  const text = cell.trim();
  if (text === '' || isNoAnswer(text)) return { kind: 'none' };
  if (NUMBER.test(text)) return plain(text);
  if (text.length > LONGEST) return { kind: 'label', key: '' };
  const spelled = SPELLED.get(text.toLowerCase());
  if (spelled !== undefined) return plain(String(spelled));
  const [, of, most] = OUT_OF.exec(text) ?? [];
  if (of !== undefined) return { ...plain(of), outOf: Number(most) };
  const [, ofFive] = OF_FIVE_STARS.exec(text) ?? [];
  if (ofFive !== undefined) return { kind: 'stars', number: decimal(ofFive) };
  const [, share] = PERCENT.exec(text) ?? [];
  if (share !== undefined) return { kind: 'percent', number: decimal(share) };
  if (STARS.test(text) || NO_STARS.test(text)) {
    return { kind: 'stars', number: [...text].filter((sign) => /[★⭐🌟]/u.test(sign)).length };
  }
  const [, stars, ofStars] = STARS_IN_WORDS.exec(text) ?? [];
  if (stars !== undefined) {
    return ofStars === undefined || ofStars === '5'
      ? { kind: 'stars', number: decimal(stars) }
      : { ...plain(stars), outOf: Number(ofStars) };
  }
  const [, before, words] = NUMBER_THEN_WORDS.exec(text) ?? [];
  if (before !== undefined && words !== undefined) return { ...plain(before), label: words };
  const [, said, after] = WORDS_THEN_NUMBER.exec(text) ?? [];
  if (after !== undefined && said !== undefined) return { ...plain(after), label: said };
  return { kind: 'label', key: keyOf(text) };
}

function plain(text: string): Extract<CellValue, { kind: 'number' }> {
  return { kind: 'number', number: decimal(text), outOf: null, label: null };
}

function decimal(text: string): number {
  return Number(text.replace(',', '.')) || 0;
}

/** How a column of scores is read. `values`: what its labels stand for, by `keyOf`; null is no score. */
export interface ScoreRules {
  readonly scale: Scale;
  readonly values: Readonly<Record<string, number | null>>;
}

/** The score on the column's scale; null without one; undefined where the cell says something that is not on it. */
export function scoreIn(cell: string, { scale, values }: ScoreRules): number | null | undefined {
  const placed = values[keyOf(cell)];
  if (placed !== undefined) return placed;
  const value = saidIn(cell);
  switch (value.kind) {
    case 'none':
      return null;
    case 'label':
      return undefined;
    case 'percent':
      return onScale(scale.high === 100 ? value.number : undefined, scale);
    case 'stars':
      return onScale(scale.high === 5 ? value.number : undefined, scale);
    case 'number': {
      const { number, outOf, label } = value;
      const said = outOf === null ? values[String(number)] : undefined;
      if (said !== undefined) return said;
      const isElsewhere =
        (outOf !== null && outOf !== scale.high) || (label !== null && scale.high < 7 && isLikelihood(label));
      return onScale(isElsewhere ? undefined : number, scale);
    }
    default:
      return value satisfies never;
  }
}

function onScale(number: number | undefined, { low, high }: Scale): number | undefined {
  return number === undefined || number < low || number > high ? undefined : number;
}
