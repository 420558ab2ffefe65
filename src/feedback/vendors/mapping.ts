// A mapping for a tool that we do not know: where its answers stand, what its fields are, and how it signs. Settings kept as JSON, checked
// once; applying them is generic.ts.
import type { ItemField } from '../refusal.ts';
import { canBeAskedOn, metricOf, metrics, parseScale } from '../scale.ts';
import { type Path, parsePath } from './path.ts';
import { fields, inside, isRecord, pointer, quoted } from './payload.ts';
import type { ReadRefusal } from './refusal.ts';

export interface VendorMapping {
  readonly signature: {
    /** Lower case. */
    readonly header: string;
    readonly encoding: 'hex' | 'base64';
    readonly prefix: string;
    /** Lower case. Then "timestamp.body" is what is signed, since a time that is not signed proves nothing. */
    readonly timestampHeader: string | null;
  };
  /** Only bodies whose value here is one of `take` hold answers. */
  readonly event: { readonly path: Path; readonly take: readonly string[] } | null;
  /** A list of answers; the paths of `fields` start in each of them. Null: the body is one answer. */
  readonly items: Path | null;
  readonly fields: Readonly<Partial<Record<MappedField, Path>>>;
  /** Besides the leading ones, each with what was asked. */
  readonly scores: readonly MappedScore[];
  readonly comments: readonly MappedComment[];
  readonly names: readonly Path[];
  readonly segments: readonly (readonly [string, Path])[];
  /** For answers whose field is not there. */
  readonly constants: Readonly<Partial<Record<ConstantField, string>>>;
}

export interface MappedScore {
  readonly metric: string;
  readonly score: Path;
  /** "1-10"; null: the metric's own. */
  readonly scale: string | null;
  readonly question: string | null;
}

export interface MappedComment {
  readonly text: Path;
  readonly question: string | null;
}

const mappedFields = [
  'id',
  'customer',
  'metric',
  'score',
  'verbatim',
  'touchpoint',
  'heat',
  'answeredAt',
] as const satisfies readonly ItemField[];
export type MappedField = (typeof mappedFields)[number];
const constantFields = ['metric', 'touchpoint', 'heat'] as const satisfies readonly MappedField[];
export type ConstantField = (typeof constantFields)[number];

export type ParsedMapping =
  | { readonly ok: true; readonly value: VendorMapping }
  | ({ readonly ok: false } & ReadRefusal);

/** The mapping, or the first thing that is wrong with it, by its place in the mapping. Paths: path.ts. */
export function parseMapping(value: unknown): ParsedMapping {
  try {
    return { ok: true, value: mappingOf(value) };
  } catch (error) {
    if (error instanceof Unfit) return { ok: false, ...error.refusal };
    throw error;
  }
}

class Unfit extends Error {
  readonly refusal: ReadRefusal;
  constructor(at: string, reason: ReadRefusal['reason']) {
    super(reason.code);
    this.refusal = { pointer: at, reason };
  }
}

function mappingOf(value: unknown): VendorMapping {
  known(value, '', ['signature', 'event', 'items', 'fields', 'constants']);
  const given = inside(value, 'fields');
  known(given, '/fields', [...mappedFields, 'names', 'segments', 'scores', 'comments']);
  const mapped = mappedFields.flatMap((field) => {
    const text = inside(given, field);
    return text === undefined ? [] : [[field, path(text, pointer('fields', field))] as const];
  });
  const constants = inside(value, 'constants') ?? {};
  known(constants, '/constants', constantFields);
  const fixed = constantFields.flatMap((field) => {
    const held = inside(constants, field);
    return held === undefined ? [] : [[field, text(held, pointer('constants', field))] as const];
  });
  const has = (field: string): boolean => [...mapped, ...fixed].some(([name]) => name === field);
  if (!has('answeredAt')) throw new Unfit('/fields', { code: 'key.missing', wanted: 'answeredAt' });
  const scores = scoresOf(inside(given, 'scores') ?? []);
  const comments = commentsOf(inside(given, 'comments') ?? []);
  const isSome = has('score') || has('verbatim') || scores.length + comments.length > 0;
  if (!isSome) throw new Unfit('/fields', { code: 'key.missing', wanted: 'score' });
  if (has('score') && !has('metric'))
    throw new Unfit('/constants', { code: 'key.missing', wanted: 'metric' });
  if (!has('id')) throw new Unfit('/fields', { code: 'key.missing', wanted: 'id' });
  const items = inside(value, 'items');
  return {
    signature: signatureOf(inside(value, 'signature')),
    event: eventOf(inside(value, 'event')),
    items: items === undefined ? null : path(items, '/items'),
    fields: Object.fromEntries(mapped),
    scores,
    comments,
    names: list(inside(given, 'names') ?? [], '/fields/names', 10).map((each, i) =>
      path(each, pointer('fields', 'names', i)),
    ),
    segments: segmentsOf(inside(given, 'segments') ?? {}),
    constants: Object.fromEntries(fixed),
  };
}

