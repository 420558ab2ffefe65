import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { dayOfSerial } from '../../../src/feedback/dates/serial.ts';
import { isDateFormat, isPercentFormat, styleKinds } from '../../../src/feedback/files/xlsx/dates.ts';

describe('the day of a number', () => {
  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [46_066, false, '2026-02-13'],
    [46_066.395_833_333_3, false, '2026-02-13T09:30:00'],
    [46_066.999_999_99, false, '2026-02-13T23:59:59.999'],
    [0, true, '1904-01-01'],
    [44_604.5, true, '2026-02-13T12:00:00'],
    [-1, false, null],
    [2_958_466, false, null],
  ])('%d, counted from 1904: %s, is %s', (serial, is1904, text) => {
    expect(dayOfSerial(serial, is1904)).toBe(text);
  });

  test('is the one that luxon counts to, for every second from 1990 to 2100', () => {
    const start = DateTime.utc(1899, 12, 30);
    const seconds = fc.integer({ min: 32_874 * 86_400, max: 73_050 * 86_400 });
    fc.assert(
      fc.property(seconds, (second) => {
        const theirs = start.plus({ seconds: second });
        const text = dayOfSerial(second / 86_400, false) ?? '';
        expect(DateTime.fromISO(text, { zone: 'utc' }).toMillis()).toBe(theirs.toMillis());
      }),
    );
  });
});

test.each([
  ['dd/mm/yyyy', true],
  ['[$-40C]d mmmm yyyy;@', true],
  ['yyyy\\-mm\\-dd"T"hh:mm', true],
  ['[h]:mm', true],
  ['General', false],
  ['0.00E+00', false],
  ['#,##0\\ "jours"', false],
  ['_-* #,##0.00\\ [$€-40C]_-', false],
  ['[Red]0;[Black]-0', false],
  ['0%', false],
  ['@', false],
])('the format %s shows a date: %s', (code, isDate) => {
  expect(isDateFormat(code)).toBe(isDate);
});

test('a style is a date or a percentage by its own format or by one that every workbook knows', () => {
  const kindOf = styleKinds(
    [0, 14, 22, 164, 49, 9, 165],
    new Map([
      [164, 'yyyy'],
      [165, '0.0%'],
    ]),
  );
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(kindOf)).toEqual([
    null,
    'date',
    'date',
    'date',
    null,
    'percent',
    'percent',
    null,
  ]);
});

test.each([
  ['0%', true],
  ['0.00%', true],
  ['0.0\\ %', true],
  ['0" %"', false],
  ['#,##0.00', false],
])('the format %s shows a percentage: %s', (code, isPercent) => {
  expect(isPercentFormat(code)).toBe(isPercent);
});
