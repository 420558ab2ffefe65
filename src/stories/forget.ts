// What best failures give up when a customer is erased.
import type { KeptOfCustomers } from '../feedback/kept.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { subjectFor } from './story.ts';

export const keptInStories: KeptOfCustomers = {
  columns: ['Story.customerSaid'],
  inDigests: { id: 'storyId', words: 'customerSaid' },
  toRead: { name: 'stories', line: (numbers, locale) => words(locale).toRead(numbers) },
  async find(tx, { workspaceId, answers }) {
    const rows = await tx.story.findMany({
      where: { workspaceId, feedbackId: { in: answers.map(({ id }) => id) } },
      select: { id: true, number: true, customerSaid: true },
      orderBy: { number: 'asc' },
    });
    const ids = rows.map(({ id }) => id);
    return {
      ids,
      subjects: ids.map(subjectFor),
      words: rows.map(({ customerSaid }) => customerSaid),
      numbers: rows.map(({ number }) => number),
      async takeOut(within) {
        // A form that was opened before cannot bring the words back: it is about an older version.
        await within.story.updateMany({
          where: { workspaceId, id: { in: ids }, customerSaid: { not: '' } },
          data: { customerSaid: '', version: { increment: 1 } },
        });
      },
    };
  },
};

const words = phrases({
  en: {
    toRead: (numbers: string) =>
      `Look by hand: best failures that grew from these answers; a moderator has to reread: ${numbers}`,
  },
  fr: {
    toRead: (numbers) =>
      fr`À voir à la main : les récits nés de ces réponses, qu’un modérateur doit relire : ${numbers}`,
  },
});
