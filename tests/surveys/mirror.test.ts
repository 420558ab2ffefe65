// What a mirror makes of guesses and of colleagues' own answers, and what it says of them. What it reads of customers: mirror-customers.test.ts.
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/feedback/filters.ts';
import { guessAsked, ownAsked } from '../../src/surveys/kinds/mirror/asked.ts';
import { heldGuess, heldOwn, type Verdict, verdictsOf } from '../../src/surveys/kinds/mirror/comparing.ts';
import { keyOf } from '../../src/surveys/kinds/mirror/customers.ts';
import {
  guessKey,
  type MirrorBeside,
  type MirrorResult,
  ownKey,
} from '../../src/surveys/kinds/mirror/result.ts';
import { mirror } from '../../src/surveys/kinds/mirror.ts';
import { counted } from '../statistics/counted.ts';
import { type Counts, concluded, tallied } from './concluded.ts';
import { colleagues, falselyNamed, namedGap } from './mirror-simulated.ts';

const verdict = (held: ReturnType<typeof heldGuess>): Verdict | undefined => verdictsOf([held])[0];

describe('a guess', () => {
  const satisfied = counted({ 5: 200, 4: 112, 3: 60, 1: 28 });

  // 78 % of 400 customers are satisfied.
  it.each([
    ['far above', { 90: 10, 95: 20, 100: 10 }, 'above'],
    ['far below', { 50: 10, 60: 20, 70: 10 }, 'below'],
    ['about right', { 70: 8, 75: 12, 80: 12, 85: 8 }, 'near'],
    ['of a few, all over the place', { 20: 2, 70: 1, 100: 2 }, 'open'],
  ] as const)('that is %s is told so', (_, guesses, expected) => {
    const held = heldGuess({
      metric: 'csat',
      customers: satisfied,
      colleagues: counted(guesses),
      asked: 60,
    });
    expect(held.customers.value).toBeCloseTo(0.78, 12);
    expect(verdict(held)).toBe(expected);
  });

  it('is in percent of who finds it easy, and in points of NPS', () => {
    const ease = heldGuess({
      metric: 'ces',
      customers: counted({ 7: 20, 5: 10, 4: 10 }),
      colleagues: counted({ 60: 5, 80: 5 }),
      asked: 20,
    });
    expect(ease).toMatchObject({ unit: 'share', customers: { value: 0.75 } });
    expect(ease.colleagues.value).toBeCloseTo(0.7, 12);
    const points = heldGuess({
      metric: 'nps',
      customers: counted({ 10: 25, 8: 10, 2: 5 }),
      colleagues: counted({ '-10': 4, 30: 6 }),
      asked: 20,
    });
    expect(points).toMatchObject({ unit: 'points', customers: { value: 50 }, colleagues: { value: 14 } });
    expect(points.gap.change).toBe(-36);
  });

  it('proves nothing by being the same five times of fifty', () => {
    const held = heldGuess({
      metric: 'csat',
      customers: counted({ 5: 24, 3: 6 }),
      colleagues: counted({ 78: 5 }),
      asked: 50,
    });
    expect(held.colleagues.margin).toBeGreaterThan(0.01);
    expect(verdict(held)).toBe('open');
  });

  it('of everybody has no margin, and leaves that of customers alone', () => {
    const held = heldGuess({
      metric: 'csat',
      customers: satisfied,
      colleagues: counted({ 60: 6, 70: 6 }),
      asked: 12,
    });
    expect(held.colleagues.margin).toBe(0);
    expect(held.gap.high - held.gap.low).toBeGreaterThan(0.07);
  });
});

describe('what colleagues say of themselves', () => {
  it.each([
    // 12 of 20 against 78 of 100, by Agresti and Caffo with 20 of 20 asked: known on one side.
    ['csat', { 5: 6, 4: 6, 2: 8 }, { 4: 78, 2: 22 }, 'share', -0.18],
    ['ces', { 3: 10, 5: 10 }, { 5: 50, 6: 50 }, 'mean', -1.5],
    ['nps', { 10: 10, 0: 10 }, { 10: 60, 0: 40 }, 'points', -20],
  ] as const)('of %s is held against customers in its own unit', (metric, own, said, unit, gap) => {
    const held = heldOwn({
      metric: metric satisfies Metric,
      customers: counted(said),
      colleagues: counted(own),
      asked: 20,
    });
    expect(held.unit).toBe(unit);
    expect(held.gap.change).toBeCloseTo(gap, 9);
  });
});

