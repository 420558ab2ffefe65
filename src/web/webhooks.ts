// POST /api/v1/webhooks/{source}: answers as a vendor's own webhook sends them. What they mean is feedback/vendors; here is only HTTP.
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { bearerOf, readerOf } from '../api/headers.ts';
import { noteSeen } from '../api/seen.ts';
import type { Database } from '../database/client.ts';
import type { RefusedAnswer } from '../feedback/answers.ts';
import { withPending } from '../feedback/sources/pending.ts';
import { type Refusals, writtenRefusals } from '../feedback/sources/refused.ts';
import { noteHeard, type Source, sourceOfToken, sourceWithId } from '../feedback/sources/source.ts';
import { type Webhook, webhookOf } from '../feedback/sources/webhook.ts';
import { parseBody } from '../feedback/vendors/payload.ts';
import type { Read } from '../feedback/vendors/read.ts';
import { type ReadRefusal, sayUnread, sayUnverified, type VerifyCode } from '../feedback/vendors/refusal.ts';
import type { FetchResponse } from '../feedback/vendors/surveymonkey-response.ts';
import type { Worker } from '../feedback/work/work.ts';
import { BodyTooLarge } from '../http/body.ts';
import { oneByOne } from '../http/one-by-one.ts';
import { json, problem, type Route, type WebAnswer } from '../http/route.ts';
import type { Locale } from '../i18n/locale.ts';
import { BODY_MAX, type TakingSettings, takeAnswers, takeOnce } from './taking.ts';
import { inItsTurn, turns } from './turns.ts';

export interface WebhookSettings extends TakingSettings {
  /** For answers of which a webhook gives only the id. */
  readonly fetch: FetchResponse;
  /** Where what is refused is counted; written down at once where nobody is named. */
  readonly refusals?: Refusals;
}

const PATH = '/api/v1/webhooks/:source';

/** The address of a source's webhook, below that of the web server. */
export function webhookPath(sourceId: string): string {
  return PATH.replace(':source', sourceId);
}

/**
 * 200 taken, or nothing for us in it: { imported, revised, duplicates, rejected: 0, ignored, leftOut }, where leftOut has scores that contradict
 * their scale, whose answers are kept without them; the same delivery again gives the same
 * answer and stores nothing. 401 the signature does not fit, with its code; where the vendor signs nothing, the source's bearer token
 * is asked for. 404 no such source; 429 and 503 too much at once, nothing was read, Retry-After says when to send it again; 400 not JSON; 413 over 5 MB; 422 not the vendor's form, or some answers were refused,
 * the others being stored. 503 the answer has to be fetched and cannot be just now: send it again.
 * GET gives 200 where there is a webhook: some vendors look before they send.
 */
export function webhookRoutes(database: Database, settings: WebhookSettings): readonly Route[] {
  const { refusals = writtenRefusals(database.db), turns: queue = turns() } = settings;
  const looking = oneByOne();
  return [
    {
      method: 'GET',
      path: PATH,
      async answer({ parameters }) {
        const found = await looking(() => sourceNamed(database, settings, parameters['source']));
        return found === null ? NOWHERE : json(200, { status: 'ok' });
      },
    },
    {
      method: 'POST',
      path: PATH,
      async answer({ parameters, headers, body }) {
        const found = await looking(() => sourceNamed(database, settings, parameters['source']));
        if (found === null) return NOWHERE;
        const { source } = found;
        const now = settings.clock.now();
        return inItsTurn(queue, source.id, async () => {
          const whole = await body(BODY_MAX).catch(async (error: unknown) => {
            if (error instanceof BodyTooLarge) await refusals.note(source, 'body.tooLarge', now);
            throw error;
          });
          const sent = { ...found, headers, body: whole, locale: readerOf(headers) };
          const outcome = await receive(database, sent, settings);
          if (outcome.isTry === true) return outcome.answer;
          if (outcome.refused === null) {
            refusals.forget(source);
            await noteSeen(database, (db) => noteHeard(db, source, settings.clock.now()));
          } else await refusals.note(source, outcome.refused, now);
          return outcome.answer;
        });
      },
    },
  ];
}

const NOWHERE = problem(404, { title: 'There is no webhook here' });

async function sourceNamed({ db }: Database, { keys }: WebhookSettings, id = '') {
  if (!/^[\w-]{1,100}$/.test(id)) return null;
  const source = await sourceWithId(db, id);
  const webhook = source === null ? null : webhookOf(keys, source);
  return source === null || webhook === null ? null : { source, webhook };
}

interface Sent {
  readonly source: Source;
  readonly webhook: Webhook;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly locale: Locale;
}

interface Hearing {
  readonly answer: WebAnswer;
  /** Why, in one code; null where it was taken. */
  readonly refused: string | null;
  /** Anybody may have sent it: it tells neither that the source is heard nor that what was refused is over. */
  readonly isTry?: true;
}

