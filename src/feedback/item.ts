// One answer as it comes in, from a CSV row or from the API: the one place that says what is taken and what is refused.
// Pure and without a schema library, because an import runs it for every row. Storing is in store.ts.

import { fold } from '../terms/fold.ts';
import type { DateOrder, InstantOf } from './dates/instant.ts';
import { orderOfOne } from './dates/order.ts';
import { type Heat, heats } from './filters.ts';
import { isPersonsName } from './persons.ts';
import type { ItemRefusal, Reason } from './refusal.ts';
import { isReplyAddress, type ReplyPlace } from './reply-address.ts';
import { commentsOf, type Score, type ScoreComment, scoresOf } from './scores.ts';
import { excerpt, isReason, type KeepsRest, limits, reading, text } from './texts.ts';

export type { RawComment, RawScore, Score, ScoreComment } from './scores.ts';
export { limits } from './texts.ts';

/** What came in, by field; texts or, from JSON, anything. */
export interface RawItem {
  readonly id?: unknown;
  /** Other ids of the source's under which it, or a part of it, may have been stored before. */
  readonly formerIds?: readonly string[];
  readonly customer?: unknown;
  /** The leading score and its words, where they need neither question nor scale. */
  readonly metric?: unknown;
  readonly score?: unknown;
  readonly verbatim?: unknown;
  /** Further scores of the same answer, a list of `RawScore`; the first one leads where there is no `score`. */
  readonly scores?: unknown;
  /** Further comments, a list of `RawComment`; the first one leads where there is no `verbatim`. */
  readonly comments?: unknown;
  readonly touchpoint?: unknown;
  readonly heat?: unknown;
  readonly answeredAt?: unknown;
  /** The customer's names, to be taken out of the words; not stored. */
  readonly names?: unknown;
  readonly segments?: unknown;
  /** Where its customer can be written to, by a reader of ours: not from a file, nor from the API. */
  readonly replyPlace?: ReplyPlace;
  /** The customer's e-mail address, and whether they agreed to be answered there: kept only where they did. */
  readonly email?: unknown;
  readonly mayReply?: unknown;
}

export interface FeedbackItem {
  readonly externalId: string | null;
  readonly formerIds?: readonly string[];
  /** The customer's reference, in clear: it is hashed before it is stored. */
  readonly customer: string | null;
  /** The leading one first; none for words alone. */
  readonly scores: readonly Score[];
  /** The leading one first; none for scores alone. */
  readonly comments: readonly ScoreComment[];
  readonly touchpoint: string | null;
  /** Null: the source's. */
  readonly heat: Heat | null;
  readonly answeredAt: Date;
  readonly names: readonly string[];
  readonly segments: Readonly<Record<string, string>>;
  /** Left out: it does not say. Null: they may not be written to. */
  readonly replyPlace?: ReplyPlace | null;
}

export interface ItemRules {
  readonly instantOf: InstantOf;
  readonly dateOrder: DateOrder;
  /** An answer dated more than a day later is refused. */
  readonly now: Date;
  /** Where absent, an answer of which anything is wrong is refused whole. */
  readonly keepsRest?: KeepsRest;
}

export type ParsedItem =
  | {
      readonly ok: true;
      readonly value: FeedbackItem;
      /** What was left out of it, each under its place; only where the rules keep the rest. */
      readonly leftOut: readonly ItemRefusal[];
    }
  | ({ readonly ok: false } & ItemRefusal);

/** The first thing that is wrong, or the item. Never throws, whatever comes in. */
export function parseItem(raw: RawItem, rules: ItemRules): ParsedItem {
  const how = rules.keepsRest ?? 'whole';
  const scores = scoresOf(raw, raw.scores, how);
  const comments = commentsOf(raw.verbatim, raw.comments, how);
  const [unheard] = comments.refused;
  if (unheard && how !== 'delivery') return { ok: false, ...unheard };
  const leftOut: ItemRefusal[] = [...scores.refused, ...comments.refused];
  /** What is beside the scores and the words costs a delivery no more than itself. */
  const aside = <T>(field: string, value: T | Reason, without: T): T | Reason => {
    if (how !== 'delivery' || !isRefused(value)) return value;
    leftOut.push({ field, reason: value });
    return without;
  };
  // What was cut would be another's as well; whoever has the file can mend it.
  const exactly = how === 'file' ? 'whole' : how;
  const externalId = reading(raw.id, limits.id, exactly);
  if (isReason(externalId)) return refused('id', externalId);
  const customer = aside('customer', reading(raw.customer, limits.customer, exactly), null);
  if (isReason(customer)) return refused('customer', customer);
  const touchpoint = aside('touchpoint', reading(raw.touchpoint, limits.touchpoint, how), null);
  if (isReason(touchpoint)) return refused('touchpoint', touchpoint);
  const answeredAt = instant(raw.answeredAt, rules);
  if (!(answeredAt instanceof Date)) return refused('answeredAt', answeredAt);
  const heat = aside('heat', heatOf(raw.heat), null);
  if (isReason(heat)) return refused('heat', heat);
  const isEmpty = scores.values.length === 0 && comments.values.length === 0;
  const [unscored] = scores.refused;
  if (isEmpty && unheard && !unscored) return { ok: false, ...unheard };
  // A row whose only score is wrong is set aside: it can be mended and imported again.
  const isAlone = how === 'delivery' ? isEmpty : how === 'whole' || scores.values.length === 0;
  if (unscored && isAlone) return { ok: false, ...unscored };
  if (isEmpty) return refused('verbatim', { code: 'empty' });
  const names = namesOf(raw.names, how);
  if (isReason(names)) return refused('names', names);
  const segments = segmentsOf(raw.segments, how);
  if ('reason' in segments) return { ok: false, ...segments };
  leftOut.push(...segments.leftOut);
  const replyPlace = aside<ReplyPlace | null | undefined>('email', placeIn(raw), undefined);
  if (replyPlace && 'code' in replyPlace) return refused('email', replyPlace);
  const value = {
    externalId,
    customer,
    scores: scores.values,
    comments: comments.values,
    touchpoint,
    heat,
    answeredAt,
    names,
    segments: segments.values,
    ...(raw.formerIds === undefined ? {} : { formerIds: raw.formerIds }),
    ...(replyPlace === undefined ? {} : { replyPlace }),
  };
  return { ok: true, value, leftOut };
}

