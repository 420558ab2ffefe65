// What "did it work" is worth, by simulation, seeded: how often an action without effect is told as a rise or a fall, over both looks
// together, and how often a true change is found. `npm run coverage` prints both, judging.test.ts holds the first to 5 %.
import type { Metric } from '../../../src/feedback/filters.ts';
import { type EffectLook, effectOf, looks } from '../../../src/plan/effect/judging.ts';
import type { Distribution } from '../../../src/statistics/distribution.ts';
import { drawn, seeded } from '../../statistics/counted.ts';

const ACTIONS = 2000;

type Chances = Readonly<Record<number, number>>;

export interface Simulated {
  readonly of: string;
  readonly metric: Metric;
  readonly before: Chances;
  readonly after: Chances;
}

/** Satisfaction of 71 %, an NPS of 30, an ease of 5.2: then so many points more. */
export function satisfaction(points: number, from = 71): Simulated {
  const chances = (satisfied: number): Chances => ({ 5: satisfied / 100, 2: 1 - satisfied / 100 });
  return {
    of: `satisfaction ${from} to ${from + points} %`,
    metric: 'csat',
    before: chances(from),
    after: chances(from + points),
  };
}

export function promoters(points: number, from = 30): Simulated {
  // As many move from detractors to those between as from those to promoters.
  const chances = (nps: number): Chances => ({ 10: 0.3 + nps / 200, 8: 0.4, 3: 0.3 - nps / 200 });
  return {
    of: `NPS ${from} to ${from + points}`,
    metric: 'nps',
    before: chances(from),
    after: chances(from + points),
  };
}

function ease(more: number): Simulated {
  const chances = (agreeing: number): Chances => ({ 7: agreeing, 4: 1 - agreeing });
  return {
    of: `ease 5.2 to ${(5.2 + more).toFixed(1)}`,
    metric: 'ces',
    before: chances(0.4),
    after: chances(0.4 + more / 3),
  };
}

/** The same before and after. */
export const withoutEffect = [satisfaction(0), satisfaction(0, 90), promoters(0), ease(0)];
export const withEffect = [5, 10, 15].flatMap((points) => [satisfaction(points), promoters(points)]);
/** Answers in the 90 days on each side. */
export const actionSizes = [50, 200, 1000] as const;

export interface Told {
  /** Shares of actions told as a rise or a fall: at the first look, at the last, at either. */
  readonly early: number;
  readonly late: number;
  readonly either: number;
  /** Shares told the wrong way round at either. */
  readonly wrongWay: number;
}

/** @param n answers in the 90 days on each side; a third of them in the 30 next to the day */
export function toldOften(
  { metric, before, after }: Simulated,
  n: number,
  { actions = ACTIONS, drift = 0 }: { readonly actions?: number; readonly drift?: number } = {},
): Told {
  const random = seeded(n + Math.round(1000 * (after[5] ?? after[10] ?? after[7] ?? 0)));
  const told = { early: 0, late: 0, either: 0, wrongWay: 0 };
  for (let action = 0; action < actions; action += 1) {
    const side = (chances: Chances) => {
      const near = drawn(drifted(chances, drift, random), Math.round(n / 3), random);
      const far = drawn(drifted(chances, drift, random), n - Math.round(n / 3), random);
      return { 30: near, 90: together(near, far) } satisfies Record<EffectLook, Distribution>;
    };
    const sides = { before: side(before), after: side(after) };
    const [early, late] = looks.map(
      (look) => effectOf(look, metric, { before: sides.before[look], after: sides.after[look] }).direction,
    );
    const moved = [early, late].filter((direction) => direction === 'rise' || direction === 'fall');
    if (early === 'rise' || early === 'fall') told.early += 1;
    if (late === 'rise' || late === 'fall') told.late += 1;
    if (moved.length > 0) told.either += 1;
    if (moved.includes('fall')) told.wrongWay += 1;
  }
  return {
    early: told.early / actions,
    late: told.late / actions,
    either: told.either / actions,
    wrongWay: told.wrongWay / actions,
  };
}

/** The weeks of a company move by themselves: by up to so much of the share of the happiest, either way. */
function drifted(chances: Chances, drift: number, random: () => number): Chances {
  if (drift === 0) return chances;
  const scores = Object.keys(chances).map(Number);
  const happiest = Math.max(...scores);
  const unhappiest = Math.min(...scores);
  const moved = (2 * random() - 1) * drift;
  return {
    ...chances,
    [happiest]: (chances[happiest] ?? 0) + moved,
    [unhappiest]: (chances[unhappiest] ?? 0) - moved,
  };
}

function together(one: Distribution, other: Distribution): Distribution {
  const sum = new Map(one);
  for (const [score, times] of other) sum.set(score, (sum.get(score) ?? 0) + times);
  return sum;
}
