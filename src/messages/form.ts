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
}

export interface FormState {
  /** Unique to this opening of the form: submitting it twice acts once. */
  readonly key: string;
  readonly subject?: string;
  /** The version that was shown, where somebody else may be editing too. */
  readonly version?: number;
  /** The address of the message that it was opened on. */
  readonly link?: string;
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

/** A new opening of a form. */
export function opening(key: string, about: Omit<FormState, 'key'> = {}): FormState {
  return { key, ...about };
}
