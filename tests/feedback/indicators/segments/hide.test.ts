import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmall } from '../../../../src/feedback/indicators/segments/hide.ts';

describe('small groups', () => {
  it.each([
    { title: 'none is small', sizes: [12, 5, 40], unseen: 0, hidden: [] },
    { title: 'one is small: the smallest other goes too', sizes: [12, 3, 40], unseen: 0, hidden: [12, 3] },
    { title: 'two are small, with 5 answers together', sizes: [12, 3, 2], unseen: 0, hidden: [3, 2] },
    { title: 'two are small, and too few together', sizes: [12, 1, 2, 9], unseen: 0, hidden: [1, 2, 9] },
    { title: 'of equals the later goes', sizes: [8, 4, 8], unseen: 0, hidden: [4, 8] },
    { title: 'it is the only one', sizes: [3], unseen: 0, hidden: [3] },
    { title: 'a group without answers covers nothing', sizes: [9, 0, 4, 20], unseen: 0, hidden: [9, 4] },
    { title: 'enough answers that are in no group cover it', sizes: [9, 4], unseen: 1, hidden: [4] },
    { title: 'answers in no group are few', sizes: [9, 20], unseen: 2, hidden: [9] },
    { title: 'answers in no group are many', sizes: [9, 20], unseen: 6, hidden: [] },
  ])('are hidden: $title', ({ sizes, unseen, hidden }) => {
    const found = hideSmall(sizes, unseen);
    expect(sizes.filter((_, at) => found[at])).toEqual(hidden);
  });

  it('can never be worked out from the whole and the groups that are shown', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 9 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 12 }), (groups, unseen) => {
        const found = hideSmall(groups, unseen);
        const shown = groups.filter((size, at) => size > 0 && !found[at]);
        expect(shown.every((size) => size >= 5)).toBe(true);
        // All that a reader can do: the whole minus what is shown. It is one number over all that is hidden.
        const rest = [...groups.filter((_, at) => found[at]), ...(unseen > 0 ? [unseen] : [])];
        if (shown.length === 0 || rest.length === 0) return;
        const together = rest.reduce((sum, size) => sum + size, 0);
        expect(together).toBeGreaterThanOrEqual(5);
        if (rest.some((size) => size < 5)) expect(rest.length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 2000 },
    );
  });

  it('take no more groups with them than needed', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(sizes, (groups) => {
        const found = hideSmall(groups);
        const small = groups.filter((size) => size < 5);
        const extra = groups.filter((size, at) => found[at] && size >= 5);
        const covered = small.length >= 2 && small.reduce((sum, size) => sum + size, 0) >= 5;
        expect(extra.length).toBeLessThanOrEqual(small.length === 0 || covered ? 0 : 1);
      }),
    );
  });
});
