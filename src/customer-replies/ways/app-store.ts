// A developer's response to an App Store review: App Store Connect API, `POST /v1/customerReviewResponses`, which writes the one response or writes
// over it, and appears once Apple publishes it; what stands is `GET /v1/customerReviews/{id}/response`. Not tested live.
import { idOf, inside, wordsOf } from '../../feedback/vendors/payload.ts';
import { APP_STORE, appStoreToken } from '../../feedback/vendors/pullers/app-store.ts';
import type { AskVendor, PullWith } from '../../feedback/vendors/pulling.ts';
import { ReplyFault } from '../asking.ts';
import { answeredBy, foundStanding, type ReplyToSend, sentAs, standing, type VendorWay } from './vendor.ts';

export const appStoreWay: VendorWay = {
  kind: 'app-store',
  async send({ read, write }, having, reply) {
    const there = await responseThere(read, having, reply);
    const stands = standing(there?.text ?? null, reply);
    if (stands === 'somebody’s') return answeredBy('app-store');
    if (stands === 'this') return sentAs('app-store', there?.id ?? reply.id);
    const answer = await write({
      url: `${APP_STORE}/v1/customerReviewResponses`,
      headers: { authorization: `Bearer ${await appStoreToken(having)}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        data: {
          type: 'customerReviewResponses',
          attributes: { responseBody: reply.text },
          relationships: { review: { data: { type: 'customerReviews', id: reply.at } } },
        },
      }),
    });
    const named = idOf(inside(answer, 'data', 'id'));
    if (!('id' in named)) throw new ReplyFault({ kind: 'lost' }, true);
    return sentAs('app-store', named.id);
  },
  async find({ read }, having, reply) {
    const there = await responseThere(read, having, reply);
    return foundStanding(standing(there?.text ?? null, reply), 'app-store', there?.id ?? reply.id);
  },
};

/** Null where there is none: Apple answers with no data, or that there is no such thing. */
async function responseThere(
  read: AskVendor,
  having: PullWith,
  { at }: ReplyToSend,
): Promise<{ readonly id: string; readonly text: string } | null> {
  const url = `${APP_STORE}/v1/customerReviews/${encodeURIComponent(at)}/response`;
  const headers = { authorization: `Bearer ${await appStoreToken(having)}` };
  const answer = await read({ url, headers }).catch((error: unknown) => {
    const isNone = error instanceof ReplyFault && error.fault.kind === 'status' && error.fault.status === 404;
    if (isNone) return { data: null };
    throw error;
  });
  const named = idOf(inside(answer, 'data', 'id'));
  const text = wordsOf(inside(answer, 'data', 'attributes', 'responseBody'));
  return 'id' in named && text !== null ? { id: named.id, text } : null;
}
