// A day as somebody types it in a question, in French or English: 2026-09-01, 1/9/2026, 1er septembre, Sept. 1st 2026. Pure. What exports write is instant.ts.
import { dayOf, dayText, isDay, yearOf } from '../../calendar/day.ts';
import { monthOf } from './months.ts';

const SHAPES: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  // The day stands first, as everywhere here where nothing says otherwise.
  /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/,
  /^(?<day>\d{1,2})[/.](?<month>\d{1,2})$/,
  /^(?:[a-z]+day |(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?(?<day>\d{1,2})(?:er|st|nd|rd|th)?(?: of)? (?<name>[a-z]+)\.?,?(?: (?<year>\d{4}))?$/,
  /^(?:[a-z]+day,? )?(?<name>[a-z]+)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,?(?: (?<year>\d{4}))?$/,
];

/**
 * YYYY-MM-DD; of a day without a year the last one that is not after `today`. Null for what is no day, or one that does not exist.
 * @param today as calendar/day.ts counts
 */
export function dayTyped(words: string, today: number): string | null {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');
  for (const shape of SHAPES) {
    const { year, month, day, name } = shape.exec(plain)?.groups ?? {};
    const number = name === undefined ? month : monthOf(name);
    if (day === undefined || number === undefined) continue;
    const of = (which: number) => `${which}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (year !== undefined) return isDay(of(Number(year))) ? dayText(dayOf(of(Number(year)))) : null;
    const thisYear = yearOf(today);
    // The last leap day may be eight years away.
    for (let which = thisYear; which >= thisYear - 8; which -= 1)
      if (isDay(of(which)) && dayOf(of(which)) <= today) return of(which);
    return null;
  }
  return null;
}
