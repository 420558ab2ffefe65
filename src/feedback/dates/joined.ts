// A day in one column and its time in another. Pure.

const CLOCK =
  /^\d{1,2}(?:[:.hH]|\s?[hH]\s?)\d{0,2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?$|^\d{1,2}\s?[AaPp]\.?[Mm]\.?$/;
/** A time without a day, as a workbook gives it. */
const WORKBOOK = /^(?:1899-12-3[01]|1900-01-0[01]|1904-01-01)T(.*)$/;

/** "01/10/2026" and "23:30" as one text; the day alone where the other is no time, or the day has one already. */
export function withTime(day: string | undefined, time: string | undefined): string | undefined {
  if (day === undefined || time === undefined || HAS_TIME.test(day)) return day;
  const given = time.trim();
  const clock = WORKBOOK.exec(given)?.[1] ?? given;
  return day.trim() !== '' && CLOCK.test(clock) ? `${day.trim()} ${clock}` : day;
}

const HAS_TIME = /\d\s?[:hH]/;
