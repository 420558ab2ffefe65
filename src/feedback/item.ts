// One answer as it comes in, from a CSV row or from the API: the one place that says what is taken and what is refused.
// Pure and without a schema library, because an import runs it for every row. Storing is in store.ts.

import { fold } from '../terms/fold.ts';
import type { DateOrder, InstantOf } from './dates/instant.ts';
import { type Heat, heats, type Metric } from './filters.ts';
import { isNoAnswer } from './no-answer.ts';
import { redact } from './redaction.ts';
import type { Reason, Refusal } from './refusal.ts';
import { metricOf, scales } from './scale.ts';

/** What came in, by field; texts or, from JSON, anything. */
export interface RawItem {
  readonly id?: unknown;
  readonly customer?: unknown;
  readonly metric?: unknown;
  readonly score?: unknown;
  readonly verbatim?: unknown;
  readonly touchpoint?: unknown;
  readonly heat?: unknown;
  readonly answeredAt?: unknown;
  /** The customer's names, to be taken out of the words; not stored. */
  readonly names?: unknown;
  readonly segments?: unknown;
}

export interface FeedbackItem {
  readonly externalId: string | null;
  /** The customer's reference, in clear: it is hashed before it is stored. */
  readonly customer: string | null;
  /** Null, like the score, for words alone. */
  readonly metric: Metric | null;
  readonly score: number | null;
  /** As it came, trimmed: it is redacted before it is stored. */
  readonly verbatim: string | null;
  readonly touchpoint: string | null;
  /** Null: the source's. */
  readonly heat: Heat | null;
  readonly answeredAt: Date;
  readonly names: readonly string[];
  readonly segments: Readonly<Record<string, string>>;
}

export interface ItemRules {
  readonly instantOf: InstantOf;
  readonly dateOrder: DateOrder;
  /** An answer dated more than a day later is refused. */
  readonly now: Date;
}

export type Parsed = { readonly ok: true; readonly value: FeedbackItem } | ({ readonly ok: false } & Refusal);

/** In characters (UTF-16 units). A longer text is refused whole, never cut: the sender keeps it, with the reason. */
export const limits = {
  verbatim: 20_000,
  id: 200,
  customer: 200,
  touchpoint: 100,
  segment: 200,
  segments: 50,
};

/** The first thing that is wrong, or the item. Never throws, whatever comes in. */
export function parseItem(raw: RawItem, rules: ItemRules): Parsed {
  const said = text(raw.verbatim, limits.verbatim);
  if (isReason(said)) return refused('verbatim', said);
  const verbatim = said === null || isNoAnswer(said) ? null : said;
  const externalId = text(raw.id, limits.id);
  if (isReason(externalId)) return refused('id', externalId);
  const customer = text(raw.customer, limits.customer);
  if (isReason(customer)) return refused('customer', customer);
  const touchpoint = text(raw.touchpoint, limits.touchpoint);
  if (isReason(touchpoint)) return refused('touchpoint', touchpoint);
  const answeredAt = instant(raw.answeredAt, rules);
  if (!(answeredAt instanceof Date)) return refused('answeredAt', answeredAt);
  const heat = heatOf(raw.heat);
  if (isReason(heat)) return refused('heat', heat);
  const scored = scoreOf(raw.metric, raw.score);
  if ('field' in scored) return { ok: false, ...scored };
  if (scored.score === null && verbatim === null) return refused('verbatim', { code: 'empty' });
  const names = namesOf(raw.names);
  if (isReason(names)) return refused('names', names);
  const segments = segmentsOf(raw.segments);
  if ('reason' in segments) return { ok: false, ...segments };
  const { values } = segments;
  const value = {
    externalId,
    customer,
    ...scored,
    verbatim,
    touchpoint,
    heat,
    answeredAt,
    names,
    segments: values,
  };
  return { ok: true, value };
}

function refused(field: string, reason: Reason): Parsed {
  return { ok: false, field, reason };
}

function isReason(value: string | readonly string[] | null | Reason): value is Reason {
  return typeof value === 'object' && value !== null && 'code' in value;
}

// A NUL is damage; U+FFFD is what a decoder leaves.
const DAMAGED = /[\0\ufffd]/;
const HALF_PAIR = /\p{Surrogate}/gu;
const BEYOND_ASCII = /[^\n\r\t -~]/;

