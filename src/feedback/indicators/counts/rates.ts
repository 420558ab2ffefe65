// Shares of what was counted elsewhere: of those invited, how many answered; of the customers of a month, how many left.
import { firstDayOfMonth, lastDayOfMonth } from '../../../calendar/day.ts';
import type { Zone } from '../../../calendar/zone.ts';
import type { Store } from '../../../database/client.ts';
import { type Share, shareChange, shareEstimate } from '../../../statistics/shares.ts';
import { answersIn, type FeedbackFilters, type Heat, heats, type Period } from '../../filters.ts';
import { listSources } from '../../sources/source.ts';
import { type IndicatorQuestion, LEAST_ANSWERS, type Sides } from '../indicators.ts';
import type { Measured, Reading } from '../reading.ts';
import { type CountRow, countsIn, sumOver } from './count.ts';
import { agesBySource, usualAge } from './volume.ts';

/** Shares from 0 to 1, with Wilson's interval and Newcombe's change; n is how many were invited, or were customers at first. */
export interface Rate extends Reading {
  readonly metric: 'responses' | 'churn';
  /** Where sources of both heats were invited, and not asked for together. */
  readonly heat?: Heat;
  /** How many answered, or left. */
  readonly hits: number;
  /** The whole local days that it is over. */
  readonly over: Period;
}

/**
 * How many answered of those invited, hot before cold. Over the local days that begin in the period: a digest from Monday at nine to
 * Monday at nine takes Monday to Sunday. Only sources whose invitations are known for each of these days and are no fewer than their
 * answers; compared where the same sources can be for as many days before. None where the filters look at a part of a source's
 * answers, or where the period begins no day. Where answers are counted by when they came in: of the days on which most of what came
 * in from a source was given, with all that has come in by then; and nothing of a source that was not heard of.
 */
export async function responseRates(
  db: Store,
  workspaceId: string,
  question: IndicatorQuestion,
  zone: Zone,
): Promise<Measured<Rate>[]> {
  const { from, to, previousFrom, previousTo, filters, intake } = question;
  const days = { first: zone.dayAt(from.getTime()), end: zone.dayAt(to.getTime()) };
  if (isPartOfSources(filters) || days.end <= days.first) return [];
  const before = previousFrom ? zone.dayAt(previousFrom.getTime()) : 2 * days.first - days.end;
  const now = daysOf(zone, days.first, days.end);
  const earlier = daysOf(zone, before, previousTo ? zone.dayAt(previousTo.getTime()) : days.first);
  const earliest = daysOf(zone, 2 * before - days.first, before);
  const rows = await countsIn(db, workspaceId, 'invitations', { from: earliest.from, to: now.to });
  if (rows.length === 0) return [];
  const chosen = (await listSources(db, workspaceId)).filter(
    ({ id, heat }) =>
      (filters.sourceIds?.length ? filters.sourceIds.includes(id) : true) &&
      (filters.heat === undefined || heat === filters.heat),
  );
  const came = intake && (await agesBySource(db, workspaceId, intake.now, filters));
  const ageOf = (id: string) => (came ? usualAge(came.get(id)) : 'fresh');
  const asOf = intake ? { now: to, before: from } : {};
  const shareOf = {
    fresh: await sharesOver(db, workspaceId, rows, { now, before: earlier }, asOf),
    late: await sharesOver(db, workspaceId, rows, { now: earlier, before: earliest }, asOf),
  };
  const groups = (filters.mixed ? [null] : heats).map((heat) => ({
    heat,
    sources: chosen.filter((source) => heat === null || source.heat === heat).map(({ id }) => id),
  }));
  const found = groups.flatMap(({ heat, sources }) => {
    const known = sources.flatMap((id) => {
      const age = ageOf(id);
      const share = age === null || age === 'old' ? null : shareOf[age](id);
      return share?.now ? [share] : [];
    });
    const share = together(known.map((each) => each.now));
    const previous = together(known.map((each) => each.before));
    return share && share.n >= LEAST_ANSWERS ? [{ heat, share, previous }] : [];
  });
  return found.map(({ heat, share, previous }) => ({
    ...rated(share, previous, now, { metric: 'responses', ...(heat && found.length > 1 ? { heat } : {}) }),
  }));
}

/** What a source's share is over some days and over those before. @param asOf what came in later does not count */
async function sharesOver(
  db: Store,
  workspaceId: string,
  rows: readonly CountRow[],
  days: Sides<Period>,
  asOf: Partial<Sides<Date>>,
): Promise<(sourceId: string) => Sides<Share | null>> {
  const answered = {
    now: await answersPerSource(db, workspaceId, days.now, asOf.now),
    before: await answersPerSource(db, workspaceId, days.before, asOf.before),
  };
  return (id) => ({
    now: invited(rows, answered.now, id, days.now),
    before: invited(rows, answered.before, id, days.before),
  });
}

/** How far back a month may lie and still be news. */
const MONTHS_BACK = 3;

/**
 * How many left of those who were customers when the month began: the last complete month before `to` for which both are known, at most
 * three months back; compared with the month before it.
 */
