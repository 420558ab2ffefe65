// When an owner is reminded of an action's day, and asked for news.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf, dayText } from '../../src/calendar/day.ts';
import { isWorkingTime } from '../../src/calendar/working-time.ts';
import type { Person } from '../../src/people/person.ts';
import { clockOf, newsAskAt } from '../../src/plan/clock.ts';
import { calendarFor } from '../../src/workspace/posting.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase } from '../harness/database.ts';

describe('an owner is reminded', () => {
  let workspace: Workspace;
  let owner: Person;
  beforeAll(async () => {
    const desk = await openCompanyDesk(await freshDatabase('sqlite'), 'fr');
    workspace = await desk.workspace();
    owner = desk.nadia;
  });
  const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);
  const falls = (dueOn: string, from: string, step = 0) => {
    const { remindAt, remindStep } = clockOf(workspace, { dueOn, owner }, { step, after: noonOf(from) });
    return [remindAt?.toISOString(), remindStep];
  };

  it('two working days before, once it is due, three working days after, then weekly', () => {
    // Thursday 26 November 2026: its day is over at 18:00.
    expect(falls('2026-11-26', '2026-11-09')).toEqual(['2026-11-24T08:00:00.000Z', 0]);
    expect(falls('2026-11-26', '2026-11-24', 1)).toEqual(['2026-11-27T08:00:00.000Z', 1]);
    expect(falls('2026-11-26', '2026-11-27', 2)).toEqual(['2026-12-01T08:00:00.000Z', 2]);
    expect(falls('2026-11-26', '2026-12-01', 3)).toEqual(['2026-12-08T08:00:00.000Z', 3]);
  });

  it('over weekends and holidays: on the working day before and after', () => {
    // A Monday; Armistice Day is a Wednesday.
    expect(falls('2026-11-16', '2026-11-09')).toEqual(['2026-11-12T08:00:00.000Z', 0]);
    expect(falls('2026-11-11', '2026-11-10', 1)).toEqual(['2026-11-13T08:00:00.000Z', 1]);
  });

  it('of no day: never', () => {
    expect(clockOf(workspace, { dueOn: null, owner }, { step: 0, after: noonOf('2026-11-09') })).toEqual({
      remindAt: null,
      remindStep: 0,
    });
  });

  it('always later than before, in working hours, on their own clock', () => {
    const days = fc.integer({ min: dayOf('2026-01-01'), max: dayOf('2029-12-31') });
    const zones = fc.constantFrom(
      'Europe/Paris',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
    );
    fc.assert(
      fc.property(days, days, zones, fc.nat(500), (due, from, zone, minutes) => {
        const person = { ...owner, timeZone: zone };
        const calendar = calendarFor(workspace, person);
        let last = { step: 0, after: new Date(from * 86_400_000 + minutes * 60_000) };
        for (let round = 0; round < 4; round++) {
          const { remindAt, remindStep } = clockOf(workspace, { dueOn: dayText(due), owner: person }, last);
          if (remindAt === null) throw new Error('no reminder');
          expect(remindAt.getTime()).toBeGreaterThan(last.after.getTime());
          expect(isWorkingTime(remindAt, calendar, zone)).toBe(true);
          if (round > 0)
            expect(remindAt.getTime() - last.after.getTime()).toBeLessThanOrEqual(18 * 86_400_000);
          last = { step: remindStep + 1, after: remindAt };
        }
      }),
      { numRuns: 20 },
    );
  });

  it('for news after thirty days without any', () => {
    expect(newsAskAt(noonOf('2026-11-09'))).toEqual(noonOf('2026-12-09'));
  });
});
