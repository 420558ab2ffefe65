// What the direction's words give up when a customer is erased. The customer's own words are read where they are kept, and stand in
// digests by the answer's id; here stands only what somebody wrote in answer to them.
import type { KeptOfCustomers } from '../feedback/kept.ts';
import { fr, phrases } from '../i18n/phrases.ts';

export const keptInDirection: KeptOfCustomers = {
  columns: [],
  toRead: { name: 'words', line: (numbers, locale) => words(locale).toRead(numbers) },
  async find(tx, { workspaceId, answers }) {
    const rows = await tx.directionWord.findMany({
      where: { workspaceId, feedbackId: { in: answers.map(({ id }) => id) } },
      select: { number: true },
      orderBy: { number: 'asc' },
    });
    return { numbers: rows.map(({ number }) => number) };
  },
};

const words = phrases({
  en: {
    toRead: (numbers: string) =>
      `Look by hand: words of the direction that answer this customer, and may repeat what they said: ${numbers}`,
  },
  fr: {
    toRead: (numbers) =>
      fr`À voir à la main : les mots de la direction qui répondent à ce client et peuvent reprendre ce qu’il a dit : ${numbers}`,
  },
});
