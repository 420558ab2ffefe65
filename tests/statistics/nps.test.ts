import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { npsChange, npsEstimate } from '../../src/statistics/nps.ts';
import { counted, drawn, seeded } from './counted.ts';

describe('NPS', () => {
  it('is promoters minus detractors per hundred, inside the adjusted interval', () => {
    // P=50, D=20, n=100: n'=103, p'=50.75/103, d'=20.75/103. p'+d' = 71.5/103 = 0.694175, p'-d' = 30/103 = 0.291262.
    // V = 0.694175 - 0.084834 = 0.609341; 196 sqrt(V/103) = 15.0753604; centre 29.1262136.
    const nps = npsEstimate(counted({ 10: 30, 9: 20, 8: 15, 7: 15, 6: 10, 0: 10 }));
    expect(nps.value).toBe(30);
    expect(nps.n).toBe(100);
    expect(Math.abs(nps.margin - 196 * Math.sqrt((71.5 * 103 - 900) / 103 ** 3))).toBeLessThan(1e-9);
    expect(nps.low).toBeCloseTo(14.0508532, 6);
    expect(nps.high).toBeCloseTo(44.201574, 6);
  });

  it('does not claim certainty for ten promoters of ten', () => {
    // n'=13: p'-d' = 10/13, p'+d' = 11.5/13; V = 11.5/13 - 100/169 = 49.5/169; 196 sqrt(49.5/2197) = 29.4200660.
    const nps = npsEstimate(counted({ 10: 10 }));
    expect(nps.value).toBe(100);
    expect(nps.low).toBeCloseTo(47.5030109, 6);
    expect(nps.high).toBe(100);
  });

  it('counts 9 as a promoter, 8 and 7 as neither, 6 as a detractor', () => {
    const value = (score: number) => npsEstimate(counted({ [score]: 1 })).value;
    expect([10, 9, 8, 7, 6, 5, 0].map(value)).toEqual([100, 100, 0, 0, -100, -100, -100]);
  });

  it('mirrors itself when promoters and detractors change places', () => {
    const some = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(some, some, some, (promoters, passives, detractors) => {
        fc.pre(promoters + passives + detractors > 0);
        const one = npsEstimate(counted({ 10: promoters, 8: passives, 0: detractors }));
        const other = npsEstimate(counted({ 10: detractors, 8: passives, 0: promoters }));
        expect(one.value).toBeCloseTo(-other.value, 9);
        expect(one.low).toBeCloseTo(-other.high, 9);
        expect(one.low).toBeLessThanOrEqual(one.value);
        expect(one.high).toBeGreaterThanOrEqual(one.value);
        expect(Math.min(one.low, -one.high)).toBeGreaterThanOrEqual(-100);
      }),
    );
  });

  it('needs an answer', () => {
    expect(() => npsEstimate(new Map())).toThrow('1 answers are needed, 0 given');
  });

  it.each([
    ['most are content', { 10: 0.5, 8: 0.3, 3: 0.2 }],
    ['opinions are split', { 10: 0.45, 8: 0.2, 3: 0.35 }],
  ])('covers the truth about 95 times in 100 at n = 20, 100 and 1,000 when %s', (_, chances) => {
    const truth = 100 * ((chances[10] ?? 0) - (chances[3] ?? 0));
    for (const n of [20, 100, 1000]) {
      const random = seeded(n);
      let covered = 0;
      for (let i = 0; i < 2000; i += 1) {
        const { low, high } = npsEstimate(drawn(chances, n, random));
        if (low <= truth && truth <= high) covered += 1;
      }
      expect(covered / 2000).toBeGreaterThanOrEqual(0.93);
      expect(covered / 2000).toBeLessThanOrEqual(0.97);
    }
  });
});

describe('a change of NPS', () => {
  it('is tested on the adjusted scores and told between the plain ones', () => {
    // Earlier P=40, D=30, n=100; later P=50, D=20, n=100, n'=103 on both sides.
    // z = (30/103 - 10/103) / sqrt((V1 + V2)/103), V1 = 71.5/103 - (10/103)^2 = 0.684749, V2 = 0.609341;
    // z = 0.1941748 / 0.1120892 = 1.7323241, p = 2 (1 - 0.9583921) = 0.0832159.
    const change = npsChange(counted({ 10: 40, 8: 30, 0: 30 }), counted({ 10: 50, 8: 30, 0: 20 }));
    expect(change.change).toBe(20);
    expect(change.p).toBeCloseTo(0.0832159, 6);
    expect(change.significant).toBe(false);
  });

  it('is significant once |z| passes 1.96', () => {
    // The same shares over four times as many answers: z is about twice as large.
    const change = npsChange(counted({ 10: 200, 8: 120, 0: 80 }), counted({ 10: 160, 8: 120, 0: 120 }));
    expect(change.change).toBe(-20);
    expect(change.significant).toBe(true);
  });

  it('raises a false alarm about 5 times in 100', () => {
    const random = seeded(7);
    let alarms = 0;
    for (let i = 0; i < 2000; i += 1) {
      const draw = () => drawn({ 10: 0.5, 8: 0.3, 3: 0.2 }, 100, random);
      if (npsChange(draw(), draw()).significant) alarms += 1;
    }
    expect(alarms / 2000).toBeGreaterThan(0.03);
    expect(alarms / 2000).toBeLessThan(0.07);
  });
});
