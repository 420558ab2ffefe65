// How often the 95 % intervals hold the truth, by simulation: known chances, 2,000 draws of n answers, seeded. `npm run coverage`
// prints the table, coverage.test.ts holds it to 93-97 %.
import { npsEstimate } from '../../src/statistics/nps.ts';
import { type Share, shareChange, shareEstimate } from '../../src/statistics/shares.ts';
import { counted, seeded } from './counted.ts';

export const sizes = [20, 100, 1000] as const;
export const DRAWS = 2000;

export interface Coverage {
  readonly interval: 'NPS' | 'Wilson' | 'Newcombe';
  /** What the truth is. */
  readonly of: string;
  readonly n: number;
  /** The share of draws whose interval holds the truth. */
  readonly covered: number;
  /** One truth, where whole answers let the coverage swing with n and the share: shown, and not held to the bounds. */
  readonly single: boolean;
}

/** Promoters, detractors: from loved to disliked, split, and lopsided. */
const mixes = [
  [0.5, 0.2],
  [0.45, 0.35],
  [0.7, 0.1],
  [0.2, 0.5],
  [0.25, 0.25],
  [0.8, 0.05],
] as const;

/** Every share that a satisfaction survey may find, 5 % apart. */
const grid = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/**
 * A share of n answers can only be one of n + 1 values, so the true coverage of any such interval swings with the share (Brown, Cai and
 * DasGupta 2001, "Interval estimation for a binomial proportion", Statistical Science 16): summed over the binomial, Wilson's
 * at n = 20 is 92.5 to 97.8 % on this grid, and 95.7 % over all of it. What it promises is the mean over shares (Newcombe 1998 judges by it too),
 * so each draw takes the next truth of the grid; a few single truths stand beside it.
 */
export function coverages(): Coverage[] {
  return sizes.flatMap((n) => [
    ...mixes.map(([up, down]) => {
      const of = `${percent(up)} promoters, ${percent(down)} detractors`;
      return { interval: 'NPS', of, n, single: false, covered: npsCovered(up, down, n) } as const;
    }),
    { interval: 'Wilson', of: 'shares from 5 to 95 %', n, single: false, covered: wilsonCovered(grid, n) },
    ...[0.5, 0.7, 0.86, 0.95].map(
      (share) =>
        ({
          interval: 'Wilson',
          of: `a share of ${percent(share)}`,
          n,
          single: true,
          covered: wilsonCovered([share], n),
        }) as const,
    ),
    {
      interval: 'Newcombe',
      of: 'changes between any two shares from 5 to 95 %',
      n,
      single: false,
      covered: newcombeCovered(
        grid.flatMap((from) => grid.map((to) => [from, to] as const)),
        n,
      ),
    },
    ...(
      [
        [0.8, 0.8],
        [0.6, 0.75],
        [0.86, 0.9],
      ] as const
    ).map(
      ([from, to]) =>
        ({
          interval: 'Newcombe',
          of: `a change from ${percent(from)} to ${percent(to)}`,
          n,
          single: true,
          covered: newcombeCovered([[from, to]], n),
        }) as const,
    ),
  ]);
}

function npsCovered(up: number, down: number, n: number): number {
  const random = seeded(n);
  return covered((_) => {
    let promoters = 0;
    let detractors = 0;
    for (let i = 0; i < n; i += 1) {
      const drawn = random();
      if (drawn < up) promoters += 1;
      else if (drawn < up + down) detractors += 1;
    }
    const answers = counted({ 10: promoters, 8: n - promoters - detractors, 0: detractors });
    return holds(npsEstimate(answers), 100 * (up - down));
  });
}

function wilsonCovered(truths: readonly number[], n: number): number {
  const random = seeded(n + 1);
  return covered((draw) => {
    const truth = truths[draw % truths.length] ?? 0;
    return holds(shareEstimate(share(truth, n, random)), truth);
  });
}

function newcombeCovered(truths: readonly (readonly [number, number])[], n: number): number {
  const random = seeded(n + 2);
  return covered((draw) => {
    // 2,000 draws meet the 361 pairs of the grid in steps of 7, five or six times each.
    const [from, to] = truths[(draw * 7) % truths.length] ?? [0, 0];
    return holds(shareChange(share(from, n, random), share(to, n, random)), to - from);
  });
}

function covered(isHeld: (draw: number) => boolean): number {
  let times = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) if (isHeld(draw)) times += 1;
  return times / DRAWS;
}

function share(truth: number, n: number, random: () => number): Share {
  let hits = 0;
  for (let i = 0; i < n; i += 1) if (random() < truth) hits += 1;
  return { hits, n };
}

/** A difference of two shares is rarely a round number. */
const ROUNDING = 1e-12;

function holds({ low, high }: { low: number; high: number }, truth: number): boolean {
  return low <= truth + ROUNDING && truth <= high + ROUNDING;
}

function percent(part: number): string {
  return `${Math.round(100 * part)} %`;
}
