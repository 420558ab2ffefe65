// One answer per Idempotency-Key and source, kept for a week (draft-ietf-httpapi-idempotency-key-header). Of what came in it holds at
// most the reasons of refusals, which quote 40 redacted characters.
import { hourly } from '../beat.ts';
import { alone, type Database, insertMany, type Store } from '../database/client.ts';
import { json, problem, type WebAnswer } from '../http/route.ts';

export interface KeyedRequest {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly key: string;
  /** SHA-256 of the body. */
  readonly requestHash: string;
}

const KEPT_MS = 7 * 86_400_000;

/** What was answered before: the same answer for the same body, 422 for another one; null for a new key. */
export async function answeredBefore(db: Store, keyed: KeyedRequest): Promise<WebAnswer | null> {
  const { workspaceId, sourceId, key } = keyed;
  const known = await db.idempotencyKey.findUnique({
    where: { workspaceId_sourceId_key: { workspaceId, sourceId, key } },
  });
  if (!known) return null;
  if (known.requestHash !== keyed.requestHash) {
    const detail = 'This Idempotency-Key came with another body before. Nothing was stored.';
    return problem(422, { title: 'Idempotency-Key used twice', detail });
  }
  const body = typeof known.body === 'object' && known.body !== null ? known.body : {};
  return known.status < 400 ? json(known.status, body) : problem(known.status, { title: '', ...body });
}

/** Keeps an answer, unless another request with the key was quicker: then that one's answer is given. */
export async function keepAnswer(
  database: Database,
  keyed: KeyedRequest,
  { answer, now }: { answer: WebAnswer; now: Date },
): Promise<WebAnswer> {
  const row = { ...keyed, status: answer.status, body: JSON.parse(answer.body), createdAt: now };
  const kept = await alone(database, (db) =>
    insertMany({ db, engine: database.engine }, 'IdempotencyKey', COLUMNS, [row]),
  );
  return kept === 1 ? answer : ((await answeredBefore(database.db, keyed)) ?? answer);
}

export const forgettingAnswers = hourly('idempotency', ({ database, workspaceId, now }) =>
  forgetAnswers(database.db, workspaceId, now),
);

/** Forgets keys of over a week ago: the same body sent again is then a new request. How many they were. */
export async function forgetAnswers(db: Store, workspaceId: string, now: Date): Promise<number> {
  const createdAt = { lt: new Date(now.getTime() - KEPT_MS) };
  const { count } = await db.idempotencyKey.deleteMany({ where: { workspaceId, createdAt } });
  return count;
}

const COLUMNS = {
  workspaceId: 'text',
  sourceId: 'text',
  key: 'text',
  requestHash: 'text',
  status: 'integer',
  body: 'json',
  createdAt: 'instant',
} as const;
