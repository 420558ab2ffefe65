// A survey response is many questions; an answer of ours is its scores and its words, each with what was asked. Here is which question is which,
// and how one becomes the other. What the vendors' field types mean is in their own files.
import { fold } from '../../terms/fold.ts';
import { type Metric, metrics } from '../filters.ts';
import type { RawItem } from '../item.ts';
import type { ReplyPlace } from '../reply-address.ts';
import type { Scale } from '../scale.ts';
import { idOf, quoted, wordsOf } from './payload.ts';
import { type Read, type ReadOptions, taken, unread } from './read.ts';
import type { FieldUse, FieldUses, SaidUse } from './uses.ts';

export interface VendorQuestion {
  readonly id: string;
  /** Another name for the same question, chosen by the company. */
  readonly ref?: string | null;
  /** What a segment is called; the ref or id where there is none. */
  readonly title?: string | null;
  /** What the vendor's types tell; null where they do not. */
  readonly guess: FieldUse | null;
  /** What a score was asked on, where that is not the metric's own. */
  readonly scale?: Scale | null;
  /** A text, a number, a yes or no, or a list of those; anything else counts as not answered. */
  readonly value: unknown;
}

export interface SurveyResponse {
  readonly id: unknown;
  readonly answeredAt: unknown;
  readonly customer?: unknown;
  readonly names?: readonly string[];
  readonly replyPlace?: ReplyPlace;
  /** Where the response and its id stand in the body. */
  readonly pointer: string;
  readonly idAt: string;
}

/**
 * One item with every score and every text, each with its question. A response that has neither is ignored as "empty" where some
 * question could have held one, and refused where none is known to. What was answered and is not known to be anything is told as ignored.
 */
export function readResponse(
  response: SurveyResponse,
  questions: readonly VendorQuestion[],
  options: ReadOptions,
): Read {
  const identity = idOf(response.id);
  if (!('id' in identity)) return unread(response.idAt, identity);
  const used = questions.map((question) => usedFor(question, options));
  const isHeard = ({ use }: { use: FieldUse | null }): boolean => use === 'verbatim' || isMetric(use);
  const isMapped = used.some(isHeard) || [...(options.uses?.values() ?? [])].some(isHeard);
  if (!isMapped && used.length > 0) {
    const names = used.map(({ ref, id }) => quoted(ref ?? id));
    return unread(response.pointer, { code: 'nothing.mapped', fields: names });
  }
  const answered = used.filter(({ value }) => value !== null);
  const first = (use: FieldUse, isSaid: boolean) =>
    answered.find((each) => each.use === use && each.isSaid === isSaid)?.value;
  const comments = answered.filter(({ use }) => use === 'verbatim');
  const names = answered.filter(({ use }) => use === 'name').map(({ value }) => String(value));
  const segments = answered.filter(({ use }) => use === 'segment');
  const common: RawItem = {
    customer: first('customer', true) ?? response.customer ?? first('customer', false),
    touchpoint: first('touchpoint', true) ?? first('touchpoint', false) ?? options.touchpoint,
    answeredAt: response.answeredAt,
    ...(response.replyPlace === undefined ? {} : { replyPlace: response.replyPlace }),
    names: [...(response.names ?? []), ...names].slice(0, 10),
    segments: Object.fromEntries(segments.map(({ title, ref, id, value }) => [title ?? ref ?? id, value])),
  };
  const scores = answered.filter(({ use }) => isMetric(use));
  const ignored = answered
    .filter(({ use }) => use === null)
    .map(({ ref, id }) => `question:${quoted(ref ?? id)}`.slice(0, 100));
  if (scores.length + comments.length === 0) return taken([], { ignored: ['empty', ...ignored] });
  const item: RawItem = {
    ...common,
    id: identity.id,
    formerIds: scores.map(({ id }) => `${identity.id}/${id}`),
    scores: scores.map(({ use, value, title, scale }) => ({
      metric: use,
      score: value,
      question: title ?? null,
      ...(scale ? { scale } : {}),
    })),
    comments: comments.map(({ value, title }) => ({ text: value, question: title ?? null })),
  };
  return taken([item], { ignored });
}

interface Used extends VendorQuestion {
  readonly use: FieldUse | null;
  /** By the admin; otherwise guessed. */
  readonly isSaid: boolean;
  readonly value: string | number | null;
}

function usedFor(question: VendorQuestion, { uses }: ReadOptions): Used {
  const said = uses === undefined ? undefined : saidUse(question, uses);
  return {
    ...question,
    use: said?.use ?? question.guess,
    scale: said?.scale ?? question.scale ?? null,
    isSaid: said !== undefined,
    value: flat(question.value),
  };
}

function saidUse({ id, ref }: VendorQuestion, uses: FieldUses): SaidUse | undefined {
  return (ref === null || ref === undefined ? undefined : uses.get(ref)) ?? uses.get(id);
}

function isMetric(use: FieldUse | null): use is Metric {
  return metrics.some((metric) => metric === use);
}

function flat(value: unknown): string | number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const parts = value.flatMap((each) => wordsOf(each) ?? []);
    return parts.length > 0 ? parts.join(', ') : null;
  }
  return wordsOf(value);
}

/** What a question asks, by its own words, French or English; null where they do not tell. */
export function metricOfQuestion(title: string): Metric | null {
  const folded = ` ${fold(title.slice(0, 500))} `;
  if (/ recomm/.test(folded)) return 'nps';
  if (/ (easy|effort|efforts|facile|facilement|simple) /.test(folded)) return 'ces';
  return / (satisf\w*|insatisf\w*) /.test(folded) ? 'csat' : null;
}
