// What answers themselves give up when their customer is erased.
import { blankFormer } from './batches/former.ts';
import type { KeptOfCustomers } from './kept.ts';
import { blankAnswers } from './retention.ts';

/** How a stored digest quotes an answer. */
export const answerInDigests = { id: 'feedbackId', words: 'text' } as const;

export const keptAnswers: KeptOfCustomers = {
  columns: [
    ...(['Feedback.verbatim', 'Feedback.customer', 'Feedback.sealedOriginal'] as const),
    ...(['FeedbackComment.verbatim', 'FeedbackComment.sealedOriginal', 'FeedbackText.words'] as const),
    ...(['FormerAnswer.customer', 'FormerAnswer.sealedOriginal', 'FormerAnswer.content'] as const),
    ...(['FormerComment.verbatim', 'FormerComment.sealedOriginal'] as const),
    'ReplyPlace.seal',
    // They may describe one person.
    ...(['Feedback.segments', 'Feedback.segmentKeys'] as const),
  ],
  inDigests: answerInDigests,
  async find(_, { workspaceId, hashes, answers }) {
    const ids = answers.map(({ id }) => id);
    return {
      ids,
      words: answers.flatMap(({ texts }) => texts),
      async takeOut(tx, now) {
        await blankAnswers(tx, workspaceId, ids, now);
        await blankFormer(tx, workspaceId, { customers: hashes }, now);
      },
    };
  },
};
