// What thank-yous give up when a customer is erased: they carry no copy of an answer's words; what colleagues tell in their own is to be
// read by somebody.
import type { KeptOfCustomers } from '../feedback/kept.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { subjectFor } from './thanks.ts';

export const keptInThanks: KeptOfCustomers = {
  columns: [],
  toRead: { name: 'thanks', line: (numbers, locale) => words(locale).toRead(numbers) },
  async find(tx, { workspaceId, answers }) {
    const rows = await tx.thanks.findMany({
      where: { workspaceId, feedbackId: { in: answers.map(({ id }) => id) } },
      select: { id: true, number: true, fact: true },
      orderBy: { number: 'asc' },
    });
    return {
      subjects: rows.map(({ id }) => subjectFor(id)),
      numbers: rows.flatMap(({ number, fact }) => (fact === '' ? [] : [number])),
    };
  },
};

const words = phrases({
  en: { toRead: (numbers: string) => `Look by hand: thank-yous that carry these answers: ${numbers}` },
  fr: { toRead: (numbers) => fr`À voir à la main : les mercis qui reprennent ces réponses : ${numbers}` },
});
