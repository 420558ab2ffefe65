import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../../src/feedback/filters.ts';
import { effectOf, heatToCompare, looks, spent } from '../../../src/plan/effect/judging.ts';
import { counted } from '../../statistics/counted.ts';
import { promoters, satisfaction, toldOften, withoutEffect } from './simulated.ts';

type Counts = Readonly<Record<number, number>>;

describe('whether an action is told to have been followed by a change', () => {
  const told = (look: 30 | 90, metric: Metric, before: Counts, after: Counts) =>
    effectOf(look, metric, { before: counted(before), after: counted(after) }).direction;

  it.each<[string, Metric, Counts, Counts, string | null, string | null]>([
    ['71 to 80 % of 1,000', 'csat', { 5: 710, 2: 290 }, { 5: 800, 2: 200 }, 'rise', 'rise'],
    ['80 to 71 % of 1,000', 'csat', { 5: 800, 2: 200 }, { 5: 710, 2: 290 }, 'fall', 'fall'],
    // p = 0.02: enough for the last word, not for an early one.
    ['71 to 80 % of 250', 'csat', { 5: 178, 2: 72 }, { 5: 200, 2: 50 }, 'unclear', 'rise'],
    // p = 0.04: a change to a single look, and none to either of two.
    ['71 to 79 % of 250', 'csat', { 5: 178, 2: 72 }, { 5: 198, 2: 52 }, 'unclear', 'unclear'],
    ['as before, of 4,000', 'csat', { 5: 3440, 2: 560 }, { 5: 3440, 2: 560 }, 'unclear', 'stable'],
    ['four answers before', 'csat', { 2: 4 }, { 5: 400 }, null, null],
    ['four answers after', 'nps', { 0: 400 }, { 10: 4 }, null, null],
  ])('is decided by what the looks may spend: %s', (_, metric, before, after, early, late) => {
    expect(told(30, metric, before, after)).toBe(early);
    expect(told(90, metric, before, after)).toBe(late);
  });

  // `npm run coverage` draws them of 1,000 answers too.
  it('is told of chance alone in at most 5 % of actions, over both looks together', () => {
    expect(looks.reduce((sum, look) => sum + spent[look], 0)).toBeLessThan(0.05);
    for (const nothing of withoutEffect)
      for (const n of [50, 200]) expect(toldOften(nothing, n).either, nothing.of).toBeLessThanOrEqual(0.05);
  });

  it('is told more often the larger the change and the more answers, and hardly ever the wrong way round', () => {
    for (const of of [satisfaction, promoters]) {
      const found = [5, 10, 15].map((points) =>
        [200, 1000].map((n) => toldOften(of(points), n, { actions: 400 })),
      );
      const often = found.map((row) => row.map(({ either }) => either));
      for (const [less = 0, more = 0] of often) expect(more).toBeGreaterThan(less);
      expect(often.map(([few]) => few)).toEqual(often.map(([few]) => few).toSorted());
      expect(Math.max(...found.flat().map(({ wrongWay }) => wrongWay))).toBeLessThanOrEqual(0.01);
    }
    expect(toldOften(satisfaction(15), 1000, { actions: 400 }).either).toBeGreaterThan(0.99);
  });

  it('is never a change in a direction that its figures do not have, and looks at both sides alike', () => {
    const few = fc.record({ 5: fc.integer({ min: 0, max: 300 }), 2: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(few, few, fc.constantFrom(...looks), (one, other, look) => {
        const { before, after, direction } = effectOf(look, 'csat', {
          before: counted(one),
          after: counted(other),
        });
        const back = effectOf(look, 'csat', { before: counted(other), after: counted(one) }).direction;
        if (direction === 'rise') expect(after.value).toBeGreaterThan(before.value ?? Number.NaN);
        const turned = { rise: 'fall', fall: 'rise', stable: 'stable', unclear: 'unclear' } as const;
        expect(back).toBe(direction && turned[direction]);
        expect(direction === null).toBe(Math.min(before.n, after.n) < 5);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the answers that are compared', () => {
  const of = (heat: 'hot' | 'cold', n: number) =>
    ({ metric: 'csat', heat, distribution: counted({ 5: n }) }) as const;

  it.each([
    ['hot where only these came', [of('hot', 9)], [of('hot', 3)], 'hot'],
    [
      'cold where more of them came on their emptier side',
      [of('hot', 900), of('cold', 40)],
      [of('hot', 2), of('cold', 40)],
      'cold',
    ],
    ['hot where nothing came', [], [], 'hot'],
  ] as const)('are of one heat: %s', (_, before, after, heat) => {
    expect(heatToCompare('csat', before, after)).toBe(heat);
  });
});