function refused(field: string, reason: Reason): ParsedItem {
  return { ok: false, field, reason };
}

const DAY = 86_400_000;
const OLDEST = Date.UTC(1990, 0, 1);

function instant(value: unknown, rules: ItemRules): Date | Reason {
  const given = text(value, 100);
  if (given === null) return { code: 'date.missing' };
  if (isReason(given)) return given;
  const at = rules.instantOf(given);
  if (at === null)
    return orderOfOne(given, rules.dateOrder, rules.now) === null
      ? { code: 'date.year', given: excerpt(given) }
      : { code: 'date.unreadable', given: excerpt(given), wanted: rules.dateOrder };
  if (at.getTime() > rules.now.getTime() + DAY) return { code: 'date.future', given: excerpt(given) };
  if (at.getTime() < OLDEST) return { code: 'date.tooOld', given: excerpt(given) };
  return at;
}

const HEATS = new Map<string, Heat>([
  ...heats.map((heat) => [heat, heat] as const),
  ['chaud', 'hot'],
  ['a chaud', 'hot'],
  ['froid', 'cold'],
  ['a froid', 'cold'],
]);

function heatOf(value: unknown): Heat | null | Reason {
  const given = text(value, 100);
  if (given === null || isReason(given)) return given;
  return HEATS.get(given) ?? HEATS.get(fold(given)) ?? { code: 'heat.unknown', given: excerpt(given) };
}

/** Of persons alone: "A Google user" or a shop's name stays in the words. */
function namesOf(value: unknown, how: KeepsRest | 'whole'): readonly string[] | Reason {
  if (value === undefined || value === null) return [];
  const isDelivery = how === 'delivery';
  const list = Array.isArray(value) ? value : isDelivery ? [value] : null;
  if (list === null || (list.length > 10 && !isDelivery)) return { code: 'type', wanted: 'list' };
  const names: string[] = [];
  for (const each of list.slice(0, 10)) {
    const name = isDelivery
      ? text(typeof each === 'string' ? each.slice(0, 200) : null, 200)
      : text(each, 200);
    if (isReason(name) && isDelivery) continue;
    if (isReason(name)) return name;
    if (name !== null && isPersonsName(name)) names.push(name);
  }
  return names;
}

/** Without the customer's word that they may be answered the address is not kept. */
function placeIn({ replyPlace, email, mayReply }: RawItem): ReplyPlace | null | undefined | Reason {
  if (replyPlace !== undefined) return replyPlace;
  if (mayReply === undefined && email === undefined) return undefined;
  const given = text(email, limits.email);
  if (isReason(given)) return given;
  if (mayReply !== undefined && mayReply !== null && typeof mayReply !== 'boolean')
    return { code: 'type', wanted: 'boolean' };
  if (given !== null && !isReplyAddress(given)) return { code: 'email' };
  return given === null || mayReply !== true ? null : { kind: 'mail', at: given };
}

function segmentsOf(
  value: unknown,
  how: KeepsRest | 'whole',
):
  | { readonly values: Readonly<Record<string, string>>; readonly leftOut: readonly ItemRefusal[] }
  | ItemRefusal {
  if (value === undefined || value === null) return { values: {}, leftOut: [] };
  const isDelivery = how === 'delivery';
  const leftOut: ItemRefusal[] = [];
  if (typeof value !== 'object' || Array.isArray(value)) {
    const wrong: ItemRefusal = { field: 'segments', reason: { code: 'type', wanted: 'object' } };
    return isDelivery ? { values: {}, leftOut: [wrong] } : wrong;
  }
  const entries = Object.entries(value);
  if (entries.length > limits.segments) {
    const tooMany: ItemRefusal = {
      field: 'segments',
      reason: { code: 'segments.tooMany', most: limits.segments },
    };
    if (!isDelivery) return tooMany;
    leftOut.push(tooMany);
  }
  const values: [string, string][] = [];
  for (const [key, each] of entries.slice(0, limits.segments)) {
    const name = reading(key, limits.segment, how);
    const held = reading(typeof each === 'boolean' ? String(each) : each, limits.segment, how);
    const wrong = isReason(name)
      ? { field: 'segments', reason: name }
      : isReason(held)
        ? { field: `segments/${key.slice(0, limits.segment)}`, reason: held }
        : null;
    if (wrong && !isDelivery) return wrong;
    if (wrong) leftOut.push(wrong);
    if (isReason(name) || isReason(held)) continue;
    if (name !== null && held !== null) values.push([name, held]);
  }
  return { values: Object.fromEntries(values), leftOut };
}

function isRefused<T>(value: T | Reason): value is Reason {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'code' in value;
}
