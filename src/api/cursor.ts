// Where a list is read on: after the last entry that was told, so that nothing is told twice or left out when others come or go meanwhile.
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';

/** A page of entries of which one more was read than is told. */
export function paged<T>(
  read: readonly T[],
  limit: number,
  keyOf: (entry: T) => unknown,
): { readonly items: T[]; readonly next: string | null } {
  const items = read.slice(0, limit);
  const last = items.at(-1);
  const next = read.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null;
  return { items, next };
}

/** A page of a list that is read whole, by id. */
export function pagedById<T extends { readonly id: string }>(
  all: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): { readonly items: T[]; readonly next: string | null } {
  const after = afterCursor(cursor, z.string(), '');
  const rest = all.filter(({ id }) => id > after).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return paged(rest, limit, ({ id }) => id);
}

function cursorOf(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key that a cursor stands for; `first` without one. @throws UserError 'cursor' where we never gave it */
export function afterCursor<T>(cursor: string | undefined, shape: z.ZodType<T>, first: T): T {
  if (cursor === undefined) return first;
  const read = shape.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
  if (read.success) return read.data;
  throw new UserError('cursor', (locale) => say(locale).cursor);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const say = phrases({
  en: { cursor: '“cursor” is not one that this list gave. Leave it out to begin with the first page.' },
  fr: { cursor: fr`« cursor » ne vient pas de cette liste. Sans lui, on commence à la première page.` },
});
