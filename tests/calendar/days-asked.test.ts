import { describe, expect, it } from 'vitest';
import { dayOf, dayText } from '../../src/calendar/day.ts';
import { daysAsked, instantsOf } from '../../src/calendar/days-asked.ts';
import { zoneOf } from '../../src/calendar/zone.ts';
import { UserError } from '../../src/errors.ts';

const today = dayOf('2026-11-26');

describe('the days that were asked for', () => {
  it.each([
    { from: undefined, to: undefined, days: ['2026-11-19', '2026-11-25', '2026-11-12'] },
    { from: '2026-11-24', to: undefined, days: ['2026-11-24', '2026-11-25', '2026-11-22'] },
    { from: undefined, to: '2026-11-26', days: ['2026-11-20', '2026-11-26', '2026-11-13'] },
    { from: '2026-11-26', to: '2026-11-26', days: ['2026-11-26', '2026-11-26', '2026-11-25'] },
    { from: '2028-02-01', to: '2028-02-29', days: ['2028-02-01', '2028-02-29', '2028-01-03'] },
  ])('from $from to $to are $days', ({ from, to, days }) => {
    const { first, last, previous } = daysAsked({ from, to }, today);
    expect([first, last, previous].map(dayText)).toEqual(days);
  });

  it.each([
    {
      from: '2027-02-29',
      to: undefined,
      says: '“2027-02-29” is not a day that exists; write it as YYYY-MM-DD.',
    },
    {
      from: '26/11/2026',
      to: undefined,
      says: '“26/11/2026” is not a day that exists; write it as YYYY-MM-DD.',
    },
    {
      from: '2026-11-26',
      to: undefined,
      says: 'The period ends (Wednesday 25 November 2026) before it starts (Thursday 26 November 2026).',
    },
  ])('from $from to $to are refused', ({ from, to, says }) => {
    let refused: unknown;
    try {
      daysAsked({ from, to }, today);
    } catch (error) {
      refused = error;
    }
    expect(refused instanceof UserError && refused.say('en')).toBe(says);
  });

  it('start and end at midnight of the company, also across a change of clocks', () => {
    // Paris leaves summer time on 25 October 2026: the week is an hour longer than the one before.
    const days = { first: dayOf('2026-10-19'), last: dayOf('2026-10-25'), previous: dayOf('2026-10-12') };
    expect(instantsOf(days, zoneOf('Europe/Paris'))).toEqual({
      previousFrom: new Date('2026-10-11T22:00:00Z'),
      from: new Date('2026-10-18T22:00:00Z'),
      to: new Date('2026-10-25T23:00:00Z'),
    });
  });
});
