import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestOccurrence, occurrencesAfter, type Rhythm } from '../../src/calendar/occurrences.ts';
import {
  lastOpenMoment,
  nextOpening,
  type PostingHours,
  postingHoursCode,
  postingHoursFrom,
} from '../../src/calendar/posting-hours.ts';
import { countryOfZone } from '../../src/calendar/where.ts';
import { france } from './work-calendars.ts';

const office: PostingHours = { kind: 'hours', days: [1, 2, 3, 4, 5], from: 8, to: 20 };
const zone = 'Europe/Paris';
const opens = (at: string, hours: PostingHours = office) =>
  nextOpening(new Date(at), hours, france, zone).toISOString();

const anyHours = fc.oneof(
  fc.constant<PostingHours>({ kind: 'always' }),
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 1, max: 24 }),
    )
    .map(
      ([days, from, length]): PostingHours => ({
        kind: 'hours',
        days,
        from,
        to: Math.min(24, from + length),
      }),
    ),
);
const anyInstant = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('posting hours', () => {
  it.each([
    ['a Saturday at 22:36', '2026-11-28T21:36:00Z', '2026-11-30T07:00:00.000Z'],
    ['a weekday before they open', '2026-11-25T05:10:00Z', '2026-11-25T07:00:00.000Z'],
    ['a weekday within them', '2026-11-25T10:10:00Z', '2026-11-25T10:10:00.000Z'],
    ['their closing minute', '2026-11-25T19:00:00Z', '2026-11-26T07:00:00.000Z'],
    ['a public holiday', '2026-11-11T10:00:00Z', '2026-11-12T07:00:00.000Z'],
    ['the night of a clock change', '2026-03-28T21:36:00Z', '2026-03-30T06:00:00.000Z'],
  ])('let what comes on %s come at their next opening', (_, at, opening) => {
    expect(opens(at)).toBe(opening);
  });

  it('let everything come at once where they are always open', () => {
    expect(opens('2026-11-28T21:36:00Z', { kind: 'always' })).toBe('2026-11-28T21:36:00.000Z');
  });

  it('are stored and read back', () => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        expect(postingHoursFrom(postingHoursCode(hours))).toEqual(hours);
      }),
    );
    expect(() => postingHoursFrom('9 to 5')).toThrow(/not posting hours/);
  });

  it('never open before what waits, are open then, and were open at their last moment', () => {
    fc.assert(
      fc.property(anyHours, anyInstant, (hours, at) => {
        const opening = nextOpening(at, hours, france, zone);
        const last = lastOpenMoment(at, hours, france, zone);
        expect(opening.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(last.getTime()).toBeLessThanOrEqual(at.getTime());
        for (const moment of [opening, last])
          expect(nextOpening(moment, hours, france, zone)).toEqual(moment);
      }),
    );
  });
});

describe('a rhythm with posting hours', () => {
  const rhythm = (hours: PostingHours | null, onHolidays: Rhythm['onHolidays'] = 'skip'): Rhythm => ({
    cadence: { kind: 'cron', expression: '36 22 * * *' },
    timeZone: zone,
    onHolidays,
    calendar: france,
    hours,
  });
  const days = (dates: readonly Date[]) => dates.map((each) => each.toISOString());

  it('falls at their next opening, once for all that fell while they were closed', () => {
    expect(days(occurrencesAfter(rhythm(office), new Date('2026-11-26T12:00:00Z'), 3))).toEqual([
      '2026-11-27T07:00:00.000Z',
      '2026-11-30T07:00:00.000Z',
      '2026-12-01T07:00:00.000Z',
    ]);
    expect(days(occurrencesAfter(rhythm({ kind: 'always' }), new Date('2026-11-28T12:00:00Z'), 1))).toEqual([
      '2026-11-28T21:36:00.000Z',
    ]);
  });

  it('is due again after the last one that was dealt with, and never twice', () => {
    fc.assert(
      fc.property(anyHours, anyInstant, (hours, start) => {
        const [first] = occurrencesAfter(rhythm(hours, 'ignore'), start, 1);
        if (!first) return;
        expect(latestOccurrence(rhythm(hours, 'ignore'), start, first)).toEqual(first);
        expect(latestOccurrence(rhythm(hours, 'ignore'), start, new Date(first.getTime() - 1))).toBeNull();
        expect(latestOccurrence(rhythm(hours, 'ignore'), first, first)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

describe('a time zone', () => {
  it.each([
    ['Europe/London', 'GB'],
    ['Europe/Paris', 'FR'],
    ['Europe/Zurich', 'CH'],
    ['Europe/Rome', 'IT'],
    ['America/Boise', 'US'],
    ['UTC', null],
  ])('%s lies in %s', (name, country) => {
    expect(countryOfZone(name)).toBe(country);
  });
});
