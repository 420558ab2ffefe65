// The scores and the comments of one answer as they come in, the leading ones first. What a scale is: scale.ts. Pure.
import type { Metric } from './filters.ts';
import { isNoAnswer, isNoComment } from './no-answer.ts';
import type { ItemRefusal, Reason } from './refusal.ts';
import { canBeAskedOn, metricOf, onOwnScale, parseScale, type Scale, scales, scaleText } from './scale.ts';
import { excerpt, isReason, type KeepsRest, limits, reading, text } from './texts.ts';

type How = KeepsRest | 'whole';

export interface Score {
  readonly metric: Metric;
  /** On the metric's own scale. */
  readonly score: number;
  /** As it was given, where it was asked on another scale. */
  readonly asked: AskedScore | null;
  /** In the words of the survey; null where they are not known. */
  readonly question: string | null;
}

export interface AskedScore {
  readonly score: number;
  readonly scale: Scale;
}

/** What a stored answer was asked on, where that is not the metric's own scale; null where it is. */
export function askedOf(row: {
  readonly askedScore: number | null;
  readonly askedScale: string | null;
}): AskedScore | null {
  const scale = row.askedScale === null ? null : parseScale(row.askedScale);
  return row.askedScore === null || scale === null ? null : { score: row.askedScore, scale };
}

/** The two columns that `askedOf` reads. */
export const ASKED = { askedScore: true, askedScale: true } as const;

/** "8/10" as numbers: as it was given; null where there is no score, or a thumb, of which a number says nothing. */
export function rated(
  metric: Metric | null,
  score: number | null,
  asked: AskedScore | null,
): { readonly score: number; readonly of: number } | null {
  const given = asked ?? (score === null || metric === null ? null : { score, scale: scales[metric] });
  if (given === null || given.scale.high - given.scale.low < 2) return null;
  return { score: given.score, of: given.scale.high };
}

export interface ScoreComment {
  /** As it came, trimmed: it is redacted before it is stored. */
  readonly text: string;
  readonly question: string | null;
}

/** A further score, or the leading one with its question and scale. */
export interface RawScore {
  readonly metric?: unknown;
  readonly score?: unknown;
  readonly question?: unknown;
  /** "1-10" or { low: 1, high: 10 }; the metric's own where it is absent. */
  readonly scale?: unknown;
}

export interface RawComment {
  readonly text?: unknown;
  readonly question?: unknown;
}

/** Of an answer that has one score on its metric's own scale, words, or both. */
export function leading(
  metric: Metric | null,
  score: number | null,
  words: string | null,
): { readonly scores: readonly Score[]; readonly comments: readonly ScoreComment[] } {
  return {
    scores: metric === null || score === null ? [] : [{ metric, score, asked: null, question: null }],
    comments: words === null ? [] : [{ text: words, question: null }],
  };
}

type ScoreRead<T> = { readonly value: T | null } | ItemRefusal;

/** The values that could be read, and the refusal of each that could not, under its place. */
export interface Several<T> {
  readonly values: readonly T[];
  readonly refused: readonly ItemRefusal[];
}

const NONE = { values: [], refused: [] } as const;

export function scoresOf(
  leading: Pick<RawScore, 'metric' | 'score'>,
  further: unknown,
  how: How,
): Several<Score> {
  const first = scoreOf(leading, '', how);
  if (further === undefined || further === null) return only(first);
  return together(first, further, { field: 'scores', how }, (each, at) => scoreOf(each, at, how));
}

export function commentsOf(leading: unknown, further: unknown, how: How): Several<ScoreComment> {
  const first = commentOf({ text: leading }, 'verbatim', '', how);
  if (further === undefined || further === null) return only(first);
  return together(first, further, { field: 'comments', how }, (each, at) =>
    commentOf(each, `${at}text`, at, how),
  );
}

function only<T>(first: ScoreRead<T>): Several<T> {
  if ('field' in first) return { values: [], refused: [first] };
  return first.value === null ? NONE : { values: [first.value], refused: [] };
}

