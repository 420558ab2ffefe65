// Occurrences, case by case (what holds for all of them is in occurrence-laws.test.ts).
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { parseCadence } from '../../src/calendar/cadence.ts';
import { latestOccurrence, occurrencesAfter, type Rhythm } from '../../src/calendar/occurrences.ts';
import { england, france } from './work-calendars.ts';

const paris = 'Europe/Paris';
const at = (local: string, zone = paris) => DateTime.fromISO(local, { zone }).toJSDate();
const show = (instant: Date, zone = paris) => DateTime.fromJSDate(instant, { zone }).toFormat('MM-dd HH:mm');

const rhythm = (cadence: object, change: Partial<Rhythm> = {}): Rhythm => ({
  cadence: parseCadence(cadence),
  timeZone: paris,
  onHolidays: 'skip',
  calendar: france,
  ...change,
});
const next = (due: Rhythm, after: string, count: number) =>
  occurrencesAfter(due, at(after, due.timeZone), count).map((instant) => show(instant, due.timeZone));

const daily = { kind: 'daily', at: '09:00' };
const mondays = { kind: 'weekly', weekday: 1, at: '09:00' };
const cron = (expression: string) => ({ kind: 'cron', expression });

describe('cadences', () => {
  it.each<[string, Rhythm, string, string[]]>([
    [
      'daily falls on working days',
      rhythm(daily),
      '2026-11-19T12:00',
      ['11-20 09:00', '11-23 09:00', '11-24 09:00'],
    ],
    ['what falls now is not after now', rhythm(daily), '2026-11-23T09:00', ['11-24 09:00']],
    ['weekly', rhythm({ ...mondays, weekday: 4 }), '2026-11-23T00:00', ['11-26 09:00', '12-03 09:00']],
    [
      'weekly on a Sunday, where the admin wants it',
      rhythm({ ...mondays, weekday: 7 }),
      '2026-11-23T00:00',
      ['11-29 09:00', '12-06 09:00'],
    ],
    [
      'every two weeks, from the week of the anchor (a Sunday)',
      rhythm({ ...mondays, kind: 'biweekly', anchor: '2026-11-29' }),
      '2026-11-16T00:00',
      ['11-23 09:00', '12-07 09:00', '12-21 09:00'],
    ],
    [
      'every two weeks, before the anchor too',
      rhythm({ ...mondays, kind: 'biweekly', anchor: '2030-12-30' }),
      '2026-11-16T00:00',
      ['11-23 09:00', '12-07 09:00'],
    ],
    [
      'the first working day of the month',
      rhythm({ kind: 'monthly', on: 'first', at: '09:00' }),
      '2026-04-15T00:00',
      ['05-04 09:00', '06-01 09:00', '07-01 09:00', '08-03 09:00'],
    ],
    [
      'the last working day of the month',
      rhythm({ kind: 'monthly', on: 'last', at: '17:30' }),
      '2026-01-15T00:00',
      ['01-30 17:30', '02-27 17:30', '03-31 17:30'],
    ],
    [
      'a month without a working day has no first one',
      rhythm(
        { kind: 'monthly', on: 'first', at: '09:00' },
        { calendar: { ...france, closingDays: closed('2026-08-01', 31) } },
      ),
      '2026-07-15T00:00',
      ['09-01 09:00'],
    ],
    [
      'cron: several times a day',
      rhythm(cron('15 9,17 * * 5')),
      '2026-11-23T00:00',
      ['11-27 09:15', '11-27 17:15', '12-04 09:15'],
    ],
    [
      'cron: day of month or day of week, as in cron',
      rhythm(cron('0 9 1 * 1')),
      '2026-11-24T00:00',
      ['11-30 09:00', '12-01 09:00', '12-07 09:00'],
    ],
    [
      'cron: the last day of the month',
      rhythm(cron('0 9 L * *')),
      '2027-02-01T00:00',
      ['02-28 09:00', '03-31 09:00'],
    ],
    [
      'without a calendar, daily is Monday to Friday, holidays included',
      rhythm(daily, { calendar: null }),
      '2026-07-13T12:00',
      ['07-14 09:00', '07-15 09:00', '07-16 09:00', '07-17 09:00', '07-20 09:00'],
    ],
    [
      'a pause ends at its instant',
      rhythm(daily, { pausedUntil: at('2026-12-01T09:00') }),
      '2026-11-23T12:00',
      ['12-01 09:00', '12-02 09:00'],
    ],
    [
      'a pause of ten years is waited out',
      rhythm(daily, { pausedUntil: at('2036-11-26T00:00') }),
      '2026-11-23T12:00',
      ['11-26 09:00'],
    ],
  ])('%s', (_, due, after, expected) => {
    expect(next(due, after, expected.length)).toEqual(expected);
  });
});

