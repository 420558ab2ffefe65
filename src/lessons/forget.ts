// What lessons of the company's own give up when a customer is erased.
import type { KeptOfCustomers } from '../feedback/kept.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { subjectFor } from './lesson.ts';

export const keptInLessons: KeptOfCustomers = {
  columns: ['Lesson.said'],
  inDigests: { id: 'lessonId', words: 'said' },
  toRead: { name: 'lessons', line: (numbers, locale) => words(locale).toRead(numbers) },
  async find(tx, { workspaceId, answers }) {
    const rows = await tx.lesson.findMany({
      where: { workspaceId, feedbackId: { in: answers.map(({ id }) => id) } },
      select: { id: true, number: true, said: true },
      orderBy: { number: 'asc' },
    });
    const ids = rows.map(({ id }) => id);
    return {
      ids,
      subjects: ids.map(subjectFor),
      words: rows.map(({ said }) => said),
      numbers: rows.map(({ number }) => number),
      async takeOut(within) {
        // A form that was opened before cannot bring the words back: it is about an older version.
        await within.lesson.updateMany({
          where: { workspaceId, id: { in: ids }, said: { not: '' } },
          data: { said: '', version: { increment: 1 } },
        });
      },
    };
  },
};

const words = phrases({
  en: {
    toRead: (numbers: string) =>
      `Look by hand: lessons that grew from these answers, and may repeat what was said; a moderator can take them back: ${numbers}`,
  },
  fr: {
    toRead: (numbers) =>
      fr`À voir à la main : les leçons nées de ces réponses, qui peuvent reprendre ce qui a été dit ; un modérateur peut les retirer : ${numbers}`,
  },
});
