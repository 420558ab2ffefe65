// Customers hear back: a colleague writes to the customer of a case, or to those from whose cases an action grew.
import { hourly, step } from '../../beat.ts';
import { showingReplies } from '../../cases/replied.ts';
import { expireReplies } from '../../customer-replies/expire.ts';
import { keptReplies } from '../../customer-replies/kept.ts';
import { replyKinds } from '../../customer-replies/kinds.ts';
import { tellOfReplies } from '../../customer-replies/tell.ts';
import { heardBack } from '../../digests/sections/heard-back.ts';
import type { Feature } from '../feature.ts';
import { openReply, replyForm } from './write.ts';

/** Who may write to whom stands in whom.ts. */
const may = 'everyone';

export const customerReplies: Feature = {
  name: 'customer-replies',
  asks: { 'customer-reply': { run: openReply, opens: true, may } },
  forms: [replyForm],
  steps: [
    showingReplies,
    step('customer-replies', tellOfReplies),
    hourly('customer-replies-kept', ({ database, ...beat }) => expireReplies(database, beat)),
  ],
  sections: [heardBack],
  kinds: replyKinds,
  kept: [keptReplies],
  naming: [{ table: 'CustomerReply', column: 'writerId', erased: 'stand-in' }],
  wordings: [
    {
      ...{ table: 'CustomerReply', columns: ['text'], by: 'writerId' },
      about: { kind: 'case', id: 'fromSubject' },
      ...{ leavesNothing: true, isShownRedacted: true },
    },
  ],
};
