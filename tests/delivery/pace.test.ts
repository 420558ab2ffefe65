import { describe, expect, it } from 'vitest';
import { firstPace, freeAt, slowedDown, take } from '../../src/delivery/pace.ts';

/** When a server takes a message that comes at `t` (ms): null; else how many seconds to wait. */
type Server = (t: number) => number | null;

/** So many a minute, and what ten seconds allow at once. */
function bucket(perMinute: number): Server {
  const most = perMinute / 6;
  let [left, last] = [most, 0];
  return (t) => {
    left = Math.min(most, left + ((t - last) * perMinute) / 60_000);
    last = t;
    if (left < 1) return Math.ceil((1 - left) / (perMinute / 60));
    left -= 1;
    return null;
  };
}

/** So many in each full minute. */
function window(perMinute: number): Server {
  let [minute, taken] = [-1, 0];
  return (t) => {
    const now = Math.floor(t / 60_000);
    if (now !== minute) [minute, taken] = [now, 0];
    if (taken >= perMinute) return Math.ceil(((now + 1) * 60_000 - t) / 1_000);
    taken += 1;
    return null;
  };
}

function sendAll(server: Server, messages: number, most = 8) {
  let pace = firstPace(0);
  let [now, arrived, refused, window] = [0, 0, 0, 1];
  while (arrived < messages) {
    const { pace: taken, granted } = take(pace, Math.min(window, messages - arrived), now);
    pace = taken;
    const answers = Array.from({ length: granted }, () => server(now));
    for (const answer of answers) {
      if (answer === null) {
        arrived += 1;
        window = Math.min(most, window + 1);
      } else {
        refused += 1;
        window = Math.max(1, window >> 1);
        pace = slowedDown(pace, now, now + answer * 1_000);
      }
    }
    if (arrived < messages) now = Math.max(now, freeAt(pace, now));
  }
  return { ms: now, refused, pace };
}

describe('the pace of a chat', () => {
  it.each([
    [300, 1_000],
    [300, 4_000],
    [300, 10_000],
    [525, 1_000],
    [525, 4_000],
    [525, 10_000],
    [60, 2_000],
  ])(
    'at %d a minute, %d messages: within 5 % of the least time, under 2 % refused',
    (perMinute, messages) => {
      const { ms, refused } = sendAll(bucket(perMinute), messages);
      const least = ((messages - perMinute / 6) / perMinute) * 60_000;
      expect(ms / least).toBeLessThanOrEqual(1.05);
      expect(refused / messages).toBeLessThan(0.02);
    },
  );

  it.each([300, 525])('at %d in each full minute, hardly any is refused', (perMinute) => {
    const { ms, refused } = sendAll(window(perMinute), 4_000);
    expect(ms).toBeLessThanOrEqual((4_000 / perMinute) * 60_000 * 1.05);
    expect(refused / 4_000).toBeLessThan(0.02);
  });

  it('finds a new rate where the chat has changed it', () => {
    let server = bucket(600);
    const changing: Server = (t) => server(t);
    const before = sendAll(changing, 500);
    let { pace } = before;
    server = bucket(120);
    let [now, refused] = [before.ms, 0];
    for (let sent = 0; sent < 1_000; ) {
      const { pace: taken, granted } = take(pace, 1, now);
      pace = taken;
      if (granted === 1) {
        const answer = server(now - before.ms);
        if (answer === null) sent += 1;
        else {
          refused += 1;
          pace = slowedDown(pace, now, now + answer * 1_000);
        }
      }
      now = Math.max(now, freeAt(pace, now));
    }
    expect(pace.interval).toBeGreaterThan(450);
    expect(pace.interval).toBeLessThan(560);
    expect(refused).toBeLessThan(40);
  });

  it('lets nothing go while the chat rests, and counts what was refused together once', () => {
    let { pace } = take(firstPace(0), 5, 0);
    for (let i = 0; i < 5; i += 1) pace = slowedDown(pace, 10, 30_000);
    expect(pace.interval).toBe(firstPace(0).interval);
    expect(take(pace, 1, 29_999).granted).toBe(0);
    expect(take(pace, 5, 30_000).granted).toBe(1);
  });

  it('does not wait for a moment that a clock noted which was set back since', () => {
    const { pace } = take(slowedDown(firstPace(0), 0, 1_000), 1, 2 * 3_600_000);
    expect(take(pace, 1, 1_000).granted).toBe(1);
  });
});
