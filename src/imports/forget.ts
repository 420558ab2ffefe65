// What imports give up when a customer is erased: the messages that show the first rows of a file before it is imported. Those rows have
// no id yet.
import type { KeptOfCustomers } from '../feedback/kept.ts';

export const keptInPreviews: KeptOfCustomers = {
  columns: [],
  async find(tx, { workspaceId, answers }) {
    if (answers.length === 0) return {};
    const imports = await tx.fileImport.findMany({
      where: { workspaceId, deliveryId: { not: null } },
      select: { deliveryId: true },
    });
    return { deliveryIds: imports.flatMap(({ deliveryId }) => deliveryId ?? []) };
  },
};
