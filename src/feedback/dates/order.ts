// Which of day and month stands first in the dates of a file. Pure.
import { type DateOrder, isEitherWay, orderShownBy } from './instant.ts';

/** Whether any of those dates could be read with the day or with the month first. */
export function doesOrderMatter(dates: Iterable<string>): boolean {
  for (const date of dates) if (isEitherWay(date)) return true;
  return false;
}

/** As most of those dates show that show it; null where none does, or as many show the one as the other. ISO dates say nothing, and need nothing. */
export function orderShown(dates: Iterable<string>): DateOrder | null {
  let dayFirst = 0;
  for (const date of dates) {
    const order = orderShownBy(date);
    if (order !== null) dayFirst += order === 'dmy' ? 1 : -1;
  }
  return dayFirst === 0 ? null : dayFirst > 0 ? 'dmy' : 'mdy';
}
