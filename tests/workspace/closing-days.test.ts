import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, dayText } from '../../src/calendar/day.ts';
import { closingDaysText, MOST_CLOSING_DAYS, readClosingDays } from '../../src/workspace/closing-days.ts';

const today = dayOf('2026-11-09');
const newYear = ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'];

describe('closing days', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    [' \n , ; ', []],
    ['26/12/2026', ['2026-12-26']],
    ['2026-12-26', ['2026-12-26']],
    ['1/5/2027', ['2027-05-01']],
    ['01.05.2027', ['2027-05-01']],
    ['26/12/2026, 15/05/2027', ['2026-12-26', '2027-05-15']],
    ['15/05/2027\r\n26/12/2026\r\n', ['2026-12-26', '2027-05-15']],
    ['26/12/2026; 2026-12-26', ['2026-12-26']],
    ['30/12/2026-02/01/2027', newYear],
    ['30/12/2026 – 02/01/2027', newYear],
    ['30/12/2026 à 02/01/2027', newYear],
    ['30/12/2026 au 2/1/2027', newYear],
    ['2026-12-30-2027-01-02', newYear],
    ['2026-12-30 to 2027-01-02', newYear],
    ['29/02/2028', ['2028-02-29']],
    ['26/12/2026-26/12/2026', ['2026-12-26']],
  ])('%j are %j', (text, days) => {
    expect(readClosingDays(text, today)).toEqual({ ok: true, days });
  });

  it.each([
    ['Noël', 'unreadable', 'Noël'],
    ['26/12/26', 'unreadable', '26/12/26'],
    ['26/12/2026 27/12/2026', 'unreadable', '26/12/2026 27/12/2026'],
    ['26/12/2026-', 'unreadable', '26/12/2026-'],
    ['26/12/2026, 29/02/2027', 'no-such-day', '29/02/2027'],
    ['2027-02-29', 'no-such-day', '2027-02-29'],
    ['12/24/2026', 'no-such-day', '12/24/2026'],
    ['30/12/2026-31/11/2027', 'no-such-day', '31/11/2027'],
    ['02/01/2027-24/12/2026', 'backwards', '02/01/2027-24/12/2026'],
  ])('%j is refused as %s, naming %j', (text, kind, named) => {
    expect(readClosingDays(text, today)).toEqual({ ok: false, problem: { kind, text: named } });
  });

  it('are a hundred at most, however they are written', () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, i) => dayText(today + 2 * i)).join('\n');
    expect(readClosingDays(days(100), today)).toMatchObject({ ok: true });
    expect(readClosingDays(days(101), today)).toEqual({
      ok: false,
      problem: { kind: 'too-many', count: 101 },
    });
    expect(readClosingDays('01/01/2027-10/04/2027', today)).toMatchObject({ ok: true });
    expect(readClosingDays('01/01/2027-11/04/2027', today)).toMatchObject({ problem: { count: 101 } });
    expect(readClosingDays('01/01/2027-31/12/9999', today)).toMatchObject({ problem: { kind: 'too-many' } });
  });

  it('that were over a year ago are dropped, and not counted', () => {
    expect(readClosingDays('01/01/2000-08/11/2025, 26/12/2025', today)).toEqual({
      ok: true,
      days: ['2025-11-08', '2025-12-26'],
    });
    expect(readClosingDays('01/01/1990-31/12/2020', today)).toEqual({ ok: true, days: [] });
  });

  it('are written one a line, days in a row as a range', () => {
    expect(closingDaysText(['2027-05-15', ...newYear, '2026-12-26'])).toBe(
      '26/12/2026\n30/12/2026-02/01/2027\n15/05/2027',
    );
    expect(closingDaysText([])).toBe('');
  });

  it('are read back as they were written', () => {
    const days = fc.uniqueArray(fc.integer({ min: today - 366, max: today + 900 }), {
      maxLength: MOST_CLOSING_DAYS,
    });
    fc.assert(
      fc.property(days, (some) => {
        const written = some.toSorted((a, b) => a - b).map(dayText);
        expect(readClosingDays(closingDaysText(written), today)).toEqual({ ok: true, days: written });
      }),
    );
  });
});
