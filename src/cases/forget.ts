// What cases give up when a customer is erased. Erasing everything else: erasure.
import type { Store } from '../database/client.ts';
import type { KeptOfCustomers } from '../feedback/kept.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { subjectFor } from './letters/post.ts';

export const keptInCases: KeptOfCustomers = {
  columns: ['CustomerCase.customer'],
  toRead: { name: 'cases', line: (numbers, locale) => words(locale).toRead(numbers) },
  async find(tx, { workspaceId, hashes, answers }) {
    const ids = answers.map(({ id }) => id);
    const rows = await tx.customerCase.findMany({
      where: {
        workspaceId,
        OR: [{ customer: { in: [...hashes] } }, { answers: { some: { feedbackId: { in: ids } } } }],
      },
      select: { id: true, number: true },
      orderBy: { number: 'asc' },
    });
    return {
      subjects: rows.map(({ id }) => subjectFor(id)),
      numbers: rows.map(({ number }) => number),
      async takeOut(within) {
        for (const customer of hashes) await forgetCustomerOf(within, workspaceId, customer);
      },
    };
  },
};

/**
 * Its cases go on without a customer: another bad answer opens a new one. The answers, and the messages that quote them,
 * are the caller's. How many cases there were.
 * @param customerHash the keyed hash that feedback keeps of a customer's reference
 */
export async function forgetCustomerOf(
  tx: Store,
  workspaceId: string,
  customerHash: string,
): Promise<number> {
  const where = { workspaceId, customer: customerHash };
  const { count } = await tx.customerCase.updateMany({ where, data: { customer: null } });
  return count;
}

const words = phrases({
  en: {
    toRead: (numbers: string) => `Look by hand: what colleagues wrote in these cases: ${numbers}`,
  },
  fr: {
    toRead: (numbers) => fr`À voir à la main : ce que des collègues ont écrit dans ces cas : ${numbers}`,
  },
});
