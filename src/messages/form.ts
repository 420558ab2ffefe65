// A form, before any platform: fields, their first values, and what comes back.
import type { Address, Block, Option } from './message.ts';

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** May be left empty. */
  readonly optional?: boolean;
}

export type Field = FieldBase &
  (
    | { readonly kind: 'text' | 'multiline'; readonly initial?: string; readonly placeholder?: string }
    | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly initial?: string }
    /** Several of a few; the order in which they are chosen counts where the platform can tell it. */
    | { readonly kind: 'choices'; readonly options: readonly Option[]; readonly initial?: readonly string[] }
    | { readonly kind: 'people'; readonly initial?: readonly Address[]; readonly most: number }
    | { readonly kind: 'channels'; readonly initial?: readonly Address[]; readonly most: number }
    /** YYYY-MM-DD. */
    | { readonly kind: 'date'; readonly initial?: string }
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

/** The same form with what somebody had filled in, to show it again. */
export function filledIn(form: FormView, values: FormValues): FormView {
  return { ...form, fields: form.fields.map((field) => filled(field, values[field.name])) };
}

function filled(field: Field, value: FormValues[string]): Field {
  const { initial: _, ...bare } = field;
  switch (bare.kind) {
    case 'text':
    case 'multiline':
    case 'choice':
    case 'date':
      return typeof value === 'string' ? { ...bare, initial: value } : bare;
    case 'choices':
    case 'people':
    case 'channels':
      return Array.isArray(value) ? { ...bare, initial: value } : bare;
    case 'toggle':
      return { ...bare, initial: value === true };
    default:
      return bare satisfies never;
  }
}

/** What comes back from fields that nobody touches. */
export function firstValues(fields: readonly Field[]): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, field.initial ?? null]));
}
