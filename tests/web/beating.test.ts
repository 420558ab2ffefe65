import { expect, it } from 'vitest';
import { beating, countBeats } from '../../src/web/beating.ts';
import { metrics } from '../../src/web/metrics.ts';

const MINUTE = 60_000;
const aged = (age: number) => () => ({
  age: () => age,
  failures: () => 0,
  now: async () => {},
  stop: async () => {},
});

it('is not ready before the heart beats, nor five minutes after it last did all its work', async () => {
  await expect(beating(() => null).check()).rejects.toThrow();
  await expect(beating(aged(5 * MINUTE)).check()).resolves.toBeUndefined();
  await expect(beating(aged(5 * MINUTE + 1)).check()).rejects.toThrow();
});

it('shows the age of the last complete beat in the metrics', async () => {
  const figures = metrics();
  countBeats(figures, aged(90_000));
  expect(await figures.registry.metrics()).toContain('portevoix_heartbeat_age_seconds 90');
});

it('is not ready once two beats in a row have failed', async () => {
  const failed = (times: number) => () => ({
    age: () => 0,
    failures: () => times,
    now: async () => {},
    stop: async () => {},
  });
  await expect(beating(failed(1)).check()).resolves.toBeUndefined();
  await expect(beating(failed(2)).check()).rejects.toMatchObject({ word: 'failing' });
});
