import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayText, msPerDay, weekdayOf } from '../../../src/calendar/day.ts';
import { zoneOf } from '../../../src/calendar/zone.ts';
import { looks } from '../../../src/plan/effect/judging.ts';
import { lastYearsOf, lookedAtFrom, windowsOf } from '../../../src/plan/effect/windows.ts';

const zones = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe'];

describe('the days that are compared', () => {
  it('are as many before as after, without the day itself', () => {
    expect(windowsOf('2026-11-30', 30, zoneOf('Europe/Paris'))).toEqual({
      before: { from: new Date('2026-10-30T23:00:00Z'), to: new Date('2026-11-29T23:00:00Z') },
      after: { from: new Date('2026-11-30T23:00:00Z'), to: new Date('2026-12-30T23:00:00Z') },
    });
  });

  it('are whole days of the company’s clock, over when they are looked at, and last year the same days of the week', () => {
    const days = fc.integer({ min: 20_000, max: 21_000 });
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), fc.constantFrom(...looks), (day, name, look) => {
        const zone = zoneOf(name);
        const doneOn = dayText(day);
        const { before, after } = windowsOf(doneOn, look, zone);
        const daysOf = ({ from, to }: typeof before) =>
          Array.from(
            { length: zone.dayAt(to.getTime()) - zone.dayAt(from.getTime()) },
            (_, i) => zone.dayAt(from.getTime()) + i,
          );
        expect([...daysOf(before), day, ...daysOf(after)]).toEqual(
          Array.from({ length: 2 * look + 1 }, (_, i) => day - look + i),
        );
        expect(lookedAtFrom(doneOn, look, zone)).toEqual(after.to);
        const then = lastYearsOf(doneOn, look, zone);
        expect(daysOf(then.before).map(weekdayOf)).toEqual(daysOf(before).map(weekdayOf));
        expect(daysOf(then.after)[0]).toBe(day + 1 - 364);
        expect(then.after.to.getTime()).toBeLessThan(before.to.getTime() - 180 * msPerDay);
      }),
      { numRuns: 60 },
    );
  });
});
