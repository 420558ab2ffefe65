import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { dateOrders, fileInstantReader, instantReader } from '../../../src/feedback/dates/instant.ts';
import { withTime } from '../../../src/feedback/dates/joined.ts';

const TEN_IN_PARIS = '2026-10-01T08:00:00.000Z';
const MIDNIGHT_IN_PARIS = '2026-09-30T22:00:00.000Z';
const TEN_IN_UTC = '2026-10-01T10:00:00.000Z';

/** As exports were seen to write 1 October 2026, for a company in Paris that writes the day first. */
const written: readonly (readonly [string, string])[] = [
  ['2026-10-01', MIDNIGHT_IN_PARIS],
  ['2026-10-01 10:00', TEN_IN_PARIS],
  ['2026-10-01T10:00:00Z', TEN_IN_UTC],
  ['2026-10-01T10:00:00.000+0000', TEN_IN_UTC],
  ['2026-10-01 10:00:00.123456+00', '2026-10-01T10:00:00.123Z'],
  ['2026-10-01 10:00:00 -0800', '2026-10-01T18:00:00.000Z'],
  ['2026-10-01 10:00:00 UTC', TEN_IN_UTC],
  ['2026-10-01 10:00:00 EST', '2026-10-01T15:00:00.000Z'],
  ['2026-10-01 10:00:00 CEST', TEN_IN_PARIS],
  ['2026-10-01 03:00:00 America/Chicago', TEN_IN_PARIS],
  ['2026-10-01T10:00:00+02:00[Europe/Paris]', TEN_IN_PARIS],
  ['01/10/2026 10:00 (Europe/Paris)', TEN_IN_PARIS],
  ['2026-W40-4', MIDNIGHT_IN_PARIS],
  ['2026W404T10:00', TEN_IN_PARIS],
  ['2026/10/01 10:00:00 AM UTC+2', TEN_IN_PARIS],
  ['2026/10/01 10:00:00 AM GMT+2', TEN_IN_PARIS],
  ['2026/10/01 10:00:00 AM PDT', '2026-10-01T17:00:00.000Z'],
  ['20261001', MIDNIGHT_IN_PARIS],
  ['20261001T100000Z', TEN_IN_UTC],
  ['01/10/2026 10h00', TEN_IN_PARIS],
  ['01/10/2026 à 10 h', TEN_IN_PARIS],
  ['01/10/2026\u202f10:00', TEN_IN_PARIS],
  ['\u200e01/10/2026\u00a010:00', TEN_IN_PARIS],
  ['01-10-2026 10.00', TEN_IN_PARIS],
  ['1/10/26 10:00', TEN_IN_PARIS],
  ['jeu. 01/10/2026 10:00', TEN_IN_PARIS],
  ['Oct 1, 2026 10:00 AM', TEN_IN_PARIS],
  ['Oct 1, 2026, 10 AM', TEN_IN_PARIS],
  ['Oct 1 2026', MIDNIGHT_IN_PARIS],
  ['October 1st, 2026', MIDNIGHT_IN_PARIS],
  ['1 Oct 2026', MIDNIGHT_IN_PARIS],
  ['01-Oct-26', MIDNIGHT_IN_PARIS],
  ['01/Oct/2026', MIDNIGHT_IN_PARIS],
  ['2026-Oct-01', MIDNIGHT_IN_PARIS],
  ['1 octobre 2026', MIDNIGHT_IN_PARIS],
  ['1er octobre 2026 à 10h00', TEN_IN_PARIS],
  ['jeudi 1er octobre 2026', MIDNIGHT_IN_PARIS],
  ['Jeudi 1 Octobre 2026', MIDNIGHT_IN_PARIS],
  ['le 1er oct. 2026', MIDNIGHT_IN_PARIS],
  ['1 oct. 2026', MIDNIGHT_IN_PARIS],
  ['Thu, 01 Oct 2026 10:00:00 +0200', TEN_IN_PARIS],
  ['Thursday, October 1, 2026 10:00 AM', TEN_IN_PARIS],
  ['Thu Oct 01 2026 10:00:00 GMT+0200 (Central European Summer Time)', TEN_IN_PARIS],
  ['Thu Oct 01 10:00:00 CEST 2026', TEN_IN_PARIS],
  ['Mar 3, 2026', '2026-03-02T23:00:00.000Z'],
  ['mar. 3 mars 2026', '2026-03-02T23:00:00.000Z'],
];

