import { describe, expect, it } from 'vitest';
import { survivalMedian } from '../../src/statistics/survival.ts';

/** "6+" was still waiting at 6. */
function observed(list: string) {
  return list.split(' ').map((each) => ({ time: Number.parseFloat(each), happened: !each.endsWith('+') }));
}

describe('the median by Kaplan and Meier', () => {
  // Freireich et al. 1963, Blood 21: weeks in remission of 42 children with leukaemia. The medians are the published ones.
  const sixMp = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+';
  const placebo = '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23';

  it.each<[string, string, number | null]>([
    ['is 23 weeks for the children who had 6-MP', sixMp, 23],
    ['is 8 weeks for those who had a placebo', placebo, 8],
    ['is the lower middle where all happened and they are even in number', '1 2 3 4', 2],
    ['is the middle where they are odd in number', '5 1 3', 3],
    ['is reached with exactly half left, whatever the rounding', '1 2 3 4 5 6 7+ 7+ 7+ 7+ 7+ 7+', 6],
    ['is not reached while more than half wait', '1 2 3 4 5 6+ 6+ 6+ 6+ 6+ 6+', null],
    ['counts who stopped being watched at the same time as still at risk then', '2 2+ 4 4', 4],
    ['counts nobody who stopped being watched before: half of the two left', '1+ 1+ 5 9', 5],
    ['does not take a time at which nothing happened', '1 2+ 3+ 4+', null],
    ['is the only one', '7', 7],
    ['is unknown where nothing happened', '7+ 9+', null],
  ])('%s', (_, list, median) => {
    expect(survivalMedian(observed(list))).toBe(median);
    expect(survivalMedian(observed(list).toReversed())).toBe(median);
  });

  it('is unknown where nothing was observed', () => {
    expect(survivalMedian([])).toBeNull();
  });

  it('is exactly the middle one of any number that all happened', () => {
    for (const n of [2, 10, 999, 1000, 50_000]) {
      const all = Array.from({ length: n }, (_, i) => ({ time: i + 1, happened: true }));
      expect(survivalMedian(all)).toBe(Math.ceil(n / 2));
    }
  });
});
