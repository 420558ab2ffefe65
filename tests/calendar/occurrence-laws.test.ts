// What holds for every rhythm, over the year 2026 in three places (see occurrences.test.ts for single cases).
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { Cadence } from '../../src/calendar/cadence.ts';
import { latestOccurrence, occurrencesAfter, type Rhythm } from '../../src/calendar/occurrences.ts';
import { places } from './work-calendars.ts';

const two = (n: number) => String(n).padStart(2, '0');
const hour = fc.oneof(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 3 }));
const minute = fc.integer({ min: 0, max: 59 });
const time = fc.tuple(hour, minute).map(([h, m]) => `${two(h)}:${two(m)}`);
const weekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7);
const anchor = fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${two(day)}`);

const timed: fc.Arbitrary<Exclude<Cadence, { kind: 'cron' }>> = fc.oneof(
  fc.record({ kind: fc.constant('daily'), at: time }),
  fc.record({ kind: fc.constant('weekly'), weekday, at: time }),
  fc.record({ kind: fc.constant('biweekly'), weekday, anchor, at: time }),
  fc.record({ kind: fc.constant('monthly'), on: fc.constantFrom('first', 'last'), at: time }),
);
const cron: fc.Arbitrary<Cadence> = fc
  .tuple(
    minute,
    fc.constantFrom('*', '2', '9,17', '1-3', '*/5'),
    fc.constantFrom('* * *', '* * 1-5', '1,15 * *', 'L * *', '* * 1#1'),
  )
  .map(([m, hours, days]) => ({ kind: 'cron', expression: `${m} ${hours} ${days}` }));

const rhythmOf = (cadence: fc.Arbitrary<Cadence>): fc.Arbitrary<Rhythm> =>
  fc
    .record({
      place: fc.constantFrom(...places),
      cadence,
      onHolidays: fc.constantFrom('ignore', 'skip', 'move'),
    })
    .map(({ place, ...rest }) => ({ ...rest, timeZone: place.zone, calendar: place.calendar }));
const anyRhythm = rhythmOf(fc.oneof(timed, cron));

const start = Date.UTC(2026, 0, 1);
const instant = fc.integer({ min: 0, max: 365 * 24 * 60 }).map((m) => new Date(start + m * 60_000));
const yearOf = (rhythm: Rhythm) => {
  const from = DateTime.fromISO('2026-01-01', { zone: rhythm.timeZone });
  const end = from.plus({ years: 1 }).toJSDate();
  const before = new Date(from.toMillis() - 1);
  return occurrencesAfter(rhythm, before, 9000).filter((each) => each < end);
};
const localDay = (date: Date, zone: string) => DateTime.fromJSDate(date, { zone }).toFormat('yyyy-MM-dd');
const localTime = (date: Date, zone: string) => DateTime.fromJSDate(date, { zone }).toFormat('HH:mm');

/** What the wall clock shows at the end of the gap that holds this local time; the time itself where there is no gap. */
function shownFor(day: string, at: string, zone: string): string {
  const asked = DateTime.fromISO(`${day}T${at}`, { zone });
  if (asked.toFormat('HH:mm') === at) return at;
  const change = { 'Europe/Paris': '03:00', 'America/New_York': '03:00', 'Australia/Lord_Howe': '02:30' };
  return Object.entries(change).find(([name]) => name === zone)?.[1] ?? '';
}

describe('each rhythm, over a year', () => {
  it('rises, without doubles', () => {
    fc.assert(
      fc.property(anyRhythm, instant, (rhythm, after) => {
        const found = occurrencesAfter(rhythm, after, 40).map((each) => each.getTime());
        expect(found.length).toBe(40);
        expect(found.every((each, i) => each > (found[i - 1] ?? after.getTime()))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('is the same wherever one starts to look', () => {
    fc.assert(
      fc.property(anyRhythm, instant, fc.integer({ min: 0, max: 30 }), (rhythm, after, skipped) => {
        const all = occurrencesAfter(rhythm, after, 40);
        const later = all[skipped];
        expect(occurrencesAfter(rhythm, later ?? after, 40 - skipped - 1)).toEqual(all.slice(skipped + 1));
      }),
      { numRuns: 40 },
    );
  });

  it('has as its latest occurrence the last of those that follow', () => {
    fc.assert(
      fc.property(anyRhythm, instant, fc.integer({ min: 0, max: 60 * 24 * 60 }), (rhythm, after, minutes) => {
        const upTo = new Date(after.getTime() + minutes * 60_000);
        const following = occurrencesAfter(rhythm, after, 1600).filter((each) => each <= upTo);
        expect(latestOccurrence(rhythm, after, upTo)).toEqual(following.at(-1) ?? null);
      }),
      { numRuns: 25 },
    );
  });

  it('shows the same time on the wall each time, and the end of the gap in a gap', () => {
    fc.assert(
      fc.property(timed, rhythmOf(timed), (cadence, base) => {
        const rhythm = { ...base, cadence };
        for (const each of yearOf(rhythm)) {
          const expected = shownFor(localDay(each, rhythm.timeZone), cadence.at, rhythm.timeZone);
          expect(localTime(each, rhythm.timeZone)).toBe(expected);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('every night at any time is 365 nights: none lost, none doubled', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), hour, minute, ({ zone }, h, m) => {
        const cadence: Cadence = { kind: 'cron', expression: `${m} ${h} * * *` };
        const days = yearOf({ cadence, timeZone: zone, onHolidays: 'ignore', calendar: null });
        expect(new Set(days.map((each) => localDay(each, zone))).size).toBe(365);
        expect(days.length).toBe(365);
      }),
      { numRuns: 25 },
    );
  });

  it('daily is each working day of the official calendar, skipped or moved alike', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        time,
        fc.constantFrom('skip', 'move'),
        (place, at, onHolidays) => {
          const { zone: timeZone, calendar, holidays } = place;
          const expected: string[] = [];
          for (let day = DateTime.utc(2026, 1, 1); day.year === 2026; day = day.plus({ days: 1 })) {
            if (day.weekday <= 5 && !holidays.has(day.toFormat('yyyy-MM-dd')))
              expected.push(day.toFormat('yyyy-MM-dd'));
          }
          const found = yearOf({ cadence: { kind: 'daily', at }, timeZone, onHolidays, calendar });
          expect(found.map((each) => localDay(each, timeZone))).toEqual(expected);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('moving loses nothing but what merges, and gives at most one a day on working days', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), weekday, time, (place, chosen, at) => {
        const base = {
          cadence: { kind: 'weekly', weekday: chosen, at } as const,
          timeZone: place.zone,
          calendar: place.calendar,
        };
        const days = (onHolidays: Rhythm['onHolidays']) =>
          yearOf({ ...base, onHolidays }).map((each) => localDay(each, place.zone));
        const [plain, skipped, moved] = [days('ignore'), days('skip'), days('move')];
        const added = moved.filter((day) => !skipped.includes(day));
        expect(new Set(moved).size).toBe(moved.length);
        expect(skipped.every((day) => moved.includes(day))).toBe(true);
        expect(added.every((day) => DateTime.fromISO(day).weekday <= 5 && !place.holidays.has(day))).toBe(
          true,
        );
        expect(added.length).toBeLessThanOrEqual(plain.length - skipped.length);
        const dropped = plain.filter((day) => !skipped.includes(day));
        for (const day of dropped.filter((each) => each < '2026-12-24')) {
          expect(
            moved.some(
              (other) => other > day && DateTime.fromISO(other).diff(DateTime.fromISO(day), 'days').days <= 5,
            ),
          ).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });
});