function together<T>(
  first: ScoreRead<T>,
  list: unknown,
  { field, how }: { readonly field: string; readonly how: How },
  read: (each: object, at: string) => ScoreRead<T>,
): Several<T> {
  const values: T[] = [];
  const refused: ItemRefusal[] = [];
  const sort = (each: ScoreRead<T>): void => {
    if ('field' in each) refused.push(each);
    else if (each.value !== null) values.push(each.value);
  };
  sort(first);
  if (!Array.isArray(list)) {
    refused.push({ field, reason: { code: 'type', wanted: 'list' } });
    return { values, refused };
  }
  if (list.length > limits.further) {
    refused.push({ field, reason: { code: 'items.tooMany', most: limits.further } });
    if (how !== 'delivery') return { values, refused };
  }
  for (const [i, each] of list.slice(0, limits.further).entries()) {
    const isRecord = typeof each === 'object' && each !== null && !Array.isArray(each);
    if (isRecord) sort(read(each, `${field}/${i}/`));
    else refused.push({ field: `${field}/${i}`, reason: { code: 'type', wanted: 'object' } });
  }
  return { values, refused };
}

function commentOf(
  { text: given, question: asked }: RawComment,
  field: string,
  at: string,
  how: How,
): ScoreRead<ScoreComment> {
  const said = reading(given, limits.verbatim, how);
  if (isReason(said)) return { field, reason: said };
  if (said === null || isNoComment(said)) return { value: null };
  const question = questionOf(asked, at, how);
  return 'field' in question ? question : { value: { text: said, question: question.value } };
}

function questionOf(value: unknown, at: string, how: How): ScoreRead<string> {
  if (value === undefined || value === null) return { value: null };
  const question = reading(value, limits.question, how);
  return isReason(question) ? { field: `${at}question`, reason: question } : { value: question };
}

/** "8", "8,5", "8.5", "9/10", 8.5 */
const SCORE = /^([+-]?\d{1,6}(?:[.,]\d{1,6})?)(?:\s?\/\s?(\d{1,3}))?$/;

function scoreOf(
  { metric: rawMetric, score: rawScore, scale: rawScale, question }: RawScore,
  at: string,
  how: How,
): ScoreRead<Score> {
  const given = text(rawScore, 100);
  if (isReason(given)) return { field: `${at}score`, reason: given };
  const name = text(rawMetric, 100);
  if (isReason(name)) return { field: `${at}metric`, reason: name };
  const metric = name === null ? null : metricOf(name);
  if (metric === 'cesV1') return { field: `${at}metric`, reason: { code: 'metric.cesV1' } };
  if (name !== null && metric === null) {
    return { field: `${at}metric`, reason: { code: 'metric.unknown', given: excerpt(name) } };
  }
  if (given === null || isNoAnswer(given)) return { value: null };
  const [, digits, outOf] = SCORE.exec(given) ?? [];
  const refused = (reason: Reason): ItemRefusal => ({ field: `${at}score`, reason });
  if (digits === undefined) return refused({ code: 'score.unreadable', given: excerpt(given) });
  if (metric === null) return { field: `${at}metric`, reason: { code: 'metric.missing' } };
  const scale = scaleOf(rawScale, metric);
  if ('code' in scale) return { field: `${at}scale`, reason: scale };
  const { low, high } = scale;
  if (outOf !== undefined && Number(outOf) !== high) {
    return refused({ code: 'score.scale', given: excerpt(given), high });
  }
  const score = Number(digits.replace(',', '.')) || 0;
  if (score < low || score > high) {
    return refused({ code: 'score.range', given: excerpt(given), metric, low, high });
  }
  const asked = questionOf(question, at, how);
  if ('field' in asked) return asked;
  const { value } = asked;
  return scale === scales[metric]
    ? { value: { metric, score, asked: null, question: value } }
    : {
        value: { metric, score: onOwnScale(metric, scale, score), asked: { score, scale }, question: value },
      };
}

/** The metric's own where no other was asked on. */
function scaleOf(value: unknown, metric: Metric): Scale | Reason {
  const own = scales[metric];
  if (value === undefined || value === null || value === '') return own;
  const scale = typeof value === 'string' ? parseScale(value) : ends(value);
  if (scale === null || !canBeAskedOn(metric, scale)) {
    const given = typeof value === 'string' ? excerpt(value) : scale === null ? '{…}' : scaleText(scale);
    return { code: 'scale.unknown', given, metric };
  }
  return scale.low === own.low && scale.high === own.high ? own : scale;
}

function ends(value: unknown): Scale | null {
  if (typeof value !== 'object' || value === null || !('low' in value) || !('high' in value)) return null;
  const { low, high } = value;
  return typeof low === 'number' && typeof high === 'number' ? { low, high } : null;
}
