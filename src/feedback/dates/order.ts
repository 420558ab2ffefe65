// In which order the day, the month and the year of a file's dates are written: what each date shows, and what all of them leave open. Pure.
import { msPerDay } from '../../calendar/day.ts';
import { type DateOrder, dateOrders, readingsOf } from './instant.ts';

/** What all dates of a column show, in memory that does not grow with them. */
export interface OrderEvidence {
  /** Dates of which an order decides what they are. */
  readonly dates: number;
  /** Those of them that are one day by one order, and another day by another. */
  readonly open: number;
  /** Those of which it is not told which of day and month stands before the other. */
  readonly dayOrMonth: number;
  /** Those whose year has two digits, so that it may stand first as well as last. */
  readonly short: number;
  /** Those of these whose month is a word: "01-Aug-23". */
  readonly named: number;
  readonly by: Readonly<Record<DateOrder, Borne>>;
}

/** How an order bears them. Days are counted since 1970; `first` is after `last` where it makes a day of none. */
interface Borne {
  /** Dates that are no day by it. */
  readonly against: number;
  /** The first and the last day that it gives. */
  readonly first: number;
  readonly last: number;
  /** The same of the years with two digits alone. */
  readonly short: { readonly against: number; readonly first: number; readonly last: number };
}

export interface OrderGathering {
  add(text: string): void;
  evidence(): OrderEvidence;
}

export function orderGathering(): OrderGathering {
  const all = { dmy: unborne(), mdy: unborne(), ymd: unborne() };
  const short = { dmy: unborne(), mdy: unborne(), ymd: unborne() };
  const count = { dates: 0, open: 0, dayOrMonth: 0, short: 0, named: 0 };
  return {
    add(text) {
      const readings = readingsOf(text);
      if (readings === null) return;
      const { dmy, mdy, ymd } = readings.days;
      // "31/02/2026" is no day, but its month is second.
      if (dmy === null && mdy === null && ymd === null) {
        if (readings.formed.length === 0) return;
        for (const order of dateOrders) {
          if (readings.formed.includes(order)) continue;
          all[order].against++;
          if (readings.isShort) short[order].against++;
        }
        return;
      }
      count.dates++;
      if (readings.isShort) count.short++;
      if (readings.isShort && readings.isNamed) count.named++;
      const one = dmy ?? mdy ?? ymd;
      if ((mdy !== null && mdy !== one) || (ymd !== null && ymd !== one)) count.open++;
      if (dmy !== null && mdy !== null && dmy !== mdy) count.dayOrMonth++;
      for (const order of dateOrders) {
        note(all[order], readings.days[order]);
        if (readings.isShort) note(short[order], readings.days[order]);
      }
    },
    evidence: () => ({
      ...count,
      by: {
        dmy: { ...all.dmy, short: { ...short.dmy } },
        mdy: { ...all.mdy, short: { ...short.mdy } },
        ymd: { ...all.ymd, short: { ...short.ymd } },
      },
    }),
  };
}

function unborne() {
  return { against: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
}

function note(borne: ReturnType<typeof unborne>, day: number | null): void {
  if (day === null) {
    borne.against++;
    return;
  }
  borne.first = Math.min(borne.first, day);
  borne.last = Math.max(borne.last, day);
}

/** 'dates': the dates themselves show it. 'near': by any other order they would lie years back, decades apart or still to come. 'past': by the other one some would be still to come. */
export type OrderReason = 'dates' | 'near' | 'past';

export interface OrdersLeft {
  /** One at least. */
  readonly orders: readonly DateOrder[];
  /** Why it is one; null where there are more, or none of them changes anything. */
  readonly why: OrderReason | null;
}

/**
 * The orders that the dates leave: by most of them, then by what is plausible of answers, which were given before `now` and not long ago.
 * Without `now` nothing is near.
 */
export function ordersLeft(evidence: OrderEvidence, now: Date | undefined): OrdersLeft {
  const { by, short, dayOrMonth } = evidence;
  const even = least(['dmy', 'mdy'], (order) => by[order].against);
  const lastYear = dayOrMonth === 0 ? even.slice(0, 1) : even;
  const byDates = short === 0 ? lastYear : least([...lastYear, 'ymd'], (order) => by[order].short.against);
  if (byDates.length === 1) return { orders: byDates, why: 'dates' };
  if (now === undefined) return { orders: byDates, why: null };
  const today = Math.floor(now.getTime() / msPerDay);
  if (!byDates.includes('ymd')) {
    const past = byDates.filter((order) => by[order].last <= today + 1);
    return past.length === 1 ? { orders: past, why: 'past' } : { orders: byDates, why: null };
  }
  const near = plausible(byDates, evidence, today);
  if (near.length === 0 && isUsual(evidence, today)) return { orders: ['dmy'], why: 'near' };
  // Where years with four digits stand last, one with two that stands first is somebody's to tell.
  const isMixed = near.includes('ymd') && evidence.dates > short;
  if (isMixed || near.length === 0) return { orders: byDates, why: null };
  if (near.length === 1) return { orders: near, why: 'near' };
  return { orders: near, why: null };
}

const YEAR = 365.25;
/** In days. Answers are of the last years; who imports older ones is asked. The gap between the two leaves open what lies in between. */
const RECENT = 2 * YEAR;
const LONG_AGO = 5 * YEAR;
/** No file of answers reaches as far: what does was read the wrong way round. */
const APART = 10 * YEAR;

/** Of the orders, those by which all dates with a short year are past, together and not long ago; none where that tells nothing. */
function plausible(orders: readonly DateOrder[], { by }: OrderEvidence, today: number): DateOrder[] {
  const sensible = orders.filter((order) => {
    const { first, last } = by[order].short;
    return last <= today + 1 && last - first <= APART;
  });
  const since = (days: number) => sensible.filter((order) => by[order].short.last >= today - days);
  const recent = since(RECENT);
  if (recent.length > 0) return since(LONG_AGO);
  return since(LONG_AGO).length === sensible.length ? sensible : [];
}

/** Whoever writes the month as a word writes the year last, unless that gives no days of the last ten years, or the other way does. */
function isUsual({ by, short, named }: OrderEvidence, today: number): boolean {
  const { dmy, ymd } = by;
  const since = today - APART;
  const isPast = dmy.short.against === 0 && dmy.short.last <= today + 1 && dmy.short.first >= since;
  return named === short && isPast && (ymd.short.against > 0 || ymd.short.last < since);
}

/** Those of which there is least. */
function least(orders: readonly DateOrder[], of: (order: DateOrder) => number): DateOrder[] {
  const most = Math.min(...orders.map(of));
  return orders.filter((order) => of(order) === most);
}

/** The order of a date that stands by itself: its year first where it can be nothing else; null where that is open. @param usual of its day and its month */
export function orderOfOne(text: string, usual: DateOrder, now: Date): DateOrder | null {
  const gathering = orderGathering();
  gathering.add(text);
  const { orders } = ordersLeft(gathering.evidence(), now);
  if (!orders.includes('ymd')) return usual;
  return orders.length === 1 ? 'ymd' : null;
}