const delivery = {
  metric: 'csat',
  heat: 'hot',
  touchpoint: 'delivery',
  isOneHeat: false,
  names: { en: 'Delivery', fr: 'Livraison' },
} as const;
const paying = {
  metric: 'nps',
  heat: 'cold',
  touchpoint: 'pay',
  isOneHeat: true,
  names: { en: 'Paying', fr: 'Paiement' },
} as const;
const [guess, own, points] = [guessKey(keyOf(delivery)), ownKey(keyOf(delivery)), guessKey(keyOf(paying))];

const known = (question: typeof delivery | typeof paying, scores: Record<number, number>) => ({
  ...question,
  key: keyOf(question),
  scores,
});
const beside: MirrorBeside = {
  ...{ from: '2026-09-01T00:00:00.000Z', to: '2026-11-30T00:00:00.000Z' },
  questions: [known(delivery, { 5: 300, 3: 100 }), known(paying, { 10: 100, 8: 100, 0: 60 })],
};
const asked = [guessAsked(delivery, 90), ownAsked(delivery), guessAsked(paying, 90)];

function made(all: Counts, groups: readonly Counts[] = [], of = beside): MirrorResult {
  const tallies = [tallied(null, 60, all), ...groups.map((counts, at) => tallied(at, 50, counts))];
  return concluded(mirror, asked, tallies, { beside: of }).result as MirrorResult;
}

const right = { 70: 10, 75: 20, 80: 10 };
const far = { 20: 10, 30: 20, 40: 10 };

describe('the result of a mirror', () => {
  const reader = { locale: 'en', timeZone: 'UTC', groups: ['#shops', '#support'], round: 1 } as const;
  const headline = (result: MirrorResult) => mirror.headline(result, reader);

  it('leads with the widest gap that holds, in parts of its scale', () => {
    // 45 points of a hundred are wider than 60 of two hundred.
    const result = made({ [guess]: far, [points]: { '-50': 20, '-40': 20 } });
    expect(headline(result)).toBe(
      'Delivery: you thought 30% of customers were satisfied; 75% said they were. Too low by 45 points (between 40 and 49).',
    );
    expect(result.questions.map((each) => each.guess?.verdict)).toEqual(['below', 'below']);
  });

  it('says that colleagues were right where no gap holds', () => {
    expect(headline(made({ [guess]: right }))).toMatch(/You were right, to within 10 points\.$/);
  });

  it('says neither where the answers do not tell', () => {
    expect(headline(made({ [guess]: { 20: 1, 70: 3, 100: 2 } }))).toMatch(
      /^What you think of your customers may be right or wrong/,
    );
    expect(headline(made({}))).toBe('Nothing of the guesses may be shown.');
  });

  it('tells what may be shown of groups, in their order, and nothing of the others', () => {
    const [first] = made({ [guess]: far }, [{ [guess]: right }, {}, { [guess]: far }]).questions;
    expect(first?.groups.map(({ group }) => group)).toEqual([0, 2]);
    const view = JSON.stringify(
      mirror.view(made({ [guess]: far }, [{ [guess]: right }, { [guess]: far }]), reader),
    );
    expect(view).toContain('no ranking');
  });

  it('compares own views where they were asked, and names the heat where the other answered too', () => {
    const result = made({ [guess]: right, [own]: { 1: 10, 2: 10, 5: 5 }, [points]: { 10: 5, 20: 5 } });
    expect(result.questions[0]?.own).toMatchObject({ unit: 'share', verdict: 'below' });
    expect(result.questions.map(({ heat }) => heat)).toEqual([null, 'cold']);
    expect(JSON.stringify(mirror.view(result, reader))).toContain('Paying (in the relationship survey)');
    expect(mirror.measures(result).map(({ key }) => key)).toContain('ease.0');
  });

  it('says how many questions have lost their customers’ answers meanwhile', () => {
    const result = made({ [guess]: right }, [], { ...beside, questions: beside.questions.slice(0, 1) });
    expect(result).toMatchObject({ gone: 1, questions: [{ metric: 'csat' }] });
    expect(JSON.stringify(mirror.view(result, reader))).toContain('1 question is left out');
  });
});

describe('a gap', () => {
  it('is named in at most one round of twenty where colleagues guess right', () => {
    const rounds = 500;
    for (const people of colleagues) {
      const often = falselyNamed({ colleagues: people, customers: 100, whole: people === 60 }, rounds);
      expect(often).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / rounds));
    }
  });

  it('of fifteen points is found by sixty colleagues and a hundred customers in most rounds', () => {
    expect(namedGap({ colleagues: 60, customers: 100, whole: false, gap: 0.15 }, 200)).toBeGreaterThan(0.5);
  });
});
