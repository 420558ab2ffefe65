// What replies give up when their customer is erased: what was written to them. Where they could be written to goes with their answers
// (feedback/retention.ts); what a vendor has stays with the vendor.
import type { KeptOfCustomers } from '../feedback/kept.ts';

export const keptReplies: KeptOfCustomers = {
  columns: ['CustomerReply.text'],
  async find(tx, { workspaceId, answers }) {
    const where = { workspaceId, feedbackId: { in: answers.map(({ id }) => id) }, text: { not: '' } };
    const rows = await tx.customerReply.findMany({ where, select: { text: true } });
    return {
      words: rows.map(({ text }) => text),
      async takeOut(within) {
        await within.customerReply.updateMany({ where, data: { text: '' } });
      },
    };
  },
};
