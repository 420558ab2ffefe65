// POST /api/v1/feedback: answers pushed by a source. What an answer may be is feedback/item.ts; here is only HTTP.
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { instantReader } from '../feedback/instant.ts';
import { type FeedbackItem, type ItemRules, parseItem, type RawItem } from '../feedback/item.ts';
import { type Refusal, sayReason } from '../feedback/refusal.ts';
import { type Source, sourceOfToken } from '../feedback/sources/source.ts';
import { storeFeedback } from '../feedback/store.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import type { Keys } from '../keys.ts';
import { answeredBefore, keepAnswer } from './idempotency.ts';
import { json, problem, type Route, type WebAnswer } from './route.ts';

export interface IngestionSettings {
  readonly keys: Keys;
  readonly keepOriginals: boolean;
  readonly clock: Clock;
  /** Called once answers were stored or changed, before the sender is answered; returns at once. */
  readonly stored?: () => void;
}

/** In bytes. */
export const BODY_MAX = 5 * 1024 * 1024;
export const ITEMS_MAX = 1_000;

/**
 * Takes one answer or an array of up to 1,000: { id, customer, metric, score, verbatim, touchpoint, heat, answeredAt, names, segments }.
 * 201 something was stored; 200 all of it was known already; both with { imported, duplicates, rejected: 0 }.
 * 422 some answers were refused, each with its index, JSON pointer and reason; the others are stored, and counted in the same answer.
 * 400 not JSON, or a bad Idempotency-Key; 401 no or unknown token; 413 over 5 MB or 1,000 answers; 415 not application/json in UTF-8.
 * With Idempotency-Key: the same key and body give the same answer again; the same key with another body gives 422.
 * Reasons are in the language of Accept-Language, French or English.
 */
export function ingestionRoute(database: Database, settings: IngestionSettings): Route {
  return {
    method: 'POST',
    path: '/api/v1/feedback',
    async answer(request) {
      const source = await sourceOf(database, request.headers);
      if (!source) {
        return problem(401, { title: 'A source’s bearer token is needed' }, { 'www-authenticate': 'Bearer' });
      }
      if (!isJson(request.headers)) {
        return problem(415, {
          title: 'Unsupported media type',
          detail: 'Send application/json in UTF-8, uncompressed.',
        });
      }
      const key = request.headers['idempotency-key'];
      if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))) {
        return problem(400, {
          title: 'Bad Idempotency-Key',
          detail: '1 to 255 visible ASCII characters are taken.',
        });
      }
      const body = await request.body(BODY_MAX);
      const locale = readerOf(request.headers);
      if (key === undefined) return ingest(database, source, { body, locale }, settings);
      const requestHash = createHash('sha256').update(body).digest('hex');
      const keyed = { workspaceId: source.workspaceId, sourceId: source.id, key, requestHash };
      const before = await answeredBefore(database.db, keyed);
      if (before) return before;
      const answer = await ingest(database, source, { body, locale }, settings);
      const isFinal = answer.status === 200 || answer.status === 201 || answer.status === 422;
      return isFinal ? keepAnswer(database, keyed, { answer, now: settings.clock.now() }) : answer;
    },
  };
}

async function ingest(
  database: Database,
  source: Source,
  { body, locale }: { body: Buffer; locale: Locale },
  { keys, keepOriginals, clock, stored: tell }: IngestionSettings,
): Promise<WebAnswer> {
  const given = parsed(body);
  if (given === undefined) return problem(400, { title: 'The body is not JSON' });
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (list.length > ITEMS_MAX) {
    return problem(413, {
      title: 'Too many answers',
      detail: `At most ${ITEMS_MAX} at a time; nothing was stored.`,
    });
  }
  const { workspaceId } = source;
  const now = clock.now();
  const { timeZone, country } = await database.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const rules: ItemRules = { instantOf: instantReader(timeZone, 'dmy'), dateOrder: 'dmy', now };
  const { items, errors } = sort(list, rules, { locale, isArray: Array.isArray(given) });
  const stored = await storeFeedback(database, workspaceId, source, items, {
    keys,
    keepOriginals,
    now,
    country,
  });
  await database.db.source.update({
    where: { workspaceId_id: { workspaceId, id: source.id } },
    data: { lastSeenAt: now },
  });
  if (stored.imported > 0) tell?.();
  const counts = { ...stored, rejected: errors.length };
  if (errors.length > 0) return problem(422, { title: 'Some answers were refused', ...counts, errors });
  return json(stored.imported > 0 ? 201 : 200, counts);
}

interface ItemError {
  /** Position in the array; 0 for a single answer. */
  readonly index: number;
  /** RFC 6901, into the body. */
  readonly pointer: string;
  readonly code: string;
  readonly reason: string;
}

function sort(
  list: readonly unknown[],
  rules: ItemRules,
  { locale, isArray }: { locale: Locale; isArray: boolean },
): { items: FeedbackItem[]; errors: ItemError[] } {
  const items: FeedbackItem[] = [];
  const errors: ItemError[] = [];
  list.forEach((each, index) => {
    const parsedItem = isObject(each) ? parseObject(each, rules) : NOT_AN_OBJECT;
    if (parsedItem.ok) {
      items.push(parsedItem.value);
      return;
    }
    const { field, reason } = parsedItem;
    const path =
      field === '' ? '' : `/${field.startsWith('segments/') ? segmentPointer(field) : escaped(field)}`;
    const pointer = `${isArray ? `/${index}` : ''}${path}`;
    errors.push({ index, pointer, code: reason.code, reason: sayReason(reason, locale) });
  });
  return { items, errors };
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
function parseObject(item: object, rules: ItemRules): ReturnType<typeof parseItem> {
  const unknown = Object.keys(item).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) return { ok: false, field: unknown, reason: { code: 'field.unknown' } };
  return parseItem(item, rules);
}

function segmentPointer(field: string): string {
  return `segments/${escaped(field.slice('segments/'.length))}`;
}

function escaped(part: string): string {
  return part.slice(0, 200).replaceAll('~', '~0').replaceAll('/', '~1');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

async function sourceOf({ db }: Database, { authorization }: IncomingHttpHeaders): Promise<Source | null> {
  const token = bearerOf({ authorization });
  return token === null ? null : sourceOfToken(db, token);
}

/** The token of an Authorization header; null where there is none of that form. */
export function bearerOf({ authorization }: Pick<IncomingHttpHeaders, 'authorization'>): string | null {
  return /^Bearer +([\w-]{1,200})$/i.exec(authorization ?? '')?.[1] ?? null;
}

function isJson(headers: IncomingHttpHeaders): boolean {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const encoding = headers['content-encoding'] ?? 'identity';
  return type.trim() === 'application/json' && isUtf8 && encoding === 'identity';
}

/** The first language of Accept-Language that we write, else English. */
export function readerOf(headers: IncomingHttpHeaders): Locale {
  const tags = (headers['accept-language'] ?? '').split(',').map((tag) => tag.split(';')[0]?.trim());
  return tags.map(localeOf).find((locale) => locale !== null) ?? 'en';
}
