import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eachMinute, type Minutes } from '../src/minutes.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let beats: string[];
let errors: unknown[];
let minutes: Minutes;
let next: () => Promise<void>;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-10-25T00:58:30Z') });
  beats = [];
  errors = [];
  next = async () => {};
  const clock = { now: () => new Date() };
  const work = async () => {
    beats.push(clock.now().toISOString().slice(11, 19));
    await next();
  };
  minutes = eachMinute(work, { clock, failed: (error) => errors.push(error) });
});
afterEach(() => {
  void minutes.stop();
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('beats at each full minute', async () => {
  await pass(3 * MINUTE);
  expect(beats).toEqual(['00:59:00', '01:00:00', '01:01:00']);
});

it.each([
  ['two hours', 2 * HOUR],
  ['five minutes', 5 * MINUTE],
  ['a year', 365 * 24 * HOUR],
])('goes on beating each minute when the clock is set back by %s', async (_, back) => {
  await pass(MINUTE);
  const before = beats.length;
  vi.setSystemTime(Date.now() - back);
  await pass(10 * MINUTE);
  expect(beats.length - before).toBe(10);
  expect(minutes.age()).toBeLessThanOrEqual(MINUTE);
});

it.each([
  ['two hours', 2 * HOUR],
  ['a year', 365 * 24 * HOUR],
])('beats once, not once for each minute missed, when the clock is set forward by %s', async (_, ahead) => {
  await pass(MINUTE);
  const before = beats.length;
  vi.setSystemTime(Date.now() + ahead);
  await pass(MINUTE);
  expect(beats.length - before).toBe(1);
});

it('never does its work twice at a time, however long the first takes', async () => {
  let done: () => void = () => {};
  next = () =>
    new Promise((resolve) => {
      done = resolve;
    });
  const first = minutes.now();
  await pass(3 * MINUTE);
  expect(beats).toHaveLength(1);
  done();
  await first;
  next = async () => {};
  await pass(MINUTE);
  expect(beats).toHaveLength(2);
});

it('has stopped only once what is under way has ended', async () => {
  let done: () => void = () => {};
  const ended: string[] = [];
  next = async () => {
    await new Promise<void>((resolve) => {
      done = resolve;
    });
    ended.push('work');
  };
  void minutes.now();
  const stopped = minutes.stop().then(() => ended.push('stop'));
  await pass(3 * MINUTE);
  done();
  await stopped;
  expect(ended).toEqual(['work', 'stop']);
  expect(beats).toHaveLength(1);
});

it('does not do a minute twice when a timer fires a little early', async () => {
  await pass(MINUTE);
  const before = beats.length;
  vi.setSystemTime(Date.now() - (Date.now() % MINUTE) + MINUTE - 3);
  await pass(30_000);
  vi.setSystemTime(Date.now() - (Date.now() % MINUTE) - 2);
  await pass(5_000);
  expect(beats.length - before).toBeLessThanOrEqual(1);
});

it('waits for a long minute to end, and never works twice at a time', async () => {
  let running = 0;
  let most = 0;
  next = async () => {
    most = Math.max(most, ++running);
    await new Promise((done) => setTimeout(done, 3 * MINUTE));
    running -= 1;
  };
  await pass(20 * MINUTE);
  expect(most).toBe(1);
  expect(beats.length).toBeGreaterThan(4);
});

it('tells how long ago the work last ended well, whatever the clock says', async () => {
  await pass(30_000);
  next = async () => Promise.reject(new Error('no'));
  vi.setSystemTime(Date.now() - 2 * HOUR);
  await pass(7 * MINUTE);
  expect(errors).toHaveLength(7);
  expect(minutes.age()).toBe(7 * MINUTE);
  next = async () => {};
  await pass(MINUTE);
  expect(minutes.age()).toBeLessThan(MINUTE);
});
