// Answers that are sent to us, whoever sends them: each delivery once, read, stored, counted, and what its sender is told of it. Who may
// send, and what a body means, is ingestion.ts and webhooks.ts.
import { createHash } from 'node:crypto';
import { dayIn } from '../calendar/zone.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { correctQuotes } from '../erasure/correct.ts';
import type { Answers, AnswersReading } from '../feedback/answers.ts';
import { intoRequest } from '../feedback/batches/batch.ts';
import { reviseFeedback } from '../feedback/revise.ts';
import type { Source } from '../feedback/sources/source.ts';
import { type Stored, storeFeedback } from '../feedback/store.ts';
import { here, type Worker } from '../feedback/work/work.ts';
import type { WebAnswer } from '../http/route.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Keys } from '../keys.ts';
import { answeredBefore, keepAnswer } from './idempotency.ts';
import type { Turns } from './turns.ts';

export interface TakingSettings {
  readonly keys: Keys;
  readonly keepOriginals: boolean;
  readonly clock: Clock;
  /** Called once answers were stored or changed, before the sender is answered; returns at once. */
  readonly stored?: (workspaceId: string) => void;
  /** Who reads bodies and takes personal data out of words; this thread where nobody is named. */
  readonly work?: Worker;
  /** Whose body is read next, of all routes that take some. */
  readonly turns?: Turns;
}

/** In bytes. */
export const BODY_MAX = 5 * 1024 * 1024;

/** One delivery of a source. */
export interface Delivery {
  readonly source: Source;
  readonly body: Buffer;
  /** By which its sender knows it again; undefined: it is taken each time. */
  readonly key: string | undefined;
}

/** What its sender is told. `isKept`: the same delivery is answered the same from now on. */
export interface SenderTold {
  readonly answer: WebAnswer;
  readonly isKept: boolean;
}

/** What was answered to the same delivery before, `wasTaken`; else what `work` tells of it. */
export async function takeOnce<T extends SenderTold>(
  database: Database,
  { source, body, key }: Delivery,
  clock: Clock,
  work: () => Promise<T>,
): Promise<T | (SenderTold & { readonly wasTaken: true })> {
  if (key === undefined) return work();
  const requestHash = createHash('sha256').update(body).digest('hex');
  const keyed = { workspaceId: source.workspaceId, sourceId: source.id, key, requestHash };
  const before = await answeredBefore(database.db, keyed);
  if (before) return { answer: before, isKept: true, wasTaken: true };
  const told = await work();
  if (!told.isKept) return told;
  return { ...told, answer: await keepAnswer(database, keyed, { answer: told.answer, now: clock.now() }) };
}

export interface TakenAnswers extends Answers {
  /** `revised`: were there, and are now as they came. */
  readonly counts: Stored & { readonly revised: number; readonly rejected: number };
}

/** A list of answers, or what is told in its place. */
type Reads<T> = (
  reading: AnswersReading,
  work: Worker,
) => Promise<(Answers & { readonly revises?: boolean }) | T>;

/** Reads a source's answers as its company reads them, and stores those that can be read. */
export async function takeAnswers<T extends { readonly instead: WebAnswer }>(
  database: Database,
  {
    source,
    kind,
    locale,
  }: { readonly source: Source; readonly kind: 'api' | 'webhook'; readonly locale: Locale },
  { keys, keepOriginals, clock, stored: tell, work = here }: TakingSettings,
  read: Reads<T>,
): Promise<TakenAnswers | T> {
  const { workspaceId } = source;
  const now = clock.now();
  const { timeZone, country } = await database.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const answers = await read({ now, timeZone, locale }, work);
  if ('instead' in answers) return answers;
  const { items, refused, revises = false } = answers;
  // A list that somebody put together is taken back as one; what a source sends by itself, by the day.
  const day = kind === 'api' && items.length > 1 ? null : dayIn(timeZone, now);
  const into = await intoRequest(database, source, { kind, day, now });
  const how = { keys, keepOriginals, now, country, work, into };
  const stored = revises
    ? await reviseFeedback(database, workspaceId, source, items, { ...how, replaces: correctQuotes })
    : { ...(await storeFeedback(database, workspaceId, source, items, how)), revised: 0 };
  if (stored.imported + stored.revised > 0) tell?.(workspaceId);
  return { ...answers, counts: { ...stored, rejected: refused.length } };
}
