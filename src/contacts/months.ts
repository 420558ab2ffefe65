// Months of the company's, YYYY-MM: which days they have, and when one is closed. Pure.
import { dayOf, dayText, firstDayOfMonth, lastDayOfMonth, monthsAfter } from '../calendar/day.ts';

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** So many months later; earlier, where that is negative. */
export function monthAfter(month: string, months: number): string {
  return dayText(monthsAfter(dayOf(`${month}-01`), months)).slice(0, 7);
}

/** Its first and its last day, YYYY-MM-DD. */
export function daysOf(month: string): { readonly from: string; readonly to: string } {
  const first = firstDayOfMonth(dayOf(`${month}-01`));
  return { from: dayText(first), to: dayText(lastDayOfMonth(first)) };
}

/** The last month that is to be closed on a day: once the closing day of the one after it has come. */
export function lastToClose(today: string, closesOn: number): string {
  const month = today.slice(0, 7);
  return monthAfter(month, Number(today.slice(8)) >= closesOn ? -1 : -2);
}