describe('holidays', () => {
  const every = (onHolidays: Rhythm['onHolidays'], cadence: object, calendar = france) =>
    rhythm(cadence, { onHolidays, calendar });
  it.each<[string, Rhythm, string, string[]]>([
    [
      'ignored: daily falls on 14 July',
      every('ignore', daily),
      '2026-07-13T00:00',
      ['07-13 09:00', '07-14 09:00', '07-15 09:00'],
    ],
    [
      'skipped: daily leaves 14 July out',
      every('skip', daily),
      '2026-07-13T00:00',
      ['07-13 09:00', '07-15 09:00'],
    ],
    [
      'moved: daily merges with the day after',
      every('move', daily),
      '2026-07-13T00:00',
      ['07-13 09:00', '07-15 09:00', '07-16 09:00'],
    ],
    ['ignored: Easter Monday', every('ignore', mondays), '2026-04-01T00:00', ['04-06 09:00', '04-13 09:00']],
    ['skipped: Easter Monday', every('skip', mondays), '2026-04-01T00:00', ['04-13 09:00']],
    [
      'moved: Easter Monday to Tuesday',
      every('move', mondays),
      '2026-04-01T00:00',
      ['04-07 09:00', '04-13 09:00'],
    ],
    [
      'moved: Friday 1 May past the week-end',
      every('move', { ...mondays, weekday: 5 }),
      '2026-04-29T00:00',
      ['05-04 09:00', '05-11 09:00', '05-15 09:00'],
    ],
    [
      'moved: Friday 1 May to Monday, where one falls already',
      every('move', cron('0 9 * * 1,5')),
      '2026-04-29T00:00',
      ['05-04 09:00', '05-11 09:00', '05-15 09:00'],
    ],
    [
      'moved with all the times of its day',
      every('move', cron('0 9,15 * * 5')),
      '2026-04-29T00:00',
      ['05-04 09:00', '05-04 15:00', '05-11 09:00'],
    ],
    [
      'moved: Good Friday in England to Tuesday',
      every('move', { ...mondays, weekday: 5 }, england),
      '2026-04-01T00:00',
      ['04-07 09:00', '04-10 09:00'],
    ],
    [
      'skipped: the summer bank holiday in England',
      every('skip', mondays, england),
      '2026-08-25T00:00',
      ['09-07 09:00'],
    ],
    [
      'moved: two closed Mondays in a row are one occurrence',
      every('move', mondays, { ...france, closingDays: closed('2026-08-01', 16) }),
      '2026-07-28T00:00',
      ['08-17 09:00', '08-24 09:00'],
    ],
    [
      'ignored: 1 May is the first working day of the month',
      every('ignore', { kind: 'monthly', on: 'first', at: '09:00' }),
      '2026-04-15T00:00',
      ['05-01 09:00'],
    ],
    [
      'a Sunday that is no holiday is not moved',
      every('move', { ...mondays, weekday: 7 }),
      '2026-11-23T00:00',
      ['11-29 09:00'],
    ],
  ])('%s', (_, due, after, expected) => {
    expect(next(due, after, expected.length)).toEqual(expected);
  });
});

