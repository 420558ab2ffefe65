// A company's reply to a Trustpilot review: Service Reviews API, `POST /v1/private/reviews/{id}/reply`; what stands is the review's `companyReply`
// (`GET /v1/private/reviews/{id}`). What a second reply does is not documented: none is sent where one stands. Not tested live.
import { inside, isRecord, wordsOf } from '../../feedback/vendors/payload.ts';
import { TRUSTPILOT, trustpilotToken } from '../../feedback/vendors/pullers/trustpilot.ts';
import type { AskVendor } from '../../feedback/vendors/pulling.ts';
import { ReplyFault } from '../asking.ts';
import { answeredBy, foundStanding, type ReplyToSend, sentAs, standing, type VendorWay } from './vendor.ts';

export const trustpilotWay: VendorWay = {
  kind: 'trustpilot',
  async send({ read, write }, having, reply) {
    const authorization = `Bearer ${await trustpilotToken(read, having)}`;
    const stands = standing(await replyThere(read, reply, authorization), reply);
    if (stands === 'somebody’s' || stands === 'ours') return answeredBy('trustpilot');
    if (stands === 'none') {
      const { author } = having.account;
      await write({
        url: `${reviewUrl(reply)}/reply`,
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({
          message: reply.text,
          ...(author === null ? {} : { authorBusinessUserId: author }),
        }),
      });
    }
    return sentAs('trustpilot', reply.id);
  },
  async find({ read }, having, reply) {
    const authorization = `Bearer ${await trustpilotToken(read, having)}`;
    const there = await replyThere(read, reply, authorization);
    return foundStanding(standing(there, reply), 'trustpilot', reply.id);
  },
};

function reviewUrl({ at }: ReplyToSend): string {
  return `${TRUSTPILOT}/v1/private/reviews/${encodeURIComponent(at)}`;
}

async function replyThere(
  read: AskVendor,
  reply: ReplyToSend,
  authorization: string,
): Promise<string | null> {
  const review = await read({ url: reviewUrl(reply), headers: { authorization } });
  if (!isRecord(review) || wordsOf(inside(review, 'id')) === null)
    throw new ReplyFault({ kind: 'lost' }, false);
  return wordsOf(inside(review, 'companyReply', 'text'));
}
