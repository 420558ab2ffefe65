import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { type DateOrder, dateOrders, instantReader } from '../../../src/feedback/dates/instant.ts';
import { orderGathering, orderOfOne, ordersLeft } from '../../../src/feedback/dates/order.ts';

const now = new Date('2026-11-29T10:00:00Z');

function left(dates: readonly string[], at: Date | null = now): string {
  const gathering = orderGathering();
  for (const date of dates) gathering.add(date);
  const { orders, why } = ordersLeft(gathering.evidence(), at ?? undefined);
  return `${orders.join(' or ')}${why === null ? '' : `, ${why}`}`;
}

describe('the order of day, month and year', () => {
  test.each([
    // Four digits: only day and month are open.
    [['01/02/2026', '25/02/2026'], 'dmy, dates'],
    [['01/02/2026', '02/25/2026'], 'mdy, dates'],
    [['10/01/2026 10:00:00 AM', '10/02/2026 1:00 PM'], 'mdy, dates'],
    [['25/10/2026 10:00 AM', '26/10/2026 10:00 AM'], 'dmy, dates'],
    [['01/02/2026', '03/04/2026'], 'dmy or mdy'],
    [['01/12/2026', '03/04/2026'], 'mdy, past'],
    [['12/01/2026', '03/04/2026'], 'dmy, past'],
    [['01/02/2026', '31/02/2026'], 'dmy, dates'],
    // One slip does not turn the others round.
    [['25/02/2026', '26/02/2026', '02/27/2026'], 'dmy, dates'],
    // The year first, whatever stands between.
    [['26-10-13'], 'ymd, near'],
    [['26/10/13', '26/09/02'], 'ymd, near'],
    [['26.10.13', '26.10.14'], 'ymd, near'],
    [['26 10 13', '25 12 24'], 'ymd, near'],
    [['26-Oct-13'], 'ymd, near'],
    [['26-1-3', '26-10-13'], 'ymd, dates'],
    [['26-10-30', '26-02-28', '26-11-02'], 'ymd, near'],
    // The year last.
    [['13-10-26', '02-11-26'], 'dmy, near'],
    [['10/13/26', '11/02/26'], 'mdy, dates'],
    [['13.10.26'], 'dmy, near'],
    [['13-Oct-26'], 'dmy, near'],
    [['13-10-26', '24-12-25', '30-03-25'], 'dmy, near'],
    [['10/09/26 2:05 PM', '10/12/26 1:00 PM'], 'mdy, near'],
    [['10/09/26', '03/04/26'], 'dmy or mdy'],
    // Both lie near.
    [['26-11-25', '26-10-24'], 'dmy or ymd'],
    [['25-10-26'], 'dmy or ymd'],
    [['24-11-25'], 'dmy or ymd'],
    [['10-09-11'], 'dmy or mdy or ymd'],
    // The month as a word, of some years ago.
    [['01-Aug-23'], 'dmy, near'],
    [['01 août 22', '15 août 22'], 'dmy, near'],
    [['01-Aug-12'], 'dmy or ymd'],
    [['17-Aug-20'], 'dmy or ymd'],
    // An archive is somebody's to tell.
    [['26-10-13', '03-10-13', '14-11-13'], 'dmy or ymd'],
    // Still to come one way, and long ago the other.
    [['13-10-27'], 'dmy or ymd'],
    [['13-10-31', '24-11-30'], 'dmy or ymd'],
    // Both ways in one column.
    [['13-10-26', '26-10-14'], 'dmy or ymd'],
    [['13/10/2026', '14/10/2026', '26-10-15'], 'dmy or ymd'],
    [['13/10/2026', '14/10/26'], 'dmy, near'],
  ])('of %j is %s', (dates, expected) => {
    expect(left(dates)).toBe(expected);
  });

  test('is not told by what is near where nobody says what day it is', () => {
    expect(left(['26-10-13'], null)).toBe('dmy or ymd');
  });

  test.each([['2026-10-01'], ['1 Oct 2026'], ['46297'], ['']])('does not matter to %j', (text) => {
    const gathering = orderGathering();
    gathering.add(text);
    expect(gathering.evidence().dates).toBe(0);
  });

  const forms: Readonly<Record<DateOrder, readonly string[]>> = {
    dmy: ['dd-LL-yy', 'dd/LL/yy', 'dd.LL.yy', 'dd LL yy', 'dd-LLL-yy', 'd/L/yy'],
    mdy: ['LL-dd-yy', 'LL/dd/yy', 'LL.dd.yy', 'LL dd yy', 'L/d/yy'],
    ymd: ['yy-LL-dd', 'yy/LL/dd', 'yy.LL.dd', 'yy LL dd', 'yy-LLL-dd'],
  };

  test('is what the dates were written in, or left open: never another', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...dateOrders).chain((order) => fc.constantFrom(...forms[order])),
        fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 60 }),
        (form, ages) => {
          const days = ages.map((age) =>
            DateTime.fromJSDate(now, { zone: 'UTC' }).minus({ days: age }).startOf('day'),
          );
          const dates = days.map((day) => day.toFormat(form));
          const [told = ''] = left(dates).split(',');
          const readings = dateOrders
            .filter((each) => told.split(' or ').includes(each))
            .map((each) => dates.map((date) => instantReader('UTC', each)(date)?.getTime()));
          const meant = days.map((day) => day.toMillis());
          expect([dates, readings]).toEqual([dates, expect.arrayContaining([meant])]);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('a date that stands by itself', () => {
  test.each([
    ['13/10/26', 'dmy'],
    ['26-10-13', 'ymd'],
    ['26-11-25', null],
    ['01-Aug-23', 'dmy'],
    ['05/04/2026', 'dmy'],
    ['2026-10-13', 'dmy'],
    ['nonsense', 'dmy'],
  ])('%j is read as %s', (text, order) => {
    expect(orderOfOne(text, 'dmy', now)).toBe(order);
  });
});
