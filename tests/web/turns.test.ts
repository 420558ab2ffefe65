import { describe, expect, test, vi } from 'vitest';
import { turns, type WebTurn } from '../../src/web/turns.ts';

const isTurn = (each: object): each is WebTurn => 'end' in each;
/** What has come of these by now. */
const soon = async <T>(promises: readonly Promise<T>[]): Promise<(T | null)[]> =>
  Promise.all(
    promises.map((each) => Promise.race([each, new Promise<null>((resolve) => setImmediate(resolve, null))])),
  );

describe('whose body is read', () => {
  test('so many at once, and the next when one is done, of the source of which least is being done', async () => {
    const queue = turns();
    const asked = ['a', 'a', 'a', 'b'].map((source) => queue.take(source));
    const first = await soon(asked);
    expect(first.map((each) => each !== null)).toEqual([true, true, false, false]);
    for (const each of first.slice(0, 1)) if (each !== null && isTurn(each)) each.end();
    expect((await soon(asked)).map((each) => each !== null)).toEqual([true, true, false, true]);
  });

  test('of one source so many wait; more are told to come back, and keep no other source out', async () => {
    const queue = turns();
    const many = await soon(Array.from({ length: 60 }, () => queue.take('a')));
    const refused = many.flatMap((each) => (each !== null && 'refused' in each ? [each.refused] : []));
    expect(refused).toHaveLength(8);
    expect(refused[0]).toMatchObject({ status: 429, headers: { 'retry-after': '5' } });
    expect(await soon([queue.take('b')])).toEqual([null]);
  });

  test('whoever waited too long is told to come back, and holds no place', async () => {
    vi.useFakeTimers();
    try {
      const queue = turns(() => 0);
      const held = await Promise.all(['a', 'a'].map((source) => queue.take(source)));
      const late = queue.take('b');
      await vi.advanceTimersByTimeAsync(6_000);
      expect(await late).toMatchObject({ refused: { status: 503, headers: { 'retry-after': '5' } } });
      for (const each of held) if (isTurn(each)) each.end();
      expect(await Promise.all(['c', 'c'].map((source) => queue.take(source)))).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('whoever is refused is told a moment of their own, as turns become free, at most five minutes ahead', async () => {
    let time = 0;
    const queue = turns(() => time);
    for (let i = 0; i < 30; i++) {
      const taken = await queue.take('a');
      time += 4_000;
      if (isTurn(taken)) taken.end();
    }
    const many = await soon(Array.from({ length: 552 }, () => queue.take('a')));
    const told = many.flatMap((each) =>
      each !== null && 'refused' in each ? [Number(each.refused.headers?.['retry-after'])] : [],
    );
    expect(told).toHaveLength(500);
    expect(told.slice(0, 5)).toEqual([5, 6, 7, 8, 9]);
    expect(told.at(-1)).toBe(300);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    // Another source is not told to wait for it.
    const others = await soon(Array.from({ length: 51 }, () => queue.take('b')));
    expect(others.at(-1)).toMatchObject({ refused: { headers: { 'retry-after': '5' } } });
    // And once the moment of the last one has passed, the next is soon again.
    time += 400_000;
    expect((await soon([queue.take('a')]))[0]).toMatchObject({
      refused: { headers: { 'retry-after': '5' } },
    });
  });

  test('a source has so many requests, then so many a second', async () => {
    let now = 0;
    const queue = turns(() => now);
    const status = async () => {
      const taken = await queue.take('a');
      if (isTurn(taken)) taken.end();
      return isTurn(taken) ? 200 : taken.refused.status;
    };
    for (let i = 0; i < 400; i++) expect(await status()).toBe(200);
    expect(await status()).toBe(429);
    now = 1_000;
    for (let i = 0; i < 20; i++) expect(await status()).toBe(200);
    expect(await status()).toBe(429);
  });

  test('a turn ends once, however often it is ended', async () => {
    const queue = turns();
    const taken = await queue.take('a');
    if (isTurn(taken)) for (let i = 0; i < 5; i++) taken.end();
    const four = await soon(Array.from({ length: 4 }, () => queue.take('a')));
    expect(four.filter((each) => each !== null)).toHaveLength(2);
  });
});
