// How often a map says of a touchpoint that it stands out where none does, and finds the one that does, by simulation. Seeded.
// `npm run coverage` prints it, comparing.test.ts holds its first figure to 5 %.
import type { Metric } from '../../src/feedback/filters.ts';
import { heldAgainstMean, type Valued } from '../../src/journey/comparing.ts';
import { drawn, seeded } from '../statistics/counted.ts';

type Chances = Readonly<Record<number, number>>;

const usual: Readonly<Record<Metric, Chances>> = {
  nps: { 10: 0.25, 9: 0.2, 8: 0.15, 7: 0.15, 6: 0.1, 3: 0.15 },
  csat: { 5: 0.5, 4: 0.3, 3: 0.1, 2: 0.06, 1: 0.04 },
  ces: { 7: 0.2, 6: 0.25, 5: 0.2, 4: 0.15, 3: 0.1, 2: 0.1 },
};

/** Touchpoints, three quarters asked in one metric and the others in another. */
export const mapSizes = [4, 12, 30] as const;
/** Answers at each; 'uneven': from 5 at the first to some 400 at the last. */
export const mapAnswers = [8, 40, 200, 'uneven'] as const;
export const MAPS = 400;

function answersAt(at: number, of: number, answers: (typeof mapAnswers)[number]): number {
  return answers === 'uneven' ? Math.round(5 * 80 ** (at / Math.max(1, of - 1))) : answers;
}

function mapOf(
  size: number,
  answers: (typeof mapAnswers)[number],
  random: () => number,
  worse: { readonly by: number } | null,
): Valued[] {
  return Array.from({ length: size }, (_, at) => {
    const metric = at % 4 === 3 ? 'nps' : 'csat';
    const own = usual[metric];
    // The satisfied that it lacks are neutral.
    const chances =
      worse !== null && at === 0 ? { ...own, 4: (own[4] ?? 0) - worse.by, 3: (own[3] ?? 0) + worse.by } : own;
    return {
      touchpoint: String(at),
      metric,
      heat: 'hot',
      scores: drawn(chances, answersAt(at, size, answers), random),
    };
  });
}

/** Share of maps without any difference that say of at least one touchpoint that it is above or below. */
export function falselyApart(
  size: number,
  answers: (typeof mapAnswers)[number],
  rounds = MAPS,
  seed = 1,
): number {
  const random = seeded(seed);
  let told = 0;
  for (let round = 0; round < rounds; round += 1) {
    const all = mapOf(size, answers, random, null);
    if (heldAgainstMean(all, all).differences.some((each) => isApart(each?.standing))) told += 1;
  }
  return told / rounds;
}

/** Share of maps on which the one touchpoint that is worse by so much is found (of 'uneven' answers the one with five); and on which another one is named, too. */
export function foundApart(
  size: number,
  answers: (typeof mapAnswers)[number],
  by: number,
  rounds = MAPS,
  seed = 2,
): { readonly found: number; readonly others: number } {
  const random = seeded(seed);
  let found = 0;
  let others = 0;
  for (let round = 0; round < rounds; round += 1) {
    const all = mapOf(size, answers, random, { by });
    const [first, ...rest] = heldAgainstMean(all, all).differences;
    if (first?.standing === 'below') found += 1;
    if (rest.some((each) => isApart(each?.standing))) others += 1;
  }
  return { found: found / rounds, others: others / rounds };
}

function isApart(standing: string | undefined): boolean {
  return standing === 'above' || standing === 'below';
}
