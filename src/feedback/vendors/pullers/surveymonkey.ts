// SurveyMonkey's answers, fetched: API v3, `GET /surveys/{id}/responses/bulk` (100 a page, `start_modified_at`, `sort_by`, `simple`); 120 requests
// a minute and 500 a day are allowed to a private app. Not tested live.
import { inside } from '../payload.ts';
import {
  HOUR_MS,
  hostIn,
  instantIn,
  latest,
  type Puller,
  PullStop,
  secondBefore,
  walkOn,
  walkStep,
} from '../pulling.ts';
import { surveymonkeyHosts } from '../surveymonkey-response.ts';

const SIZE = 100;

/** Half of the 500 of a day, for other sources and programs of the same app: ten an hour, whether a history is read or what is new. */
export const surveymonkeyPuller: Puller = {
  vendor: 'surveymonkey',
  needs: ['of', 'secret'],
  hosts: surveymonkeyHosts,
  requestsPerMinute: 10,
  goesOnMs: HOUR_MS,
  overlapMs: HOUR_MS,
  async page(ask, { account: { of, region }, secret }, from) {
    const step = walkStep(from);
    const query = new URLSearchParams({
      per_page: String(SIZE),
      page: String(step.number),
      start_modified_at: secondBefore(step.since),
      sort_by: 'date_modified',
      sort_order: 'ASC',
      status: 'completed',
      simple: 'true',
    });
    const url = `${hostIn(surveymonkeyHosts, region)}/v3/surveys/${encodeURIComponent(of ?? '')}/responses/bulk?${query}`;
    const answer = await ask({ url, headers: { authorization: `Bearer ${secret}` } });
    const list = inside(answer, 'data');
    if (!Array.isArray(list)) throw new PullStop('fetch.shape');
    const dated = list.map((each) => instantIn(inside(each, 'date_modified')));
    return {
      bodies: list,
      next: walkOn(step, {
        size: SIZE,
        count: list.length,
        newest: latest(dated),
        total: inside(answer, 'total'),
      }),
      dated,
    };
  },
};
