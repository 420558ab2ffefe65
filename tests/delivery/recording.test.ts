import { describe, expect, it } from 'vitest';
import type { Found, Outcome } from '../../src/delivery/outcome.ts';
import {
  afterLooking,
  changeFor,
  type DeliveryChange,
  MOST_ATTEMPTS,
  pauseMs,
  type Tried,
  waitMs,
} from '../../src/delivery/recording.ts';
import { kind, kinds } from '../harness/kinds.ts';

const now = new Date('2026-03-02T09:00:00Z');
const fateOf = (name: string) => kind(name).fate;
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const DAY = 86_400;
const tried = (attempts: number): Tried => ({
  fate: 'told',
  attempts,
  threadOf: null,
  replaces: null,
});
const disabled: Outcome = { kind: 'never', reason: 'not-found', code: 'user_disabled' };
const remote = { channel: 'C1', id: '1.1' };
const later = (seconds: number): Outcome => ({ kind: 'later', at: inSeconds(seconds), reason: 'r' });
const pendingIn = (seconds: number): DeliveryChange => ({
  state: 'pending',
  notBefore: inSeconds(seconds),
  reason: 'r',
});

describe('what an outcome does to a row', () => {
  it.each<[string, Outcome, number, DeliveryChange]>([
    ['it arrived', { kind: 'sent', remote }, 1, { state: 'sent', outcome: { kind: 'sent', remote } }],
    ['the platform says when', later(30), 1, pendingIn(30)],
    ['it says "now", and we wait a little', later(0), 1, pendingIn(2)],
    ['our own wait is longer by now', later(30), 6, pendingIn(64)],
    ['the platform’s wait is longer than our longest', later(3_600), 99, pendingIn(3_600)],
    [
      'it was the last try',
      later(30),
      MOST_ATTEMPTS,
      { state: 'held', reason: `tried ${MOST_ATTEMPTS} times: r`, retryAt: inSeconds(DAY) },
    ],
    [
      'the address will never take it',
      { kind: 'never', reason: 'archived', code: 'is_archived' },
      1,
      { state: 'dropped', reason: 'archived', isLost: true },
    ],
    [
      'nobody knows its code: it is tried again in a quarter of an hour',
      { kind: 'held', reason: 'refused', code: 'new_code' },
      1,
      { state: 'held', reason: 'refused: new_code', retryAt: inSeconds(900) },
    ],
    [
      'the app lacks a right, again: it is tried again in an hour',
      { kind: 'held', reason: 'restricted', code: 'missing_scope' },
      2,
      { state: 'held', reason: 'restricted: missing_scope', retryAt: inSeconds(3_600) },
    ],
    [
      'the chat refuses the program: no try of the message',
      { kind: 'refused', code: 'invalid_auth', at: inSeconds(60) },
      3,
      { state: 'pending', notBefore: inSeconds(60), reason: 'invalid_auth', attempts: 2 },
    ],
    [
      'nobody knows',
      { kind: 'unknown', reason: 'ECONNRESET' },
      MOST_ATTEMPTS,
      { state: 'claimed', reason: 'unknown: ECONNRESET' },
    ],
  ])('%s', (_, outcome, attempts, change) => {
    expect(changeFor(outcome, tried(attempts), now)).toEqual(change);
  });

  const gone: Outcome = { kind: 'never', reason: 'gone', code: 'message_not_found' };
  const dropped = (reason: string, isLost: boolean) => ({ state: 'dropped', reason, isLost });
  it.each<[string, Partial<Tried>, Outcome, object]>([
    ['an idea', { fate: fateOf('suggestion.card') }, disabled, dropped('not-found', true)],
    ['a reminder', { fate: fateOf('reminder.daily') }, disabled, dropped('not-found', true)],
    ['a verdict', { fate: fateOf('suggestion.declined') }, disabled, dropped('not-found', true)],
    ['a case', { fate: fateOf('case.card') }, disabled, dropped('not-found', true)],
    ['a story', { fate: fateOf('story.card') }, disabled, dropped('not-found', true)],
    ['answers for a channel', { fate: fateOf('feed.card') }, disabled, dropped('not-found', true)],
    ['news of an import', { fate: fateOf('import') }, disabled, dropped('not-found', true)],
    ['a digest, which catches up', { fate: fateOf('digest') }, disabled, dropped('not-found', false)],
    [
      'what stands under a digest',
      { fate: fateOf('digest.details'), threadOf: 'd' },
      disabled,
      dropped('not-found', true),
    ],
    ['a new drawing of a card', { replaces: 'c' }, disabled, dropped('not-found', false)],
    ['a new drawing of what was deleted', { replaces: 'c' }, gone, dropped('gone', false)],
    [
      'words under what was deleted, which then stand alone',
      { threadOf: 'c' },
      gone,
      { state: 'pending', notBefore: now, reason: 'gone', isAlone: true },
    ],
  ])('to an address that takes nothing, %s', (_, more, outcome, change) => {
    expect(changeFor(outcome, { ...tried(1), ...more }, now)).toEqual(change);
  });

  it.each(['suggestion.card', 'case.card', 'story.card', 'digest', 'feed.card', 'import', 'tomorrow.kind'])(
    'holds %s where nobody knows the code',
    (name) => {
      const outcome: Outcome = { kind: 'held', reason: 'refused', code: 'new_code' };
      expect(changeFor(outcome, { ...tried(1), fate: kinds.get(name)?.fate ?? null }, now).state).toBe(
        'held',
      );
    },
  );
});

describe('what the platform’s answer does to a row whose fate was unknown', () => {
  const absent: Found = { kind: 'absent' };
  it.each<[string, Found, number, DeliveryChange]>([
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
      { state: 'held', reason: `tried ${MOST_ATTEMPTS} times: it did not arrive`, retryAt: inSeconds(DAY) },
    ],
    [
      'it cannot tell',
      { kind: 'cannot-tell', reason: 'no metadata' },
      1,
      { state: 'held', reason: 'no metadata', retryAt: null },
    ],
  ])('%s', (_, found, attempts, change) => {
    expect(afterLooking(found, tried(attempts), now)).toEqual(change);
  });
});

describe('the pause of one that is held', () => {
  it.each([
    [1, 0.25],
    [2, 1],
    [3, 4],
    [4, 16],
    [5, 24],
    [10_000, 24],
  ])('after try %i is %d h', (attempts, hours) => {
    expect(pauseMs(attempts)).toBe(hours * 3_600_000);
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
