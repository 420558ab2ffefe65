// LimeSurvey's responses, fetched: RemoteControl 2 by JSON-RPC (manual, "RemoteControl 2 API"): `get_session_key`, `list_questions`, `export_responses`
// (base64 of JSON; from one response's number to another's), `release_session_key`. A user who may see and export responses is enough. A fault comes as
// `status` in a result that is otherwise well. Always of one's own or of LimeSurvey's cloud: no limit is documented. Not tested live.
import { ownRow } from '../limesurvey.ts';
import { elements, inside, isRecord, parseBody, wordsOf } from '../payload.ts';
import { type AskVendor, DAY_MS, HOUR_MS, type Puller, PullStop } from '../pulling.ts';

/** Responses of one page. */
const SIZE = 200;
/** So many numbers are looked through at once for what was submitted since: some two megabytes. */
const WINDOW = 20_000;
/** LimeSurvey dates by its own clock on the wall, and does not say where that is. */
const ZONES_MS = 14 * HOUR_MS;

/**
 * By the numbers of responses, which only grow: what comes, changes or goes meanwhile moves nothing. A response that is submitted again, or changed by
 * the company, is found for a week.
 */
export const limesurveyPuller: Puller = {
  vendor: 'limesurvey',
  needs: ['of', 'at', 'user', 'secret'],
  requestsPerMinute: 120,
  overlapMs: 7 * DAY_MS,
  async page(ask, { account: { of, at, user }, secret }, { since, page }) {
    const call = calling(ask, `${at ?? ''}/index.php/admin/remotecontrol`);
    const key = await call('get_session_key', [user, secret]);
    if (typeof key !== 'string' || key === '') throw stopFor(statusOf(key));
    const survey = Number(of);
    /** The rows of these numbers; all columns where none is named. */
    const rows = async (from: number, to: number | null, columns: readonly string[] | null) => {
      const window = ['complete', 'code', 'short', from, to, columns];
      const found = rowsIn(await call('export_responses', [key, survey, 'json', null, ...window]));
      // Whatever else it may send: each page is further on than the one before.
      return found.filter((row) => numberOf(row) >= from && numberOf(row) <= (to ?? Number.MAX_SAFE_INTEGER));
    };
    try {
      const first = numberIn(page) ?? 1;
      const numbered = await rows(first, first + WINDOW - 1, ['id', 'submitdate']);
      const last = Math.max(...numbered.map(numberOf));
      if (numbered.length === 0) {
        // Nothing in so many numbers: the end, or many responses were deleted.
        const [later] = (await rows(first, null, ['id'])).map(numberOf).toSorted((a, b) => a - b);
        return { bodies: [], dated: [], next: later === undefined ? null : String(later) };
      }
      const fresh = numbered
        .filter((row) => (submittedAt(row) ?? since) >= new Date(since.getTime() - ZONES_MS))
        .map(numberOf)
        .toSorted((a, b) => a - b);
      const [from, ...others] = fresh.slice(0, SIZE);
      if (from === undefined) return { bodies: [], dated: [], next: String(last + 1) };
      const to = others.at(-1) ?? from;
      const questions = await call('list_questions', [key, survey]);
      if (!Array.isArray(questions)) throw stopFor(statusOf(questions));
      const wanted = new Set(fresh);
      const responses = (await rows(from, to, null)).filter((row) => wanted.has(numberOf(row)));
      return {
        bodies: responses.map((row) => ({ responses: [row], questions })),
        dated: responses.map(submittedAt),
        next: String(to + 1),
      };
    } finally {
      await call('release_session_key', [key]).catch(() => undefined);
    }
  },
};

function calling(ask: AskVendor, url: string) {
  return async (method: string, params: readonly unknown[]): Promise<unknown> => {
    const answer = await ask({
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 1, method, params }),
    });
    if (!isRecord(answer) || !('result' in answer) || (inside(answer, 'error') ?? null) !== null)
      throw new PullStop('fetch.shape');
    return inside(answer, 'result');
  };
}

function statusOf(result: unknown): string {
  return wordsOf(inside(result, 'status')) ?? '';
}

/** By what LimeSurvey says in English, whatever the language of the survey. */
function stopFor(status: string): PullStop {
  if (/exceeded|attempts/i.test(status)) return new PullStop('fetch.later');
  if (/permission/i.test(status)) return new PullStop('fetch.forbidden');
  if (/user name|password|session key/i.test(status)) return new PullStop('fetch.denied');
  return new PullStop(/survey/i.test(status) ? 'fetch.gone' : 'fetch.shape');
}

/** Base64 of JSON; a survey without a response says so in a status, and so does one that is not active any more, which is not without. */
function rowsIn(result: unknown): readonly unknown[] {
  if (typeof result !== 'string') {
    const status = statusOf(result);
    if (/^no data/i.test(status) && !/table/i.test(status)) return [];
    throw stopFor(status);
  }
  const parsed = parseBody(Buffer.from(result, 'base64'));
  const list = parsed.ok ? inside(parsed.value, 'responses') : undefined;
  if (!Array.isArray(list)) throw new PullStop('fetch.shape');
  return elements(list)
    .map(ownRow)
    .filter((row) => Number.isSafeInteger(numberOf(row)));
}

function numberOf(row: unknown): number {
  return Number(wordsOf(inside(row, 'id')) ?? Number.NaN);
}

function numberIn(page: string | null): number | null {
  return page !== null && /^[1-9]\d{0,14}$/.test(page) ? Number(page) : null;
}

/** As if its clock were at Greenwich; null where the survey dates nothing. */
function submittedAt(row: unknown): Date | null {
  const text = wordsOf(inside(row, 'submitdate')) ?? '';
  const at = new Date(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at.getTime()) || text.startsWith('1980-01-01') ? null : at;
}
