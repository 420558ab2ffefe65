// What mails that wait give up when their customer is erased: all of them. Messages that asked about them are found by their words.
import type { KeptOfCustomers } from '../feedback/kept.ts';
import { inPortions } from '../feedback/portions.ts';

export const keptMails: KeptOfCustomers = {
  columns: ['MailWaiting.verbatim', 'MailWaiting.sealedOriginal', 'MailWaiting.customer'],
  async find(tx, { workspaceId, hashes }) {
    const rows = await tx.mailWaiting.findMany({
      where: { workspaceId, customer: { in: [...hashes] } },
      select: { id: true, verbatim: true },
    });
    const ids = rows.map(({ id }) => id);
    const deliveryIds: string[] = [];
    for (const some of inPortions(ids))
      for (const { deliveryId } of await tx.quotation.findMany({
        where: { workspaceId, feedbackId: { in: some } },
      }))
        deliveryIds.push(deliveryId);
    return {
      deliveryIds,
      words: rows.map(({ verbatim }) => verbatim),
      async takeOut(db) {
        for (const some of inPortions(ids)) {
          await db.mailWaiting.deleteMany({ where: { workspaceId, id: { in: some } } });
          await db.quotation.deleteMany({ where: { workspaceId, feedbackId: { in: some } } });
        }
      },
    };
  },
};
