// Google Play reviews, fetched: Android Publisher API v3, `GET …/applications/{packageName}/reviews` (100 a page, `tokenPagination`), by a service
// account that may "Reply to reviews" (RFC 7523, RS256). Google gives those that were written or changed in the last week, with words, and lets them be
// asked for 200 times an hour ("Reply to Reviews API", quotas). Not tested live.
import { importPKCS8, SignJWT } from 'jose';
import { elements, inside, instantOf, isRecord, parseBody, wordsOf } from '../payload.ts';
import {
  type AskVendor,
  DAY_MS,
  instantIn,
  latest,
  type Puller,
  PullStop,
  type PullWith,
} from '../pulling.ts';

const SIZE = 100;
export const GOOGLE_PLAY = 'https://androidpublisher.googleapis.com';
const TOKENS = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/androidpublisher';
/** In seconds: for one page. */
const ASSERTION_S = 5 * 60;
/** In seconds: a clock that is a little ahead signs nothing that is yet to come. */
const AHEAD_S = 60;

/** All of the week is read each time: a list that cannot be asked for from an instant on. */
export const googlePlayPuller: Puller = {
  vendor: 'google-play',
  needs: ['of', 'secret'],
  // Each page asks for a token as well: three pages.
  requestsPerMinute: 6,
  overlapMs: 0,
  // A day less than Google says.
  listsMs: 6 * DAY_MS,
  async page(ask, having, { page }) {
    const query = new URLSearchParams({
      maxResults: String(SIZE),
      ...(page === null ? {} : { token: page }),
    });
    const app = encodeURIComponent(having.account.of ?? '');
    const answer = await ask({
      url: `${GOOGLE_PLAY}/androidpublisher/v3/applications/${app}/reviews?${query}`,
      headers: { authorization: `Bearer ${await googlePlayToken(ask, having)}` },
      meaning: (status, refused) => (isGoogleLimit(status, refused) ? 'fetch.later' : null),
    });
    const given = inside(answer, 'reviews');
    // Without reviews the list is left out.
    const isList = Array.isArray(given) || given === undefined;
    if (!isRecord(answer) || 'error' in answer || !isList) throw new PullStop('fetch.shape');
    const list = elements(given);
    return {
      bodies: list,
      next: wordsOf(inside(answer, 'tokenPagination', 'nextPageToken')),
      dated: list.map(changedAt),
    };
  },
};

/** Google's APIs say that too much was asked by 429, and by 403 with a reason such as "rateLimitExceeded". */
export function isGoogleLimit(status: number, refused: unknown): boolean {
  if (status !== 403) return false;
  const reasons = elements(inside(refused, 'error', 'errors')).map((each) => wordsOf(inside(each, 'reason')));
  const called = wordsOf(inside(refused, 'error', 'status'));
  return (
    called === 'RESOURCE_EXHAUSTED' ||
    reasons.some((each) => /(?:rate|quota|limit)Exceeded$/i.test(each ?? ''))
  );
}

function changedAt(review: unknown): Date | null {
  const said = elements(inside(review, 'comments')).map((each) =>
    instantIn(instantOf(inside(each, 'userComment', 'lastModified', 'seconds'))),
  );
  return latest(said);
}

/** The secret is the service account's key as Google gives it out: JSON. @throws PullStop where it is none */
export async function googlePlayToken(ask: AskVendor, { secret, now }: PullWith): Promise<string> {
  const parsed = parseBody(Buffer.from(secret));
  const key = parsed.ok ? parsed.value : null;
  const seconds = Math.floor(now.getTime() / 1_000);
  let assertion: string;
  try {
    assertion = await new SignJWT({ scope: SCOPE })
      .setProtectedHeader({ alg: 'RS256', kid: wordsOf(inside(key, 'private_key_id')) ?? '', typ: 'JWT' })
      .setIssuer(wordsOf(inside(key, 'client_email')) ?? '')
      .setIssuedAt(seconds - AHEAD_S)
      .setExpirationTime(seconds + ASSERTION_S)
      .setAudience(TOKENS)
      .sign(await importPKCS8(wordsOf(inside(key, 'private_key')) ?? '', 'RS256'));
  } catch {
    throw new PullStop('fetch.denied');
  }
  const answer = await ask({
    url: TOKENS,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(
      new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
    ),
    isTimed: true,
    // "invalid_grant": a key that was deleted, or a time that is not now.
    meaning: (status) => (status === 400 ? 'fetch.denied' : null),
  });
  const given = wordsOf(inside(answer, 'access_token'));
  if (given === null) throw new PullStop('fetch.shape');
  return given;
}
