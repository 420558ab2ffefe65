// What admins choose of a kind, on its form: how many are asked, what is added, which of some.
import type { Locale } from '../../i18n/locale.ts';
import { type Field, type FormValues, listOf, type Parsed, textOf } from '../../messages/form.ts';
import { numberOf, numberProblem } from '../../messages/number.ts';
import type { Bilingual } from '../question.ts';

export interface HowMany {
  readonly name: string;
  readonly label: Bilingual;
  readonly least: number;
  readonly most: number;
}

export function howManyField({ name, label, least, most }: HowMany, chosen: number, locale: Locale): Field {
  return { kind: 'number', name, label: label[locale], least, most, initial: String(chosen) };
}

/** What is wrong with it; null when nothing is. */
export function howManyProblem(of: HowMany, values: FormValues, locale: Locale): string | null {
  return numberProblem(values, { ...of, label: of.label[locale] }, locale);
}

export function howManyIn(of: HowMany, values: FormValues): number {
  return numberOf(values, of.name) ?? of.least;
}

/** What was chosen, where nothing is wrong with it. @param problems by field; null where there is none */
export function chosenUnless<S>(found: Readonly<Record<string, string | null>>, value: () => S): Parsed<S> {
  const errors = Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: value() };
}

/** Those of `all` that are ticked, in the order of `all`. */
export function tickedOf<T extends string>(values: FormValues, name: string, all: readonly T[]): T[] {
  const ticked = listOf(values, name);
  return all.filter((each) => ticked.includes(each));
}

/** A channel, as it was picked; null where none was. */
export function channelIn(values: FormValues, name: string): string | null {
  return listOf(values, name)[0] ?? (textOf(values, name) || null);
}