const HEADER = /^[a-z0-9-]{1,100}$/;

function signatureOf(value: unknown): VendorMapping['signature'] {
  known(value, '/signature', ['header', 'encoding', 'prefix', 'timestampHeader']);
  const encodings = ['hex', 'base64'] as const;
  const given = inside(value, 'encoding') ?? 'hex';
  const encoding = encodings.find((each) => each === given);
  if (encoding === undefined) {
    throw new Unfit('/signature/encoding', { code: 'value.unknown', given: quoted(given), known: encodings });
  }
  const timestampHeader = inside(value, 'timestampHeader') ?? null;
  return {
    header: header(inside(value, 'header'), '/signature/header'),
    encoding,
    prefix:
      inside(value, 'prefix') === undefined ? '' : text(inside(value, 'prefix'), '/signature/prefix').trim(),
    timestampHeader: timestampHeader === null ? null : header(timestampHeader, '/signature/timestampHeader'),
  };
}

function header(value: unknown, at: string): string {
  const name = text(value, at).trim().toLowerCase();
  if (HEADER.test(name)) return name;
  throw new Unfit(at, { code: 'value.unknown', given: quoted(value), known: ['a-z', '0-9', '-'] });
}

function eventOf(value: unknown): VendorMapping['event'] {
  if (value === undefined || value === null) return null;
  known(value, '/event', ['path', 'take']);
  const take = list(inside(value, 'take'), '/event/take', 50).map((each, i) =>
    text(each, pointer('event', 'take', i)),
  );
  return { path: path(inside(value, 'path'), '/event/path'), take };
}

function segmentsOf(value: unknown): VendorMapping['segments'] {
  if (!isRecord(value)) throw new Unfit('/fields/segments', { code: 'shape', wanted: 'object' });
  const entries = fields(value);
  if (entries.length > 50) throw new Unfit('/fields/segments', { code: 'items.tooMany', most: 50 });
  return entries.map(([name, each]) => [name, path(each, pointer('fields', 'segments', name))]);
}

function scoresOf(value: unknown): VendorMapping['scores'] {
  return list(value, '/fields/scores', 50).map((each, i) => {
    const at = pointer('fields', 'scores', i);
    known(each, at, ['metric', 'score', 'scale', 'question']);
    const name = text(inside(each, 'metric'), `${at}/metric`);
    const metric = metricOf(name);
    if (metric === null || metric === 'cesV1') {
      throw new Unfit(`${at}/metric`, { code: 'value.unknown', given: quoted(name), known: metrics });
    }
    const scale = optional(inside(each, 'scale'), `${at}/scale`);
    const read = scale === null ? null : parseScale(scale);
    if (scale !== null && (read === null || !canBeAskedOn(metric, read))) {
      throw new Unfit(`${at}/scale`, {
        code: 'value.unknown',
        given: quoted(scale),
        known: ['1-5', '1-10', '0-10'],
      });
    }
    return {
      metric,
      score: path(inside(each, 'score'), `${at}/score`),
      scale,
      question: optional(inside(each, 'question'), `${at}/question`),
    };
  });
}

function commentsOf(value: unknown): VendorMapping['comments'] {
  return list(value, '/fields/comments', 50).map((each, i) => {
    const at = pointer('fields', 'comments', i);
    known(each, at, ['text', 'question']);
    return {
      text: path(inside(each, 'text'), `${at}/text`),
      question: optional(inside(each, 'question'), `${at}/question`),
    };
  });
}

function optional(value: unknown, at: string): string | null {
  return value === undefined || value === null ? null : text(value, at);
}

function path(value: unknown, at: string): Path {
  const parsed = parsePath(text(value, at));
  if (parsed.ok) return parsed.value;
  throw new Unfit(at, parsed.reason);
}

function text(value: unknown, at: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new Unfit(at, { code: 'shape', wanted: 'text' });
}

function list(value: unknown, at: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unfit(at, { code: 'shape', wanted: 'list' });
  if (value.length > most) throw new Unfit(at, { code: 'items.tooMany', most });
  return value;
}

/** A misspelt setting is refused rather than dropped: its answers would be stored without it. */
function known(value: unknown, at: string, keys: readonly string[]): void {
  if (!isRecord(value)) throw new Unfit(at, { code: 'shape', wanted: 'object' });
  const stranger = Object.keys(value).find((key) => !keys.includes(key));
  if (stranger === undefined) return;
  throw new Unfit(`${at}${pointer(stranger)}`, { code: 'key.unknown', given: quoted(stranger), known: keys });
}
