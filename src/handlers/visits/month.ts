// The month of a visit, as people read it: its day is told to nobody, so that it cannot be told who was on duty.

import { intlTag, type Locale } from '../../i18n/locale.ts';
import { dateFormat } from '../../i18n/time-zone.ts';

/** "November 2026" of a day written YYYY-MM-DD. */
export function monthText(day: string, locale: Locale): string {
  return dateFormat(intlTag(locale), 'UTC', { month: 'long', year: 'numeric' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
