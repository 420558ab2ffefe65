// Zendesk's ratings, fetched: `GET /api/v2/satisfaction_ratings` (`score=received`, `start_time` in seconds), or its newer surveys, `GET
// /api/v2/guide/survey_responses` (`filter[created_at_start]` in milliseconds, `sort=id`); both for admins, with cursors (`page[size]` to 100,
// `page[after]`), by an admin's e-mail and API token. 400 requests a minute are allowed to most plans. Not tested live.
import { inside, wordsOf } from '../payload.ts';
import { DAY_MS, instantIn, type Puller, PullStop } from '../pulling.ts';

const SIZE = 100;

/** What `of` says for the newer surveys; nothing, or RATINGS: the ratings of before. Both are of the same tickets: one source reads one of them. */
export const SURVEYS = 'surveys';
export const RATINGS = 'ratings';

/** Two asked for the same at once: nothing was done, and Zendesk's clients ask again (singer-io/tap-zendesk, pull request 107). */
export const ZENDESK_CONFLICT = 409;

/**
 * A survey is listed by when it was offered and dated by its answer. It is asked for so much earlier: whoever answers late is not passed over, and not
 * taken for deleted.
 */
const ANSWERED_LATER_MS = 60 * DAY_MS;

interface ZendeskList {
  readonly path: string;
  /** Of the answers, and of each in its body. */
  readonly name: string;
  readonly one: string;
  /** From which instant on. */
  readonly since: (from: Date) => Readonly<Record<string, string>>;
  readonly filter: Readonly<Record<string, string>>;
}

const lists = {
  [RATINGS]: {
    path: 'satisfaction_ratings',
    name: 'satisfaction_ratings',
    one: 'satisfaction_rating',
    since: (from) => ({ start_time: String(Math.floor(from.getTime() / 1_000)) }),
    filter: { score: 'received' },
  },
  [SURVEYS]: {
    path: 'guide/survey_responses',
    name: 'survey_responses',
    one: 'survey_response',
    since: (from) => ({ 'filter[created_at_start]': String(from.getTime() - ANSWERED_LATER_MS) }),
    filter: { sort: 'id' },
  },
} as const satisfies Readonly<Record<string, ZendeskList>>;

/** Both are asked for by when they were made: a rating that is changed later is found for a month, a survey that is answered later for two more. */
export const zendeskPuller: Puller = {
  vendor: 'zendesk',
  needs: ['at', 'user', 'secret'],
  requestsPerMinute: 100,
  overlapMs: 30 * DAY_MS,
  // A ticket may be rated more than once.
  keepsLatest: true,
  async page(ask, { account: { at, user, of }, secret }, { since, page }) {
    const {
      path,
      name,
      one,
      since: sinceWhen,
      filter,
    }: ZendeskList = lists[of === SURVEYS ? SURVEYS : RATINGS];
    const query = new URLSearchParams({
      ...filter,
      ...sinceWhen(since),
      'page[size]': String(SIZE),
      ...(page === null ? {} : { 'page[after]': page }),
    });
    const url = `${zendeskHost(at)}/api/v2/${path}?${query}`;
    const answer = await ask({
      url,
      headers: { authorization: zendeskKey(user, secret) },
      meaning: (status) => (status === ZENDESK_CONFLICT ? 'fetch.later' : null),
    });
    const found = inside(answer, name);
    if (!Array.isArray(found)) throw new PullStop('fetch.shape');
    const list = found.filter((each) => (madeAt(each) ?? since) >= since);
    const hasMore = inside(answer, 'meta', 'has_more') === true;
    const next = hasMore ? wordsOf(inside(answer, 'meta', 'after_cursor')) : null;
    if (hasMore && next === null) throw new PullStop('fetch.shape');
    return {
      bodies: list.map((each) => ({ [one]: each })),
      next,
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