describe('clock changes', () => {
  const nightly = (timeZone: string, expression: string) =>
    rhythm(cron(expression), { timeZone, calendar: null });
  it.each<[string, string, string, string, string[]]>([
    [
      'spring in Paris: 2:30 falls at 3:00 that day',
      paris,
      '30 2 * * *',
      '2026-03-28T00:00',
      ['03-28 02:30', '03-29 03:00', '03-30 02:30'],
    ],
    [
      'autumn in Paris: 2:30 falls once',
      paris,
      '30 2 * * *',
      '2026-10-24T00:00',
      ['10-24 02:30', '10-25 02:30', '10-26 02:30'],
    ],
    [
      'spring in New York',
      'America/New_York',
      '30 2 * * *',
      '2026-03-07T12:00',
      ['03-08 03:00', '03-09 02:30'],
    ],
    [
      'autumn in New York',
      'America/New_York',
      '30 1 * * *',
      '2026-10-31T12:00',
      ['11-01 01:30', '11-02 01:30'],
    ],
    [
      'spring on Lord Howe: 2:00 to 2:30 does not exist',
      'Australia/Lord_Howe',
      '15 2 * * *',
      '2026-10-03T12:00',
      ['10-04 02:30', '10-05 02:15'],
    ],
    [
      'autumn on Lord Howe: 1:30 to 2:00 comes twice',
      'Australia/Lord_Howe',
      '45 1 * * *',
      '2026-04-04T12:00',
      ['04-05 01:45', '04-06 01:45'],
    ],
    [
      'hourly over the gap: two that meet are one',
      paris,
      '0 * * * *',
      '2026-03-29T00:30',
      ['03-29 01:00', '03-29 03:00', '03-29 04:00'],
    ],
    [
      'midnight that does not exist in Cairo',
      'Africa/Cairo',
      '0 0 * * *',
      '2026-04-23T12:00',
      ['04-24 01:00', '04-25 00:00'],
    ],
    [
      'the day that Samoa left out',
      'Pacific/Apia',
      '0 9 * * *',
      '2011-12-29T00:00',
      ['12-29 09:00', '12-31 00:00', '12-31 09:00'],
    ],
  ])('%s', (_, timeZone, expression, after, expected) => {
    expect(next(nightly(timeZone, expression), after, expected.length)).toEqual(expected);
  });

  it('a time that comes twice is the first of the two', () => {
    const [first] = occurrencesAfter(nightly(paris, '30 2 * * *'), at('2026-10-25T00:00'), 1);
    expect(first?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('latestOccurrence', () => {
  it.each<[string, string, string, string | null]>([
    [
      'after a night of downtime, the one that was missed',
      '2026-11-23T09:00',
      '2026-11-24T10:00',
      '11-24 09:00',
    ],
    ['after a week of downtime, only the last', '2026-11-16T09:00', '2026-11-23T08:59', '11-20 09:00'],
    ['the very instant counts', '2026-11-23T09:00', '2026-11-24T09:00', '11-24 09:00'],
    ['what was dealt with does not come again', '2026-11-24T09:00', '2026-11-25T08:59', null],
    ['nothing is due before it is time', '2026-11-24T12:00', '2026-11-24T12:00', null],
  ])('%s', (_, after, upTo, expected) => {
    const latest = latestOccurrence(rhythm(daily), at(after), at(upTo));
    expect(latest && show(latest)).toBe(expected);
  });

  it('finds midnight where a clock set back at 0:01 shows the evening before once more (Newfoundland, 2010)', () => {
    const midnights = rhythm(cron('0 0 * * *'), { timeZone: 'America/St_Johns', calendar: null });
    const latest = latestOccurrence(
      midnights,
      new Date('2010-11-07T02:00:00Z'),
      new Date('2010-11-07T02:45:00Z'),
    );
    expect(latest?.toISOString()).toBe('2010-11-07T02:30:00.000Z');
  });

  it('nothing is missed during a pause', () => {
    const paused = rhythm(daily, { pausedUntil: at('2026-11-24T12:00') });
    expect(latestOccurrence(paused, at('2026-11-20T00:00'), at('2026-11-24T18:00'))).toBeNull();
    expect(latestOccurrence(paused, at('2026-11-20T00:00'), at('2026-11-25T18:00'))).toEqual(
      at('2026-11-25T09:00'),
    );
  });
});

it('what never happens gives nothing, and ends', () => {
  const never = rhythm(daily, { calendar: { ...france, workdays: [] } });
  expect(occurrencesAfter(never, at('2026-11-23T00:00'), 3)).toEqual([]);
  expect(latestOccurrence(never, new Date(0), at('2026-11-23T00:00'))).toBeNull();
  const moved = rhythm(mondays, {
    onHolidays: 'move',
    calendar: { ...france, closingDays: closed('2026-01-01', 3000) },
  });
  expect(occurrencesAfter(moved, at('2026-01-02T00:00'), 3)).toEqual([]);
});

it('what happens rarely gives fewer than were asked: five years hold one 29 February', () => {
  expect(next(rhythm(cron('0 9 29 2 *')), '2026-11-23T00:00', 3)).toEqual(['02-29 09:00']);
});

it('an unknown zone counts as UTC', () => {
  const of = (timeZone: string) => occurrencesAfter(rhythm(daily, { timeZone }), new Date(0), 3);
  expect(of('Europe/Lutece')).toEqual(of('UTC'));
});

function closed(first: string, count: number): string[] {
  const start = DateTime.fromISO(first, { zone: 'utc' });
  return Array.from({ length: count }, (_, i) => start.plus({ days: i }).toFormat('yyyy-MM-dd'));
}
