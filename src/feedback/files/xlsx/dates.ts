// How a workbook writes dates: as numbers of days, told from other numbers by the cell's number format only. Pure.

/** By the number formats of the styles, and those that the workbook defines itself. */
export function dateStyles(
  styles: readonly number[],
  formats: ReadonlyMap<number, string>,
): (style: number) => boolean {
  const areDates = styles.map((id) => {
    const code = formats.get(id);
    return code === undefined ? isBuiltInDate(id) : isDateFormat(code);
  });
  return (style) => areDates[style] ?? false;
}

/** ECMA-376 part 1, 18.8.30: the same everywhere, then those of East Asian Excel. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a format's code shows a day or a time: what stands in quotes, after \ _ or *, or in [brackets] does not count. */
export function isDateFormat(code: string): boolean {
  const [positive = ''] = code
    .slice(0, 1000)
    .replace(/"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';');
  return !/general/i.test(positive) && /[ymdhs]/i.test(positive);
}

const DAY = 86_400_000;
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** The end of the year 9999. */
const LAST = 2_958_466;

/**
 * "2026-02-13" or "2026-02-13T09:30:00" on the clock of whoever wrote it; null for a number that is no day. The 1900 system
 * has a 29 February 1900 that never was: days before it count from a day later.
 */
export function dateText(serial: number, is1904: boolean): string | null {
  if (!(serial >= 0 && serial < LAST)) return null;
  const start = is1904 ? FROM_1904 : FROM_1900 + (serial < 60 ? DAY : 0);
  const at = new Date(start + Math.round(serial * DAY));
  const [day = '', time = ''] = at.toISOString().replace('Z', '').split('T');
  if (time === '00:00:00.000') return day;
  return `${day}T${time.endsWith('.000') ? time.slice(0, -4) : time}`;
}
