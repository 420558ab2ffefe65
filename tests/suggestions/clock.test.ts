// The ladder of reminders: rows worked out by hand around clock changes and holidays, and a whole year in three places
// against a list of working days that shares no code with the rule.
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingTime, type WorkCalendar } from '../../src/calendar/working-time.ts';
import { nextStep, stepAt } from '../../src/reminders/ladder.ts';
import { askedAt, mustPassOn, type Remindable, recipients } from '../../src/suggestions/promise/whom.ts';

const office = { workdays: [1, 2, 3, 4, 5], closingDays: [], dayStartsAt: 9, dayEndsAt: 18 };
const paris = {
  zone: 'Europe/Paris',
  calendar: { ...office, country: 'FR' },
  // service-public.fr
  holidays: '2026-01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 2027-01-01 03-29',
};
const newYork = {
  zone: 'America/New_York',
  calendar: { ...office, country: 'US', region: 'NY' },
  // General Construction Law § 24 of New York: Lincoln's birthday and Election day beside the federal ones.
  holidays:
    '2026-01-01 01-19 02-12 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-03 11-11 11-26 12-25 2027-01-01 01-18 02-12 02-15',
};
const auckland = {
  zone: 'Pacific/Auckland',
  calendar: { ...office, country: 'NZ' },
  // employment.govt.nz, those of the whole country
  holidays:
    '2026-01-01 01-02 02-06 04-03 04-06 04-25 04-27 06-01 07-10 10-26 12-25 12-26 12-28 2027-01-01 01-02 01-04 02-06 02-08 03-26 03-29',
};
const closedForTwoWeeks: WorkCalendar = { ...paris.calendar, closingDays: days('2026-12-21', 12) };

const local = (at: Date, zone: string) => DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mmZZ");
const at = (text: string, zone: string) => DateTime.fromISO(text, { zone }).toJSDate();

function clockFrom(since: Date, replyDays: number, calendar: WorkCalendar, zone: string) {
  return { since, dueAt: addWorkingDays(since, replyDays, calendar, zone) };
}

