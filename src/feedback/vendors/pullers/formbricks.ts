// Formbricks' answers, fetched: API v2, `GET /api/v2/management/responses` (`surveyId`, `limit` to 250, `skip`, `sortBy`, `order`, `startDate`,
// `filterDateField`), with an API key. Of one's own as well as of Formbricks. Not tested live.
import { inside } from '../payload.ts';
import {
  type AskVendor,
  DAY_MS,
  HOUR_MS,
  instantIn,
  latest,
  type Puller,
  PullStop,
  type PullWith,
  walkOn,
  walkStep,
} from '../pulling.ts';

const SIZE = 100;
const THEIRS = 'https://app.formbricks.com';

/** By when they were begun: what is finished or changed later is found for a week. */
const BEGUN_MS = 7 * DAY_MS;
const BY_BEGINNING = ' begun';

/**
 * By their latest change, where Formbricks can (its pull request 6833, of November 2025). One of before then leaves `filterDateField` aside and goes by
 * when a response was begun, whatever it is asked: it is asked by that, and from a week earlier on, so that who finishes late is not passed over, and not
 * taken for deleted.
 */
export const formbricksPuller: Puller = {
  vendor: 'formbricks',
  needs: ['of', 'secret'],
  requestsPerMinute: 60,
  overlapMs: HOUR_MS,
  async page(ask, having, from) {
    const isByBeginning =
      from.page === null ? !(await knowsChanges(ask, having)) : from.page.endsWith(BY_BEGINNING);
    const since = new Date(from.since.getTime() - (isByBeginning ? BEGUN_MS : 0));
    const step = walkStep({ since, page: from.page });
    const by = isByBeginning ? 'createdAt' : 'updatedAt';
    const answer = await ask(
      request(having, {
        ...{ limit: String(SIZE), skip: String((step.number - 1) * SIZE) },
        ...{ sortBy: by, order: 'asc', filterDateField: by, startDate: step.since.toISOString() },
      }),
    );
    const list = inside(answer, 'data');
    if (!Array.isArray(list)) throw new PullStop('fetch.shape');
    const datedBy = (each: unknown) => instantIn(inside(each, by));
    // One that is not finished comes again when it is.
    const finished = list.filter(
      (each) =>
        inside(each, 'finished') === true &&
        (instantIn(inside(each, 'updatedAt')) ?? from.since) >= from.since,
    );
    const next = walkOn(step, {
      size: SIZE,
      count: list.length,
      newest: latest(list.map(datedBy)),
      total: inside(answer, 'meta', 'total'),
    });
    return {
      bodies: finished.map((data) => ({ event: 'responseFinished', data })),
      dated: finished.map(datedBy),
      next: next === null ? null : `${next}${isByBeginning ? BY_BEGINNING : ''}`,
    };
  },
};

/** Whoever knows the parameter refuses a field that there is none of. */
async function knowsChanges(ask: AskVendor, having: PullWith): Promise<boolean> {
  try {
    await ask(request(having, { limit: '1', filterDateField: 'none' }));
    return false;
  } catch (error) {
    if (error instanceof PullStop && error.code === 'fetch.shape') return true;
    throw error;
  }
}

function request({ account: { of, at }, secret }: PullWith, asked: Readonly<Record<string, string>>) {
  const query = new URLSearchParams({ surveyId: of ?? '', ...asked });
  return { url: `${at ?? THEIRS}/api/v2/management/responses?${query}`, headers: { 'x-api-key': secret } };
}
