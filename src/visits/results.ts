// What visits come to, by touchpoint: in how many what was promised was kept, ours beside competitors', with what so few visits leave open.
// Who went is nowhere in it, nor the day: who was on duty then could be told by it.
import { dayText, monthsAfter } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import type { VisitModel } from '../database/generated/sqlite/models.ts';
import { benjaminiHochberg } from '../statistics/discoveries.ts';
import { type Share, shareChange, shareEstimate } from '../statistics/shares.ts';
import { type CheckAnswer, type ToldVisit, visitsOf } from './visit.ts';

/** Both days belong to it, counted as calendar/day.ts does. */
export interface VisitWindow {
  readonly from: number;
  readonly to: number;
}

/** Older visits say little of how things are, and of fewer months there are too few. */
export const VISIT_MONTHS = 12;

/** The months that end today: wherever visits are told, it is of these, whatever time is chosen for answers. */
export function latelyVisited(today: number): VisitWindow {
  return { from: monthsAfter(today, -VISIT_MONTHS), to: today };
}

/** How many visits said what of one question. Those that could not tell are in none. */
export type VisitTally = Readonly<Record<CheckAnswer, number>>;

export interface VisitedPlace {
  readonly touchpoint: string;
  readonly ours: VisitTally;
  /** All competitors together. */
  readonly competitors: VisitTally;
  /** The same of each, by VisitCompetitor.id; those with visits. */
  readonly each: readonly { readonly id: string; readonly name: string; readonly tally: VisitTally }[];
  /**
   * What was promised is kept more, or less, often at ours than at competitors': beyond chance, with all touchpoints of the window tested together
   * (Benjamini and Hochberg at 5 %); null: nothing can be said, or one side was not visited.
   */
  readonly apart: 'better' | 'worse' | null;
}

/** Of how few nothing is concluded, whatever they say: as of customers' answers. */
const FEWEST = 5;
/** An interval wider than this leaves everything open, as a share. */
const WIDEST = 0.5;

export interface KeptShare {
  readonly n: number;
  readonly yes: number;
  /** Wilson's 95 % interval of the share of "yes". */
  readonly low: number;
  readonly high: number;
  /** Too few to say anything. */
  readonly isOpen: boolean;
}

function sizeOf({ yes, partly, no }: VisitTally): number {
  return yes + partly + no;
}

/**
 * What these visits say of how often what was promised is kept; null without one. "Partly" is not kept. It takes each visit as drawn by itself: several by
 * one person on one day say less.
 */
export function knownOf(tally: VisitTally): KeptShare | null {
  const n = sizeOf(tally);
  if (n === 0) return null;
  const { low, high } = shareEstimate(shareOf(tally));
  return { n, yes: tally.yes, low, high, isOpen: n < FEWEST || high - low > WIDEST };
}

function shareOf(tally: VisitTally): Share {
  return { hits: tally.yes, n: sizeOf(tally) };
}

/** For the journey's map: each touchpoint that was visited. One statement and one for names. */
export async function visitsAt(
  { db }: { readonly db: Store },
  workspaceId: string,
  window: VisitWindow,
): Promise<readonly VisitedPlace[]> {
  const visits = await visitsOf(db, workspaceId, await rowsIn(db, workspaceId, window));
  return placesOf(visits);
}

/** Pure; in the order in which touchpoints first come. */
export function placesOf(visits: readonly ToldVisit[]): readonly VisitedPlace[] {
  const byTouchpoint = groups(visits, ({ row }) => row.touchpoint);
  const places = [...byTouchpoint].map(([touchpoint, all]) => {
    const competitors = all.filter(({ row }) => row.competitorId !== null);
    const byCompetitor = groups(competitors, ({ row }) => row.competitorId ?? '');
    return {
      touchpoint,
      ours: tallyOf(all.filter(({ row }) => row.competitorId === null)),
      competitors: tallyOf(competitors),
      each: [...byCompetitor]
        .map(([id, some]) => ({ id, name: some[0]?.competitor ?? '?', tally: tallyOf(some) }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'fr')),
    };
  });
  return withApart(places);
}

function groups<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = found.get(key);
    if (group) group.push(each);
    else found.set(key, [each]);
  }
  return found;
}

function withApart(places: readonly Omit<VisitedPlace, 'apart'>[]): VisitedPlace[] {
  const both = places.filter(
    ({ ours, competitors }) => sizeOf(ours) >= FEWEST && sizeOf(competitors) >= FEWEST,
  );
  const changes = both.map(({ ours, competitors }) => shareChange(shareOf(competitors), shareOf(ours)));
  const found = benjaminiHochberg(
    changes.map(({ p }) => p),
    0.05,
  );
  return places.map((place) => {
    const at = both.indexOf(place);
    const change = changes[at];
    const isApart = change !== undefined && found[at] === true && change.significant;
    return { ...place, apart: !isApart ? null : change.change > 0 ? 'better' : 'worse' };
  });
}

function tallyOf(visits: readonly ToldVisit[]): VisitTally {
  return tally(visits.map(({ kept }) => kept));
}

function tally(answers: readonly CheckAnswer[]): VisitTally {
  const count = (answer: CheckAnswer) => answers.filter((each) => each === answer).length;
  return { yes: count('yes'), partly: count('partly'), no: count('no') };
}

/** The latest first. */
export async function rowsIn(
  db: Store,
  workspaceId: string,
  { from, to, touchpoint }: VisitWindow & { readonly touchpoint?: string },
): Promise<VisitModel[]> {
  return db.visit.findMany({
    where: {
      workspaceId,
      visitedOn: { gte: dayText(from), lte: dayText(to) },
      ...(touchpoint === undefined ? {} : { touchpoint }),
    },
    orderBy: [{ visitedOn: 'desc' }, { number: 'desc' }],
    take: MOST,
  });
}

/** Nobody goes more often in a year than a few thousand times. */
const MOST = 10_000;

export interface CheckResult {
  readonly criterion: string;
  readonly ours: VisitTally;
  readonly competitors: VisitTally;
}

/** Of each criterion that a visit answered. Pure. */
export function checksOf(visits: readonly ToldVisit[]): readonly CheckResult[] {
  const ids = [...new Set(visits.flatMap(({ checks }) => Object.keys(checks)))];
  return ids.map((criterion) => {
    const said = (isOurs: boolean) =>
      tally(
        visits.flatMap(({ row, checks }) =>
          (row.competitorId === null) === isOurs ? (checks[criterion] ?? []) : [],
        ),
      );
    return { criterion, ours: said(true), competitors: said(false) };
  });
}
