import { expect, test } from 'vitest';
import { allowances } from '../../src/http/allowance.ts';

test('so much at once, then so much a second; whoever is refused is told when it is enough, and pays nothing', () => {
  let now = 0;
  const allowed = allowances({ burst: 10, perSecond: 2 }, () => now);
  expect(allowed('a', 8)).toEqual({ isOver: false, left: 2, fullInS: 4, enoughInS: 0 });
  expect(allowed('a', 5)).toEqual({ isOver: true, left: 2, fullInS: 4, enoughInS: 2 });
  expect(allowed('b', 5).isOver).toBe(false);
  now = 1_500;
  expect(allowed('a', 5)).toEqual({ isOver: false, left: 0, fullInS: 5, enoughInS: 0 });
  now = 60_000;
  expect(allowed('a').left).toBe(9);
});

test('a clock that goes back takes nothing away', () => {
  let now = 10_000;
  const allowed = allowances({ burst: 2, perSecond: 1 }, () => now);
  allowed('a');
  now = 0;
  expect(allowed('a')).toMatchObject({ isOver: false, left: 0 });
});
