// Checks that several forms share: required text with a limit. People and channels picked in a form: picked.ts.
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type FormValues, textOf } from '../messages/form.ts';
import { asTitle, hasLetters, visibleLength } from '../terms/visible.ts';

/** Slack: a plain_text_input holds at most 3,000 characters (docs.slack.dev, Block Kit, plain-text input). */
export const LONGEST_TEXT = 3000;
/** Longer titles are cut by phones in lists. */
export const LONGEST_TITLE = 150;

/** What is wrong with a text field, as a sentence; null when nothing is. Counts characters as people do. */
export function textProblem(
  values: FormValues,
  name: string,
  { most, optional = false, locale }: { most: number; optional?: boolean; locale: Locale },
): string | null {
  const text = textOf(values, name);
  if (visibleLength(text) === 0) return optional ? null : words(locale).empty;
  const length = [...text].length;
  const number = formats(locale, 'UTC').number;
  return length > most ? words(locale).tooLong(number(length), number(most)) : null;
}

/** A title or a name, on one line, as it is kept. */
export function titleOf(values: FormValues, name: string): string {
  return asTitle(textOf(values, name));
}

/** What is wrong with it: it is read in lists, so it has letters or digits that one can see, at most 150 characters of them all. */
export function titleProblem(
  values: FormValues,
  name: string,
  {
    most = LONGEST_TITLE,
    optional = false,
    locale,
  }: { readonly most?: number; readonly optional?: boolean; readonly locale: Locale },
): string | null {
  const text = titleOf(values, name);
  const length = visibleLength(text);
  if (length === 0) return optional ? null : words(locale).empty;
  const { number } = formats(locale, 'UTC');
  // What nobody sees may not be stored without end either.
  if (length > most || text.length > most * LONGEST_CHARACTER)
    return words(locale).tooLong(number(Math.max(length, most + 1)), number(most));
  return hasLetters(text) ? null : words(locale).noLetters;
}

/** In UTF-16 units, of what people write: a family of four, with its joiners. */
const LONGEST_CHARACTER = 11;

/** Only the fields that have a problem. */
export function problems(found: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

const words = phrases({
  en: {
    noLetters: 'Write it with letters or digits: emoji and punctuation alone cannot be found again.',
    empty: 'Please write something here.',
    tooLong: (length: string, most: string) =>
      `This has ${length} characters; ${most} at most. Nothing was lost: shorten it and send again.`,
  },
  fr: {
    noLetters: fr`Écrivez-le avec des lettres ou des chiffres : émojis et ponctuation seuls ne se retrouvent pas.`,
    empty: 'Écrivez quelque chose ici.',
    tooLong: (length, most) =>
      fr`Il y a ${length} caractères ; ${most} au plus. Rien n’est perdu : raccourcissez et renvoyez.`,
  },
});
