// Formbricks' answers, fetched: API v2, `GET /api/v2/management/responses` (`surveyId`, `limit` to 250, `skip`, `sortBy`, `order`, `startDate`,
// `filterDateField`), with an API key. Of one's own as well as of Formbricks. Not tested live.
import { inside } from '../payload.ts';
import { HOUR_MS, instantIn, latest, type Puller, PullStop, walkOn, walkStep } from '../pulling.ts';

const SIZE = 100;
const THEIRS = 'https://app.formbricks.com';

export const formbricksPuller: Puller = {
  vendor: 'formbricks',
  needs: ['of', 'secret'],
  requestsPerMinute: 60,
  overlapMs: HOUR_MS,
  async page(ask, { account: { of, at }, secret }, from) {
    const step = walkStep(from);
    const query = new URLSearchParams({
      surveyId: of ?? '',
      limit: String(SIZE),
      skip: String((step.number - 1) * SIZE),
      sortBy: 'updatedAt',
      order: 'asc',
      filterDateField: 'updatedAt',
      startDate: step.since.toISOString(),
    });
    const url = `${at ?? THEIRS}/api/v2/management/responses?${query}`;
    const list = inside(await ask({ url, headers: { 'x-api-key': secret } }), 'data');
    if (!Array.isArray(list)) throw new PullStop('fetch.shape');
    const changedAt = (each: unknown) => instantIn(inside(each, 'updatedAt'));
    // One that is not finished comes again when it is.
    const finished = list.filter((each) => inside(each, 'finished') === true);
    return {
      bodies: finished.map((data) => ({ event: 'responseFinished', data })),
      dated: finished.map(changedAt),
      next: walkOn(step, { size: SIZE, count: list.length, newest: latest(list.map(changedAt)) }),
    };
  },
};
