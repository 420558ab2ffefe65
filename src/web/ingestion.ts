// POST /api/v1/feedback: answers pushed by a source. What an answer may be is feedback/item.ts; here is only HTTP.
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { dayIn } from '../calendar/zone.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { ANSWERS_MAX } from '../feedback/answers.ts';
import { intoRequest } from '../feedback/batches/batch.ts';
import { type Source, sourceOfToken } from '../feedback/sources/source.ts';
import { storeFeedback } from '../feedback/store.ts';
import { here, type Worker } from '../feedback/work/work.ts';
import { oneByOne } from '../http/one-by-one.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import type { Keys } from '../keys.ts';
import { answeredBefore, keepAnswer } from './idempotency.ts';
import { json, problem, type Route, type WebAnswer } from './route.ts';
import { noteSeen } from './seen.ts';
import { inItsTurn, type Turns, turns } from './turns.ts';

export interface IngestionSettings {
  readonly keys: Keys;
  readonly keepOriginals: boolean;
  readonly clock: Clock;
  /** Called once answers were stored or changed, before the sender is answered; returns at once. */
  readonly stored?: () => void;
  /** Who reads bodies and takes personal data out of words; this thread where nobody is named. */
  readonly work?: Worker;
  /** Whose body is read next, of all routes that take some. */
  readonly turns?: Turns;
}

/** In bytes. */
export const BODY_MAX = 5 * 1024 * 1024;

/**
 * Takes one answer or an array of up to 1,000: { id, customer, metric, score, verbatim, scores, comments, touchpoint, heat, answeredAt, names, segments }.
 * 201 something was stored; 200 all of it was known already; both with { imported, duplicates, rejected: 0 }.
 * 422 some answers were refused, each with its index, JSON pointer and reason; the others are stored, and counted in the same answer.
 * 400 not JSON, or a bad Idempotency-Key; 401 no or unknown token; 413 over 5 MB or 1,000 answers; 415 not application/json in UTF-8.
 * 429 too many of this source at once or a minute, 503 too much waits: nothing was read, and Retry-After says when to send it again.
 * A whole number keeps all its digits, as the text of them.
 * With Idempotency-Key: the same key and body give the same answer again; the same key with another body gives 422.
 * Reasons are in the language of Accept-Language, French or English.
 */
export function ingestionRoute(database: Database, settings: IngestionSettings): Route {
  const { turns: queue = turns() } = settings;
  const looking = oneByOne();
  return {
    method: 'POST',
    path: '/api/v1/feedback',
    async answer(request) {
      const source = await looking(() => sourceOf(database, request.headers));
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
      return inItsTurn(queue, source.id, async () => {
        const body = await request.body(BODY_MAX);
        return once(database, source, { body, key, locale: readerOf(request.headers) }, settings);
      });
    },
  };
}

interface Sent {
  readonly body: Buffer;
  /** Of Idempotency-Key. */
  readonly key: string | undefined;
  readonly locale: Locale;
}

async function once(
  database: Database,
  source: Source,
  sent: Sent,
  settings: IngestionSettings,
): Promise<WebAnswer> {
  const { key, body } = sent;
  if (key === undefined) return ingest(database, source, sent, settings);
  const requestHash = createHash('sha256').update(body).digest('hex');
  const keyed = { workspaceId: source.workspaceId, sourceId: source.id, key, requestHash };
  const before = await answeredBefore(database.db, keyed);
  if (before) return before;
  const answer = await ingest(database, source, sent, settings);
  const isFinal = answer.status === 200 || answer.status === 201 || answer.status === 422;
  return isFinal ? keepAnswer(database, keyed, { answer, now: settings.clock.now() }) : answer;
}

async function ingest(
  database: Database,
  source: Source,
  { body, locale }: Sent,
  { keys, keepOriginals, clock, stored: tell, work = here }: IngestionSettings,
): Promise<WebAnswer> {
  const { workspaceId } = source;
  const now = clock.now();
  const { timeZone, country } = await database.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const read = await work('answersInBody', { body, reading: { now, timeZone, locale } });
  if (read.kind === 'notJson') return problem(400, { title: 'The body is not JSON' });
  if (read.kind === 'tooMany') {
    return problem(413, {
      title: 'Too many answers',
      detail: `At most ${ANSWERS_MAX} at a time; nothing was stored.`,
    });
  }
  const day = read.items.length > 1 ? null : dayIn(timeZone, now);
  const into = intoRequest(source, { kind: 'api', day, now });
  const how = { keys, keepOriginals, now, country, work, into };
  const stored = await storeFeedback(database, workspaceId, source, read.items, how);
  await noteSeen(database, (db) =>
    db.source.update({
      where: { workspaceId_id: { workspaceId, id: source.id } },
      data: { lastSeenAt: now },
    }),
  );
  if (stored.imported > 0) tell?.();
  const errors = read.refused.map(({ index, pointer, code, reason }) => ({
    index,
    pointer: `${read.isList ? `/${index}` : ''}${pointer}`,
    code,
    reason,
  }));
  const counts = { ...stored, rejected: errors.length };
  if (errors.length > 0) return problem(422, { title: 'Some answers were refused', ...counts, errors });
  return json(stored.imported > 0 ? 201 : 200, counts);
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