export async function churnRate(
  db: Store,
  workspaceId: string,
  to: Date,
  zone: Zone,
): Promise<Measured<Rate> | null> {
  const starts = [firstDayOfMonth(zone.dayAt(to.getTime()))];
  for (let back = 0; back <= MONTHS_BACK; back += 1) starts.unshift(firstDayOfMonth((starts[0] ?? 0) - 1));
  const months = starts.slice(1).map((end, at) => daysOf(zone, starts[at] ?? end, end));
  const all = daysOf(zone, starts[0] ?? 0, starts.at(-1) ?? 0);
  const customers = await countsIn(db, workspaceId, 'customers', all);
  const lost = await countsIn(db, workspaceId, 'lost', all);
  const shares = months.map((month) => churned(customers, lost, month));
  const last = shares.findLastIndex((share) => share !== null);
  const share = shares[last];
  const over = months[last];
  if (last < 1 || !share || !over) return null;
  return rated(share, shares[last - 1] ?? null, over, { metric: 'churn' });
}

/**
 * The same of two stretches of time: over the whole months that lie in each, how many left of the customers at the start of each month. Null
 * where one has no such month for which both are known; the months are those of the later one.
 */
export async function churnBetween(
  db: Store,
  workspaceId: string,
  sides: Sides<Period>,
  zone: Zone,
): Promise<Measured<Rate> | null> {
  const now = await churnOver(db, workspaceId, sides.now, zone);
  const before = await churnOver(db, workspaceId, sides.before, zone);
  return now && before ? rated(now.share, before.share, now.over, { metric: 'churn' }) : null;
}

/** Over the whole months of a stretch of time for which both are known; null where there is none. */
export async function churnOver(
  db: Store,
  workspaceId: string,
  { from, to }: Period,
  zone: Zone,
): Promise<{ readonly share: Share; readonly over: Period; readonly months: number } | null> {
  const first = zone.dayAt(from.getTime());
  const begun = firstDayOfMonth(first);
  const isWhole = begun === first && zone.instant(first, 0) === from.getTime();
  const starts = [isWhole ? begun : lastDayOfMonth(first) + 1];
  for (;;) {
    const next = lastDayOfMonth(starts.at(-1) ?? first) + 1;
    if (zone.instant(next, 0) > to.getTime()) break;
    starts.push(next);
  }
  const months = starts.slice(1).map((end, at) => daysOf(zone, starts[at] ?? end, end));
  const [one] = months;
  const last = months.at(-1);
  if (!one || !last) return null;
  const all = { from: one.from, to: last.to };
  const customers = await countsIn(db, workspaceId, 'customers', all);
  const lost = await countsIn(db, workspaceId, 'lost', all);
  const known = months.flatMap((month) => churned(customers, lost, month) ?? []);
  const share = together(known);
  return share && { share, over: all, months: known.length };
}

function churned(customers: readonly CountRow[], lost: readonly CountRow[], month: Period): Share | null {
  const n = customers.find(({ from }) => from.getTime() === month.from.getTime())?.count ?? 0;
  const hits = sumOver(lost, month);
  return hits === null || n < LEAST_ANSWERS || hits > n ? null : { hits, n };
}

/** Null where the invitations are not known for every day, or are fewer than the answers. */
function invited(
  rows: readonly CountRow[],
  answered: ReadonlyMap<string, number>,
  sourceId: string,
  period: Period,
): Share | null {
  const its = rows.filter(({ of }) => of === sourceId);
  const n = sumOver(its, period);
  const hits = answered.get(sourceId) ?? 0;
  return n === null || hits > n ? null : { hits, n };
}

/** Null where one is not known, or there is none. */
function together(shares: readonly (Share | null)[]): Share | null {
  if (shares.length === 0) return null;
  return shares.reduce(
    (sum, share) => (sum && share ? { hits: sum.hits + share.hits, n: sum.n + share.n } : null),
    { hits: 0, n: 0 },
  );
}

function rated(
  share: Share,
  previous: Share | null,
  over: Period,
  what: Pick<Rate, 'metric' | 'heat'>,
): Measured<Rate> {
  const comparable = previous !== null && previous.n >= LEAST_ANSWERS;
  return {
    indicator: {
      ...what,
      ...shareEstimate(share),
      hits: share.hits,
      over,
      previous: comparable ? previous.hits / previous.n : null,
      change: null,
      significant: false,
      direction: null,
    },
    compared: comparable ? shareChange(previous, share) : null,
  };
}

async function answersPerSource(
  db: Store,
  workspaceId: string,
  period: Period,
  asOf: Date | undefined,
): Promise<Map<string, number>> {
  const rows = await db.feedback.groupBy({
    by: ['sourceId'],
    where: { ...answersIn(workspaceId, period, {}), ...(asOf ? { receivedAt: { lt: asOf } } : {}) },
    _count: { _all: true },
  });
  return new Map(rows.map(({ sourceId, _count }) => [sourceId, _count._all]));
}

/** Looks at some of a source's answers only, of which nobody knows how many were invited. */
function isPartOfSources({ touchpoints, segments, metrics, mood }: FeedbackFilters): boolean {
  const isNarrow = [touchpoints, segments, metrics].some((list) => list !== undefined && list.length > 0);
  return isNarrow || mood !== undefined;
}

/** From the midnight of one day to that of another. */
function daysOf(zone: Zone, first: number, end: number): Period {
  return { from: new Date(zone.instant(first, 0)), to: new Date(zone.instant(end, 0)) };
}
