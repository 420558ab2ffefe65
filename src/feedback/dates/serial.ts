// The days of a workbook, which are numbers. Pure.

const DAY = 86_400_000;
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** The end of the year 9999. */
const LAST = 2_958_466;

/**
 * "2026-02-13" or "2026-02-13T09:30:00" on the clock of whoever wrote it; null for a number that is no day. The 1900 system
 * has a 29 February 1900 that never was: days before it count from a day later.
 */
export function dayOfSerial(serial: number, is1904: boolean): string | null {
  if (!(serial >= 0 && serial < LAST)) return null;
  const start = is1904 ? FROM_1904 : FROM_1900 + (serial < 60 ? DAY : 0);
  const at = new Date(start + Math.round(serial * DAY));
  const [day = '', time = ''] = at.toISOString().replace('Z', '').split('T');
  if (time === '00:00:00.000') return day;
  return `${day}T${time.endsWith('.000') ? time.slice(0, -4) : time}`;
}
