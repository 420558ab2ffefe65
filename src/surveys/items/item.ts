// What a company may ask in words of its own: a sentence of the pulse, a situation of the orientation, a practice of maturity. Each is some
// parts, said in both languages; a form and a file are read by the same rule. Pure. Where they are kept is kept.ts.
import { type Locale, locales } from '../../i18n/locale.ts';
import { practices } from '../kinds/content/maturity.ts';
import { scenarios, served } from '../kinds/content/orientation.ts';
import { pulseItems } from '../kinds/content/pulse.ts';
import { type Bilingual, MOST_QUESTIONS } from '../question.ts';

export const ownKinds = ['pulse', 'orientation', 'maturity'] as const;
export type OwnKind = (typeof ownKinds)[number];

interface ItemPart {
  readonly name: string;
  /** Characters: what a question and an option show whole on both chats. */
  readonly most: number;
  /** May be left out. */
  readonly optional?: true;
  /** Stands in the form, and in no list. */
  readonly unlisted?: true;
}

const QUESTION = 300;
const OPTION = 75;
/** Of an action that a result proposes. */
const MEASURE = 100;

/** Of maturity: sentences from 1 to 5, and what leads from each to the next. */
export const levels = [1, 2, 3, 4, 5] as const;
export const steps = [1, 2, 3, 4] as const;

/** A round asks all of these at once, and one form holds no more. Other kinds ask by turns. */
export const askedAtOnce: Readonly<Partial<Record<OwnKind, number>>> = { maturity: MOST_QUESTIONS };

/** In the order in which they are asked for. */
export const partsOf: Readonly<Record<OwnKind, readonly ItemPart[]>> = {
  pulse: [{ name: 'text', most: QUESTION }],
  orientation: [
    { name: 'situation', most: QUESTION },
    { name: 'customer', most: OPTION },
    { name: 'company', most: OPTION },
    { name: 'procedure', most: OPTION, optional: true },
  ],
  maturity: [
    { name: 'name', most: OPTION },
    ...levels.map((level) => ({ name: `level${level}`, most: OPTION })),
    ...steps.map((step) => ({ name: `next${step}`, most: MEASURE, optional: true, unlisted: true }) as const),
  ],
};

/** By part. */
export type PartWords = Readonly<Record<string, Bilingual>>;

export interface SaidItem {
  /** Unique in its kind; what rounds are compared by. */
  readonly key: string;
  readonly words: PartWords;
}

/** In the place of a step of the employees' way: a sentence is about none. */
export const NO_STEP = '-';

/** What a pulse asks in each round besides its sentences is called so. */
const RESERVED = ['recommend', 'word'];

export const isItemKey = (key: string) => /^[a-z0-9][a-z0-9.-]{0,39}$/.test(key) && !RESERVED.includes(key);

/** Of nobody's company: what the program ships. */
export const ourItems: Readonly<Record<OwnKind, readonly SaidItem[]>> = {
  pulse: pulseItems.map(({ key, text }) => ({ key, words: { text } })),
  orientation: scenarios.map(({ key, situation, advice }) => ({
    key,
    words: { situation, ...Object.fromEntries(advice.map(({ serves, text }) => [serves, text])) },
  })),
  maturity: practices.map(({ key, name, sentences, measures }) => ({
    key,
    words: {
      name,
      ...Object.fromEntries(sentences.map((text, at) => [`level${at + 1}`, text])),
      ...Object.fromEntries(measures.map((text, at) => [`next${at + 1}`, text])),
    },
  })),
};

export interface PartFault {
  readonly part: string;
  readonly locale: Locale;
  readonly fault: 'missing' | 'too-long';
  readonly most: number;
}

/**
 * What was written of each part in each language. What is written in one alone is said in both. @param given '' where nothing was
 * written
 */
export function itemWords(
  kind: OwnKind,
  given: (part: string, locale: Locale) => string,
): { readonly words: PartWords; readonly faults: readonly PartFault[] } {
  const faults: PartFault[] = [];
  const words: Record<string, Bilingual> = {};
  for (const { name: part, most, optional } of partsOf[kind]) {
    const written = Object.fromEntries(
      locales.map((locale) => [locale, given(part, locale).normalize('NFC').replace(/\s+/g, ' ').trim()]),
    ) as Record<Locale, string>;
    for (const locale of locales)
      if (written[locale].length > most) faults.push({ part, locale, fault: 'too-long', most });
    const { fr = '', en = '' } = written;
    if (fr !== '' || en !== '') words[part] = { fr: fr || en, en: en || fr };
    else if (!optional) faults.push({ part, locale: 'fr', fault: 'missing', most });
  }
  return { words, faults };
}

export function isSameWords(one: PartWords, other: PartWords): boolean {
  const parts = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...parts].every((part) => one[part]?.fr === other[part]?.fr && one[part]?.en === other[part]?.en);
}

/** The advice of a situation in an order that says nothing of which is which: the same for everybody, another for other situations. */
export function adviceOf({ key, words }: SaidItem) {
  const given = served.flatMap((serves) => {
    const text = words[serves];
    return text ? [{ serves, text }] : [];
  });
  const turn = [...key].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % Math.max(1, given.length);
  return [...given.slice(turn), ...given.slice(0, turn)];
}