async function receive(database: Database, sent: Sent, settings: WebhookSettings): Promise<Hearing> {
  const { source, webhook, body, locale } = sent;
  const verified = await senderOf(database, sent, settings);
  if (!verified.ok) {
    if (isTry(webhook, body)) return { answer: json(200, { status: 'ok' }), refused: null, isTry: true };
    return unknownSender(verified.code, locale);
  }
  const delivery = { source, body, key: `webhook:${verified.delivery}` };
  const outcome = await takeOnce(database, delivery, settings.clock, async () => {
    const { answer, refused } = await store(database, sent, settings);
    return { answer, refused, isKept: refused === null };
  });
  if (!('wasTaken' in outcome)) return outcome;
  const { answer } = outcome;
  return { answer, refused: answer.status < 400 ? null : 'delivery.reused' };
}

/** In bytes: a body that only tries the address is short. */
const TRY_MAX = 1_000;

function isTry({ vendor }: Webhook, body: Buffer): boolean {
  if (vendor.tries === undefined || body.length > TRY_MAX) return false;
  const parsed = parseBody(body);
  return parsed.ok && vendor.tries(parsed.value);
}

type SenderCode = VerifyCode | 'token.wrong';

async function senderOf(
  { db }: Database,
  { source, webhook, headers, body }: Sent,
  { clock }: WebhookSettings,
): Promise<
  { readonly ok: true; readonly delivery: string } | { readonly ok: false; readonly code: SenderCode }
> {
  const { verify } = webhook.vendor;
  if (verify !== null) return verify({ headers, body }, webhook.secrets, clock.now());
  const token = bearerOf(headers);
  const owner = token === null ? null : await sourceOfToken(db, token);
  if (owner?.id !== source.id || owner.workspaceId !== source.workspaceId)
    return { ok: false, code: 'token.wrong' };
  return { ok: true, delivery: createHash('sha256').update(body).digest('hex') };
}

function unknownSender(code: SenderCode, locale: Locale): Hearing {
  const isToken = code === 'token.wrong';
  const title = isToken ? 'This source’s bearer token is needed' : 'The sender is not known to be the vendor';
  const reason = isToken ? {} : { reason: sayUnverified(code, locale) };
  const headers = { 'www-authenticate': isToken ? 'Bearer' : 'Signature' };
  return { answer: problem(401, { title, code, ...reason }, headers), refused: code };
}

async function store(database: Database, sent: Sent, settings: WebhookSettings): Promise<Hearing> {
  const { source, locale } = sent;
  let ignored: Taken['ignored'] = [];
  const taken = await takeAnswers<Unread>(
    database,
    { source, kind: 'webhook', locale },
    settings,
    async (reading, work) => {
      const read = await readWhole(sent, work, settings.fetch);
      if ('instead' in read) return read;
      ignored = read.ignored;
      const { revises } = read;
      return { ...(await work('answersIn', { raw: read.items, reading })), revises };
    },
  );
  if ('instead' in taken) return { answer: taken.instead, refused: taken.refused };
  const said = ({ index, field, code, reason }: RefusedAnswer) => ({ index, field, code, reason });
  const errors = taken.refused.map(said);
  const leftOut = taken.leftOut.map(said);
  const counts = { ...taken.counts, ignored, ...(leftOut.length > 0 ? { leftOut } : {}) };
  const [first] = errors;
  if (first === undefined) return { answer: json(200, counts), refused: null };
  const answer = problem(422, { title: 'Some answers were refused', ...counts, errors });
  return { answer, refused: first.code };
}

type Taken = Extract<Read, { ok: true }>;
type Unread = { readonly instead: WebAnswer; readonly refused: string };

/** What the vendor sent, with what has to be fetched of it. */
async function readWhole(
  { source, webhook, body, locale }: Sent,
  work: Worker,
  fetch: FetchResponse,
): Promise<Taken | Unread> {
  const { vendor, mapping, touchpoint } = source;
  const read = await work('vendorsBody', { body, vendor: vendor ?? '', mapping, touchpoint });
  if (!read.ok) return unread(read.ok === null ? 400 : 422, read, locale);
  const whole = await withPending(read, webhook, fetch);
  if (whole.ok === true) return whole;
  if (whole.ok === false) return unread(422, whole, locale);
  const title = 'The answer could not be fetched; send this again later';
  const instead = problem(503, { title, code: whole.code }, { 'retry-after': '300' });
  return { instead, refused: whole.code };
}

function unread(status: 400 | 422, { pointer, reason }: ReadRefusal, locale: Locale): Unread {
  const { code } = reason;
  const title = 'This body cannot be read';
  const instead = problem(status, { title, pointer, code, reason: sayUnread(reason, locale) });
  return { instead, refused: code };
}
