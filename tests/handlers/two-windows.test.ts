import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, dayText } from '../../src/calendar/day.ts';
import { dayTyped } from '../../src/feedback/dates/typed.ts';
import { askedFor, decodeQuestion, encodeQuestion } from '../../src/handlers/voice/question.ts';
import { spansOf, typedWindows } from '../../src/handlers/voice/two-windows.ts';

const today = dayOf('2026-11-30');

describe('a day that is typed', () => {
  it.each([
    ['2026-09-01', '2026-09-01'],
    ['1/9/2026', '2026-09-01'],
    ['01/09/2026', '2026-09-01'],
    ['1.9.2026', '2026-09-01'],
    ['1/9', '2026-09-01'],
    ['1/12', '2025-12-01'],
    ['1er septembre 2026', '2026-09-01'],
    ['1er septembre', '2026-09-01'],
    ['mardi 1er septembre 2026', '2026-09-01'],
    ['15 août', '2026-08-15'],
    ['15 AOUT 2025', '2025-08-15'],
    ['31 déc.', '2025-12-31'],
    ['1 September 2026', '2026-09-01'],
    ['1st of September', '2026-09-01'],
    ['Sept. 1st, 2026', '2026-09-01'],
    ['Tuesday, September 1 2026', '2026-09-01'],
    ['29 février', '2024-02-29'],
    ['29/2/2026', null],
    ['31/9/2026', null],
    ['13/13/2026', null],
    ['2026-13-01', null],
    ['1er machin', null],
    ['soon', null],
    ['', null],
  ])('%j is %s', (written, day) => {
    expect(dayTyped(written, today)).toBe(day);
  });
});

const read = (text: string, locale: 'fr' | 'en' = 'en') => {
  const typed = typedWindows(text);
  if (typed === null) return null;
  const found = spansOf(typed, today);
  if (!found.ok) return found.why(locale).replaceAll(/[\u00a0\u202f]/g, ' ');
  const { before, after } = found.spans;
  return `${before.first}..${before.last} ${after.first}..${after.last}`;
};

