// The rows of a sheet, as its XML comes. Rows without any content are passed over, and what the sheet claims about its size
// is not looked at. Cells merged from top to bottom all say what the first says (see merged.ts); merged from left to right, only the first
// does. Hidden rows are rows.

import { tooLong, tooWide } from '../book/refusals.ts';
import { XmlDamage, xmlReader } from '../book/xml.ts';
import type { RowFault } from '../faults.ts';
import { MOST_COLUMNS } from '../recognition/understanding.ts';
import { type FileRecord, RECORD_MAX } from '../record.ts';
import { type CellRules, cellText } from './cell.ts';
import { columnNamed, type Merged, mergedFiller } from './merged.ts';

export interface SheetReader {
  /** The rows that are complete so far. @throws XmlDamage, or UserError for more rows or columns than a sheet can have. */
  push(bytes: Buffer): FileRecord[];
  /** The last rows. */
  end(): FileRecord[];
  /** The last row that was read whole; 0 before the first. */
  readonly row: () => number;
}

/** Excel's own limit, as MOST_COLUMNS is. */
const MOST_ROWS = 1_048_576;

/** @param width cells right of it are left out */
export function sheetReader(
  rules: CellRules,
  { width, merged }: { readonly width: number; readonly merged: readonly Merged[] },
): SheetReader {
  const fill = mergedFiller(merged);
  let records: FileRecord[] = [];
  let isInData = false;
  let row = 0;
  let rowsRead = 0;
  let cells: string[] = [];
  let faults: Map<number, RowFault> | null = null;
  let length = 0;
  let isTooLong = false;
  let column = -1;
  let cell: { type: string; style: number; hasFormula: boolean; value: string | null } | null = null;
  let isText = false;
  let phonetic = 0;
  let finished = 0;

  const open = (element: string, attributes: ReadonlyMap<string, string>): void => {
    if (element === 'sheetData') isInData = true;
    else if (!isInData) return;
    else if (element === 'row') {
      row = numberOf(attributes.get('r'), row);
      if (row > MOST_ROWS || ++rowsRead > MOST_ROWS) throw tooLong(MOST_ROWS);
      cells = [];
      faults = null;
      length = 0;
      isTooLong = false;
      column = -1;
    } else if (element === 'c') {
      column = columnOf(attributes.get('r'), column, row);
      cell = {
        type: attributes.get('t') ?? '',
        style: Number(attributes.get('s') ?? 0),
        hasFormula: false,
        value: null,
      };
    } else if (cell === null) return;
    else if (element === 'f') cell.hasFormula = true;
    else if (element === 'rPh') phonetic++;
    else if (element === 'v' || (element === 't' && phonetic === 0)) {
      isText = true;
      cell.value ??= '';
    }
  };
  const text = (given: string): void => {
    if (!isText || cell === null || cell.value === null) return;
    const room = RECORD_MAX + 1 - cell.value.length;
    if (room > 0) cell.value += given.slice(0, room);
  };
  const close = (element: string): void => {
    if (element === 'sheetData') isInData = false;
    else if (!isInData) return;
    else if (element === 'v' || element === 't') isText = false;
    else if (element === 'rPh') phonetic--;
    else if (element === 'c' && cell !== null) {
      keep(cellText(cell, rules));
      cell = null;
    } else if (element === 'row') {
      finished = row;
      if (cells.length === 0) return;
      fill(row, cells, width);
      records.push(recordOf());
    }
  };
  const keep = (content: string | RowFault): void => {
    if (content === '' || column >= width) return;
    while (cells.length < column) cells.push('');
    if (typeof content !== 'string') {
      faults ??= new Map();
      faults.set(column, content);
      cells[column] = 'given' in content ? String(content.given) : '';
      return;
    }
    if (length + content.length > RECORD_MAX) isTooLong = true;
    // Enough to tell the row by, among the rejects.
    cells[column] = isTooLong ? content.slice(0, 200) : content;
    length += content.length;
  };
  const recordOf = (): FileRecord => ({
    line: row,
    cells,
    fault: isTooLong ? { code: 'row.tooLong', most: RECORD_MAX } : null,
    ...(faults === null ? {} : { cellFaults: faults }),
  });
  const taken = (): FileRecord[] => {
    const given = records;
    records = [];
    return given;
  };

  const reader = xmlReader({ open, text, close });
  return {
    push(bytes) {
      reader.write(bytes);
      return taken();
    },
    end() {
      reader.end();
      return taken();
    },
    row: () => finished,
  };
}

/** Rows and columns only go up; one that is not numbered is the next. @throws XmlDamage */
function numberOf(given: string | undefined, last: number): number {
  if (given === undefined) return last + 1;
  const number = /^\d{1,10}$/.test(given) ? Number(given) : 0;
  if (number <= last) throw new XmlDamage();
  return number;
}

/** From "AB12" in row 12, counted from 0. */
function columnOf(reference: string | undefined, last: number, row: number): number {
  let column = last + 1;
  if (reference !== undefined) {
    const [, letters = '', digits] = /^([A-Z]{1,7})(\d{1,10})$/.exec(reference) ?? [];
    column = columnNamed(letters);
    if (column <= last || Number(digits) !== row) throw new XmlDamage();
  }
  if (column >= MOST_COLUMNS) throw tooWide(row, MOST_COLUMNS);
  return column;
}
