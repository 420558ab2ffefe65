// The lessons that come with the program, as their readers get them.
import { describe, expect, it } from 'vitest';
import { typeset } from '../../src/i18n/phrases.ts';
import { madeLessons } from '../../src/lessons/content/index.ts';
import { choices, madeIn } from '../../src/lessons/lesson.ts';
import { lessonCard } from '../../src/lessons/views.ts';

const locales = ['en', 'fr'] as const;
const all = madeLessons.flatMap((lesson) => locales.map((locale) => ({ lesson, locale })));

describe('the lessons that come with the program', () => {
  it('are twenty, each of its own name, from six kinds of work', () => {
    expect(new Set(madeLessons.map(({ id }) => id)).size).toBe(20);
  });

  it.each(all)(
    '$lesson.id in $locale: is whole, short enough for a telephone, and comes back in other words',
    ({ lesson, locale }) => {
      const first = madeIn(lesson, locale, 0);
      const again = madeIn(lesson, locale, 1);
      expect(again.said).not.toBe(first.said);
      expect({ ...again, said: '' }).toEqual({ ...first, said: '' });
      const parts = [
        first.title,
        first.said,
        again.said,
        first.by,
        first.situation,
        first.happened,
        first.value,
      ];
      for (const part of [...parts, ...choices.map((choice) => first.answers[choice])])
        expect(part.trim()).toBe(part);
      expect(Math.min(...parts.map(({ length }) => length))).toBeGreaterThan(0);
      expect(new Set(Object.values(first.answers)).size).toBe(3);
      expect(first.situation.length).toBeLessThanOrEqual(260);
      expect(first.said.length).toBeLessThanOrEqual(130);
      for (const choice of choices) expect(first.answers[choice].length).toBeLessThanOrEqual(115);
      // What happened and why, in two or three sentences.
      const sentences = first.happened.split(/[.!?»”](?:\s|$)/).filter((each) => each.trim() !== '');
      expect(sentences.length).toBeGreaterThanOrEqual(2);
      expect(first.happened.length).toBeLessThanOrEqual(440);
    },
  );

  it('have the right one at no place that one could guess by: not the longest, nor always the same letter', () => {
    for (const letter of choices)
      expect(madeLessons.filter(({ right }) => right === letter).length).toBeGreaterThanOrEqual(5);
    for (const locale of locales) {
      const longest = madeLessons.filter(({ right, text }) => {
        const { answers } = text(locale);
        return choices.every((choice) => answers[choice].length <= answers[right].length);
      });
      expect(longest.map(({ id }) => id).length).toBeLessThanOrEqual(7);
    }
  });

  it('are set in French as French is, and ask on no card what happened', () => {
    for (const { lesson } of all) {
      const french = madeIn(lesson, 'fr', 0);
      const texts = [
        french.title,
        french.said,
        french.situation,
        french.happened,
        ...Object.values(french.answers),
      ];
      for (const text of texts) {
        expect(text).toBe(typeset(text));
        expect(text).not.toMatch(/'|"| [;!?:»]|« /);
      }
      const card = lessonCard(
        french,
        { week: '2026-11-30', comeback: 0 },
        { locale: 'fr', timeZone: 'Europe/Paris' },
      );
      expect(JSON.stringify(card)).not.toContain(french.happened.slice(0, 30));
    }
  });
});
