// Whose days and hours count: for what is owed by somebody, and for what is posted where or written to whom. The rules
// themselves are calendar/.
import { nextOpening, type PostingHours, postingHoursFrom } from '../calendar/posting-hours.ts';
import { countryOfZone } from '../calendar/where.ts';
import type { WorkCalendar } from '../calendar/working-time.ts';
import { firstZone } from '../i18n/time-zone.ts';
import { workCalendar } from './work-calendar.ts';
import type { Workspace } from './workspace.ts';

/** As much of a person as this needs to know. */
interface Located {
  readonly timeZone: string;
  /** As they chose; null: told from the time zone. */
  readonly country: string | null;
  readonly region: string | null;
}

export interface Where {
  /** ISO 3166-1. */
  readonly country: string;
  readonly region: string | null;
}

/**
 * Whose public holidays somebody has: of the country they chose; else of the company's, for those who share its time zone;
 * else of their own zone's country, and of the company's where the zone tells none.
 */
export function whereIs(workspace: Workspace, { timeZone, country, region }: Located): Where {
  if (country !== null) return { country, region };
  const company = { country: workspace.country, region: workspace.region };
  const theirs = timeZone === workspace.timeZone ? null : countryOfZone(timeZone);
  if (theirs === null || theirs === workspace.country) return company;
  // The United Kingdom's own list lacks the summer bank holiday.
  return { country: theirs, region: theirs === 'GB' ? 'ENG' : null };
}

/** The days on which somebody works: the company's weekdays, hours and closing days, their own country's holidays. */
export function calendarFor(workspace: Workspace, person: Located | null): WorkCalendar {
  const calendar = workCalendar(workspace);
  return person === null ? calendar : { ...calendar, ...whereIs(workspace, person) };
}

/** The company's own: where it set none, its working days and hours. */
export function companyHours(workspace: Workspace): PostingHours {
  const { workdays: days, dayStartsAt: from, dayEndsAt: to } = workCalendar(workspace);
  return postingHoursFrom(workspace.postingHours) ?? { kind: 'hours', days, from, to };
}

/** When a letter to somebody may come: `at`, or the next opening of the company's hours where they are. */
export function letterTime(workspace: Workspace, person: Located | null, at: Date): Date {
  const zone = firstZone(person?.timeZone, workspace.timeZone);
  return nextOpening(at, companyHours(workspace), calendarFor(workspace, person), zone);
}

/** Whether a letter to somebody may come now. */
export function isLetterTime(workspace: Workspace, person: Located, now: Date): boolean {
  return letterTime(workspace, person, now).getTime() === now.getTime();
}

/** When something may be posted in a channel: in `own` hours where there are some, otherwise in the company's. */
export function postTime(workspace: Workspace, own: PostingHours | null, at: Date): Date {
  return nextOpening(at, own ?? companyHours(workspace), workCalendar(workspace), workspace.timeZone);
}
