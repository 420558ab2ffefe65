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
});

describe('recommendation among people who are counted', () => {
  const answers = counted({ 10: 50, 8: 30, 0: 20 });

  it('has the margin of an NPS times sqrt((N - n) / (N - 1))', () => {
    // 100 of 150 answered: sqrt(50/149) = 0.5792844; 15.0753604 * 0.5792844 = 8.7329218. The centre moves from 29.1262136 towards
    // 30 by what is missing to 1: 29.1262136 * 0.5792844 + 30 * 0.4207156 = 29.4938291.
    const enps = npsEstimate(answers, 150);
    expect(enps.value).toBe(30);
    expect(enps.margin).toBeCloseTo(8.7329218, 6);
    expect(enps.low).toBeCloseTo(29.4938292 - 8.7329218, 6);
    expect(enps.high).toBeCloseTo(29.4938292 + 8.7329218, 6);
  });

  it('of few among very many is an NPS', () => {
    expect(npsEstimate(answers, 1e12).margin).toBeCloseTo(npsEstimate(answers).margin, 6);
  });

  it('has no margin when everybody answered', () => {
    expect(npsEstimate(answers, 100)).toEqual({ value: 30, n: 100, low: 30, high: 30, margin: 0 });
    expect(npsEstimate(counted({ 10: 1 }), 1)).toMatchObject({ value: 100, margin: 0 });
  });

  it('never leaves its value outside its interval', () => {
    const some = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(some, some, some, fc.integer({ min: 0, max: 200 }), (up, even, down, silent) => {
        fc.pre(up + even + down > 0);
        const { value, low, high } = npsEstimate(
          counted({ 10: up, 8: even, 0: down }),
          up + even + down + silent,
        );
        expect(low).toBeLessThanOrEqual(value + 1e-9);
        expect(high).toBeGreaterThanOrEqual(value - 1e-9);
      }),
      // One of two employees.
      { examples: [[0, 0, 1, 1]] },
    );
  });

  it('cannot have more answers than employees', () => {
    expect(() => npsEstimate(answers, 99)).toThrow('100 answers of 99 people');
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
