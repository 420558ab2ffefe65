// Checks that several forms share: required text with a limit, people and channels picked in a form.
import { UserError } from '../errors.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type FormValues, textOf } from '../messages/form.ts';
import type { Address } from '../messages/message.ts';
import { type Person, remember } from '../people/person.ts';
import type { Request } from './request.ts';

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

/** The people picked in a form, remembered. Throws a UserError naming one who cannot be reached. */
export async function peopleAt(request: Request, addresses: readonly Address[]): Promise<Person[]> {
  const { kit, workspace, at: now } = request;
  const found: Person[] = [];
  for (const address of addresses) {
    const person = await remember(kit.database.db, workspace, address, {
      directory: kit.directory,
      adminUsers: kit.adminUsers,
      now,
    });
    if (!person?.isActive) throw new UserError('person.unreachable', (locale) => words(locale).unreachable);
    found.push(person);
  }
  return found;
}

const words = phrases({
  en: {
    empty: 'Please write something here.',
    tooLong: (length: string, most: string) =>
      `This has ${length} characters; ${most} at most. Nothing was lost: shorten it and send again.`,
    unreachable: 'One of these people can no longer be reached here (or is a bot). Choose someone else.',
  },
  fr: {
    empty: 'Écrivez quelque chose ici.',
    tooLong: (length, most) =>
      fr`Il y a ${length} caractères ; ${most} au plus. Rien n’est perdu : raccourcissez et renvoyez.`,
    unreachable:
      'L’une de ces personnes n’est plus joignable ici (ou c’est un robot). Choisissez quelqu’un d’autre.',
  },
});
