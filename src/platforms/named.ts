// What a form has no room to offer is chosen by its name: the words beside the list, and what was written there, found among all.
import type { Menu, Request } from '../handlers/request.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import {
  type Field,
  type FieldErrors,
  type FormValues,
  type FormView,
  listOf,
  namedUnder,
} from '../messages/form.ts';
import type { Option } from '../messages/message.ts';
import { called } from '../messages/options.ts';
import { nearest } from '../terms/nearest.ts';

/** One instead of the one that is picked; the same in a field that has a list; or some more. */
export const takings = ['one', 'alone', 'more'] as const;
export type Taking = (typeof takings)[number];

/** What somebody wrote beside a list. */
export interface Named {
  readonly field: string;
  /** The list in which it is looked for. */
  readonly of: string;
  readonly taking: Taking;
  readonly text: string;
}

export interface NamesRead {
  readonly values: FormValues;
  /** What was found, by field. */
  readonly found: Readonly<Record<string, readonly Option[]>>;
  /** By field: what is called so not at all, or more than once. */
  readonly errors: FieldErrors;
}

/** As many names that are nearest to what is none. */
const MOST_NEAREST = 3;
/** More of what is called so than this are not told. */
const MOST_TOLD = 5;

export function takingOf(field: Field): Taking {
  if (field.kind === 'choice') return 'one';
  return 'most' in field && field.most === 1 ? 'alone' : 'more';
}

/** The label of the field in which a name is written, and its hint. */
export function nameWords(
  taking: Taking,
  locale: Locale,
): { readonly label: string; readonly hint?: string } {
  const say = words(locale);
  return taking === 'more' ? { label: say.names, hint: say.semicolons } : { label: say.name };
}

/** Puts what was found in the place of its name. A name that is not found stays as it was written, for the form to show it again. */
export async function readNames(
  values: FormValues,
  names: readonly Named[],
  all: (of: string) => Promise<readonly Option[]>,
  locale: Locale,
): Promise<NamesRead> {
  let read: NamesRead = { values, found: {}, errors: {} };
  for (const { field, of, taking, text } of names.filter((each) => each.text.trim() !== '')) {
    const options = await all(of);
    const given = taking === 'more' ? piecesOf(text, options) : [text.trim()];
    const looked = given.map((name) => ({ name, found: called(name, options) }));
    const wrong = looked.find(({ found }) => found.length !== 1);
    if (wrong) {
      read = {
        ...read,
        errors: { ...read.errors, [field]: problem(wrong.name, wrong.found, options, locale) },
      };
      continue;
    }
    const found = looked.flatMap((each) => each.found);
    const chosen = found.map(({ value }) => value);
    const [only = ''] = chosen;
    const value = {
      one: only,
      alone: [only],
      more: [...new Set([...listOf(read.values, field), ...chosen])],
    }[taking];
    read = {
      ...read,
      values: { ...read.values, [field]: value, [namedUnder(field)]: null },
      found: { ...read.found, [field]: found },
    };
  }
  return read;
}

/** Parted by semicolons and lines; by commas too, where no name has one. */
function piecesOf(text: string, options: readonly Option[]): string[] {
  const parted = (whole: string, by: RegExp) =>
    whole
      .split(by)
      .map((each) => each.trim())
      .filter((each) => each !== '');
  return parted(text, /[;\n]/).flatMap((piece) =>
    called(piece, options).length > 0 ? [piece] : parted(piece, /,/),
  );
}

function problem(name: string, found: readonly Option[], options: readonly Option[], locale: Locale): string {
  const say = words(locale);
  if (found.length === 0) {
    const labels = options.map(({ label }) => label);
    return say.unknown(name, nearest(name, labels, MOST_NEAREST).map(say.quoted).join(', '));
  }
  const told = found.slice(0, MOST_TOLD).map(({ label }) => say.quoted(label));
  return say.several(name, told.join(', '), found.length > MOST_TOLD);
}

/** All of a list of the menu. */
export async function allOf({ choosable }: Menu, request: Request, of: string): Promise<readonly Option[]> {
  const list = Object.hasOwn(choosable, of) ? choosable[of] : undefined;
  return list ? list(request) : [];
}

/** The form with what was found among its options, so that it can be shown again with it. */
export function offering(form: FormView, found: NamesRead['found']): FormView {
  return {
    ...form,
    fields: form.fields.map((field) => {
      const more = found[field.name];
      if (!more || !('options' in field)) return field;
      const isNew = ({ value }: Option) => !field.options.some((option) => option.value === value);
      return { ...field, options: [...field.options, ...more.filter(isNew)] };
    }),
  };
}

const words = phrases({
  en: {
    name: 'Not in the list? Write its name',
    names: 'Not in the list? Write the names',
    semicolons: 'Several: with semicolons between them.',
    quoted: (name: string) => `“${name}”`,
    unknown: (name: string, near: string) =>
      `Nothing there is called “${name}”. ${near === '' ? '' : `Nearest: ${near}. `}A part of the name is enough.`,
    several: (name: string, some: string, isCut: boolean) =>
      `More than one fits “${name}”: ${some}${isCut ? '…' : ''}. Write more of the name.`,
  },
  fr: {
    name: fr`Absent de la liste ? Écrivez son nom`,
    names: fr`Absents de la liste ? Écrivez leurs noms`,
    semicolons: 'S’il y en a plusieurs, séparez-les par des points-virgules.',
    quoted: (name) => fr`« ${name} »`,
    unknown: (name, near) =>
      fr`Rien n’y porte le nom « ${name} ». ${near === '' ? '' : fr`Au plus près : ${near}. `}Une partie du nom suffit.`,
    several: (name, some, isCut) =>
      fr`Plusieurs noms correspondent à « ${name} » : ${some}${isCut ? '…' : ''}. Écrivez-en davantage.`,
  },
});
