// How often a complaint that grows is found, and how often an ordinary week shows a theme: over made-up weeks (weeks.ts).
import type { Theme } from '../../../src/feedback/themes/theme.ts';
import { fold } from '../../../src/terms/fold.ts';
import { type Complaint, complaints } from './complaints.ts';
import { ordinaryWeeks, plant, referenceStarts, themesOf, type Weeks } from './weeks.ts';

/** A complaint's share of the comments before, and now. */
export type Growth = readonly [before: number, now: number];

export interface Circumstances {
  readonly perWeek: number;
  /** Earlier periods that it is compared with. */
  readonly periods: number;
  /** See weeks.ts; absent: weeks differ by chance alone. */
  readonly concentration?: number;
}

/** Of `rounds` weeks in which a complaint grew so, the share in which it is told as rising: French and English ones in turn. */
export function powerOf(growth: Growth, circumstances: Circumstances, rounds: number): number {
  const [before, share] = growth;
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    const complaint = complaints[round % complaints.length];
    if (!complaint) continue;
    const weeks = ordinary(1_000 + round, complaint.language === 'en' ? 1 : 0, circumstances);
    if (themesIn(plant(weeks, { ...complaint, share, before }, round), circumstances).some(tells(complaint)))
      found++;
  }
  return found / rounds;
}

/** Of `rounds` weeks in which nothing but the ordinary happened, the share that shows a theme. */
export function falseWeeks(circumstances: Circumstances, rounds: number): number {
  let shown = 0;
  for (let round = 0; round < rounds; round++) {
    if (themesIn(ordinary(5_000 + round, round % 2, circumstances), circumstances).length > 0) shown++;
  }
  return shown / rounds;
}

function ordinary(seed: number, english: number, { perWeek, concentration }: Circumstances): Weeks {
  return ordinaryWeeks({ seed, perWeek, english, ...(concentration === undefined ? {} : { concentration }) });
}

function themesIn({ current, reference }: Weeks, { periods }: Circumstances): Theme[] {
  const starts = referenceStarts.slice(-periods);
  const first = starts[0]?.getTime() ?? 0;
  const lately = reference.filter(({ answeredAt }) => answeredAt.getTime() >= first);
  return themesOf(current, lately, { referenceStarts: starts });
}

const tells =
  ({ language, told }: Complaint) =>
  (theme: Theme) =>
    theme.language === language &&
    theme.direction === 'rising' &&
    told.some((words) => fold(theme.name).includes(words));
