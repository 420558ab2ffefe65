// Which touchpoints stand out: by hand, by what cannot be compared, and by simulation.
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/feedback/filters.ts';
import { heldAgainstMean, type Valued } from '../../src/journey/comparing.ts';
import { counted } from '../statistics/counted.ts';
import { falselyApart, foundApart, MAPS, mapAnswers, mapSizes } from './simulated.ts';

const csat = (touchpoint: string, satisfied: number, n: number): Valued => ({
  touchpoint,
  metric: 'csat',
  heat: 'hot',
  scores: counted({ 5: satisfied, 2: n - satisfied }),
});

describe('a touchpoint', () => {
  it('is held against the mean of all touchpoints, each counted once', () => {
    const all = [csat('buy', 90, 100), csat('delivery', 60, 100), csat('get-help', 900, 1000)];
    const { means, differences } = heldAgainstMean(all, all);
    // (0.9 + 0.6 + 0.9) / 3, whoever has ten times as many answers.
    expect(means).toEqual([{ metric: 'csat', heat: 'hot', value: expect.closeTo(0.8, 10), of: 3 }]);
    expect(differences.map((each) => each?.standing)).toEqual(['above', 'below', 'above']);
    expect(differences[1]?.change).toBeCloseTo(-0.2, 10);
    // By hand, Agresti and Caffo: 61/102 against the mean of 91/102 and 901/1002, whose variances are 0.002355, 0.000943 and 0.0000905.
    const error = Math.sqrt(0.002355 + (0.000943 + 0.0000905) / 4);
    expect(differences[1]?.low).toBeCloseTo((-0.29764 - 1.96 * error) * (2 / 3), 3);
    expect(differences[1]?.high).toBeCloseTo((-0.29764 + 1.96 * error) * (2 / 3), 3);
  });

  it('is alone, and stands out of nothing, where no other is asked the same', () => {
    const nps: Valued = {
      touchpoint: 'use',
      metric: 'nps',
      heat: 'cold',
      scores: counted({ 10: 40, 2: 40 }),
    };
    const all = [csat('buy', 90, 100), nps, csat('delivery', 60, 100)];
    const { differences, means } = heldAgainstMean(all, all);
    expect(differences[1]).toBeNull();
    expect(means).toHaveLength(2);
  });

  it('never has hot answers compared with cold ones, nor one metric with another', () => {
    const cold = { ...csat('use', 10, 100), heat: 'cold' } as const;
    const all = [csat('buy', 90, 100), cold];
    expect(heldAgainstMean(all, all).differences).toEqual([null, null]);
  });

  it('does not stand out for a difference that does not matter, of however many answers', () => {
    const all = [csat('buy', 80_000, 100_000), csat('use', 80_000, 100_000), csat('pay', 82_000, 100_000)];
    expect(heldAgainstMean(all, all).differences.map((each) => each?.standing)).toEqual([
      'near',
      'near',
      'near',
    ]);
  });

  it('is held against what is not shown as well', () => {
    const all = [csat('buy', 90, 100), csat('delivery', 60, 100)];
    const { differences } = heldAgainstMean(all, all.slice(1));
    expect(differences).toMatchObject([{ standing: 'below', change: expect.closeTo(-0.15, 10) }]);
  });

  it.each([
    ['nps', { 10: 5 }, { 10: 30, 7: 10, 3: 20 }],
    ['ces', { 7: 5 }, { 7: 20, 5: 20, 2: 20 }],
    ['csat', { 5: 5 }, { 5: 40, 3: 20 }],
  ] as const)(
    'does not stand out in %s for five answers that are all the best',
    (metric: Metric, few, many) => {
      const all = ['a', 'b', 'c', 'd'].map(
        (touchpoint, at): Valued => ({
          touchpoint,
          metric,
          heat: 'hot',
          scores: counted(at === 0 ? few : many),
        }),
      );
      const [first] = heldAgainstMean(all, all).differences;
      expect(first?.change).toBeGreaterThan(0);
      if (metric === 'csat') expect(first?.standing).toBe('open');
    },
  );
});

describe('over journeys on which nothing stands out', () => {
  // 5 %, and what chance adds to it over so many draws.
  const most = 0.05 + 2.6 * Math.sqrt((0.05 * 0.95) / MAPS);

  it.each(mapSizes.flatMap((size) => mapAnswers.map((answers) => [size, answers] as const)))(
    'a map of %i touchpoints with %s answers each names one in at most one of twenty',
    (size, answers) => {
      expect(falselyApart(size, answers)).toBeLessThanOrEqual(most);
    },
  );
});

describe('a touchpoint with 20 points fewer of the satisfied', () => {
  it('is found among twelve of 200 answers, and mostly alone', () => {
    const { found, others } = foundApart(12, 200, 0.2);
    expect(found).toBeGreaterThan(0.98);
    expect(others).toBeLessThanOrEqual(0.25);
  });

  it('is not found by a test that cannot fail: with eight answers it mostly is not', () => {
    expect(foundApart(12, 8, 0.2).found).toBeLessThan(0.4);
  });
});
