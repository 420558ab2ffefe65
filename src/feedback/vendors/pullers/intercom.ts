// Intercom's conversation ratings, fetched: API 2.11, `POST /conversations/search` by `updated_at` (150 a page, cursor `starting_after`), with an access
// token; 10,000 requests a minute are allowed. Not tested live.
import { inside, instantOf, wordsOf } from '../payload.ts';
import { DAY_MS, HOUR_MS, hostIn, instantIn, type PullAccount, type Puller, PullStop } from '../pulling.ts';

const SIZE = 150;
/** Each workspace is in one of them, and its token is unknown in the others ("Data hosting regions"). */
const HOSTS = { us: 'api.intercom.io', eu: 'api.eu.intercom.io', au: 'api.au.intercom.io' } as const;

export function intercomUrl({ region }: Pick<PullAccount, 'region'>): string {
  return hostIn(HOSTS, region);
}

export function intercomHeaders(secret: string): Readonly<Record<string, string>> {
  return {
    authorization: `Bearer ${secret}`,
    'content-type': 'application/json',
    'intercom-version': '2.11',
  };
}

/**
 * It is asked for a day more: of contacts, Intercom says that "later than" an instant is later than its day. Of conversations it does not say so, nor
 * otherwise.
 */
export const intercomPuller: Puller = {
  vendor: 'intercom',
  needs: ['secret'],
  hosts: HOSTS,
  requestsPerMinute: 60,
  overlapMs: HOUR_MS,
  async page(ask, { account, secret }, { since, page }) {
    const answer = await ask({
      url: `${intercomUrl(account)}/conversations/search`,
      headers: intercomHeaders(secret),
      body: JSON.stringify({
        query: {
          operator: 'AND',
          value: [
            { field: 'updated_at', operator: '>', value: Math.floor((since.getTime() - DAY_MS) / 1_000) },
            { field: 'conversation_rating.score', operator: '>', value: 0 },
          ],
        },
        sort: { field: 'updated_at', order: 'ascending' },
        pagination: { per_page: SIZE, ...(page === null ? {} : { starting_after: page }) },
      }),
    });
    const found = inside(answer, 'conversations');
    if (!Array.isArray(found)) throw new PullStop('fetch.shape');
    const more = inside(answer, 'pages', 'next') ?? null;
    const next = wordsOf(inside(more, 'starting_after'));
    if (more !== null && next === null) throw new PullStop('fetch.shape');
    const changedAt = (each: unknown) => instantIn(instantOf(inside(each, 'updated_at')));
    // Whole seconds.
    const from = new Date(Math.floor(since.getTime() / 1_000) * 1_000);
    const list = found.filter((each) => (changedAt(each) ?? from) >= from);
    return {
      bodies: list.map((item) => ({
        topic: 'conversation.rating.added',
        // A notification is dated when the rating came. Here the rating's own time is the nearest there is.
        created_at: inside(item, 'conversation_rating', 'created_at') ?? inside(item, 'updated_at'),
        data: { item },
      })),
      next,
      dated: list.map(changedAt),
    };
  },
};
