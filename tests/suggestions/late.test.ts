import { describe, expect, it } from 'vitest';
import { dueWords, markedDue, workingDaysLate } from '../../src/suggestions/letters/reminder.ts';

const calendar = {
  country: 'FR',
  region: null,
  workdays: [1, 2, 3, 4, 5],
  closingDays: ['2026-12-24'],
  dayStartsAt: 9,
  dayEndsAt: 18,
};
const zone = 'Europe/Paris';
/** Friday 18 December 2026 at 18:00 in Paris. */
const due = new Date('2026-12-18T17:00:00Z');

describe('how late a reply is', () => {
  it.each([
    ['the evening of its day', '2026-12-18T20:00', 0],
    ['Saturday', '2026-12-19T12:00', 0],
    ['Sunday night', '2026-12-20T23:59', 0],
    ['Monday before work', '2026-12-21T08:59', 0],
    ['Monday at work', '2026-12-21T09:00', 1],
    ['Monday evening', '2026-12-21T18:00', 1],
    ['Tuesday before work', '2026-12-22T08:00', 1],
    ['Tuesday', '2026-12-22T11:00', 2],
    ['Wednesday', '2026-12-23T11:00', 3],
    ['a closing day of the company', '2026-12-24T11:00', 3],
    ['Christmas', '2026-12-25T11:00', 3],
    ['the weekend after it', '2026-12-27T11:00', 3],
    ['the Monday after it', '2026-12-28T11:00', 4],
  ])('counts working days that have begun: on %s', (_, at, late) => {
    expect(workingDaysLate(due, new Date(`${at}:00+01:00`), calendar, zone)).toBe(late);
  });

  it('is said from which day on while no working day has begun, never as one day that nobody worked', () => {
    const now = new Date('2026-12-19T12:00:00Z');
    const said = (locale: 'fr' | 'en') => dueWords(due, { now, calendar }, { locale, timeZone: zone });
    expect(said('en')).toBe('late since Friday 18 December');
    expect(said('fr')).toBe('en retard depuis vendredi 18 décembre');
  });

  it('is marked where it is late, and only there', () => {
    const reader = { locale: 'en', timeZone: zone } as const;
    const at = (now: string) => markedDue(due, { now: new Date(now), calendar }, reader);
    expect(at('2026-12-21T10:00:00Z')).toBe('⚠️ 1 working day late');
    expect(at('2026-12-18T10:00:00Z')).toBe('due today');
  });
});
