// From what stands in a cell of an OpenDocument spreadsheet to its text, or to why it has none. Pure.
import { dayOfSerial } from '../../dates/serial.ts';
import type { RowFault } from '../faults.ts';

/** As the sheet writes it (ODF 1.3 part 3, 19.385 and 19.387). */
export interface OdsCell {
  /** "float", "percentage", "currency", "date", "time", "boolean", "string", "error" or ''. */
  readonly type: string;
  /** Of office:value, date-value, time-value, boolean-value or string-value; null where there is none. */
  readonly value: string | null;
  /** What is shown, its paragraphs parted by line feeds. */
  readonly text: string;
  readonly hasFormula: boolean;
  /** Its style shows a number as a date. */
  readonly isDate: boolean;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3})?$/i;
const LONG = /^-?[1-9]\d{15,30}$/;
const ERROR = /^(?:#[A-Z0-9/_]{1,20}[!?]?|Err:\d{3})$/;
const DAY = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z?)?$/;
const TIME = /^PT(?:(\d{1,5})H)?(?:(\d{1,2})M)?(?:(\d{1,2})(?:[.,]\d+)?S)?$/;

/** As cellText of xlsx/cell.ts: dates become ISO 8601, percentages "80%". */
export function odsText({ type, value, text, hasFormula, isDate }: OdsCell): string | RowFault {
  if (hasFormula && ERROR.test(text.trim())) return { code: 'cell.error', given: text.trim() };
  const given = value?.trim() ?? '';
  switch (type) {
    case 'float':
    case 'currency':
    case 'percentage': {
      const number = given.length <= 64 && NUMBER.test(given) ? Number(given) : Number.NaN;
      if (!Number.isFinite(number)) return { code: 'cell.damaged' };
      if (type === 'percentage') return `${rounded(number * 100)}%`;
      const plain = LONG.test(given) ? given : rounded(number);
      return isDate ? (dayOfSerial(number, false) ?? plain) : plain;
    }
    case 'date':
      return DAY.test(given) ? given : { code: 'cell.damaged' };
    case 'time':
      return timeOf(given) ?? { code: 'cell.damaged' };
    case 'boolean':
      return given === 'true' || given === 'false' ? given : { code: 'cell.damaged' };
    case 'string':
      return value ?? text;
    case 'error':
      return ERROR.test(text.trim()) ? { code: 'cell.error', given: text.trim() } : { code: 'cell.damaged' };
    case '':
      return hasFormula && text === '' ? { code: 'cell.formula' } : text;
    default:
      return { code: 'cell.damaged' };
  }
}

function rounded(number: number): string {
  return String(Number(number.toPrecision(15)));
}

/** "PT09H30M00S" is "09:30:00". */
function timeOf(given: string): string | null {
  const found = TIME.exec(given);
  if (!found) return null;
  return [found[1], found[2], found[3]].map((part = '0') => part.padStart(2, '0')).join(':');
}
