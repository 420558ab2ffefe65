// App Store reviews, fetched: App Store Connect API, `GET /v1/apps/{id}/customerReviews` (200 a page, newest first, `links.next`), by a token that a
// private key signs (ES256, for twenty minutes at most, "Generating Tokens for API Requests"); 3,600 requests an hour are allowed. Not tested live.
import { importPKCS8, SignJWT } from 'jose';
import { inside, wordsOf } from '../payload.ts';
import { DAY_MS, instantIn, type Puller, PullStop, type PullWith } from '../pulling.ts';

const SIZE = 200;
export const APP_STORE = 'https://api.appstoreconnect.apple.com';
/** In seconds; Apple takes no longer one than twenty minutes. */
const TOKEN_S = 10 * 60;
/** In seconds: a clock that is a little ahead signs nothing that is yet to come. */
const AHEAD_S = 60;

/** Reviews come by when they were written: one that is changed later is found for a month. */
export const appStorePuller: Puller = {
  vendor: 'app-store',
  needs: ['of', 'user', 'keyId', 'secret'],
  requestsPerMinute: 30,
  overlapMs: 30 * DAY_MS,
  async page(ask, having, { since, page }) {
    const first = `sort=-createdDate&limit=${SIZE}`;
    const url = `${APP_STORE}/v1/apps/${encodeURIComponent(having.account.of ?? '')}/customerReviews?${page ?? first}`;
    const headers = { authorization: `Bearer ${await appStoreToken(having)}` };
    const answer = await ask({ url, headers, isTimed: true });
    const list = inside(answer, 'data');
    if (!Array.isArray(list)) throw new PullStop('fetch.shape');
    const dates = list.map((each) => instantIn(inside(each, 'attributes', 'createdDate')));
    const isPast = dates.some((each) => each !== null && each < since);
    const next = wordsOf(inside(answer, 'links', 'next'));
    const isWanted = (_: unknown, at: number) => (dates[at] ?? since) >= since;
    return {
      bodies: list.filter(isWanted).map((data) => ({ data })),
      dated: dates.filter(isWanted),
      // Of their link only what is asked for: the key goes to Apple alone.
      next: isPast || next === null ? null : queryOf(next),
    };
  },
};

/** @throws PullStop where it leads nowhere */
function queryOf(link: string): string {
  const query = URL.canParse(link) ? new URL(link).search.slice(1) : '';
  if (query === '') throw new PullStop('fetch.shape');
  return query;
}

/** @throws PullStop where the key is none */
export async function appStoreToken({ account: { user, keyId }, secret, now }: PullWith): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1_000);
  try {
    return await new SignJWT()
      .setProtectedHeader({ alg: 'ES256', kid: keyId ?? '', typ: 'JWT' })
      .setIssuer(user ?? '')
      .setIssuedAt(seconds - AHEAD_S)
      .setExpirationTime(seconds + TOKEN_S)
      .setAudience('appstoreconnect-v1')
      .sign(await importPKCS8(secret, 'ES256'));
  } catch {
    throw new PullStop('fetch.denied');
  }
}
