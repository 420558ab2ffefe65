// Typed phrases: French cannot miss a key that English has. No sentence is glued from parts.
import type { Locale } from './locale.ts';

type Widen<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => infer R
      ? (...args: A) => Widen1<R>
      : Widen<T[K]>;
};
type Widen1<R> = R extends string ? string : R;

/** `phrases({ en, fr })` gives `(locale) => words`. Plain French strings are typeset; use the `fr` tag inside functions. */
export function phrases<T extends object>(words: { en: T; fr: Widen<T> }): (locale: Locale) => Widen<T> {
  const both: Record<Locale, Widen<T>> = { en: words.en as Widen<T>, fr: typesetAll(words.fr) };
  return (locale) => both[locale];
}

/**
 * French typography (Imprimerie nationale): narrow no-break space (U+202F) before ; ! ?, no-break space (U+00A0)
 * before : and before % and € after a figure, inside « », in n° 12 and in 9 h 30, after ±. Only spaces that are already there are changed.
 */
export function typeset(text: string): string {
  return text
    .replace(/ (?=[;!?])/g, '\u202f')
    .replace(/ (?=[:»])/g, '\u00a0')
    .replace(/(?<=^|\d) (?=[%€‰])/g, '\u00a0')
    .replace(/(?<=±) /g, '\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(/(n°) (?=\S|$)/g, '$1\u00a0')
    .replace(/(?<=^|\d) h(?![\p{L}\p{N}])/gu, '\u00a0h')
    .replace(/(?<=\d\u00a0h) (?=\d\d(?!\d))/g, '\u00a0');
}

/** Tag for French templates: typesets what we wrote and leaves what is interpolated, people's own text, alone. */
export function fr(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.map((part, i) => typeset(part) + (i < values.length ? String(values[i]) : '')).join('');
}

/** "de" before words of ours whose first letter is not known, such as a month's: « d’octobre 2026 ». */
export function de(words: string): string {
  return /^[aeiouy]/i.test(words.normalize('NFD')) ? `d’${words}` : `de ${words}`;
}

function typesetAll<T extends object>(words: T): T {
  const entries = Object.entries(words).map(([key, value]) => {
    if (typeof value === 'string') return [key, typeset(value)];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [key, typesetAll(value)];
    return [key, value];
  });
  return Object.fromEntries(entries) as T;
}
