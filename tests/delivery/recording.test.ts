import { describe, expect, it } from 'vitest';
import type { Found, Outcome } from '../../src/delivery/outcome.ts';
import { afterLooking, type Change, changeFor, MOST_ATTEMPTS, waitMs } from '../../src/delivery/recording.ts';

const now = new Date('2026-03-02T09:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const remote = { channel: 'C1', id: '1.1' };
const later = (seconds: number): Outcome => ({ kind: 'later', at: inSeconds(seconds), reason: 'r' });
const pendingIn = (seconds: number): Change => ({
  state: 'pending',
  notBefore: inSeconds(seconds),
  reason: 'r',
});

describe('what an outcome does to a row', () => {
  it.each<[string, Outcome, number, Change]>([
    ['it arrived', { kind: 'sent', remote }, 1, { state: 'sent', outcome: { kind: 'sent', remote } }],
    ['the platform says when', later(30), 1, pendingIn(30)],
    ['it says "now", and we wait a little', later(0), 1, pendingIn(2)],
    ['our own wait is longer by now', later(30), 6, pendingIn(64)],
    ['the platform’s wait is longer than our longest', later(3_600), 99, pendingIn(3_600)],
    [
      'it was the last try',
      later(30),
      MOST_ATTEMPTS,
      { state: 'held', reason: `tried ${MOST_ATTEMPTS} times: r` },
    ],
    [
      'the address will never take it',
      { kind: 'never', reason: 'archived', code: 'is_archived' },
      1,
      { state: 'dropped', reason: 'archived' },
    ],
    [
      'nobody knows',
      { kind: 'unknown', reason: 'ECONNRESET' },
      MOST_ATTEMPTS,
      { state: 'claimed', reason: 'unknown: ECONNRESET' },
    ],
  ])('%s', (_, outcome, attempts, change) => {
    expect(changeFor(outcome, attempts, now)).toEqual(change);
  });
});

describe('what the platform’s answer does to a row whose fate was unknown', () => {
  const absent: Found = { kind: 'absent' };
  it.each<[string, Found, number, Change]>([
    ['it had arrived', { kind: 'found', remote }, 1, { state: 'sent', outcome: { kind: 'sent', remote } }],
    [
      'it had not: a failed try',
      absent,
      2,
      { state: 'pending', notBefore: inSeconds(4), reason: 'it did not arrive' },
    ],
    [
      'it had not, a hundred times',
      absent,
      MOST_ATTEMPTS,
      { state: 'held', reason: `tried ${MOST_ATTEMPTS} times: it did not arrive` },
    ],
    [
      'it cannot tell',
      { kind: 'cannot-tell', reason: 'no metadata' },
      1,
      { state: 'held', reason: 'no metadata' },
    ],
  ])('%s', (_, found, attempts, change) => {
    expect(afterLooking(found, attempts, now)).toEqual(change);
  });
});

describe('the wait after a failed try', () => {
  it.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [9, 512],
    [10, 900],
    [100, 900],
    [10_000, 900],
  ])('after try %i is %i s', (attempts, seconds) => {
    expect(waitMs(attempts)).toBe(seconds * 1_000);
  });

  it('spreads the hundred tries over about a day', () => {
    const hours =
      Array.from({ length: MOST_ATTEMPTS }, (_, i) => waitMs(i + 1)).reduce((a, b) => a + b) / 3_600_000;
    expect(hours).toBeGreaterThan(20);
    expect(hours).toBeLessThan(28);
  });
});
