// How often the 95 % intervals hold the truth where N people were asked and n of them answered, by simulation: a population that is
// known, n drawn from it without putting back, 2,000 draws, seeded. `npm run coverage` prints the table, coverage.test.ts holds it to
// 93-97 %.
import { answers, type Distribution, type Estimate } from '../../src/statistics/distribution.ts';
import { carefulMeanEstimate, meanEstimate } from '../../src/statistics/means.ts';
import { npsEstimate } from '../../src/statistics/nps.ts';
import { shareEstimate } from '../../src/statistics/shares.ts';
import { drawnFrom, peopled, seeded } from './counted.ts';
import { DRAWS } from './coverage.ts';

/** How many people were asked, and which part of them answered. */
export const populations = [60, 200, 1000] as const;
export const answering = [0.1, 0.5, 0.9] as const;

interface FiniteCoverage {
  readonly interval: 'share' | 'mean' | 'recommendation';
  readonly of: string;
  readonly asked: number;
  readonly part: number;
  readonly covered: number;
  /** Of one share, or of guesses half of which are the same: the coverage swings as in coverage.ts. Shown, not held to the bounds. */
  readonly single: boolean;
}

/** 5 % apart. */
const parts = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

const percents = { low: 0, high: 100 };

/** What people say, by what part of them. */
const kinds: readonly {
  readonly interval: FiniteCoverage['interval'];
  readonly of: string;
  readonly single: boolean;
  readonly truths: readonly Readonly<Record<number, number>>[];
  readonly estimate: (answers: Distribution, asked: number) => Estimate;
}[] = [
  {
    interval: 'share',
    of: 'shares from 5 to 95 %',
    single: false,
    truths: parts.map((part) => ({ 1: part, 0: 1 - part })),
    estimate: share,
  },
  ...[0.5, 0.8, 0.95].map((part) => ({
    interval: 'share' as const,
    of: `a share of ${Math.round(100 * part)} %`,
    single: true,
    truths: [{ 1: part, 0: 1 - part }],
    estimate: share,
  })),
  {
    interval: 'recommendation',
    of: 'promoters, detractors from 5 % on',
    single: false,
    truths: parts.flatMap((up) =>
      parts.filter((down) => up + down < 0.95).map((down) => ({ 10: up, 8: 1 - up - down, 3: down })),
    ),
    estimate: npsEstimate,
  },
  {
    interval: 'mean',
    of: 'agreement from 1 to 5',
    single: false,
    truths: [{ 5: 0.2, 4: 0.35, 3: 0.25, 2: 0.15, 1: 0.05 }],
    estimate: (said, asked) => meanEstimate(said, { low: 1, high: 5 }, asked),
  },
  {
    interval: 'mean',
    of: 'guesses of a percentage, in tens',
    single: false,
    truths: [{ 40: 0.05, 50: 0.1, 60: 0.15, 70: 0.2, 80: 0.25, 90: 0.2, 100: 0.05 }],
    estimate: (said, asked) => carefulMeanEstimate(said, percents, asked),
  },
  {
    interval: 'mean',
    of: 'guesses that crowd at 95 %',
    single: true,
    truths: [{ 100: 0.55, 95: 0.15, 90: 0.15, 80: 0.1, 70: 0.05 }],
    estimate: (said, asked) => carefulMeanEstimate(said, percents, asked),
  },
];

function share(said: Distribution, asked: number): Estimate {
  return shareEstimate({ hits: said.get(1) ?? 0, n: answers(said) }, asked);
}

/** What everybody answering would have given. */
function truthOf(everybody: Distribution, estimate: (typeof kinds)[number]['estimate']): number {
  return estimate(everybody, answers(everybody)).value;
}

export function finiteCoverages(): FiniteCoverage[] {
  return kinds.flatMap(({ interval, of, single, truths, estimate }) =>
    populations.flatMap((asked) =>
      answering.map((part) => {
        const random = seeded(asked + Math.round(100 * part));
        const companies = truths.map((said) => {
          const people = peopled(said, asked);
          return { people, truth: truthOf(people, estimate) };
        });
        let held = 0;
        for (let draw = 0; draw < DRAWS; draw += 1) {
          const company = companies[(draw * 7) % companies.length];
          if (company === undefined) continue;
          const { low, high } = estimate(drawnFrom(company.people, Math.round(part * asked), random), asked);
          if (low <= company.truth + ROUNDING && company.truth <= high + ROUNDING) held += 1;
        }
        return { interval, of, asked, part, single, covered: held / DRAWS };
      }),
    ),
  );
}

const ROUNDING = 1e-9;
