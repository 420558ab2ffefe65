// Public holidays against the official lists, the choice of countries, and calendars that make no sense.
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  countries,
  isCountry,
  isRegion,
  isWorkingDay,
  nextWorkingDay,
  type WorkCalendar,
} from '../../src/calendar/working-time.ts';
import { england, france, newSouthWales, officialHolidays2026, unitedStates } from './work-calendars.ts';

describe('public holidays', () => {
  it.each([
    ['France', france, officialHolidays2026.france],
    ['England', england, officialHolidays2026.england],
    ['the United States', unitedStates, officialHolidays2026.unitedStates],
    ['New South Wales', newSouthWales, officialHolidays2026.newSouthWales],
  ])('of %s in 2026 are the official ones, on each weekday of the year', (_, calendar, official) => {
    const off: string[] = [];
    for (let day = DateTime.utc(2026, 1, 1); day.year === 2026; day = day.plus({ days: 1 })) {
      if (day.weekday <= 5 && !isWorkingDay(day.toFormat('yyyy-MM-dd'), calendar))
        off.push(day.toFormat('yyyy-MM-dd'));
    }
    expect(off).toEqual([...official].filter((day) => DateTime.fromISO(day).weekday <= 5).sort());
  });

  it.each<[string, string, Partial<WorkCalendar>, boolean]>([
    ['14 July', '2027-07-14', {}, false],
    ['1 May', '2028-05-01', {}, false],
    ['Easter Monday 2025', '2025-04-21', {}, false],
    ['Good Friday in most of France', '2026-04-03', {}, true],
    ['Good Friday in the Moselle', '2026-04-03', { region: '57' }, false],
    ['Easter Monday in Scotland', '2026-04-06', { country: 'GB', region: 'SCT' }, true],
    ['2 January in Scotland', '2026-01-02', { country: 'GB', region: 'SCT' }, false],
    ['2 January in England', '2026-01-02', { country: 'GB', region: 'ENG' }, true],
    ['31 December 2027, the new year observed in the United States', '2027-12-31', { country: 'US' }, false],
    ['a half day (the afternoon of 31 December in Guatemala)', '2026-12-31', { country: 'GT' }, true],
    ['the second day of a feast of several days in Turkey', '2026-05-28', { country: 'TR' }, false],
    ['the day after that feast', '2026-06-01', { country: 'TR' }, true],
    ['a feast that spans the new year in Eswatini', '2026-01-02', { country: 'SZ' }, false],
    [
      'Easter Sunday of 23 hours, kept in Brandenburg',
      '2024-03-31',
      { country: 'DE', region: 'BB', workdays: [7] },
      false,
    ],
    ["a closing day of the company's own", '2026-12-24', { closingDays: ['2026-12-24'] }, false],
    ['a Saturday', '2026-11-21', {}, false],
    ['a Saturday in a shop', '2026-11-21', { workdays: [2, 3, 4, 5, 6] }, true],
  ])('%s', (_, day, change, worked) => {
    expect(isWorkingDay(day, { ...france, ...change })).toBe(worked);
  });

  it('the next working day passes over week-ends, holidays and closing days', () => {
    expect(nextWorkingDay('2026-11-26', france)).toBe('2026-11-27');
    expect(nextWorkingDay('2026-04-03', france)).toBe('2026-04-07');
    expect(nextWorkingDay('2026-12-24', { ...france, closingDays: ['2026-12-28'] })).toBe('2026-12-29');
    expect(nextWorkingDay('2026-04-02', england)).toBe('2026-04-07');
  });
});

describe('countries and zones', () => {
  it('countries are named in the language of the reader and in its order', () => {
    const inFrench = countries('fr');
    expect(inFrench).toContainEqual({ code: 'DE', name: 'Allemagne' });
    expect(countries('en')).toContainEqual({ code: 'DE', name: 'Germany' });
    expect(inFrench.length).toBeGreaterThan(190);
    expect(inFrench.length).toBe(countries('en').length);
    const names = inFrench.map(({ name }) => name);
    expect(names.indexOf('États-Unis')).toBeLessThan(names.indexOf('France'));
    expect(inFrench.every(({ code }) => isCountry(code))).toBe(true);
  });

  it('knows what exists from what does not', () => {
    expect(['FR', 'XX', 'fr', '', 'toString'].map(isCountry)).toEqual([true, false, false, false, false]);
    expect([isRegion('GB', 'ENG'), isRegion('GB', 'FR'), isRegion('MC', 'X')]).toEqual([true, false, false]);
  });

  it('refuses a calendar that makes no sense, naming the value', () => {
    const asked = (change: Partial<WorkCalendar>) => () =>
      isWorkingDay('2026-11-23', { ...france, ...change });
    expect(asked({ country: 'ZZ' })).toThrow('"ZZ" is not a country');
    expect(asked({ country: 'GB', region: 'Kent' })).toThrow('"Kent" is not a region of GB');
    expect(asked({ workdays: [1, 8] })).toThrow('"8" is not a weekday');
    expect(asked({ closingDays: ['2026-02-30'] })).toThrow('"2026-02-30" is not a day');
    expect(() => isWorkingDay('23/11/2026', france)).toThrow('"23/11/2026" is not a day');
    expect(() => nextWorkingDay('2026-11-23', { ...france, workdays: [] })).toThrow(
      'no working day within five years',
    );
  });
});
