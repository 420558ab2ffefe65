import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, dayText } from '../../src/calendar/day.ts';
import { beginBefore, stretchesOf, units } from '../../src/calendar/stretches.ts';

const read = (first: string, last: string, unit: (typeof units)[number]) =>
  stretchesOf({ first: dayOf(first), last: dayOf(last) }, unit).map(
    (each) => `${dayText(each.first)}..${dayText(each.last)}${each.isWhole ? '' : ' cut'}`,
  );

describe('days are parted', () => {
  it.each([
    [
      'month',
      '2026-09-15',
      '2026-11-29',
      ['2026-09-15..2026-09-30 cut', '2026-10-01..2026-10-31', '2026-11-01..2026-11-29 cut'],
    ],
    ['month', '2024-02-01', '2024-02-29', ['2024-02-01..2024-02-29']],
    ['week', '2026-11-16', '2026-11-24', ['2026-11-16..2026-11-22', '2026-11-23..2026-11-24 cut']],
    ['quarter', '2026-01-01', '2026-05-31', ['2026-01-01..2026-03-31', '2026-04-01..2026-05-31 cut']],
    ['quarter', '2025-12-31', '2025-12-31', ['2025-12-31..2025-12-31 cut']],
  ] as const)('by %s from %s to %s', (unit, first, last, parts) => {
    expect(read(first, last, unit)).toEqual(parts);
  });

  it('each into one stretch, without gap or overlap, whole but for the ends', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.integer({ min: 15_000, max: 25_000 }),
        fc.integer({ min: 0, max: 800 }),
        (unit, first, more) => {
          const parts = stretchesOf({ first, last: first + more }, unit);
          expect(parts[0]?.first).toBe(first);
          expect(parts.at(-1)?.last).toBe(first + more);
          expect(parts.slice(1).map((part) => part.first - 1)).toEqual(
            parts.slice(0, -1).map((part) => part.last),
          );
          expect(parts.slice(1, -1).every(({ isWhole }) => isWhole)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    ['month', '2026-11-29', 11, '2025-12-01'],
    ['quarter', '2026-11-29', 11, '2024-01-01'],
    ['week', '2026-11-29', 1, '2026-11-16'],
    ['month', '2026-03-31', 1, '2026-02-01'],
  ] as const)('the %s of %s, %i before, begins on %s', (unit, day, back, first) => {
    expect(dayText(beginBefore(dayOf(day), unit, back))).toBe(first);
  });
});
