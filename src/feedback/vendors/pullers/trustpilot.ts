// Trustpilot's reviews, fetched: Business Units API, `GET /v1/private/business-units/{id}/reviews` (100 a page, `startDateTime`, `orderBy`), with a
// token that the API key and secret are given for (client credentials). Not tested live.
import { inside, wordsOf } from '../payload.ts';
import {
  type AskVendor,
  DAY_MS,
  instantIn,
  latest,
  type Puller,
  PullStop,
  type PullWith,
  secondBefore,
  walkOn,
  walkStep,
} from '../pulling.ts';

const SIZE = 100;
export const TRUSTPILOT = 'https://api.trustpilot.com';

/** By when reviews were written: one that is changed later is found for a month. */
export const trustpilotPuller: Puller = {
  vendor: 'trustpilot',
  needs: ['of', 'user', 'secret'],
  requestsPerMinute: 30,
  overlapMs: 30 * DAY_MS,
  async page(ask, having, from) {
    const step = walkStep(from);
    const query = new URLSearchParams({
      page: String(step.number),
      perPage: String(SIZE),
      orderBy: 'createdat.asc',
      startDateTime: secondBefore(step.since),
    });
    const unit = encodeURIComponent(having.account.of ?? '');
    const answer = await ask({
      url: `${TRUSTPILOT}/v1/private/business-units/${unit}/reviews?${query}`,
      headers: { authorization: `Bearer ${await trustpilotToken(ask, having)}` },
    });
    const list = inside(answer, 'reviews');
    if (!Array.isArray(list)) throw new PullStop('fetch.shape');
    const dated = list.map((each) => instantIn(inside(each, 'createdAt')));
    return {
      bodies: list,
      next: walkOn(step, { size: SIZE, count: list.length, newest: latest(dated), total: null }),
      dated,
    };
  },
};

export async function trustpilotToken(
  ask: AskVendor,
  { account: { user }, secret }: PullWith,
): Promise<string> {
  const answer = await ask({
    url: `${TRUSTPILOT}/v1/oauth/oauth-business-users-for-applications/accesstoken`,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
    meaning: (status) => (status === 400 ? 'fetch.denied' : null),
  });
  const given = wordsOf(inside(answer, 'access_token'));
  if (given === null) throw new PullStop('fetch.shape');
  return given;
}