describe('a date', () => {
  const read = instantReader('Europe/Paris', 'dmy');

  test.each(written)('written %j is read as it is meant', (text, instant) => {
    expect(read(text)?.toISOString()).toBe(instant);
  });

  test.each([
    ['août', 7],
    ['aout', 7],
    ['AUG', 7],
    ['févr.', 1],
    ['Feb', 1],
    ['décembre', 11],
    ['Sept.', 8],
    ['mars', 2],
    ['mai', 4],
    ['juil.', 6],
  ])('of the month %j is read', (month, at) => {
    expect(instantReader('UTC', 'dmy')(`3 ${month} 2026`)).toEqual(new Date(Date.UTC(2026, at, 3)));
  });

  test.each([
    '2026-10',
    'octobre 2026',
    'Q3 2026',
    'il y a 2 semaines',
    '2 weeks ago',
    'mardi',
    '1 brumaire 2026',
    '31 avril 2026',
    '2026-02-30',
    '2026-10-01 25:00',
    '2026-10-01 10:00 PM AM',
    '2026-10-01 13:00 PM',
    '2026-10-01 10:00 XYZ',
    '2026-10-01 10:00 UTC+25',
    '20261341',
    '1759312800',
    '46297',
    'May',
    '',
  ])('is not %j', (text) => {
    expect(read(text)).toBeNull();
  });

  test.each([
    ['1759312800', '2025-10-01T10:00:00.000Z'],
    ['1759312800000', '2025-10-01T10:00:00.000Z'],
    ['1759312800.5', '2025-10-01T10:00:00.500Z'],
    ['46296', MIDNIGHT_IN_PARIS],
    ['46296,5', TEN_IN_UTC],
    ['20261001', MIDNIGHT_IN_PARIS],
  ])('in a file may be the number %j', (text, instant) => {
    expect(fileInstantReader('Europe/Paris', 'dmy')(text)?.toISOString()).toBe(instant);
  });

  test.each(['9', '2026', '12345', '99999', '123456', '12345678901'])('is not the number %j', (text) => {
    expect(fileInstantReader('Europe/Paris', 'dmy')(text)).toBeNull();
  });

  test('written by luxon in many forms, of two languages and three zones, is the same instant', () => {
    const forms = [
      'd LLLL yyyy HH:mm:ss',
      'd LLL yyyy HH:mm:ss',
      'cccc d LLLL yyyy HH:mm:ss',
      'LLL d, yyyy h:mm:ss a',
      'dd-LLL-yyyy HH:mm:ss',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0, 2) / 1000, max: Date.UTC(2099, 11, 30) / 1000 }),
        fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York'),
        fc.constantFrom('en', 'fr'),
        fc.constantFrom(...forms),
        (second, zone, locale, form) => {
          const meant = DateTime.fromSeconds(second, { zone, locale });
          // A time that the end of summer time brings twice is read as its first.
          fc.pre(
            meant.plus({ hours: 1 }).hour !== meant.hour && meant.minus({ hours: 1 }).hour !== meant.hour,
          );
          const isAmPm = form.includes(' a');
          const text = isAmPm ? meant.setLocale('en').toFormat(form) : meant.toFormat(form);
          expect([text, instantReader(zone, 'dmy')(text)]).toEqual([text, meant.toJSDate()]);
        },
      ),
    );
  });
});

describe('a date of three numbers', () => {
  const first = new Date(Date.UTC(2026, 9, 13));
  test.each(['-', '/', '.', ' ', '. '])('is read with %j between them, whatever stands first', (sign) => {
    const written = { dmy: ['13', '10', '26'], mdy: ['10', '13', '26'], ymd: ['26', '10', '13'] };
    for (const order of dateOrders)
      expect([order, instantReader('UTC', order)(written[order].join(sign))]).toEqual([order, first]);
    for (const order of dateOrders)
      expect(instantReader('UTC', order)(['2026', '10', '13'].join(sign))).toEqual(first);
  });

  test('may name its month, and the year may stand first then too', () => {
    expect(instantReader('UTC', 'ymd')('26-Oct-13')).toEqual(first);
    expect(instantReader('UTC', 'ymd')('26 octobre 13')).toEqual(first);
    expect(instantReader('UTC', 'dmy')('13-Oct-26')).toEqual(first);
    expect(instantReader('UTC', 'ymd')('13-Oct-2026')).toEqual(first);
  });

  test.each([
    ['26-1-3', '2026-01-03T00:00:00.000Z'],
    ['26-10-13 14:05', '2026-10-13T14:05:00.000Z'],
    ['13/10/2026', '2026-10-13T00:00:00.000Z'],
    ['05/10/2026', null],
    ['1er oct. 26', null],
    ['6-10-13', null],
  ])('by its year first %j is %s', (text, instant) => {
    expect(instantReader('UTC', 'ymd')(text)?.toISOString() ?? null).toBe(instant);
  });
});

test.each([
  ['01/10/2026', '23:30', '01/10/2026 23:30'],
  ['01/10/2026', ' 11:30 PM ', '01/10/2026 11:30 PM'],
  ['2026-10-01', '1899-12-31T23:30:00', '2026-10-01 23:30:00'],
  ['01/10/2026', '9 h 05', '01/10/2026 9 h 05'],
  ['01/10/2026', '', '01/10/2026'],
  ['01/10/2026', 'soir', '01/10/2026'],
  ['01/10/2026 10:00', '23:30', '01/10/2026 10:00'],
  ['', '23:30', ''],
])('the day %j and the time %j are %j', (day, time, joined) => {
  expect(withTime(day, time)).toBe(joined);
});
