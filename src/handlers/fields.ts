// Checks that several forms share: required text with a limit. People and channels picked in a form: picked.ts.
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type FormValues, textOf } from '../messages/form.ts';

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
  if (text === '') return optional ? null : words(locale).empty;
  const length = [...text].length;
  const number = formats(locale, 'UTC').number;
  return length > most ? words(locale).tooLong(number(length), number(most)) : null;
}

/** Only the fields that have a problem. */
export function problems(found: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

const words = phrases({
  en: {
    empty: 'Please write something here.',
    tooLong: (length: string, most: string) =>
      `This has ${length} characters; ${most} at most. Nothing was lost: shorten it and send again.`,
  },
  fr: {
    empty: 'Écrivez quelque chose ici.',
    tooLong: (length, most) =>
      fr`Il y a ${length} caractères ; ${most} au plus. Rien n’est perdu : raccourcissez et renvoyez.`,
  },
});
