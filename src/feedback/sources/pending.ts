// Answers of which a webhook gave only the id: asked for at once, and read as if they had come with it.

import type { Read } from '../vendors/read.ts';
import { type FetchResponse, fetchResponse } from '../vendors/surveymonkey-response.ts';
import type { Webhook } from './webhook.ts';

/**
 * Everything in `read`, with what was pending in it; one that was deleted since is ignored as "gone". A code where one cannot be had
 * now: "fetch.later", or "fetch.denied" where the token is wrong. What a fetched answer would have pending is left.
 */
export async function withPending(
  read: Extract<Read, { ok: true }>,
  { vendor, token, region, options }: Webhook,
  fetch: FetchResponse,
): Promise<Read | { readonly ok: null; readonly code: `fetch.${'later' | 'denied'}` }> {
  let whole = read;
  for (const pending of read.pending) {
    const answer = await fetchResponse(pending, { fetch, token: token ?? '', region });
    if (!answer.ok && answer.code !== 'gone') return { ok: null, code: `fetch.${answer.code}` };
    const more = answer.ok ? vendor.read(answer.body, options) : { ...read, items: [], ignored: ['gone'] };
    if (!more.ok) return more;
    whole = {
      ...whole,
      items: [...whole.items, ...more.items],
      ignored: [...whole.ignored, ...more.ignored],
    };
  }
  return whole;
}
