import { describe, expect, it } from 'vitest';
import type { Cadence } from '../../src/calendar/cadence.ts';
import { lookBackOf } from '../../src/digests/look-back.ts';

describe('how long before its window a digest looks back', () => {
  it.each<[string, Cadence, number]>([
    ['daily', { kind: 'daily', at: '09:00' }, 8],
    ['weekly', { kind: 'weekly', weekday: 1, at: '09:00' }, 14],
    ['every two weeks', { kind: 'biweekly', weekday: 1, anchor: '2026-11-16', at: '09:00' }, 21],
    ['monthly', { kind: 'monthly', on: 'first', at: '09:00' }, 38],
    ['by cron, twice a day', { kind: 'cron', expression: '0 9,21 * * *' }, 7.5],
    ['by cron, on Tuesdays', { kind: 'cron', expression: '0 9 * * 2' }, 14],
  ])('is one round and a week: %s', (_, cadence, days) => {
    const rhythm = { cadence, timeZone: 'Europe/Paris', onHolidays: 'ignore', calendar: null } as const;
    expect(lookBackOf(rhythm, new Date('2026-11-16T08:00:00Z'))).toBe(days * 86_400_000);
  });
});
