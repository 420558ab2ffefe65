// How often a complaint that grows is found, and how often an ordinary week shows a theme: over made-up weeks (weeks.ts).
import { termOf } from '../../../src/feedback/themes/reading.ts';
import type { JoinedThemes, Theme } from '../../../src/feedback/themes/theme.ts';
import { fold } from '../../../src/terms/fold.ts';
import { languages } from '../../../src/terms/language.ts';
import { type Complaint, complaints, type InBoth, inBoth } from './complaints.ts';
import { ordinaryWeeks, plant, plantInEach, referenceStarts, themesOf, type Weeks } from './weeks.ts';

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

/**
 * The same of complaints that half write in French and half in English, in weeks of both: told as rising where an admin joined their words,
 * or in either language where nothing is joined.
 */
export function powerInBoth(
  growth: Growth,
  circumstances: Circumstances,
  rounds: number,
  isJoined = true,
): number {
  const [before, share] = growth;
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    const complaint = inBoth[round % inBoth.length];
    if (!complaint) continue;
    const said = languages.map((language) => ({ language, ways: complaint.ways[language] }));
    const weeks = plantInEach(ordinary(9_000 + round, 0.5, circumstances), { said, share, before }, round);
    const own = joinedOf([complaint.joined]);
    const themes = themesIn(weeks, circumstances, isJoined ? own : []);
    const isTold = ({ direction, language, stems }: Theme) =>
      direction === 'rising' &&
      own.some(({ members }) =>
        members.some((each) => each.language === language && stems.some((stem) => stem.includes(each.stem))),
      );
    if (themes.some(isTold)) found++;
  }
  return found / rounds;
}

/** Ordinary weeks in both languages, while what they speak of most is joined. */
export function falseWeeksInBoth(circumstances: Circumstances, rounds: number): number {
  const joined = joinedOf([
    { fr: 'livraison', en: 'delivery' },
    { fr: 'prix', en: 'price' },
    { fr: 'magasin', en: 'shop' },
    { fr: 'caisse', en: 'queue' },
    { fr: 'site', en: 'website' },
    { fr: 'conseiller', en: 'staff' },
  ]);
  let shown = 0;
  for (let round = 0; round < rounds; round++) {
    if (themesIn(ordinary(13_000 + round, 0.5, circumstances), circumstances, joined).length > 0) shown++;
  }
  return shown / rounds;
}

function joinedOf(all: readonly InBoth['joined'][]): JoinedThemes[] {
  return all.map((words) => ({
    members: languages.map((language) => ({ language, stem: termOf(words[language], language) })),
    pinned: false,
  }));
}

function ordinary(seed: number, english: number, { perWeek, concentration }: Circumstances): Weeks {
  return ordinaryWeeks({ seed, perWeek, english, ...(concentration === undefined ? {} : { concentration }) });
}

function themesIn(
  { current, reference }: Weeks,
  { periods }: Circumstances,
  joined: readonly JoinedThemes[] = [],
): Theme[] {
  const starts = referenceStarts.slice(-periods);
  const first = starts[0]?.getTime() ?? 0;
  const lately = reference.filter(({ answeredAt }) => answeredAt.getTime() >= first);
  return themesOf(current, lately, { referenceStarts: starts, joined });
}

const tells =
  ({ language, told }: Complaint) =>
  (theme: Theme) =>
    theme.language === language &&
    theme.direction === 'rising' &&
    told.some((words) => fold(theme.name).includes(words));
