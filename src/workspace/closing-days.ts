// The company's own closing days as an admin writes them, and as they are written back. Pure.
import { dayOf, dayText, isDay } from '../calendar/day.ts';

export type ClosingDays =
  | { readonly ok: true /** YYYY-MM-DD, each once, rising. */; readonly days: readonly string[] }
  | { readonly ok: false; readonly problem: ClosingDaysProblem };

export type ClosingDaysProblem =
  /** `text` is what was written: an entry that is no date, a date that no calendar has, a range that ends before it begins. */
  | { readonly kind: 'unreadable' | 'no-such-day' | 'backwards'; readonly text: string }
  | { readonly kind: 'too-many'; readonly count: number };

/** As many closing days as a company may have on file. */
export const MOST_CLOSING_DAYS = 100;
/** Days past for longer than this are dropped: no clock looks back so far. */
const KEPT_DAYS = 366;

const DATE = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}`;
const ENTRY = new RegExp(String.raw`^(${DATE})(?:\s*(?:-|–|—|à|au|to)\s*(${DATE}))?$`, 'i');

/**
 * Dates and ranges ("24/12/2026-02/01/2027"), one a line or separated by commas or semicolons; day first, or YYYY-MM-DD.
 * The first thing wrong is told.
 * @param today see day.ts
 */
export function readClosingDays(text: string, today: number): ClosingDays {
  const days = new Set<number>();
  const entries = text.split(/[\n,;]/).map((entry) => entry.trim());
  for (const entry of entries.filter((each) => each !== '')) {
    const [, from = '', to = from] = ENTRY.exec(entry) ?? [];
    if (from === '') return wrong({ kind: 'unreadable', text: entry });
    const missing = [from, to].find((date) => !isDay(isoOf(date)));
    if (missing !== undefined) return wrong({ kind: 'no-such-day', text: missing });
    const [first, last] = [dayOf(isoOf(from)), dayOf(isoOf(to))];
    if (last < first) return wrong({ kind: 'backwards', text: entry });
    const start = Math.max(first, today - KEPT_DAYS);
    if (last - start >= MOST_CLOSING_DAYS) return wrong({ kind: 'too-many', count: last - start + 1 });
    for (let day = start; day <= last; day++) days.add(day);
  }
  if (days.size > MOST_CLOSING_DAYS) return wrong({ kind: 'too-many', count: days.size });
  return { ok: true, days: [...days].sort((a, b) => a - b).map(dayText) };
}

function wrong(problem: ClosingDaysProblem): ClosingDays {
  return { ok: false, problem };
}

/** YYYY-MM-DD of a date in either notation, whether there is such a day or not. */
function isoOf(date: string): string {
  const [day = '', month = '', year] = date.split(/[/.]/);
  return year === undefined ? date : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * What `readClosingDays` reads back as the same days: dd/mm/yyyy, one a line, days in a row as a range.
 * @param days YYYY-MM-DD, in any order
 */
export function closingDaysText(days: readonly string[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const day of days.map(dayOf).sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && day <= run.last + 1) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs
    .map(({ first, last }) => (first === last ? written(first) : `${written(first)}-${written(last)}`))
    .join('\n');
}

/** dd/mm/yyyy */
function written(day: number): string {
  return dayText(day).split('-').reverse().join('/');
}
