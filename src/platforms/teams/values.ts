// What a submitted dialog brought -> the form's values. The dialog itself is drawn in form.ts; its envelope is presses.ts.
import { type Field, type FormValues, type FormView, namedUnder } from '../../messages/form.ts';
import type { Address } from '../../messages/message.ts';
import { type Named, takingOf } from '../named.ts';
import { decodeChoice, FIELD } from './presses.ts';

type Value = string | readonly string[] | boolean | null;

/**
 * By the fields as they were drawn. Teams sends text as it was typed, several choices joined by commas, '' or nothing for nothing.
 * A test peer (`drawsAll` false) sends nothing of pickers that it does not draw: then what was picked before stands.
 */
export function formValues(data: unknown, { fields }: FormView, drawsAll = true): FormValues {
  const given = entriesIn(data);
  const names = namesIn(data, { fields }).map(({ field, text: name }) => [namedUnder(field), name] as const);
  return Object.fromEntries([
    ...names,
    ...fields.map((field): readonly [string, Value] => {
      const came = given.get(FIELD + field.name);
      const own = text(came);
      const others = text(given.get(`${FIELD}${field.name}#2`));
      if (!drawsAll && !isTold(field, came)) return [field.name, pickedBefore(field)];
      return [field.name, valueFor(field.kind, own, others)];
    }),
  ]);
}

/** What was written beside lists, to be found among all of them. */
export function namesIn(data: unknown, { fields }: Pick<FormView, 'fields'>): Named[] {
  const given = entriesIn(data);
  return fields.flatMap((field) => {
    const name = text(given.get(FIELD + namedUnder(field.name)));
    const of = 'options' in field ? field.of : field.kind;
    return name === '' || of === undefined
      ? []
      : [{ field: field.name, of, taking: takingOf(field), text: name }];
  });
}

function entriesIn(data: unknown): ReadonlyMap<string, unknown> {
  return typeof data === 'object' && data !== null ? new Map(Object.entries(data)) : new Map();
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
    case 'number':
      return own === '' ? null : own;
    case 'choice':
    case 'scale':
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
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

/** Teams' people picker parts ids by commas, some of its clients by semicolons. */
function list(joined: string): string[] {
  return joined
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