describe('stepAt: the day before, the day after, three days after, then each week, at the opening hour', () => {
  it.each<[string, { zone: string; calendar: WorkCalendar }, string, number, string[]]>([
    [
      'Paris, clocks forward on 29 March',
      paris,
      '2026-03-26T10:12',
      2,
      [
        '2026-03-27T09:00+01:00',
        '2026-03-31T09:00+02:00',
        '2026-04-02T09:00+02:00',
        '2026-04-09T09:00+02:00',
      ],
    ],
    [
      'Paris, clocks back on 25 October',
      paris,
      '2026-10-22T17:59',
      2,
      [
        '2026-10-23T09:00+02:00',
        '2026-10-27T09:00+01:00',
        '2026-10-29T09:00+01:00',
        '2026-11-05T09:00+01:00',
      ],
    ],
    [
      'Paris, due the day after 14 July',
      paris,
      '2026-07-09T09:00',
      3,
      [
        '2026-07-13T09:00+02:00',
        '2026-07-16T09:00+02:00',
        '2026-07-20T09:00+02:00',
        '2026-07-27T09:00+02:00',
      ],
    ],
    [
      'Paris, a weekly one on Easter Monday comes on Tuesday, the next on Monday again',
      paris,
      '2026-03-18T14:00',
      5,
      [
        '2026-03-24T09:00+01:00',
        '2026-03-26T09:00+01:00',
        '2026-03-30T09:00+02:00',
        '2026-04-07T09:00+02:00',
        '2026-04-13T09:00+02:00',
      ],
    ],
    [
      'Paris, over Christmas',
      paris,
      '2026-12-18T23:30',
      5,
      [
        '2026-12-24T09:00+01:00',
        '2026-12-29T09:00+01:00',
        '2026-12-31T09:00+01:00',
        '2027-01-07T09:00+01:00',
      ],
    ],
    [
      'Paris, weekly ones on Christmas and New Year’s Day come on the Mondays after',
      paris,
      '2026-12-08T10:00',
      5,
      [
        '2026-12-14T09:00+01:00',
        '2026-12-16T09:00+01:00',
        '2026-12-18T09:00+01:00',
        '2026-12-28T09:00+01:00',
        '2027-01-04T09:00+01:00',
        '2027-01-08T09:00+01:00',
      ],
    ],
    [
      'Paris, a company that closes for two weeks: what fell there comes when it opens',
      { ...paris, calendar: closedForTwoWeeks },
      '2026-12-02T10:00',
      5,
      [
        '2026-12-08T09:00+01:00',
        '2026-12-10T09:00+01:00',
        '2026-12-14T09:00+01:00',
        '2027-01-04T09:00+01:00',
        '2027-01-04T09:00+01:00',
        '2027-01-04T09:00+01:00',
        '2027-01-11T09:00+01:00',
      ],
    ],
    [
      'New York, due on the eve of Thanksgiving',
      newYork,
      '2026-11-20T10:00',
      3,
      [
        '2026-11-24T09:00-05:00',
        '2026-11-27T09:00-05:00',
        '2026-12-01T09:00-05:00',
        '2026-12-08T09:00-05:00',
      ],
    ],
    [
      'New York, clocks forward on 8 March',
      newYork,
      '2026-03-05T10:00',
      2,
      [
        '2026-03-06T09:00-05:00',
        '2026-03-10T09:00-04:00',
        '2026-03-12T09:00-04:00',
        '2026-03-19T09:00-04:00',
      ],
    ],
    [
      'New York, clocks back on 1 November and Election day on the 3rd',
      newYork,
      '2026-10-28T10:00',
      3,
      [
        '2026-10-30T09:00-04:00',
        '2026-11-04T09:00-05:00',
        '2026-11-06T09:00-05:00',
        '2026-11-13T09:00-05:00',
      ],
    ],
    [
      'Auckland, due on the eve of Waitangi day',
      auckland,
      '2026-02-02T10:00',
      3,
      [
        '2026-02-04T09:00+13:00',
        '2026-02-09T09:00+13:00',
        '2026-02-11T09:00+13:00',
        '2026-02-18T09:00+13:00',
      ],
    ],
    [
      'Auckland, clocks back on Easter Sunday',
      auckland,
      '2026-03-31T10:00',
      3,
      [
        '2026-04-02T09:00+13:00',
        '2026-04-08T09:00+12:00',
        '2026-04-10T09:00+12:00',
        '2026-04-17T09:00+12:00',
      ],
    ],
    [
      'Auckland, clocks forward on 27 September',
      auckland,
      '2026-09-24T10:00',
      2,
      [
        '2026-09-25T09:00+12:00',
        '2026-09-29T09:00+13:00',
        '2026-10-01T09:00+13:00',
        '2026-10-08T09:00+13:00',
      ],
    ],
  ])('%s', (_, { zone, calendar }, since, replyDays, ladder) => {
    const clock = clockFrom(at(since, zone), replyDays, calendar, zone);
    expect(ladder.map((_, step) => local(stepAt(step, clock, calendar, zone), zone))).toEqual(ladder);
  });

  it('keeps to the hours of an owner elsewhere: due at 18:00 in Paris is noon in New York, the same day', () => {
    const clock = clockFrom(at('2026-11-20T10:00', paris.zone), 3, paris.calendar, paris.zone);
    const ladder = [0, 1, 2, 3].map((step) =>
      local(stepAt(step, clock, newYork.calendar, newYork.zone), newYork.zone),
    );
    expect(ladder).toEqual([
      '2026-11-24T09:00-05:00',
      '2026-11-25T12:00-05:00',
      '2026-12-01T09:00-05:00',
      '2026-12-08T09:00-05:00',
    ]);
  });

  it('takes the midnight that closes a day for the end of that day', () => {
    const calendar = { ...paris.calendar, dayStartsAt: 0, dayEndsAt: 24 };
    const clock = clockFrom(at('2026-11-23T10:00', paris.zone), 2, calendar, paris.zone);
    const ladder = [0, 1, 2].map((step) => local(stepAt(step, clock, calendar, paris.zone), paris.zone));
    expect(ladder).toEqual(['2026-11-24T00:00+01:00', '2026-11-26T00:00+01:00', '2026-11-30T00:00+01:00']);
  });
});