describe('two stretches that are typed', () => {
  it.each([
    // Around a day: the day itself in neither, 90 days at most.
    ['around 2026-09-01', '2026-06-04..2026-08-31 2026-09-02..2026-11-29'],
    ['around 2026-11-20', '2026-11-11..2026-11-19 2026-11-21..2026-11-29'],
    ['autour du 1er septembre', '2026-06-04..2026-08-31 2026-09-02..2026-11-29'],
    ['avant et après le 1/8/2026', '2026-05-03..2026-07-31 2026-08-02..2026-10-30'],
    ['before and after 1 August 2026', '2026-05-03..2026-07-31 2026-08-02..2026-10-30'],
    // Two days: all before the one, from the other on, as many on both sides.
    ['before 2026-09-01 after 2026-10-01', '2026-07-03..2026-08-31 2026-10-01..2026-11-29'],
    ['avant le 1er septembre après le 1er octobre', '2026-07-03..2026-08-31 2026-10-01..2026-11-29'],
    ['Avant 1/9/2026, et apres 1/10/2026', '2026-07-03..2026-08-31 2026-10-01..2026-11-29'],
    ['before 2026-03-01 after 2026-03-01', '2025-12-01..2026-02-28 2026-03-01..2026-05-29'],
    // Stretches as they are said.
    [
      'before 2026-06-01..2026-08-31 after 2026-09-01..2026-10-31',
      '2026-06-01..2026-08-31 2026-09-01..2026-10-31',
    ],
    [
      'avant du 1er juin au 31 août après du 1er au 31 octobre',
      '2026-06-01..2026-08-31 2026-10-01..2026-10-31',
    ],
    ['before 1 June to 30 June after 1/10/2026', '2026-06-01..2026-06-30 2026-10-01..2026-10-30'],
    ['before 2026-09-01 after 2026-10-01..2026-10-10', '2026-08-22..2026-08-31 2026-10-01..2026-10-10'],
    // Not these: they are looked for in what customers wrote.
    ['before I called', null],
    ['after 2026', null],
    ['avant de partir', null],
    ['around the corner', null],
    ['before noon after lunch', null],
    ['after 3 calls', null],
    ['avant 2 jours', null],
  ])('%j are %s', (text, spans) => {
    expect(read(text)?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? null).toBe(spans);
  });

  it.each([
    ['before 31/9/2026 after 1/10/2026', '“31/9/2026” is not a day that exists'],
    ['around 2026-11-30', 'The last day that can be asked for is Saturday 28 November 2026'],
    ['before 2026-09-01 after 2026-12-01', 'The last day that can be asked for is Sunday 29 November 2026'],
    ['before 2026-10-01 after 2026-09-01', 'write the earlier ones first'],
    [
      'before 2026-06-30..2026-06-01 after 2026-09-01',
      'A stretch that begins on Tuesday 30 June 2026 cannot end on Monday 1 June 2026',
    ],
    ['before 2024-01-01..2025-06-30 after 2026-09-01', '366 days at most'],
    ['before 2026-09-01', 'Before “2026-09-01”, and after what?'],
    ['since 1 September', 'After “1 september”, and before what?'],
  ])('%j is refused by the value, with what may be asked', (text, why) => {
    expect(read(text)).toContain(why);
  });

  it.each([
    [
      'avant le 31/9/2026 après le 1/10/2026',
      '« 31/9/2026 » n’est pas un jour qui existe. Écrivez 2026-09-01',
    ],
    ['autour du 30 novembre 2026', 'Le dernier jour possible est le samedi 28 novembre 2026.'],
    ['avant le 1/9/2026 après le 1/12/2026', 'Le dernier jour possible est le dimanche 29 novembre 2026.'],
    ['avant le 1/10/2026 après le 1/9/2026', 'écrivez d’abord les plus anciens, sans jour commun.'],
    [
      'avant du 30/6/2026 au 1/6/2026 après le 1/9/2026',
      'Une période qui commence le mardi 30 juin 2026 ne peut pas finir le lundi 1er juin 2026.',
    ],
    ['avant du 1/1/2024 au 30/6/2025 après le 1/9/2026', '366 jours au plus.'],
    ['avant le 1er septembre', 'Avant « 1er septembre », et après quoi ?'],
    ['depuis le 2026-09-01', 'Après « 2026-09-01 », et avant quoi ?'],
  ])('in French %j is refused likewise', (text, why) => {
    expect(read(text, 'fr')).toContain(why);
  });

  it('of single days are as long as each other, apart, over before today, and never the day around which they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 900 }), fc.integer({ min: 0, max: 300 }), (ago, gap) => {
        const [one, two] = [dayText(today - ago), dayText(today - Math.max(1, ago - gap))];
        for (const text of [`around ${one}`, `before ${one} after ${two}`]) {
          const typed = typedWindows(text);
          const found = typed && spansOf(typed, today);
          if (!found?.ok) throw new Error(text);
          const { before, after } = found.spans;
          const days = ({ first, last }: typeof before) => dayOf(last) - dayOf(first) + 1;
          expect(days(before)).toBe(days(after));
          expect(days(before)).toBeGreaterThanOrEqual(1);
          expect(days(before)).toBeLessThanOrEqual(90);
          expect(before.last < after.first).toBe(true);
          expect(dayOf(after.last)).toBeLessThan(today);
          if (text.startsWith('around')) expect([before.last < one, one < after.first]).toEqual([true, true]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are asked of some answers alone, and a button carries them', () => {
    const asked = askedFor('before 2026-09-01 after 2026-10-01 for Delivery, Belgium');
    expect(asked).toMatchObject({ kind: 'windows', only: ['delivery', 'belgium'] });
    const question = {
      kind: 'compare',
      before: { first: '2026-07-03', last: '2026-08-31' },
      after: { first: '2026-10-01', last: '2026-11-29' },
      only: ['delivery', 'belgium'],
    } as const;
    expect(decodeQuestion(encodeQuestion(question))).toEqual(question);
    for (const code of [
      'compare/2026-07-03..2026-08-31',
      'compare/x..y/2026-10-01..2026-11-29',
      'compare/2026-07-03..2026-10-31/2026-10-01..2026-11-29',
    ])
      expect(decodeQuestion(code)).toBeNull();
  });
});
