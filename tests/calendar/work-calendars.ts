// Calendars that the calendar tests share, and the official public holidays of 2026, copied from the public lists.
import type { WorkCalendar } from '../../src/calendar/working-time.ts';

const office = { workdays: [1, 2, 3, 4, 5], closingDays: [], dayStartsAt: 9, dayEndsAt: 18 };

export const france: WorkCalendar = { ...office, country: 'FR' };
export const england: WorkCalendar = { ...office, country: 'GB', region: 'ENG' };
export const unitedStates: WorkCalendar = { ...office, country: 'US' };
export const newSouthWales: WorkCalendar = { ...office, country: 'AU', region: 'NSW' };

/** service-public.fr, gov.uk/bank-holidays, opm.gov (federal holidays as observed), nsw.gov.au. */
export const officialHolidays2026 = {
  france: days('01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25'),
  england: days('01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'),
  unitedStates: days('01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'),
  newSouthWales: days('01-01 01-26 04-03 04-04 04-05 04-06 04-25 04-27 06-08 10-05 12-25 12-26 12-28'),
};

/** One place for each kind of clock change: European, American, and half an hour on the other side of the world. */
export const places = [
  { zone: 'Europe/Paris', calendar: france, holidays: officialHolidays2026.france },
  { zone: 'America/New_York', calendar: unitedStates, holidays: officialHolidays2026.unitedStates },
  { zone: 'Australia/Lord_Howe', calendar: newSouthWales, holidays: officialHolidays2026.newSouthWales },
];

function days(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map((each) => `2026-${each}`));
}