describe.each([paris, newYork, auckland])(
  'a year of suggestions in $zone',
  ({ zone, calendar, holidays }) => {
    const worked = workedDays(holidays);
    const opening = (day: string | undefined) => at(`${day}T09:00`, zone);
    const submitted = worked.flatMap((day, i) => (day.startsWith('2026') ? [{ day, i }] : []));
    const ladderOf = (i: number, replyDays: number) => {
      const [before, after, sponsor] = [-1, 1, 3].map((n) => worked[i + replyDays + n]);
      const weekly = [1, 2, 3, 4].map((week) => {
        const day =
          DateTime.fromISO(sponsor ?? '', { zone: 'UTC' })
            .plus({ weeks: week })
            .toISODate() ?? '';
        return worked.find((each) => each >= day);
      });
      return [before, after, sponsor, ...weekly].map(opening);
    };
    const clockOf = (day: string, replyDays: number) =>
      clockFrom(at(`${day}T10:12`, zone), replyDays, calendar, zone);

    it.each([1, 5, 10])(
      'each working day, with %i days to reply, has the ladder of the list',
      (replyDays) => {
        expect(submitted.length).toBeGreaterThan(245);
        for (const { day, i } of submitted) {
          const clock = clockOf(day, replyDays);
          const expected = ladderOf(i, replyDays);
          expect(
            expected.map((_, step) => stepAt(step, clock, calendar, zone)),
            day,
          ).toEqual(expected);
        }
      },
    );

    it.each([1, 5, 10])(
      'with %i days: always in working time, rising, before due once and after due then',
      (replyDays) => {
        for (const { day } of submitted) {
          const clock = clockOf(day, replyDays);
          const ladder = Array.from({ length: 12 }, (_, step) => stepAt(step, clock, calendar, zone));
          expect(ladder.every((each) => isWorkingTime(each, calendar, zone))).toBe(true);
          expect(ladder.slice(1).every((each, step) => each > (ladder[step] ?? each))).toBe(true);
          expect(ladder.findIndex((each) => each >= clock.dueAt)).toBe(1);
          const oneDayBefore = ladder[0] && addWorkingDays(ladder[0], 1, calendar, zone);
          expect(oneDayBefore).toEqual(clock.dueAt);
        }
      },
    );

    it('whatever was dealt with and whenever, the next step is the first later one', () => {
      for (const { day, i } of submitted) {
        const clock = clockOf(day, 5);
        const ladder = Array.from({ length: 40 }, (_, step) => stepAt(step, clock, calendar, zone));
        for (const [step, hours] of [
          [0, i % 24],
          [0, 24 * (i % 17)],
          [1, 5 * i],
          [i % 6, 3 * i],
        ] as const) {
          const after = new Date(clock.since.getTime() + hours * 3_600_000);
          const expected = ladder.findIndex((each, n) => n >= step && each > after);
          const next = nextStep(clock, { step, after }, calendar, zone);
          expect(next, `${day} ${step} ${hours}`).toEqual({ step: expected, at: ladder[expected] });
        }
      }
    });
  },
);

describe('nextStep', () => {
  const { zone, calendar } = paris;

  it('has nothing to say before a clock of one day: its reminder would come before the suggestion', () => {
    const since = at('2026-11-23T10:12', zone);
    const clock = clockFrom(since, 1, calendar, zone);
    const midnight = at('2026-11-23T00:00', zone);
    const first = nextStep(clock, { step: 0, after: midnight }, calendar, zone);
    expect([first.step, local(first.at, zone)]).toEqual([1, '2026-11-25T09:00+01:00']);
    const atNight = { ...clock, since: midnight };
    expect(nextStep(atNight, { step: 0, after: midnight }, calendar, zone).step).toBe(0);
  });

  it('reminds once after a long closing, not once for each week of it', () => {
    const clock = clockFrom(at('2026-12-02T10:00', zone), 5, closedForTwoWeeks, zone);
    const opened = nextStep(clock, { step: 3, after: at('2026-12-16T12:00', zone) }, closedForTwoWeeks, zone);
    expect([opened.step, local(opened.at, zone)]).toEqual([3, '2027-01-04T09:00+01:00']);
    const week = nextStep(clock, { step: opened.step + 1, after: opened.at }, closedForTwoWeeks, zone);
    expect([week.step, local(week.at, zone)]).toEqual([6, '2027-01-11T09:00+01:00']);
  });

  it('still comes each week after four years, on the weekday of the first', () => {
    const clock = clockFrom(at('2026-11-02T10:00', zone), 5, calendar, zone);
    const next = nextStep(clock, { step: 2, after: at('2030-11-04T12:00', zone) }, calendar, zone);
    // The sponsor's day is Friday 13 November 2026: 208 weeks later is Friday 8 November 2030.
    expect([next.step, local(next.at, zone)]).toEqual([2 + 208, '2030-11-08T09:00+01:00']);
  });

  it('falls strictly after the step that was dealt with at that very moment', () => {
    const clock = clockFrom(at('2026-11-02T10:00', zone), 5, calendar, zone);
    let from = { step: 0, after: clock.since };
    for (let step = 0; step < 30; step += 1) {
      const next = nextStep(clock, from, calendar, zone);
      expect(next.step).toBe(step);
      expect(next.at > from.after).toBe(true);
      from = { step: 0, after: next.at };
    }
  });
});

