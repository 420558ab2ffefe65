// A form, before any platform: fields, their first values, and what comes back.
import type { Address, Block, Option } from './message.ts';

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** May be left empty. */
  readonly optional?: boolean;
}

/** Chosen from what a platform may have no room to offer whole. */
interface FromMany {
  /** What was written as the name of one that is not offered: put here by the platforms alone. Left out: all were offered. */
  readonly named?: string;
}

interface Options extends FromMany {
  readonly options: readonly Option[];
  /** The list of the menu in which they are all found again; left out where they never are too many. */
  readonly of?: string;
}

export interface WholeRange {
  readonly least: number;
  readonly most: number;
}

/** What a number counts: said beside it. */
export const counted = ['percent', 'points'] as const;

export type Field = FieldBase &
  (
    | { readonly kind: 'text' | 'multiline'; readonly initial?: string; readonly placeholder?: string }
    /** `isOpen`: all options are seen at once, to be read side by side; for a few, ten at most. Else they are a list that opens. */
    | ({ readonly kind: 'choice'; readonly initial?: string; readonly isOpen?: true } & Options)
    /** The order in which they are chosen counts where the platform can tell it. */
    | ({ readonly kind: 'choices'; readonly initial?: readonly string[] } & Options)
    | ({ readonly kind: 'people'; readonly initial?: readonly Address[]; readonly most: number } & FromMany)
    | ({ readonly kind: 'channels'; readonly initial?: readonly Address[]; readonly most: number } & FromMany)
    /** YYYY-MM-DD. */
    | { readonly kind: 'date'; readonly initial?: string }
    /** A whole number from `least` to `most`; `initial` as it is written. What comes back is read by `numberOf` (number.ts). */
    | ({
        readonly kind: 'number';
        readonly unit?: (typeof counted)[number];
        readonly initial?: string;
      } & WholeRange)
    /** One of the whole numbers from `least` to `most`, as few as can be read in a list. The first and the last have a name: `ends`. */
    | ({
        readonly kind: 'scale';
        readonly ends: readonly [string, string];
        readonly initial?: string;
      } & WholeRange)
    | { readonly kind: 'toggle'; readonly text: string; readonly initial?: boolean }
  );

export interface FormView {
  /** The form's name in the menu (handlers/index.ts). */
  readonly form: string;
  /** What the form is about, and its key: carried along, shown to nobody, comes back as it went. */
  readonly state: FormState;
  readonly title: string;
  readonly submit: string;
  readonly intro?: readonly Block[];
  readonly fields: readonly Field[];
  /** Other ways on than `submit`, to a step before or after: what was filled in comes along, unchecked. */
  readonly ways?: readonly Way[];
  /** What is wrong already as it is drawn, by field. */
  readonly errors?: FieldErrors;
}

export interface Way {
  readonly name: string;
  readonly label: string;
}

export interface FormState {
  /** Unique to this opening of the form: submitting it twice acts once. */
  readonly key: string;
  readonly subject?: string;
  /** The version that was shown, where somebody else may be editing too. */
  readonly version?: number;
  /** The address of the message that it was opened on. */
  readonly link?: string;
  /** The message whose button opened it, drawn anew once the form is done: put here and read by the platforms alone. */
  readonly origin?: Origin;
}

export interface Origin {
  /** The platform's own way back to the message. */
  readonly place: string;
  /** What draws it, encoded (actions.ts). */
  readonly again: string;
}

/** What came back: text fields as string, several as array, toggles as boolean, null where left empty. */
export type FormValues = Readonly<Record<string, string | readonly string[] | boolean | null | undefined>>;

/** One clear sentence per field, in the reader's language. */
export type FieldErrors = Readonly<Record<string, string>>;

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors };

/** The trimmed text of a field; '' where it was left empty. */
export function textOf(values: FormValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The chosen values of a field, without doubles, in the order in which they were chosen. */
export function listOf(values: FormValues, name: string): readonly string[] {
  const value = values[name];
  if (Array.isArray(value)) return [...new Set(value as readonly string[])];
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** The form as a button of that message opens it, and as one form gives way to the next. */
export function openedFrom(form: FormView, origin: Origin | undefined): FormView {
  return origin ? { ...form, state: { ...form.state, origin } } : form;
}

/** A new opening of a form. */
export function opening(key: string, about: Omit<FormState, 'key'> = {}): FormState {
  return { key, ...about };
}

/** Beside the values of a field, what was written as a name that is not found yet. */
export function namedUnder(field: string): string {
  return `${field}${NAMED}`;
}

const NAMED = '?';

/** The fields of which a name is not found yet. */
export function unfoundIn(values: FormValues): readonly string[] {
  const names = Object.keys(values).filter((name) => name.endsWith(NAMED) && textOf(values, name) !== '');
  return names.map((name) => name.slice(0, -NAMED.length));
}

/** The same form with what somebody had filled in, to show it again. */
export function filledIn(form: FormView, values: FormValues): FormView {
  return {
    ...form,
    fields: form.fields.map((field) =>
      filled(field, values[field.name], textOf(values, namedUnder(field.name))),
    ),
  };
}

function filled(field: Field, value: FormValues[string], name: string): Field {
  const { initial: _, ...bare } = field;
  switch (bare.kind) {
    case 'text':
    case 'multiline':
    case 'date':
    case 'number':
    case 'scale':
      return typeof value === 'string' ? { ...bare, initial: value } : bare;
    case 'choice':
      return typeof value === 'string' ? { ...named(bare, name), initial: value } : named(bare, name);
    case 'choices':
    case 'people':
    case 'channels':
      return Array.isArray(value) ? { ...named(bare, name), initial: value } : named(bare, name);
    case 'toggle':
      return { ...bare, initial: value === true };
    default:
      return bare satisfies never;
  }
}

function named<T extends FromMany>(bare: T, name: string): T {
  return name === '' && bare.named === undefined ? bare : { ...bare, named: name };
}

/** What comes back from fields that nobody touches. */
export function firstValues(fields: readonly Field[]): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, field.initial ?? null]));
}
