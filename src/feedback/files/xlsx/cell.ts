// From what stands in a cell to its text, or to why it has none. Pure.

import { dayOfSerial } from '../../dates/serial.ts';
import type { RowFault } from '../faults.ts';
import type { StringTable } from './strings.ts';
import { unescaped } from './unescaped.ts';
import type { Workbook } from './workbook.ts';

/** As the sheet writes it. */
export interface RawCell {
  /** The attribute t: "n" (or ''), "s", "str", "inlineStr", "b", "e" or "d". */
  readonly type: string;
  readonly style: number;
  readonly hasFormula: boolean;
  /** What <v> holds, or the texts of <is>; null where neither is there. */
  readonly value: string | null;
}

export interface CellRules extends Pick<Workbook, 'styleKind' | 'is1904'> {
  readonly strings: StringTable;
}

/** Dates become ISO 8601 without a zone, percentages "80%", numbers what Excel shows of them (15 digits; longer whole ones as they are written), truth values "true" and "false". */
export function cellText(cell: RawCell, rules: CellRules): string | RowFault {
  const { type, value } = cell;
  const given = value?.trim() ?? '';
  if (type === 'str' && value !== null) return unescaped(value);
  if (type === 'inlineStr') return unescaped(value ?? '');
  if (given === '') return cell.hasFormula ? { code: 'cell.formula' } : '';
  switch (type) {
    case 's': {
      const text = /^\d{1,9}$/.test(given) ? rules.strings.at(Number(given)) : null;
      return text ?? { code: 'cell.damaged' };
    }
    case 'b':
      if (given === '1' || given === 'true') return 'true';
      return given === '0' || given === 'false' ? 'false' : { code: 'cell.damaged' };
    case 'e':
      return ERROR.test(given) ? { code: 'cell.error', given } : { code: 'cell.damaged' };
    case 'd':
      return given;
    case 'n':
    case '':
      return numberText(given, cell.style, rules);
    default:
      return { code: 'cell.damaged' };
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3})?$/i;
const LONG = /^-?[1-9]\d{15,30}$/;
/** #N/A, #REF!, #DIV/0!, #NAME?, #GETTING_DATA */
const ERROR = /^#[A-Z0-9/_]{1,20}[!?]?$/;

function numberText(given: string, style: number, { styleKind, is1904 }: CellRules): string | RowFault {
  const number = given.length <= 64 && NUMBER.test(given) ? Number(given) : Number.NaN;
  if (!Number.isFinite(number)) return { code: 'cell.damaged' };
  // A whole number that some program wrote with all its digits is an id: a double would round it.
  const text = LONG.test(given) ? given : String(Number(number.toPrecision(15)));
  const kind = styleKind(style);
  if (kind === 'percent') return `${Number((number * 100).toPrecision(15))}%`;
  return kind === 'date' ? (dayOfSerial(number, is1904) ?? text) : text;
}
