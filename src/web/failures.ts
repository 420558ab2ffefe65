// What whoever asked is told of an error: a problem that says whether to send it again, and nothing of what was in it.
import { randomBytes } from 'node:crypto';
import { databaseCode, troubleOf } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { TooMuchWork, WorkTookTooLong } from '../feedback/work/threads.ts';
import { BodyTooLarge } from '../http/body.ts';
import { problem, type WebAnswer } from '../http/route.ts';
import type { Locale } from '../i18n/locale.ts';

/** Fields are safe to keep: never a body, a query, a header or a token. Pino's loggers fit. */
export interface WebLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface FailedAt {
  /** The route's, never the address that was asked for. */
  readonly path: string;
  readonly log: WebLog;
  /** Whoever asked. */
  readonly locale: Locale;
}

export function failure(error: unknown, { path, log, locale }: FailedAt): WebAnswer {
  if (error instanceof UserError) {
    const { code } = error;
    return problem(400, { title: 'This cannot be asked', code, detail: error.say(locale) });
  }
  if (error instanceof BodyTooLarge) {
    return problem(413, { title: 'Content too large', detail: `At most ${error.most} bytes are taken.` });
  }
  if (error instanceof TooMuchWork) {
    const detail = 'Nothing was stored. Send it again in 10 seconds.';
    return problem(503, { title: 'Too much waits already', detail }, { 'retry-after': '10' });
  }
  if (error instanceof WorkTookTooLong) {
    log.error({ path }, 'a request could not be read in time');
    const detail = 'Nothing was stored. Send it again in 60 seconds, or fewer answers at a time.';
    return problem(503, { title: 'It could not be read in time', detail }, { 'retry-after': '60' });
  }
  const refused = refusedBy(error, path, log);
  if (refused !== null) return refused;
  const ref = randomBytes(3).toString('hex').toUpperCase();
  const code = databaseCode(error);
  const database = code === null ? {} : { database: code };
  log.error({ ref, path, error: nameOf(error), ...database, at: placeOf(error) }, 'a request failed');
  return problem(500, { title: 'Something went wrong on our side', detail: `Reference ${ref}` });
}

/** What the database could not take was not stored: whoever sends it again loses nothing. Null where it did its part. */
function refusedBy(error: unknown, path: string, log: WebLog): WebAnswer | null {
  const trouble = troubleOf(error);
  if (trouble === null) return null;
  log.error({ path, trouble, database: databaseCode(error) }, 'the database could not take a request');
  const title = `The database is ${trouble}`;
  const detail = 'Nothing was stored. Send it again in 10 seconds.';
  return problem(503, { title, detail }, { 'retry-after': '10' });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Where it was thrown; not its message, which may quote what a customer wrote. */
function placeOf(error: unknown): readonly string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}
