// What a digest is called: by its week, or by the days that it covers.
import { isoWeekOf } from '../calendar/weeks.ts';
import { zoneOf } from '../calendar/zone.ts';
import { formats } from '../i18n/formats.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';

/** As much of a snapshot as its name needs. */
interface Covering {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly weekly: boolean;
}

/** Its week, or the days that it covers. */
export function titleOf(snapshot: Covering, { locale }: Reader): string {
  const say = words(locale);
  return snapshot.weekly
    ? say.week(isoWeekOf(zoneOf(snapshot.timeZone).dayAt(middleOf(snapshot).getTime())))
    : say.dates(datesOf(snapshot, { locale }));
}

/** "2 November" / "1er décembre". */
export function dayOf(instant: string, { locale, timeZone }: Reader): string {
  return formats(locale, timeZone).dayAndMonth(new Date(instant));
}

/** Lies in the week that a digest is mostly about, whichever weekday it is posted on. */
function middleOf({ from, to }: Covering): Date {
  return new Date((Date.parse(from) + Date.parse(to)) / 2);
}

/** "16–22 November 2026": the days that it covers, in the schedule's own time zone. */
export function datesOf({ from, to, timeZone }: Covering, { locale }: Pick<Reader, 'locale'>): string {
  return formats(locale, timeZone).days(new Date(from), new Date(Date.parse(to) - 1));
}

const words = phrases({
  en: {
    week: (week: number) => `Customers’ voice · week ${week}`,
    dates: (dates: string) => `Customers’ voice · ${dates}`,
  },
  fr: {
    week: (week) => `La voix des clients · semaine ${week}`,
    dates: (dates) => `La voix des clients · ${dates}`,
  },
});
