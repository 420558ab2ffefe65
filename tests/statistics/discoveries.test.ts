import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../src/statistics/discoveries.ts';

describe('Benjamini and Hochberg', () => {
  it('keeps the four of their own example', () => {
    // Benjamini and Hochberg (1995), section 4: fifteen p values; at q = 0.05 the fourth is the last under i q / 15
    // (0.0095 <= 4 * 0.05 / 15 = 0.0133, while 0.0201 > 0.0167), where Bonferroni keeps three.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(benjaminiHochberg(p, 0.05).filter(Boolean)).toHaveLength(4);
    expect(benjaminiHochberg(p.toReversed(), 0.05).slice(-4)).toEqual([true, true, true, true]);
  });

  it.each([
    { title: 'nothing', p: [], q: 0.1, kept: [] },
    { title: 'one under q', p: [0.09], q: 0.1, kept: [true] },
    { title: 'one above q', p: [0.11], q: 0.1, kept: [false] },
    { title: 'a smaller one lifted by a larger that passes', p: [0.06, 0.09], q: 0.1, kept: [true, true] },
    { title: 'one alone among many', p: [0.04, 0.5, 0.9], q: 0.1, kept: [false, false, false] },
    { title: 'ties together', p: [0.5, 0.02, 0.02], q: 0.1, kept: [false, true, true] },
  ])('keeps as it should: $title', ({ p, q, kept }) => {
    expect(benjaminiHochberg(p, q)).toEqual(kept);
  });

  it('never keeps a p value and drops a smaller one', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(pValues, (p) => {
        const kept = benjaminiHochberg(p, 0.1);
        const worstKept = Math.max(-1, ...p.filter((_, i) => kept[i]));
        expect(p.every((each, i) => kept[i] === each <= worstKept)).toBe(true);
      }),
    );
  });
});
