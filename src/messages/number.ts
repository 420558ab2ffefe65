// Whole numbers in forms: what is said beside their fields, and what came back, read once for both chats. The fields are form.ts.
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Field, type FormValues, textOf, type WholeRange } from './form.ts';
import type { Option } from './message.ts';
import { shortenLabel } from './shorten.ts';

type NumberField = Pick<Extract<Field, { kind: 'number' }>, 'label' | 'hint' | 'unit'> & WholeRange;

/** Null where the field was left empty, undefined where no whole number stands in it. Whether it is within the bounds, numberProblem says. */
export function numberOf(values: FormValues, name: string): number | null | undefined {
  const text = textOf(values, name);
  return text === '' ? null : (wholeNumber(text) ?? undefined);
}

/**
 * As people write one: "85", "85 %", "85,0", "+5", "−5". Null for anything else, for fractions, and for what one language takes for
 * thousands and another for decimals ("1,000").
 */
export function wholeNumber(text: string): number | null {
  const [, sign = '', digits] = /^([+\-\u2212]?)0*(\d{1,9})(?:[.,]0{1,2})?\s*%?$/u.exec(text.trim()) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits);
  return number === 0 || sign === '' || sign === '+' ? number : -number;
}

export function isWithin(number: number, { least, most }: WholeRange): boolean {
  return number >= least && number <= most;
}

/** What is wrong with a field of a number, or of a scale, as a sentence that names the field, what was written and the bounds; null when nothing is. */
export function numberProblem(
  values: FormValues,
  field: Pick<Field, 'name' | 'label' | 'optional'> & WholeRange & Pick<NumberField, 'unit'>,
  locale: Locale,
): string | null {
  const number = numberOf(values, field.name);
  if (number === null) return field.optional ? null : numberNeeded(field, locale);
  if (number !== undefined && isWithin(number, field)) return null;
  const written = shortenLabel(textOf(values, field.name), LONGEST_WRITTEN);
  return words(locale).wrong(labelOf(field), written, range(field, locale));
}

/** "“Your guess” needs a whole number from 0 to 100 %." */
export function numberNeeded(field: NumberField, locale: Locale): string {
  return words(locale).needed(labelOf(field), range(field, locale));
}

/** What stands beside the field: its own hint, and the bounds. */
export function numberHint(field: NumberField, locale: Locale): string {
  const bounds = words(locale).hint(range(field, locale));
  return field.hint ? `${field.hint} ${bounds}` : bounds;
}

/**
 * A scale as the choice that chats draw: its numbers in their order, the first and the last with what they mean, since a telephone shows no
 * words above a list. Seven are still seen at once there, one touch each.
 */
export function asChoice(field: Extract<Field, { kind: 'scale' }>): Extract<Field, { kind: 'choice' }> {
  const { least: _, most: __, ends: ___, ...said } = field;
  const options = scaleOptions(field);
  return { ...said, kind: 'choice', options, ...(options.length <= SEEN_AT_ONCE ? { isOpen: true } : {}) };
}

const SEEN_AT_ONCE = 7;

function scaleOptions({ least, most, ends }: Extract<Field, { kind: 'scale' }>): readonly Option[] {
  const numbers = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  const names = new Map([
    [least, ends[0]],
    [most, ends[1]],
  ]);
  return numbers.map((number) => {
    const name = names.get(number);
    return { value: String(number), label: name === undefined ? String(number) : `${number} – ${name}` };
  });
}

function range({ least, most, unit }: Pick<NumberField, 'unit'> & WholeRange, locale: Locale): string {
  const { number, percent } = formats(locale, 'UTC');
  const say = words(locale);
  const last = unit === 'percent' ? percent(most / 100) : number(most);
  return say.range(number(least), unit === 'points' ? say.points(last) : last);
}

/** With the rest of the sentence below what a chat shows of an error. */
function labelOf({ label }: Pick<Field, 'label'>): string {
  return shortenLabel(label, LONGEST_LABEL);
}

const LONGEST_LABEL = 120;
const LONGEST_WRITTEN = 40;

const words = phrases({
  en: {
    hint: (range: string) => `A whole number ${range}.`,
    needed: (label: string, range: string) => `“${label}” needs a whole number ${range}.`,
    wrong: (label: string, written: string, range: string) =>
      `“${label}”: “${written}” is not a whole number ${range}.`,
    range: (least: string, most: string) => `from ${least} to ${most}`,
    points: (most: string) => `${most} points`,
  },
  fr: {
    hint: (range) => fr`Un nombre entier, ${range}.`,
    needed: (label, range) => fr`« ${label} » demande un nombre entier, ${range}.`,
    wrong: (label, written, range) => fr`« ${label} » : « ${written} » n’est pas un nombre entier ${range}.`,
    range: (least, most) => fr`de ${least} à ${most}`,
    points: (most) => fr`${most} points`,
  },
});
