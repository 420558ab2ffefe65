// Zendesk's satisfaction ratings, fetched: `GET /api/v2/satisfaction_ratings` with cursors (`page[size]` to 100, `page[after]`), `score=received`
// and `start_time`, by an agent's e-mail and API token. 400 requests a minute are allowed to most plans. Not tested live.
import { inside, wordsOf } from '../payload.ts';
import { DAY_MS, instantIn, latest, type Puller, PullStop } from '../pulling.ts';

const SIZE = 100;

/** `start_time` is by when a rating was made: one that is changed later is found for a month. */
export const zendeskPuller: Puller = {
  vendor: 'zendesk',
  needs: ['at', 'user', 'secret'],
  requestsPerMinute: 100,
  overlapMs: 30 * DAY_MS,
  async page(ask, { account: { at, user }, secret }, { since, page }) {
    const query = new URLSearchParams({
      score: 'received',
      start_time: String(Math.floor(since.getTime() / 1_000)),
      'page[size]': String(SIZE),
      ...(page === null ? {} : { 'page[after]': page }),
    });
    const url = `https://${subdomain(at)}.zendesk.com/api/v2/satisfaction_ratings?${query}`;
    const authorization = `Basic ${Buffer.from(`${user}/token:${secret}`).toString('base64')}`;
    const answer = await ask({ url, headers: { authorization } });
    const list = inside(answer, 'satisfaction_ratings');
    if (!Array.isArray(list)) throw new PullStop('fetch.shape');
    const hasMore = inside(answer, 'meta', 'has_more') === true;
    return {
      bodies: list.map((satisfaction_rating) => ({ satisfaction_rating })),
      next: hasMore ? wordsOf(inside(answer, 'meta', 'after_cursor')) : null,
      newest: latest(list.map((each) => instantIn(inside(each, 'created_at')))),
    };
  },
};

/** A name and nothing else: the key goes to Zendesk alone. */
function subdomain(at: string | null): string {
  if (at === null || !/^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(at)) throw new PullStop('fetch.gone');
  return at.toLowerCase();
}
