import { expect, it } from 'vitest';
import { sharedClock } from '../../src/database/shared-clock.ts';
import { freshDatabase } from '../harness/database.ts';

const HOUR = 3_600_000;

it('tells PostgreSQL’s time, whatever the machine’s own clock says', async () => {
  const database = await freshDatabase('postgresql');
  const ours = Date.now;
  const clock = await sharedClock(database, { now: () => new Date(0) });
  const real = ours();
  expect(Math.abs(clock.now().getTime() - real)).toBeLessThan(1_000);
  try {
    for (const skew of [61_000, -5 * 60_000, -2 * HOUR, 2 * HOUR]) {
      Date.now = () => ours() + skew;
      await clock.look();
      expect(Math.abs(clock.now().getTime() - ours())).toBeLessThan(1_000);
    }
  } finally {
    Date.now = ours;
  }
});

it('is the machine’s own clock beside a SQLite file', async () => {
  const own = { now: () => new Date('2026-11-29T06:00:00Z') };
  const clock = await sharedClock(await freshDatabase('sqlite'), own);
  expect(clock.now()).toEqual(own.now());
});
