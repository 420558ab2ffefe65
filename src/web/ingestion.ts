// POST /api/v1/feedback: answers pushed by a source. What an answer may be is feedback/item.ts; here is only HTTP.
import type { IncomingHttpHeaders } from 'node:http';
import { admitted, noteUse } from '../api/admission.ts';
import { bearerOf, readerOf } from '../api/headers.ts';
import { noteSeen } from '../api/seen.ts';
import type { Database } from '../database/client.ts';
import { ANSWERS_MAX } from '../feedback/answers.ts';
import { listSources, type Source, sourceOfToken } from '../feedback/sources/source.ts';
import { oneByOne } from '../http/one-by-one.ts';
import { json, problem, type Route, type WebAnswer, type WebRequest } from '../http/route.ts';
import type { Locale } from '../i18n/locale.ts';
import { BODY_MAX, type Delivery, type TakingSettings, takeAnswers, takeOnce } from './taking.ts';
import { inItsTurn, turns } from './turns.ts';

/**
 * Takes one answer or an array of up to 1,000: { id, customer, metric, score, verbatim, scores, comments, touchpoint, heat, answeredAt, names, segments }.
 * 201 something was stored; 200 all of it was known already; both with { imported, duplicates, rejected: 0 }.
 * 422 some answers were refused, each with its index, JSON pointer and reason; the others are stored, and counted in the same answer.
 * 400 not JSON, a bad Idempotency-Key, or no source of the name that a token for all of them gave; 401 no or unknown token; 403 one without the scope; 413 over 5 MB or 1,000 answers; 415 not application/json in UTF-8.
 * 429 too many of this source at once or a minute, 503 too much waits: nothing was read, and Retry-After says when to send it again.
 * A whole number keeps all its digits, as the text of them.
 * With Idempotency-Key: the same key and body give the same answer again; the same key with another body gives 422.
 * Reasons are in the language of Accept-Language, French or English.
 */
export function ingestionRoute(database: Database, settings: TakingSettings): Route {
  const { turns: queue = turns() } = settings;
  const looking = oneByOne();
  return {
    method: 'POST',
    path: '/api/v1/feedback',
    async answer(request) {
      const sender = await looking(() => senderOf(database, settings, request));
      if ('refused' in sender) return sender.refused;
      const { source } = sender;
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
        return ingest(database, { source, body, key }, readerOf(request.headers), settings);
      });
    },
  };
}

const KEPT: readonly number[] = [200, 201, 422];

async function ingest(
  database: Database,
  { source, body, key }: Delivery,
  locale: Locale,
  settings: TakingSettings,
): Promise<WebAnswer> {
  const { clock } = settings;
  const { answer } = await takeOnce(database, { source, body, key }, clock, async () => {
    const told = await store(database, { source, body, locale }, settings);
    return { answer: told, isKept: KEPT.includes(told.status) };
  });
  return answer;
}

async function store(
  database: Database,
  { source, body, locale }: Pick<Delivery, 'source' | 'body'> & { readonly locale: Locale },
  settings: TakingSettings,
): Promise<WebAnswer> {
  let isList = false;
  const taken = await takeAnswers(
    database,
    { source, kind: 'api', locale },
    settings,
    async (reading, work) => {
      const read = await work('answersInBody', { body, reading });
      if (read.kind !== 'answers') return { instead: UNREAD[read.kind] };
      isList = read.isList;
      return read;
    },
  );
  if ('instead' in taken) return taken.instead;
  const { workspaceId, id } = source;
  await noteSeen(database, (db) =>
    db.source.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { lastSeenAt: settings.clock.now() },
    }),
  );
  const { revised: _, ...counts } = taken.counts;
  const errors = taken.refused.map(({ index, pointer, code, reason }) => ({
    index,
    pointer: `${isList ? `/${index}` : ''}${pointer}`,
    code,
    reason,
  }));
  if (errors.length > 0) return problem(422, { title: 'Some answers were refused', ...counts, errors });
  return json(counts.imported > 0 ? 201 : 200, counts);
}

const UNREAD = {
  notJson: problem(400, { title: 'The body is not JSON' }),
  tooMany: problem(413, {
    title: 'Too many answers',
    detail: `At most ${ANSWERS_MAX} at a time; nothing was stored.`,
  }),
} as const;

type Sender = { readonly source: Source } | { readonly refused: WebAnswer };

/** A source by its own token, or the one that `source` names, for a token that may send for each of its company's. */
async function senderOf(
  database: Database,
  { clock }: Pick<TakingSettings, 'clock'>,
  { headers, query }: Pick<WebRequest, 'headers' | 'query'>,
): Promise<Sender> {
  const token = bearerOf(headers);
  const source = token === null ? null : await sourceOfToken(database.db, token);
  if (source) return { source };
  const name = query.get('source');
  if (name === null) return { refused: NO_SOURCE };
  const found = await admitted({ database, clock }, headers.authorization, 'write:feedback');
  if ('refused' in found) return found;
  const { workspaceId } = found.token;
  const named = (await listSources(database.db, workspaceId)).find((each) => each.name === name.trim());
  if (named) await noteUse(database, clock, found.token);
  return named ? { source: named } : { refused: UNKNOWN_SOURCE };
}

const NO_SOURCE = problem(
  401,
  {
    title: 'A source’s bearer token is needed',
    detail: 'Or one with the scope write:feedback, and ?source=NAME behind the address.',
  },
  { 'www-authenticate': 'Bearer' },
);
const UNKNOWN_SOURCE = problem(400, {
  title: 'There is no such source',
  code: 'source.unknown',
  detail: 'GET /api/v1/sources, or portevoix source list, names those there are.',
});

export function isJson(headers: IncomingHttpHeaders): boolean {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const encoding = headers['content-encoding'] ?? 'identity';
  return type.trim() === 'application/json' && isUtf8 && encoding === 'identity';
}
