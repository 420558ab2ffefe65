// A list of answers as they come in JSON, from the API or read from a vendor's webhook: those that are taken, and why the others are not.
// Pure; what one answer may be is item.ts.
import type { Locale } from '../i18n/locale.ts';
import { instantReader } from './dates/instant.ts';
import { orderOfOne } from './dates/order.ts';
import { parseExactly } from './exact-json.ts';
import {
  type FeedbackItem,
  type ItemRules,
  type ParsedItem,
  parseItem,
  type RawComment,
  type RawItem,
  type RawScore,
} from './item.ts';
import { type ItemRefusal, sayReason } from './refusal.ts';

/** In one body. */
export const ANSWERS_MAX = 1_000;

export interface AnswersReading {
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
  /** What was left out of answers that were taken: scores that contradict their scale. */
  readonly leftOut: readonly RefusedAnswer[];
}

export type AnswersInBody =
  | ({ readonly kind: 'answers'; readonly isList: boolean } & Answers)
  | { readonly kind: 'notJson' }
  | { readonly kind: 'tooMany' };

/** One answer, or a list, of the API's own form: a field that it does not know refuses the answer. */
export function answersInBody(body: Uint8Array, reading: AnswersReading): AnswersInBody {
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
export function answersIn(raw: readonly RawItem[], reading: AnswersReading): Answers {
  return sorted(raw, (each, rules) => parseItem(each, { ...rules, keepsRest: 'delivery' }), reading);
}

function sorted<T>(
  list: readonly T[],
  read: (each: T, rules: ItemRules) => ParsedItem,
  { now, timeZone, locale }: AnswersReading,
): Answers {
  const by = { dmy: instantReader(timeZone, 'dmy'), ymd: instantReader(timeZone, 'ymd') };
  const instantOf = (text: string) => {
    const order = orderOfOne(text, 'dmy', now);
    return order === null ? null : by[order === 'ymd' ? 'ymd' : 'dmy'](text);
  };
  const rules: ItemRules = { instantOf, dateOrder: 'dmy', now };
  const items: FeedbackItem[] = [];
  const refused: RefusedAnswer[] = [];
  const leftOut: RefusedAnswer[] = [];
  const told = (index: number, { field, reason }: ItemRefusal): RefusedAnswer => ({
    index,
    pointer: pointerOf(field),
    field: field.slice(0, 200),
    code: reason.code,
    reason: sayReason(reason, locale),
  });
  list.forEach((each, index) => {
    const result = read(each, rules);
    if (result.ok) {
      items.push(result.value);
      for (const each of result.leftOut) leftOut.push(told(index, each));
      return;
    }
    refused.push(told(index, result));
  });
  return { items, refused, leftOut };
}

const NOT_AN_OBJECT: { readonly ok: false } & ItemRefusal = {
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
  'scores',
  'comments',
  'touchpoint',
  'heat',
  'answeredAt',
  'names',
  'segments',
  'email',
  'mayReply',
] satisfies (keyof RawItem)[]);

/** A field that is not known is refused rather than dropped: "comment" instead of "verbatim" would lose the words. */
function parseObject(item: object, rules: ItemRules): ParsedItem {
  const unknown = Object.keys(item).find((field) => !FIELDS.has(field));
  const field = unknown ?? unknownWithin(item);
  if (field !== undefined) return { ok: false, field, reason: { code: 'field.unknown' } };
  return parseItem(item, rules);
}

const WITHIN: Readonly<Record<'scores' | 'comments', ReadonlySet<string>>> = {
  scores: new Set(['metric', 'score', 'question', 'scale'] satisfies (keyof RawScore)[]),
  comments: new Set(['text', 'question'] satisfies (keyof RawComment)[]),
};

function unknownWithin(item: RawItem): string | undefined {
  for (const name of ['scores', 'comments'] as const) {
    const list: unknown = item[name];
    for (const [at, each] of (Array.isArray(list) ? list : []).entries()) {
      const unknown = isObject(each) && Object.keys(each).find((field) => !WITHIN[name].has(field));
      if (unknown) return `${name}/${at}/${unknown}`;
    }
  }
  return undefined;
}

function pointerOf(field: string): string {
  if (field === '') return '';
  const inner = 'segments/';
  if (field.startsWith(inner)) return `/segments/${escaped(field.slice(inner.length))}`;
  const [, list, at, rest] = /^(scores|comments)\/(\d+)(?:\/(.*))?$/s.exec(field) ?? [];
  if (list === undefined) return `/${escaped(field)}`;
  return `/${list}/${at}${rest === undefined ? '' : `/${escaped(rest)}`}`;
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
