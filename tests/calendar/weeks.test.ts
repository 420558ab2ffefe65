import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, weekdayOf } from '../../src/calendar/day.ts';
import { isoWeekOf, wholeWeeks } from '../../src/calendar/weeks.ts';
import { zoneOf } from '../../src/calendar/zone.ts';

describe('the number of a week', () => {
  it.each([
    ['2026-01-01', 1],
    ['2025-12-29', 1],
    ['2026-11-23', 48],
    ['2026-12-31', 53],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
    ['2024-12-30', 1],
    ['2021-01-03', 53],
  ])('of %s is %d', (day, week) => {
    expect(isoWeekOf(dayOf(day))).toBe(week);
  });
});

describe('whole weeks', () => {
  it('end at the midnight that begins this week, on the clock of the zone', () => {
    const paris = wholeWeeks(new Date('2026-10-26T00:30:00Z'), zoneOf('Europe/Paris'), 2);
    expect(paris.map(({ from, to }) => [from.toISOString(), to.toISOString()])).toEqual([
      ['2026-10-11T22:00:00.000Z', '2026-10-18T22:00:00.000Z'],
      // The week in which the clock was set back by an hour.
      ['2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ]);
    const [newYork] = wholeWeeks(new Date('2026-10-26T00:30:00Z'), zoneOf('America/New_York'), 1);
    expect(newYork?.to.toISOString()).toBe('2026-10-19T04:00:00.000Z');
  });

  it('follow each other without a gap, begin on Mondays, and are over, wherever and whenever', () => {
    const zones = fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, instants, (name, at) => {
        const zone = zoneOf(name);
        const weeks = wholeWeeks(at, zone, 12);
        for (const [i, { from, to }] of weeks.entries()) {
          expect(weekdayOf(zone.dayAt(from.getTime()))).toBe(1);
          expect(zone.dayAt(to.getTime()) - zone.dayAt(from.getTime())).toBe(7);
          expect(to).toEqual(weeks[i + 1]?.from ?? to);
        }
        const end = weeks.at(-1)?.to ?? at;
        expect(end.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(at.getTime() - end.getTime()).toBeLessThan(8 * 86_400_000);
      }),
      { numRuns: 50 },
    );
  });
});
