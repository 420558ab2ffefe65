// A developer's reply to a Google Play review: Android Publisher API v3, `POST …/reviews/{id}:reply`, which writes the one reply or writes over it; what
// stands is read with the review (`GET …/reviews/{id}`, `comments[].developerComment`). Not tested live.
import { elements, inside, wordsOf } from '../../feedback/vendors/payload.ts';
import { GOOGLE_PLAY, googlePlayToken, isGoogleLimit } from '../../feedback/vendors/pullers/google-play.ts';
import type { AskVendor, PullWith } from '../../feedback/vendors/pulling.ts';
import { ReplyFault } from '../asking.ts';
import { answeredBy, foundStanding, type ReplyToSend, sentAs, standing, type VendorWay } from './vendor.ts';

export const googlePlayWay: VendorWay = {
  kind: 'google-play',
  async send({ read, write }, having, reply) {
    const authorization = `Bearer ${await googlePlayToken(read, having)}`;
    const stands = standing(await replyThere(read, having, reply, authorization), reply);
    if (stands === 'somebody’s') return answeredBy('google-play');
    if (stands !== 'this') {
      const answer = await write(
        {
          url: `${reviewUrl(having, reply)}:reply`,
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify({ replyText: reply.text }),
        },
        (status, told) => (isGoogleLimit(status, told) ? 'later' : undefined),
      );
      if (wordsOf(inside(answer, 'result', 'replyText')) === null)
        throw new ReplyFault({ kind: 'lost' }, true);
    }
    return sentAs('google-play', reply.id);
  },
  async find({ read }, having, reply) {
    const authorization = `Bearer ${await googlePlayToken(read, having)}`;
    const there = await replyThere(read, having, reply, authorization);
    return foundStanding(standing(there, reply), 'google-play', reply.id);
  },
};

function reviewUrl({ account: { of } }: PullWith, { at }: ReplyToSend): string {
  const app = encodeURIComponent(of ?? '');
  return `${GOOGLE_PLAY}/androidpublisher/v3/applications/${app}/reviews/${encodeURIComponent(at)}`;
}

async function replyThere(
  read: AskVendor,
  having: PullWith,
  reply: ReplyToSend,
  authorization: string,
): Promise<string | null> {
  const review = await read({
    ...{ url: reviewUrl(having, reply), headers: { authorization } },
    meaning: (status, told) => (isGoogleLimit(status, told) ? 'fetch.later' : null),
  });
  if (wordsOf(inside(review, 'reviewId')) === null) throw new ReplyFault({ kind: 'lost' }, false);
  const said = elements(inside(review, 'comments')).map((each) =>
    wordsOf(inside(each, 'developerComment', 'text')),
  );
  return said.find((each) => each !== null) ?? null;
}
