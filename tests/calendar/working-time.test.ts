// Working days and hours, case by case, and against a count minute by minute that shares no code with the rule.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  isWorkingTime,
  nextWorkingTime,
  type WorkCalendar,
  workingMinutesBetween,
} from '../../src/calendar/working-time.ts';
import { france, places } from './work-calendars.ts';

const paris = 'Europe/Paris';
const at = (local: string, zone = paris) => DateTime.fromISO(local, { zone }).toJSDate();
const local = (instant: Date, zone = paris) =>
  DateTime.fromJSDate(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

const minute = 60_000;
const start2026 = Date.UTC(2026, 0, 2);
const minutesOf2026 = (Date.UTC(2026, 11, 30) - start2026) / minute;
const minutes = fc.integer({ min: 0, max: 200_000 });
const instantIn2026 = fc.integer({ min: 0, max: minutesOf2026 }).map((m) => new Date(start2026 + m * minute));
const place = fc.constantFrom(...places);

describe('addWorkingDays', () => {
  it.each([
    ['Monday to Friday', '2026-11-23T10:12', 4, '2026-11-27T18:00'],
    ['over a week-end', '2026-11-26T10:12', 5, '2026-12-03T18:00'],
    ['over Easter Monday', '2026-04-02T10:12', 2, '2026-04-07T18:00'],
    ['over 1 May and 8 May', '2026-04-30T10:12', 5, '2026-05-11T18:00'],
    ['over 14 July', '2026-07-13T23:59', 1, '2026-07-15T18:00'],
    ['written on a Saturday, one day: Monday', '2026-11-21T03:00', 1, '2026-11-23T18:00'],
    ['none, on a working day: that day', '2026-11-23T22:00', 0, '2026-11-23T18:00'],
    ['none, on a Saturday: Monday', '2026-11-21T03:00', 0, '2026-11-23T18:00'],
    ['one day before, over a week-end', '2026-11-23T18:00', -1, '2026-11-20T18:00'],
    ['over the spring change', '2026-03-27T10:00', 1, '2026-03-30T18:00'],
    ['over the autumn change', '2026-10-23T10:00', 1, '2026-10-26T18:00'],
  ])('%s', (_, from, days, due) => {
    expect(local(addWorkingDays(at(from), days, france, paris))).toBe(due);
  });

  it('does not tell at what minute of the day somebody wrote', () => {
    const dues = ['00:00', '09:00', '12:34', '17:59', '23:59'].map((time) =>
      addWorkingDays(at(`2026-11-25T${time}`), 5, france, paris).getTime(),
    );
    expect(new Set(dues).size).toBe(1);
  });

  it('counts the days of the place: late Monday in Paris is already Tuesday on Lord Howe', () => {
    const late = at('2026-11-23T22:00');
    expect(local(addWorkingDays(late, 1, france, 'Australia/Lord_Howe'), 'Australia/Lord_Howe')).toBe(
      '2026-11-25T18:00',
    );
  });

  it('always gives the closing hour of a working day, and n days then n back is where it began', () => {
    fc.assert(
      fc.property(place, instantIn2026, fc.integer({ min: 1, max: 30 }), ({ zone, calendar }, from, days) => {
        const begun = addWorkingDays(from, 0, calendar, zone);
        const due = addWorkingDays(begun, days, calendar, zone);
        expect(local(due, zone).slice(11)).toBe('18:00');
        expect(isWorkingTime(new Date(due.getTime() - 1), calendar, zone)).toBe(true);
        expect(addWorkingDays(due, -days, calendar, zone)).toEqual(begun);
        expect(workingMinutesBetween(begun, due, calendar, zone)).toBe(days * 9 * 60);
      }),
      { numRuns: 300 },
    );
  });
});

describe('workingMinutesBetween', () => {
  const nights: WorkCalendar = { ...france, workdays: [1, 2, 3, 4, 5, 6, 7], dayStartsAt: 0, dayEndsAt: 24 };
  it.each<[string, string, string, number, WorkCalendar]>([
    ['within a day', '2026-11-23T10:00', '2026-11-23T11:30', 90, france],
    ['a whole day', '2026-11-23T00:00', '2026-11-24T00:00', 540, france],
    ['a night', '2026-11-23T18:00', '2026-11-24T09:00', 0, france],
    ['over a week-end', '2026-11-20T17:00', '2026-11-23T10:00', 120, france],
    ['14 July', '2026-07-14T09:00', '2026-07-14T18:00', 0, france],
    ['over Easter', '2026-04-03T17:30', '2026-04-07T09:30', 60, france],
    ['over New Year', '2026-12-31T17:00', '2027-01-04T10:00', 120, france],
    ['backwards', '2026-11-24T10:00', '2026-11-23T10:00', 0, france],
    ['the day of 23 hours', '2026-03-29T00:00', '2026-03-30T00:00', 23 * 60, nights],
    ['the day of 25 hours', '2026-10-25T00:00', '2026-10-26T00:00', 25 * 60, nights],
    [
      'a shift from 2:00 to 6:00 that starts in the gap',
      '2026-03-29T00:00',
      '2026-03-30T00:00',
      180,
      { ...nights, dayStartsAt: 2, dayEndsAt: 6 },
    ],
    [
      'a shift from 2:00 to 6:00 whose first hour comes twice',
      '2026-10-25T00:00',
      '2026-10-26T00:00',
      300,
      { ...nights, dayStartsAt: 2, dayEndsAt: 6 },
    ],
    [
      'half hours',
      '2026-11-23T00:00',
      '2026-11-24T00:00',
      450,
      { ...france, dayStartsAt: 8.5, dayEndsAt: 16 },
    ],
  ])('%s', (_, from, to, minutes, calendar) => {
    expect(workingMinutesBetween(at(from), at(to), calendar, paris)).toBe(minutes);
  });

  it('rounds down to whole minutes', () => {
    const from = at('2026-11-23T10:00');
    expect(workingMinutesBetween(from, new Date(from.getTime() + 119_999), france, paris)).toBe(1);
  });

  /** Another algorithm: asks Intl what the clock shows at each minute, against the official list of holidays. */
  const countByMinute = (
    from: Date,
    to: Date,
    zone: string,
    holidays: ReadonlySet<string>,
    calendar: WorkCalendar,
  ) => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    let count = 0;
    for (let ms = from.getTime(); ms < to.getTime(); ms += minute) {
      const [day = '', time = ''] = clock.format(ms).split(' ');
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
      const hour = Number(time.slice(0, 2));
      const isWorking = calendar.workdays.includes(weekday) && !holidays.has(day);
      if (isWorking && hour >= calendar.dayStartsAt && hour < calendar.dayEndsAt) count++;
    }
    return count;
  };

  it('agrees with a count minute by minute, around clock changes and holidays', () => {
    const days = ['03-08', '03-29', '04-05', '10-04', '10-25', '11-01', '04-03', '07-13', '12-24'];
    const shifts = [
      { workdays: [1, 2, 3, 4, 5], dayStartsAt: 9, dayEndsAt: 18 },
      { workdays: [1, 2, 3, 4, 5, 6, 7], dayStartsAt: 0, dayEndsAt: 24 },
      { workdays: [6, 7, 1], dayStartsAt: 1, dayEndsAt: 5 },
    ];
    fc.assert(
      fc.property(
        place,
        fc.constantFrom(...days),
        fc.constantFrom(...shifts),
        fc.integer({ min: -1440, max: 1440 }),
        fc.integer({ min: 1, max: 4000 }),
        ({ zone, calendar, holidays }, day, shift, shiftBy, length) => {
          const from = new Date(at(`2026-${day}T00:00`, zone).getTime() + shiftBy * minute);
          const to = new Date(from.getTime() + length * minute);
          const works = { ...calendar, ...shift };
          expect(workingMinutesBetween(from, to, works, zone)).toBe(
            countByMinute(from, to, zone, holidays, works),
          );
        },
      ),
      { numRuns: 120 },
    );
  });

  it('adds up, over a year in three places', () => {
    fc.assert(
      fc.property(place, instantIn2026, minutes, minutes, ({ zone, calendar }, a, first, second) => {
        const b = new Date(a.getTime() + first * minute);
        const c = new Date(b.getTime() + second * minute);
        const between = (from: Date, to: Date) => workingMinutesBetween(from, to, calendar, zone);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
      { numRuns: 500 },
    );
  });

  it('counts a year as its working days times the hours of one', () => {
    for (const { zone, calendar, holidays } of places) {
      let days = 0;
      for (let day = DateTime.utc(2026, 1, 1); day.year === 2026; day = day.plus({ days: 1 })) {
        if (day.weekday <= 5 && !holidays.has(day.toFormat('yyyy-MM-dd'))) days++;
      }
      const year = [at('2026-01-01T00:00', zone), at('2027-01-01T00:00', zone)] as const;
      expect(workingMinutesBetween(...year, calendar, zone)).toBe(days * 540);
    }
  });
});

describe('working hours', () => {
  it.each([
    ['the opening hour is in', '2026-11-23T09:00', '2026-11-23T09:00'],
    ['the last minute is in', '2026-11-23T17:59', '2026-11-23T17:59'],
    ['the closing hour is out', '2026-11-23T18:00', '2026-11-24T09:00'],
    ['before opening, the same day', '2026-11-23T02:00', '2026-11-23T09:00'],
    ['Friday evening, Monday', '2026-11-20T20:00', '2026-11-23T09:00'],
    ['1 May, the Monday after', '2026-05-01T10:00', '2026-05-04T09:00'],
  ])('%s', (_, asked, expected) => {
    expect(local(nextWorkingTime(at(asked), france, paris))).toBe(expected);
    expect(isWorkingTime(at(asked), france, paris)).toBe(asked === expected);
  });

  it('the next working time is the nearest one: no working minute lies before it', () => {
    fc.assert(
      fc.property(place, instantIn2026, ({ zone, calendar }, from) => {
        const next = nextWorkingTime(from, calendar, zone);
        expect(isWorkingTime(next, calendar, zone)).toBe(true);
        expect(workingMinutesBetween(from, next, calendar, zone)).toBe(0);
        expect(nextWorkingTime(next, calendar, zone)).toEqual(next);
      }),
      { numRuns: 300 },
    );
  });

  it('nobody works where no weekday is worked', () => {
    expect(isWorkingTime(at('2026-11-23T10:00'), { ...france, workdays: [] }, paris)).toBe(false);
  });

  it('refuses what makes no sense, naming the value', () => {
    const noon = at('2026-11-23T12:00');
    expect(() => isWorkingTime(noon, { ...france, dayStartsAt: 18, dayEndsAt: 9 }, paris)).toThrow(
      'from "18" to "9"',
    );
    expect(() => addWorkingDays(noon, 1.5, france, paris)).toThrow('"1.5" is not a whole number');
    expect(() => workingMinutesBetween(new Date(Number.NaN), noon, france, paris)).toThrow('invalid');
  });
});
