// Writing to customers: from a case or an action, to whoever gave the answer.
import { keptReplies } from '../../customer-replies/kept.ts';
import { replyKinds } from '../../customer-replies/kinds.ts';
import type { Feature } from '../feature.ts';

export const customerReplies: Feature = {
  name: 'customer-replies',
  kinds: replyKinds,
  kept: [keptReplies],
  naming: [{ table: 'CustomerReply', column: 'writerId', erased: 'stand-in' }],
  wordings: [
    {
      ...{ table: 'CustomerReply', columns: ['text'], by: 'writerId' },
      about: { kind: 'customer-reply', id: 'id' },
    },
  ],
};
