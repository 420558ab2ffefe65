// Zendesk's ratings, fetched: `GET /api/v2/satisfaction_ratings` (`score=received`, `start_time`), or its newer surveys, `GET /api/v2/guide/survey_responses`
// (`filter[created_at_start]`, for admins only); both with cursors (`page[size]` to 100, `page[after]`), by an agent's e-mail and API token. 400
// requests a minute are allowed to most plans. Not tested live.
import { inside, wordsOf } from '../payload.ts';
import { DAY_MS, instantIn, type Puller, PullStop } from '../pulling.ts';

const SIZE = 100;

/** What `of` says for the newer surveys; nothing, or RATINGS: the ratings of before. Both are of the same tickets: one source reads one of them. */
export const SURVEYS = 'surveys';
export const RATINGS = 'ratings';

interface ZendeskList {
  readonly path: string;
  /** Of the answers, and of each in its body. */
  readonly name: string;
  readonly one: string;
  readonly since: string;
  readonly filter: Readonly<Record<string, string>>;
}

const lists = {
  [RATINGS]: {
    path: 'satisfaction_ratings',
    name: 'satisfaction_ratings',
    one: 'satisfaction_rating',
    since: 'start_time',
    filter: { score: 'received' },
  },
  [SURVEYS]: {
    path: 'guide/survey_responses',
    name: 'survey_responses',
    one: 'survey_response',
    since: 'filter[created_at_start]',
    filter: {},
  },
} as const satisfies Readonly<Record<string, ZendeskList>>;

/** Both are asked for by when they were made: a rating that is changed later, and a survey that is answered later, is found for a month. */
export const zendeskPuller: Puller = {
  vendor: 'zendesk',
  needs: ['at', 'user', 'secret'],
  requestsPerMinute: 100,
  overlapMs: 30 * DAY_MS,
  async page(ask, { account: { at, user, of }, secret }, { since, page }) {
    const { path, name, one, since: from, filter }: ZendeskList = lists[of === SURVEYS ? SURVEYS : RATINGS];
    const query = new URLSearchParams({
      ...filter,
      [from]: String(Math.floor(since.getTime() / 1_000)),
      'page[size]': String(SIZE),
      ...(page === null ? {} : { 'page[after]': page }),
    });
    const url = `${zendeskHost(at)}/api/v2/${path}?${query}`;
    const answer = await ask({ url, headers: { authorization: zendeskKey(user, secret) } });
    const list = inside(answer, name);
    if (!Array.isArray(list)) throw new PullStop('fetch.shape');
    const hasMore = inside(answer, 'meta', 'has_more') === true;
    return {
      bodies: list.map((each) => ({ [one]: each })),
      next: hasMore ? wordsOf(inside(answer, 'meta', 'after_cursor')) : null,
      dated: list.map(madeAt),
    };
  },
};

/** Of a survey, which is not dated itself, the first of its answers. */
function madeAt(each: unknown): Date | null {
  return instantIn(inside(each, 'created_at') ?? inside(each, 'answers', 0, 'created_at'));
}

/** An agent's e-mail and an API token. */
export function zendeskKey(user: string | null, secret: string): string {
  return `Basic ${Buffer.from(`${user}/token:${secret}`).toString('base64')}`;
}

/** A name and nothing else: the key goes to Zendesk alone. @throws PullStop */
export function zendeskHost(at: string | null): string {
  if (at === null || !/^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(at)) throw new PullStop('fetch.gone');
  return `https://${at.toLowerCase()}.zendesk.com`;
}
