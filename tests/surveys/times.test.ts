// When rounds open, remind and close: in working hours, with a working day between two letters.
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/calendar/day.ts';
import { isWorkingTime, nextWorkingTime } from '../../src/calendar/working-time.ts';
import { dayIn } from '../../src/calendar/zone.ts';
import { seededChance } from '../../src/demo/company/chance.ts';
import { mustBeThreshold } from '../../src/surveys/thresholds.ts';
import { isWithinWeek, nextRoundAt, restsSince, roundTimes } from '../../src/surveys/times.ts';
import { workCalendar } from '../../src/workspace/work-calendar.ts';
import { freshDesk } from '../handlers/desk.ts';

const { workspace } = await freshDesk('sqlite', 'fr');
const calendar = workCalendar(workspace);
const zone = 'Europe/Paris';
const iso = (at: Date | null) => at?.toISOString() ?? null;

describe('a round', () => {
  it.each([
    // Monday morning for a week: closes the Monday after, reminds on Thursday.
    ['2026-11-09T09:00:00Z', 7, '2026-11-16T17:00:00.000Z', '2026-11-12T08:00:00.000Z'],
    // Friday is "until Friday".
    ['2026-11-16T09:00:00Z', 4, '2026-11-20T17:00:00.000Z', '2026-11-18T08:00:00.000Z'],
    // Counted from Monday, when its first letters may come.
    ['2026-11-14T12:00:00Z', 7, '2026-11-23T17:00:00.000Z', '2026-11-19T08:00:00.000Z'],
    // Not at a weekend.
    ['2026-11-16T09:00:00Z', 5, '2026-11-23T17:00:00.000Z', '2026-11-19T08:00:00.000Z'],
    // Too short for two letters.
    ['2026-11-16T09:00:00Z', 3, '2026-11-19T17:00:00.000Z', null],
    ['2026-11-16T09:00:00Z', 1, '2026-11-17T17:00:00.000Z', null],
  ])('that begins %s for %i days closes %s and reminds %s', (begins, days, closes, reminds) => {
    const { closesAt, remindAt } = roundTimes(workspace, days, new Date(begins));
    expect([iso(closesAt), iso(remindAt)]).toEqual([closes, reminds]);
  });

  it('closes at the end of a working day and reminds at the beginning of one, whenever it begins', () => {
    const chance = seededChance(16);
    for (let i = 0; i < 200; i += 1) {
      const now = new Date(
        Date.parse('2026-01-01T00:00:00Z') + Math.floor(chance.next() * 365 * 24) * 3_600_000,
      );
      const daysOpen = 1 + Math.floor(chance.next() * 30);
      const { closesAt, remindAt } = roundTimes(workspace, daysOpen, now);
      const begins = nextWorkingTime(now, calendar, zone);
      expect(closesAt > begins).toBe(true);
      expect(isWorkingTime(new Date(closesAt.getTime() - 1), calendar, zone)).toBe(true);
      expect(isWorkingTime(closesAt, calendar, zone)).toBe(false);
      const open = dayOf(dayIn(zone, closesAt)) - dayOf(dayIn(zone, begins));
      expect(open).toBeGreaterThanOrEqual(daysOpen);
      if (remindAt === null) continue;
      expect(isWorkingTime(remindAt, calendar, zone)).toBe(true);
      expect(dayOf(dayIn(zone, remindAt)) - dayOf(dayIn(zone, begins))).toBeGreaterThanOrEqual(2);
      expect(remindAt < closesAt).toBe(true);
    }
  });

  it('that comes each week is left out on a holiday; one that comes each fortnight is moved', () => {
    const after = new Date('2026-03-31T09:00:00Z');
    const weekly = { cadence: { kind: 'weekly', weekday: 1, at: '10:00' } };
    // 6 April is Easter Monday.
    expect(iso(nextRoundAt(weekly, workspace, after))).toBe('2026-04-13T08:00:00.000Z');
    const biweekly = { cadence: { kind: 'biweekly', weekday: 1, anchor: '2026-04-06', at: '10:00' } };
    expect(iso(nextRoundAt(biweekly, workspace, after))).toBe('2026-04-07T08:00:00.000Z');
    expect(nextRoundAt({ cadence: null }, workspace, after)).toBeNull();
  });

  it('asked at seven in the evening opens in working hours', () => {
    const cadence = { kind: 'monthly', on: 'first', at: '22:00' };
    const at = nextRoundAt({ cadence }, workspace, new Date('2026-11-09T09:00:00Z'));
    expect(at && isWorkingTime(at, calendar, zone)).toBe(true);
  });

  it('leaves whoever was asked on one of the last seven days alone', () => {
    expect(isWithinWeek('2026-11-10', '2026-11-16')).toBe(true);
    expect(isWithinWeek('2026-11-09', '2026-11-16')).toBe(false);
    // Where the company's day is one ahead of theirs.
    expect(restsSince(workspace, new Date('2026-11-16T09:00:00Z'))).toBe('2026-11-09');
  });
});

describe('a threshold', () => {
  it.each([3, 4, 5, 50])('of %i is one', (given) => {
    expect(() => mustBeThreshold(given)).not.toThrow();
  });

  it.each([
    ['0', 0],
    ['2', 2],
    ['2.5', 2.5],
    ['NaN', Number.NaN],
    ['51', 51],
  ])('of %s is refused, with what is allowed', (said, given) => {
    for (const least of [3, 5]) {
      const refusal = refused(() => mustBeThreshold(given, least));
      expect(refusal.code).toBe('survey.threshold');
      for (const locale of ['en', 'fr'] as const) {
        expect(refusal.say(locale)).toContain(said);
        expect(refusal.say(locale)).toContain('50');
      }
    }
  });

  it('that people were told is raised, or stays; lowered, it is refused by name and range', () => {
    for (const to of [5, 6, 50]) expect(() => mustBeThreshold(to, 5)).not.toThrow();
    for (const to of [3, 4]) {
      const { code, say } = refused(() => mustBeThreshold(to, 5));
      expect(code).toBe('survey.threshold');
      expect(say('en')).toContain(`“${to}” is lower than what people were promised`);
      expect(say('en')).toContain('from 5 to 50');
    }
  });
});

function refused(work: () => void): { readonly code: string; readonly say: (locale: 'fr' | 'en') => string } {
  try {
    work();
  } catch (error) {
    return error as ReturnType<typeof refused>;
  }
  throw new Error('it was not refused');
}
