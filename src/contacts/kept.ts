// What contacts give up when their customer is erased: who it was and their words. That there was a contact stays, as a number of nobody's.

import type { KeptOfCustomers } from '../feedback/kept.ts';
import { inPortions } from '../feedback/portions.ts';
import { contactQuoted } from './quotes.ts';
import { blankContacts } from './retention.ts';

export const keptContacts: KeptOfCustomers = {
  columns: ['Contact.verbatim', 'Contact.customer'],
  async find(tx, { workspaceId, hashes }) {
    const rows = await tx.contact.findMany({
      where: { workspaceId, customer: { in: [...hashes] } },
      select: { id: true, verbatim: true },
    });
    const ids = rows.map(({ id }) => id);
    const deliveryIds: string[] = [];
    for (const some of inPortions(ids)) {
      const quoting = { workspaceId, feedbackId: { in: some.map(contactQuoted) } };
      for (const { deliveryId } of await tx.quotation.findMany({ where: quoting }))
        deliveryIds.push(deliveryId);
    }
    return {
      deliveryIds,
      words: rows.flatMap(({ verbatim }) => verbatim ?? []),
      async takeOut(db) {
        await blankContacts(db, workspaceId, ids);
        for (const some of inPortions(ids))
          await db.quotation.deleteMany({
            where: { workspaceId, feedbackId: { in: some.map(contactQuoted) } },
          });
      },
    };
  },
};
