// POST /api/v1/webhooks/{source}: answers as a vendor's own webhook sends them. What they mean is feedback/vendors; here is only HTTP.
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { dayIn } from '../calendar/zone.ts';
import type { Database } from '../database/client.ts';
import { intoRequest } from '../feedback/batches/batch.ts';
import { reviseFeedback } from '../feedback/revise.ts';
import { withPending } from '../feedback/sources/pending.ts';
import { type Refusals, writtenRefusals } from '../feedback/sources/refused.ts';
import { noteHeard, type Source, sourceOfToken } from '../feedback/sources/source.ts';
import { type Webhook, webhookOf } from '../feedback/sources/webhook.ts';
import { storeFeedback } from '../feedback/store.ts';
import { parseBody } from '../feedback/vendors/payload.ts';
import type { Read } from '../feedback/vendors/read.ts';
import { type ReadRefusal, sayUnread, sayUnverified, type VerifyCode } from '../feedback/vendors/refusal.ts';
import type { Fetch } from '../feedback/vendors/surveymonkey-response.ts';
import { here } from '../feedback/work/work.ts';
import { BodyTooLarge } from '../http/body.ts';
import { oneByOne } from '../http/one-by-one.ts';
import type { Locale } from '../i18n/locale.ts';
import { answeredBefore, keepAnswer } from './idempotency.ts';
import { BODY_MAX, bearerOf, type IngestionSettings, readerOf } from './ingestion.ts';
import { json, problem, type Route, type WebAnswer } from './route.ts';
import { noteSeen } from './seen.ts';
import { inItsTurn, turns } from './turns.ts';

export interface WebhookSettings extends IngestionSettings {
  readonly workspaceId: string;
  /** For answers of which a webhook gives only the id. */
  readonly fetch: Fetch;
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
      async answer({ parameter }) {
        const found = await looking(() => sourceNamed(database, settings, parameter));
        return found === null ? NOWHERE : json(200, { status: 'ok' });
      },
    },
    {
      method: 'POST',
      path: PATH,
      async answer({ parameter, headers, body }) {
        const found = await looking(() => sourceNamed(database, settings, parameter));
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

async function sourceNamed({ db }: Database, { workspaceId, keys }: WebhookSettings, id: string) {
  const source = await db.source.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
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

interface Outcome {
  readonly answer: WebAnswer;
  /** Why, in one code; null where it was taken. */
  readonly refused: string | null;
  /** Anybody may have sent it: it tells neither that the source is heard nor that what was refused is over. */
  readonly isTry?: true;
}

async function receive(database: Database, sent: Sent, settings: WebhookSettings): Promise<Outcome> {
  const { source, webhook, body, locale } = sent;
  const verified = await senderOf(database, sent, settings);
  if (!verified.ok) {
    if (isTry(webhook, body)) return { answer: json(200, { status: 'ok' }), refused: null, isTry: true };
    return unknownSender(verified.code, locale);
  }
  const requestHash = createHash('sha256').update(body).digest('hex');
  const keyed = {
    workspaceId: source.workspaceId,
    sourceId: source.id,
    key: `webhook:${verified.delivery}`,
    requestHash,
  };
  const before = await answeredBefore(database.db, keyed);
  if (before) return { answer: before, refused: before.status < 400 ? null : 'delivery.reused' };
  const { vendor, mapping, touchpoint } = source;
  const { work = here } = settings;
  const read = await work('vendorsBody', { body, vendor: vendor ?? '', mapping, touchpoint });
  if (!read.ok) return unread(read.ok === null ? 400 : 422, read, locale);
  const whole = await withPending(read, webhook, settings.fetch);
  if (whole.ok === null) {
    const title = 'The answer could not be fetched; send this again later';
    const answer = problem(503, { title, code: whole.code }, { 'retry-after': '300' });
    return { answer, refused: whole.code };
  }
  if (!whole.ok) return unread(422, whole, locale);
  const outcome = await store(database, sent, whole, settings);
  if (outcome.refused !== null) return outcome;
  const now = settings.clock.now();
  return { answer: await keepAnswer(database, keyed, { answer: outcome.answer, now }), refused: null };
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
  if (owner?.id !== source.id) return { ok: false, code: 'token.wrong' };
  return { ok: true, delivery: createHash('sha256').update(body).digest('hex') };
}

function unknownSender(code: SenderCode, locale: Locale): Outcome {
  const isToken = code === 'token.wrong';
  const title = isToken ? 'This source’s bearer token is needed' : 'The sender is not known to be the vendor';
  const reason = isToken ? {} : { reason: sayUnverified(code, locale) };
  const headers = { 'www-authenticate': isToken ? 'Bearer' : 'Signature' };
  return { answer: problem(401, { title, code, ...reason }, headers), refused: code };
}

function unread(status: 400 | 422, { pointer, reason }: ReadRefusal, locale: Locale): Outcome {
  const { code } = reason;
  const title = 'This body cannot be read';
  return {
    answer: problem(status, { title, pointer, code, reason: sayUnread(reason, locale) }),
    refused: code,
  };
}

type Taken = Extract<Read, { ok: true }>;

async function store(
  database: Database,
  { source, locale }: Sent,
  { items: raw, ignored, revises }: Taken,
  { keys, keepOriginals, clock, stored: tell, work = here }: WebhookSettings,
): Promise<Outcome> {
  const { workspaceId } = source;
  const now = clock.now();
  const { timeZone, country } = await database.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const reading = { now, timeZone, locale };
  const { items, refused, leftOut } = await work('answersIn', { raw, reading });
  const into = intoRequest(source, { kind: 'webhook', day: dayIn(timeZone, now), now });
  const how = { keys, keepOriginals, now, country, work, into };
  const stored = revises
    ? await reviseFeedback(database, workspaceId, source, items, how)
    : { ...(await storeFeedback(database, workspaceId, source, items, how)), revised: 0 };
  if (stored.imported + stored.revised > 0) tell?.();
  const errors = refused.map(({ index, field, code, reason }) => ({ index, field, code, reason }));
  const left = leftOut.map(({ index, field, code, reason }) => ({ index, field, code, reason }));
  const counts = {
    ...stored,
    rejected: errors.length,
    ignored,
    ...(left.length > 0 ? { leftOut: left } : {}),
  };
  const [first] = errors;
  if (first === undefined) return { answer: json(200, counts), refused: null };
  const answer = problem(422, { title: 'Some answers were refused', ...counts, errors });
  return { answer, refused: first.code };
}