interface Around {
  readonly owner: Remindable | null;
  readonly others: readonly Remindable[];
  readonly sponsor: Remindable | null;
  readonly admins: readonly Remindable[];
}

describe('whom a step asks', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  const later = new Date('2026-11-30T08:00:00Z');
  const here = (id: string): Remindable => ({ id, isActive: true, awayUntil: null });
  const away = (id: string): Remindable => ({ id, isActive: true, awayUntil: later });
  const left = (id: string): Remindable => ({ id, isActive: false, awayUntil: null });
  const people: Around = {
    owner: here('owner'),
    others: [here('owner'), here('second'), away('third'), left('fourth')],
    sponsor: here('sponsor'),
    admins: [here('admin'), away('admin on leave')],
  };
  const ids = (step: number, changed: Partial<Around>) =>
    recipients(step, { ...people, ...changed }, now).map(({ id }) => id);

  it('is the owner; at due time the other owners too; later the owner and the sponsor', () => {
    expect([0, 1, 2, 3, 50].map(askedAt)).toEqual([
      { owner: true, others: false, sponsor: false },
      { owner: true, others: true, sponsor: false },
      { owner: true, others: false, sponsor: true },
      { owner: true, others: false, sponsor: true },
      { owner: true, others: false, sponsor: true },
    ]);
  });

  it.each<[string, number, Partial<Around>, string[]]>([
    ['before it is due: the owner', 0, {}, ['owner']],
    ['at due time: every owner who is here, each once', 1, {}, ['owner', 'second']],
    ['later: the owner and the sponsor', 2, {}, ['owner', 'sponsor']],
    [
      'a sponsor who is the owner: the owner once, and the admins',
      4,
      { sponsor: here('owner') },
      ['owner', 'admin'],
    ],
    [
      'no sponsor: the owner, and the admins in the sponsor’s place',
      2,
      { sponsor: null },
      ['owner', 'admin'],
    ],
    ['a sponsor who is away: the admins too', 3, { sponsor: away('sponsor') }, ['owner', 'admin']],
    ['a sponsor who has left: the admins too', 3, { sponsor: left('sponsor') }, ['owner', 'admin']],
    ['an owner who is away: the sponsor alone', 3, { owner: away('owner') }, ['sponsor']],
    ['an owner who left, before it is due: the admins who are here', 0, { owner: left('owner') }, ['admin']],
    ['no owner at all: the admins', 0, { owner: null }, ['admin']],
    ['no owner and no sponsor: the admins', 5, { owner: null, sponsor: null }, ['admin']],
    ['nobody who is here at all: nobody', 5, { owner: null, sponsor: null, admins: [left('admin')] }, []],
    [
      'somebody whose leave ends this minute is here',
      0,
      { owner: { ...here('owner'), awayUntil: now } },
      ['owner'],
    ],
  ])('%s', (_, step, changed, expected) => {
    expect(ids(step, changed)).toEqual(expected);
  });

  const hour = 3_600_000;
  it.each([
    ['stays with an owner who is here', here('o'), false],
    ['passes on from one who has left', left('o'), true],
    [
      'passes on from one who is away past the next reminder',
      { ...here('o'), awayUntil: new Date(later.getTime() + hour) },
      true,
    ],
    ['stays with one who is back when the next reminder comes', away('o'), false],
    [
      'stays with one who was away and is back',
      { ...here('o'), awayUntil: new Date(now.getTime() - hour) },
      false,
    ],
    ['passes on from one who left while away', { ...left('o'), awayUntil: later }, true],
  ])('a suggestion %s', (_, owner, passes) => {
    expect(mustPassOn(owner, later, now)).toBe(passes);
  });
});

/** So many days from one on, YYYY-MM-DD. */
function days(first: string, count: number): string[] {
  const start = DateTime.fromISO(first, { zone: 'UTC' });
  return Array.from({ length: count }, (_, i) => start.plus({ days: i }).toISODate() ?? '');
}

/** Monday to Friday without the holidays ("2026-01-01 04-06 …": the year goes on), from 2026 into spring 2027. */
function workedDays(holidays: string): string[] {
  let year = '';
  const off = new Set(
    holidays.split(' ').map((each) => {
      if (each.length > 5) year = each.slice(0, 5);
      return each.length > 5 ? each : `${year}${each}`;
    }),
  );
  return days('2026-01-01', 455).filter((day) => DateTime.fromISO(day).weekday <= 5 && !off.has(day));
}
