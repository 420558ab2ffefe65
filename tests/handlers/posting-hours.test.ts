import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostingHours } from '../../src/calendar/posting-hours.ts';
import { postingHoursText, readPostingHours } from '../../src/handlers/posting-hours.ts';

const hours = (days: readonly number[], from: number, to: number): PostingHours => ({
  kind: 'hours',
  days,
  from,
  to,
});
const week = [1, 2, 3, 4, 5];

describe('posting hours in a form', () => {
  it.each([
    ['8-20', hours(week, 8, 20)],
    ['lun-ven 8 h à 20 h 30', hours(week, 8, 20.5)],
    ['Lundi, mercredi 9h-17h', hours([1, 3], 9, 17)],
    ['Mon-Sat 08:00-19:30', hours([1, 2, 3, 4, 5, 6], 8, 19.5)],
    ['sat sun 0-24', hours([6, 7], 0, 24)],
    ['ven-lun 8 to 12', hours([1, 5, 6, 7], 8, 12)],
    ['Toujours', { kind: 'always' }],
    ['ALWAYS', { kind: 'always' }],
    ['20-8', undefined],
    ['8-25', undefined],
    ['8:75-20', undefined],
    ['m 8-20', undefined],
    ['sometimes', undefined],
    ['foo 8-20', undefined],
  ])('%s', (text, read) => {
    expect(readPostingHours(text)).toEqual(read);
  });

  it('come back as they were shown, in both languages', () => {
    const halves = fc.integer({ min: 0, max: 48 });
    const any = fc
      .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), halves, halves)
      .filter(([, from, to]) => from < to)
      .map(([days, from, to]) => hours(days.toSorted(), from / 2, to / 2));
    fc.assert(
      fc.property(any, fc.constantFrom('fr', 'en'), (given, locale) => {
        expect(readPostingHours(postingHoursText(given, locale))).toEqual(given);
      }),
    );
  });
});
