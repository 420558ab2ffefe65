// How many thank-yous one person may give: few enough that each is meant. Pure; counting them is give.ts.
import { firstDayOfMonth, weekdayOf } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';

/** From one person in a week, Monday to Sunday. */
export const A_WEEK = 5;
/** From one person to the same one in a calendar month. */
export const A_MONTH_FOR_ONE = 2;

export interface ThanksSpan {
  readonly from: Date;
  /** When the next one begins. */
  readonly to: Date;
}

/** The week of an instant, by the company's clock. */
export function weekAt(timeZone: string, at: Date): ThanksSpan {
  const today = zoneOf(timeZone).dayAt(at.getTime());
  const monday = today - weekdayOf(today) + 1;
  return spanOf(timeZone, monday, monday + 7);
}

/** The calendar month of an instant, by the company's clock. */
export function monthAt(timeZone: string, at: Date): ThanksSpan {
  const first = firstDayOfMonth(zoneOf(timeZone).dayAt(at.getTime()));
  return spanOf(timeZone, first, firstDayOfMonth(first + 31));
}

function spanOf(timeZone: string, first: number, next: number): ThanksSpan {
  const { instant } = zoneOf(timeZone);
  return { from: new Date(instant(first, 0)), to: new Date(instant(next, 0)) };
}
