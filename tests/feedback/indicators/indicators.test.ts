import { describe, expect, it } from 'vitest';
import type { Heat, Metric } from '../../../src/feedback/filters.ts';
import type { MetricAnswers } from '../../../src/feedback/indicators/answered.ts';
import { indicatorsOf } from '../../../src/feedback/indicators/indicators.ts';
import { isCentred } from '../../../src/feedback/indicators/reading.ts';
import { npsChange } from '../../../src/statistics/nps.ts';
import { counted } from '../../statistics/counted.ts';

function answered(metric: Metric, heat: Heat, counts: Readonly<Record<number, number>>): MetricAnswers {
  return { metric, heat, distribution: counted(counts) };
}

const calm = { 10: 50, 8: 30, 0: 20 };
const loved = { 10: 80, 8: 15, 0: 5 };

describe('an indicator', () => {
  it('tells a rise that passes the test, in points', () => {
    const [nps] = indicatorsOf([answered('nps', 'hot', loved)], [answered('nps', 'hot', calm)], []);
    expect(nps).toMatchObject({ metric: 'nps', value: 75, n: 100, previous: 30, change: 45 });
    expect(nps).toMatchObject({ significant: true, direction: 'rise' });
    expect(nps).not.toHaveProperty('heat');
    expect(nps).not.toHaveProperty('reason');
  });

  it('tells a fall the same way round', () => {
    const [nps] = indicatorsOf([answered('nps', 'hot', calm)], [answered('nps', 'hot', loved)], []);
    expect(nps).toMatchObject({ change: -45, significant: true, direction: 'fall' });
  });

  it('does not call a change stable for being within the margin', () => {
    const [nps] = indicatorsOf(
      [answered('nps', 'hot', calm)],
      [answered('nps', 'hot', { 10: 45, 8: 33, 0: 22 })],
      [],
    );
    expect(nps).toMatchObject({ change: 7, significant: false, direction: 'unclear' });
  });

  it('has no value under 5 answers, and has one from 5 on', () => {
    const [few] = indicatorsOf(
      [answered('csat', 'hot', { 5: 4 })],
      [answered('csat', 'hot', { 5: 9, 1: 1 })],
      [],
    );
    expect(few).toEqual({
      metric: 'csat',
      value: null,
      n: 4,
      low: null,
      high: null,
      margin: null,
      previous: 0.9,
      change: null,
      significant: false,
      direction: null,
      reason: 'not-enough-answers',
    });
    const [enough] = indicatorsOf([answered('csat', 'hot', { 5: 4, 1: 1 })], [], []);
    expect(enough).toMatchObject({ value: 0.8, n: 5, previous: null, change: null, direction: null });
    expect(enough).not.toHaveProperty('reason');
  });

  it('compares with nothing when fewer than 5 answered before', () => {
    const [nps] = indicatorsOf([answered('nps', 'hot', calm)], [answered('nps', 'hot', { 10: 4 })], []);
    expect(nps).toMatchObject({ previous: null, change: null, significant: false, direction: null });
  });

  it('gives the share at ease beside the CES, and beside nothing else', () => {
    const now = [answered('ces', 'hot', { 7: 6, 4: 4 }), answered('csat', 'hot', { 5: 10 })];
    const [csat, ces] = indicatorsOf(now, [], []);
    expect(ces).toMatchObject({ metric: 'ces', value: 5.8, atEase: 0.6 });
    expect(csat).not.toHaveProperty('atEase');
  });
});

describe('hot and cold', () => {
  it('are told apart when both answered', () => {
    const now = [answered('nps', 'cold', loved), answered('nps', 'hot', calm)];
    const before = [answered('nps', 'hot', loved), answered('nps', 'cold', calm)];
    expect(indicatorsOf(now, before, [])).toMatchObject([
      { heat: 'hot', value: 30, previous: 75 },
      { heat: 'cold', value: 75, previous: 30 },
    ]);
  });

  it('are not compared with each other', () => {
    const [nps] = indicatorsOf([answered('nps', 'hot', calm)], [answered('nps', 'cold', loved)], []);
    expect(nps).toMatchObject({ value: 30, previous: null, change: null });
  });
});

describe('what is listed', () => {
  it('is nps, csat, ces in that order, whatever came first', () => {
    const now = [
      answered('ces', 'hot', { 7: 1 }),
      answered('csat', 'cold', { 5: 1 }),
      answered('nps', 'hot', { 9: 1 }),
    ];
    expect(indicatorsOf(now, [], []).map(({ metric }) => metric)).toEqual(['nps', 'csat', 'ces']);
  });

  it('has a metric that only answered before, so that its silence is seen', () => {
    expect(indicatorsOf([], [answered('nps', 'hot', calm)], [])).toMatchObject([
      { metric: 'nps', value: null, n: 0, previous: 30, reason: 'not-enough-answers' },
    ]);
  });

  it('has a metric that nobody answered only when it was asked for', () => {
    expect(indicatorsOf([], [], [])).toEqual([]);
    expect(indicatorsOf([], [], ['csat'])).toMatchObject([
      { metric: 'csat', value: null, n: 0, previous: null },
    ]);
  });
});

describe('several changes together', () => {
  // p of this change alone: 0.0473 (z-test of statistics/nps.ts), so it passes by itself at 5 %.
  const before = { 10: 40, 8: 30, 0: 30 };
  const after = { 10: 53, 8: 27, 0: 20 };
  const steady = (metric: Metric) => answered(metric, 'hot', { 5: 60, 1: 40 });

  it('do not let the luckiest of three pass for a rise', () => {
    const alone = indicatorsOf([answered('nps', 'hot', after)], [answered('nps', 'hot', before)], []);
    expect(npsChange(counted(before), counted(after)).p).toBeGreaterThan(0.05 / 3);
    expect(alone).toMatchObject([{ direction: 'rise' }]);
    const together = indicatorsOf(
      [answered('nps', 'hot', after), steady('csat'), steady('ces')],
      [answered('nps', 'hot', before), steady('csat'), steady('ces')],
      [],
    );
    expect(together.map(({ direction }) => direction)).toEqual(['unclear', 'unclear', 'unclear']);
  });

  it('do not make a rise of what fails its own test', () => {
    const weaker = { 10: 50, 8: 30, 0: 20 };
    const strong = { now: { 5: 95, 1: 5 }, before: { 5: 60, 1: 40 } };
    const [nps, csat] = indicatorsOf(
      [answered('nps', 'hot', weaker), answered('csat', 'hot', strong.now)],
      [answered('nps', 'hot', before), answered('csat', 'hot', strong.before)],
      [],
    );
    expect(npsChange(counted(before), counted(weaker)).p).toBeLessThan(0.1);
    expect(nps).toMatchObject({ significant: false, direction: 'unclear' });
    expect(csat).toMatchObject({ significant: true, direction: 'rise' });
  });
});

describe('value ± margin', () => {
  it.each([
    { title: 'a hundred mixed answers', counts: calm, centred: true },
    { title: 'ten promoters of ten, whose interval is 47 to 100', counts: { 10: 10 }, centred: false },
    { title: 'four answers', counts: { 10: 4 }, centred: false },
  ])('tells the interval or not: $title', ({ counts, centred }) => {
    expect(indicatorsOf([answered('nps', 'hot', counts)], [], []).map(isCentred)).toEqual([centred]);
  });
});
