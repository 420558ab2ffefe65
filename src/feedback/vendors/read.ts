// What reading a vendor's body gives: answers as parseItem takes them, or the first thing that is wrong.
import type { RawItem } from '../item.ts';
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
export const ITEMS_MAX = 1_000;

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
