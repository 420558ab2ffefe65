// A list of answers as they come in JSON, from the API or read from a vendor's webhook: those that are taken, and why the others are not.
// Pure; what one answer may be is item.ts.
import type { Locale } from '../i18n/locale.ts';
import { instantReader } from './dates/instant.ts';
import { parseExactly } from './exact-json.ts';
import { type FeedbackItem, type ItemRules, type Parsed, parseItem, type RawItem } from './item.ts';
import { type Refusal, sayReason } from './refusal.ts';

/** In one body. */
export const ANSWERS_MAX = 1_000;

export interface Reading {
  readonly now: Date;
  /** Of times that carry no offset. */
  readonly timeZone: string;
  /** The language of the reasons. */
  readonly locale: Locale;
}

export interface RefusedAnswer {
  /** Position in the list; 0 for a single answer. */
  readonly index: number;
  /** RFC 6901, into the answer, whose own position the caller puts in front. */
  readonly pointer: string;
  readonly field: string;
  readonly code: string;
  readonly reason: string;
}

export interface Answers {
  readonly items: readonly FeedbackItem[];
  readonly refused: readonly RefusedAnswer[];
}

export type AnswersInBody =
  | ({ readonly kind: 'answers'; readonly isList: boolean } & Answers)
  | { readonly kind: 'notJson' }
  | { readonly kind: 'tooMany' };

/** One answer, or a list, of the API's own form: a field that it does not know refuses the answer. */
export function answersInBody(body: Uint8Array, reading: Reading): AnswersInBody {
  const given = parsed(body);
  if (given === undefined) return { kind: 'notJson' };
  const isList = Array.isArray(given);
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (list.length > ANSWERS_MAX) return { kind: 'tooMany' };
  const read = (each: unknown, rules: ItemRules) =>
    isObject(each) ? parseObject(each, rules) : NOT_AN_OBJECT;
  return { kind: 'answers', isList, ...sorted(list, read, reading) };
}

/** What a vendor's file made of its webhook. */
export function answersIn(raw: readonly RawItem[], reading: Reading): Answers {
  return sorted(raw, parseItem, reading);
}

function sorted<T>(
  list: readonly T[],
  read: (each: T, rules: ItemRules) => Parsed,
  { now, timeZone, locale }: Reading,
): Answers {
  const rules: ItemRules = { instantOf: instantReader(timeZone, 'dmy'), dateOrder: 'dmy', now };
  const items: FeedbackItem[] = [];
  const refused: RefusedAnswer[] = [];
  list.forEach((each, index) => {
    const result = read(each, rules);
    if (result.ok) {
      items.push(result.value);
      return;
    }
    const { field, reason } = result;
    refused.push({
      index,
      pointer: pointerOf(field),
      field: field.slice(0, 200),
      code: reason.code,
      reason: sayReason(reason, locale),
    });
  });
  return { items, refused };
}

const NOT_AN_OBJECT: { readonly ok: false } & Refusal = {
  ok: false,
  field: '',
  reason: { code: 'type', wanted: 'object' },
};

const FIELDS: ReadonlySet<string> = new Set([
  'id',
  'customer',
  'metric',
  'score',
  'verbatim',
  'touchpoint',
  'heat',
  'answeredAt',
  'names',
  'segments',
] satisfies (keyof RawItem)[]);

/** A field that is not known is refused rather than dropped: "comment" instead of "verbatim" would lose the words. */
function parseObject(item: object, rules: ItemRules): Parsed {
  const unknown = Object.keys(item).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) return { ok: false, field: unknown, reason: { code: 'field.unknown' } };
  return parseItem(item, rules);
}

function pointerOf(field: string): string {
  if (field === '') return '';
  const inner = 'segments/';
  return field.startsWith(inner) ? `/segments/${escaped(field.slice(inner.length))}` : `/${escaped(field)}`;
}

function escaped(part: string): string {
  return part.slice(0, 200).replaceAll('~', '~0').replaceAll('/', '~1');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined where it is no JSON in UTF-8. */
function parsed(body: Uint8Array): unknown {
  try {
    return parseExactly(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
