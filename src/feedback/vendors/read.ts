// What reading a vendor's body gives: answers as parseItem takes them, or the first thing that is wrong.
import type { RawItem } from '../item.ts';
import { pointer } from './payload.ts';
import type { ReadRefusal } from './refusal.ts';
import type { FieldUses } from './uses.ts';

export interface ReadOptions {
  /** What the admin said that the vendor's fields are, by field id, ref or name; it wins over what the vendor's types tell. */
  readonly uses?: FieldUses;
  /** For answers that do not name one. */
  readonly touchpoint?: string;
}

/** An answer that has to be asked for, because the webhook carries ids only; see surveymonkey.ts. */
export interface Pending {
  readonly surveyId: string;
  readonly responseId: string;
}

export type Read =
  | {
      readonly ok: true;
      /** For parseItem, which judges lengths, scales and dates. Each has an id, so that storing it again changes nothing. */
      readonly items: readonly RawItem[];
      /** What the body held that is no answer of ours: other event types, "empty", "score:ces". Safe to log. */
      readonly ignored: readonly string[];
      /** The vendor may send the same id again with more (a comment after the score): the row is to be replaced, not kept. */
      readonly revises: boolean;
      readonly pending: readonly Pending[];
    }
  | ({ readonly ok: false } & ReadRefusal);

/** In one body; more are refused. */
const ITEMS_MAX = 1_000;

export function taken(
  items: readonly RawItem[],
  rest: {
    readonly ignored?: readonly string[];
    readonly revises?: boolean;
    readonly pending?: Pending[];
  } = {},
): Read {
  return { ok: true, items, ignored: [], revises: false, pending: [], ...rest };
}

export function unread(pointer: string, reason: ReadRefusal['reason']): Read {
  return { ok: false, pointer, reason };
}

/** What is read one by one, each with where it stands in the body. */
type Placed = readonly (readonly [value: unknown, at: string])[];

/** The elements of a list, which stands at `at`; of what is no list, `only` by itself: it, unless something else is meant. */
export function placed(list: unknown, at: string, only: Placed[number] = [list, at]): Placed {
  return Array.isArray(list) ? list.map((each: unknown, i) => [each, `${at}${pointer(i)}`]) : [only];
}

/** What all of them give together, or the first thing that is wrong. @param at where they stand */
export function readEach(all: Placed, at: string, readOne: (value: unknown, at: string) => Read): Read {
  if (all.length > ITEMS_MAX) return unread(at, { code: 'items.tooMany', most: ITEMS_MAX });
  const items: RawItem[] = [];
  const ignored: string[] = [];
  let revises = false;
  for (const [value, where] of all) {
    const read = readOne(value, where);
    if (!read.ok) return read;
    items.push(...read.items);
    ignored.push(...read.ignored);
    revises ||= read.revises;
  }
  return taken(items, { ignored, revises });
}
