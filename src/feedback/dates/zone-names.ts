// Which time zone a file names beside its dates: in a header, in a title. Pure.
import { isTimeZone } from '../../i18n/time-zone.ts';
import { offsetOf } from './offsets.ts';

const HOUR = 3_600_000;

/** An IANA name for "Europe/Paris", "UTC", "UTC+2", "GMT-05:00" or "PDT"; null where it is none of them. Offsets of half hours have no such name. */
export function zoneNamed(text: string): string | null {
  const given = text.trim().replaceAll(' ', '');
  if (given.includes('/') && isTimeZone(given)) return given;
  const ahead = offsetOf(/^(?:utc|gmt)/i.test(given) ? given.toUpperCase() : given);
  if (ahead === null || ahead % HOUR !== 0) return null;
  const hours = ahead / HOUR;
  // The sign of these names is turned round: https://www.iana.org/time-zones (etcetera)
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** Of "Submit Date (UTC)", "Timestamp (America/New_York)", "Date GMT+2". */
export function zoneOfHeader(header: string): string | null {
  const [, last = ''] =
    /[\s([]([A-Za-z][A-Za-z_]*(?:\/[\w/-]+)?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?)[)\]]?\s*$/.exec(header) ?? [];
  return /^(?:UTC|GMT)/i.test(last) || last.includes('/') || /[([]/.test(header) ? zoneNamed(last) : null;
}
