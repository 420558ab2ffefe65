import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingTime, type WorkCalendar, workingMinutesBetween } from '../../src/calendar/working-time.ts';
import { afterWorkingMinutes, askedAt, reminderAt, type Stage } from '../../src/cases/promise/ladder.ts';

const calendar: WorkCalendar = {
  country: 'FR',
  region: null,
  workdays: [1, 2, 3, 4, 5],
  closingDays: [],
  dayStartsAt: 9,
  dayEndsAt: 18,
};
const PARIS = 'Europe/Paris';
/** Local time in Paris in November: UTC+1. Wednesday 11 November 2026 is a holiday. */
const at = (text: string) => new Date(`2026-11-${text}:00+01:00`);

describe('the reminders of a case', () => {
  it.each<[string, Stage, number, string, string]>([
    ['two working hours after it opened', 'open', 0, '09T10:00', '09T12:00'],
    ['two hours into the next day, when it opened at night', 'open', 0, '09T23:00', '10T11:00'],
    ['over the evening and a holiday', 'open', 0, '10T17:00', '12T10:00'],
    ['over a weekend, when it opened on a Saturday', 'open', 0, '14T08:00', '16T11:00'],
    ['as the next day opens, where the two hours end as one closes', 'open', 0, '09T16:00', '10T09:00'],
    ['each working day after that', 'open', 1, '09T12:00', '10T09:00'],
    ['not on a holiday', 'open', 2, '10T09:00', '12T09:00'],
    ['one working day after it was taken', 'taken', 0, '09T10:00', '10T10:00'],
    ['one working day, holidays left out', 'taken', 0, '10T15:30', '12T15:30'],
    ['each working day to its taker', 'taken', 1, '13T15:30', '16T09:00'],
    ['five working days after the customer was contacted', 'contacted', 0, '09T10:00', '17T10:00'],
    ['a week after that', 'contacted', 1, '17T10:00', '24T09:00'],
    ['a week after, or the next working day', 'contacted', 2, '04T09:00', '12T09:00'],
  ])('come %s', (_, stage, step, from, expected) => {
    expect(reminderAt(stage, step, at(from), calendar, PARIS)).toEqual(at(expected));
  });

  it('always come in working hours, later than what they follow, whenever and wherever', () => {
    const year = { min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true };
    fc.assert(
      fc.property(
        fc.date(year),
        fc.constantFrom<Stage>('open', 'taken', 'contacted'),
        fc.nat(3),
        fc.constantFrom(PARIS, 'America/New_York', 'Australia/Lord_Howe'),
        (from, stage, step, zone) => {
          const next = reminderAt(stage, step, from, calendar, zone);
          expect(next > from).toBe(true);
          expect(isWorkingTime(next, calendar, zone)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('wait for as many working minutes as they say', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('02T00:00'), max: at('30T00:00'), noInvalidDate: true }),
        fc.nat(4000),
        (from, minutes) => {
          const since = new Date(Math.floor(from.getTime() / 60_000) * 60_000);
          const next = afterWorkingMinutes(since, minutes, calendar, PARIS);
          expect(workingMinutesBetween(since, next, calendar, PARIS)).toBe(minutes);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each<[Stage, number, boolean, string[]]>([
    ['open', 0, false, ['thread']],
    ['open', 1, false, ['thread', 'admin']],
    ['open', 7, false, ['thread', 'admin']],
    ['taken', 0, true, ['taker']],
    ['taken', 5, true, ['taker']],
    ['taken', 0, false, ['thread']],
    ['contacted', 1, false, ['thread', 'admin']],
    ['contacted', 1, true, ['taker']],
  ])('of %s, step %i, taker here: %s, ask %j', (stage, step, isHere, expected) => {
    const asked = Object.entries(askedAt(stage, step, isHere)).flatMap(([who, is]) => (is ? [who] : []));
    expect(asked.toSorted()).toEqual(expected.toSorted());
  });
});