/** Trimmed and in NFC; null where it is empty. */
function text(value: unknown, most: number): string | null | Reason {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') {
    return typeof value === 'number' && Number.isFinite(value)
      ? String(value)
      : { code: 'type', wanted: 'text' };
  }
  if (value.length > most) return { code: 'text.tooLong', length: value.length, most };
  const trimmed = value.trim();
  if (trimmed === '') return null;
  if (!BEYOND_ASCII.test(trimmed)) return trimmed;
  const damage = DAMAGED.exec(trimmed)?.[0];
  if (damage !== undefined) return { code: damage === '\0' ? 'text.nul' : 'text.undecodable' };
  return trimmed.replace(HALF_PAIR, '\ufffd').normalize('NFC');
}

const DAY = 86_400_000;
const OLDEST = Date.UTC(1990, 0, 1);

function instant(value: unknown, rules: ItemRules): Date | Reason {
  const given = text(value, 100);
  if (given === null) return { code: 'date.missing' };
  if (isReason(given)) return given;
  const at = rules.instantOf(given);
  if (at === null) return { code: 'date.unreadable', given: excerpt(given), wanted: rules.dateOrder };
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

/** "8", "8,5", "8.5", "9/10", 8.5 */
const SCORE = /^([+-]?\d{1,6}(?:[.,]\d{1,6})?)(?:\s?\/\s?(\d{1,3}))?$/;

function scoreOf(
  rawMetric: unknown,
  rawScore: unknown,
): { readonly metric: Metric | null; readonly score: number | null } | Refusal {
  const given = text(rawScore, 100);
  if (isReason(given)) return { field: 'score', reason: given };
  const name = text(rawMetric, 100);
  if (isReason(name)) return { field: 'metric', reason: name };
  const metric = name === null ? null : metricOf(name);
  if (metric === 'cesV1') return { field: 'metric', reason: { code: 'metric.cesV1' } };
  if (name !== null && metric === null) {
    return { field: 'metric', reason: { code: 'metric.unknown', given: excerpt(name) } };
  }
  if (given === null || isNoAnswer(given)) return { metric: null, score: null };
  const [, digits, outOf] = SCORE.exec(given) ?? [];
  if (digits === undefined)
    return { field: 'score', reason: { code: 'score.unreadable', given: excerpt(given) } };
  if (metric === null) return { field: 'metric', reason: { code: 'metric.missing' } };
  const { low, high } = scales[metric];
  if (outOf !== undefined && Number(outOf) !== high) {
    return { field: 'score', reason: { code: 'score.scale', given: excerpt(given), high } };
  }
  const score = Number(digits.replace(',', '.')) || 0;
  if (score < low || score > high) {
    return { field: 'score', reason: { code: 'score.range', given: excerpt(given), metric, low, high } };
  }
  return { metric, score };
}

function namesOf(value: unknown): readonly string[] | Reason {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > 10) return { code: 'type', wanted: 'list' };
  const names: string[] = [];
  for (const each of value) {
    const name = text(each, 200);
    if (isReason(name)) return name;
    if (name !== null) names.push(name);
  }
  return names;
}

function segmentsOf(value: unknown): { readonly values: Readonly<Record<string, string>> } | Refusal {
  if (value === undefined || value === null) return { values: {} };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { field: 'segments', reason: { code: 'type', wanted: 'object' } };
  }
  const entries = Object.entries(value);
  if (entries.length > limits.segments) {
    return { field: 'segments', reason: { code: 'segments.tooMany', most: limits.segments } };
  }
  const values: [string, string][] = [];
  for (const [key, each] of entries) {
    const name = text(key, limits.segment);
    const held = text(typeof each === 'boolean' ? String(each) : each, limits.segment);
    if (isReason(name)) return { field: 'segments', reason: name };
    if (isReason(held)) return { field: `segments/${key}`, reason: held };
    if (name !== null && held !== null) values.push([name, held]);
  }
  return { values: Object.fromEntries(values) };
}

/** What a refusal may quote: short and redacted, since a shifted column may hold anything. */
function excerpt(value: string): string {
  const { text: shown } = redact(value.slice(0, 100));
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}
