// What a submitted dialog brought -> the form's values. The dialog itself is drawn in form.ts; its envelope is presses.ts.
import type { Field, FormValues, FormView } from '../../messages/form.ts';
import type { Address } from '../../messages/message.ts';
import { decodeChoice, FIELD } from './presses.ts';

type Value = string | readonly string[] | boolean | null;

/**
 * By the fields as they were drawn. Teams sends text as it was typed, several choices joined by commas, '' or nothing for nothing.
 * A test peer (`drawsAll` false) sends nothing of pickers that it does not draw: then what was picked before stands.
 */
export function formValues(data: unknown, { fields }: FormView, drawsAll = true): FormValues {
  const given: ReadonlyMap<string, unknown> =
    typeof data === 'object' && data !== null ? new Map(Object.entries(data)) : new Map();
  return Object.fromEntries(
    fields.map((field) => {
      const came = given.get(FIELD + field.name);
      const own = text(came);
      const others = text(given.get(`${FIELD}${field.name}#2`));
      if (!drawsAll && !isTold(field, came)) return [field.name, pickedBefore(field)];
      return [field.name, valueFor(field.kind, own, others)];
    }),
  );
}

/** Of people, whose directory such a peer does not have, an empty answer tells nothing either. */
function isTold({ kind }: Field, came: unknown): boolean {
  return came !== undefined && came !== null && !(kind === 'people' && came === '');
}

function pickedBefore(field: Field): Value {
  const { initial } = field;
  if (field.kind === 'toggle') return false;
  return (
    initial ?? (field.kind === 'choices' || field.kind === 'people' || field.kind === 'channels' ? [] : null)
  );
}

function valueFor(kind: Field['kind'], own: string, others: string): Value {
  switch (kind) {
    case 'text':
    case 'multiline':
    case 'date':
      return own === '' ? null : own;
    case 'choice':
      return own === '' ? null : decodeChoice(own);
    case 'choices':
    case 'channels':
      return list(own).map(decodeChoice);
    case 'people':
      return [...list(own).map((id): Address => `teams:${id}`), ...list(others).map(decodeChoice)];
    case 'toggle':
      return own === 'true';
    default:
      return kind satisfies never;
  }
}

function text(value: unknown): string {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : '';
}

/** Teams' people picker parts ids by commas, some of its clients by semicolons. */
function list(joined: string): string[] {
  return joined
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
