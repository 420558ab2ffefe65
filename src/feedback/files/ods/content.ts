// The rows of one sheet of an OpenDocument spreadsheet, as its XML comes. A row or a cell may stand for many: blank ones are passed over,
// others are counted against a bound, since a few bytes can claim millions. Notes, shapes and tables within cells are not read.

import { tooLarge, tooLong, tooWide } from '../book/refusals.ts';
import { XmlDamage, xmlReader } from '../book/xml.ts';
import type { RowFault } from '../faults.ts';
import { MOST_COLUMNS } from '../recognition/understanding.ts';
import { type FileRecord, RECORD_MAX } from '../record.ts';
import { odsText } from './cell.ts';

export interface Repeated {
  readonly record: FileRecord;
  readonly times: number;
}

export interface ContentReader {
  /** The rows that are complete so far. @throws XmlDamage, or UserError for more rows or columns than a sheet can have. */
  push(bytes: Buffer): Repeated[];
  end(): Repeated[];
  /** The sheet was read to its end. */
  readonly isOver: () => boolean;
  /** The last row that was read whole; 0 before the first. */
  readonly row: () => number;
}

/** LibreOffice's own limit, as MOST_COLUMNS is. */
const MOST_ROWS = 1_048_576;
/** Cells with content that rows stand for beyond the first: a real sheet repeats some thousand. */
const MOST_REPEATED = 20_000_000;
/** Cells merged downwards that hold at a time. */
const MOST_MERGED = 200;
/** What is written in a cell and not shown in it. */
const ASIDE = new Set([
  'annotation',
  'shapes',
  'frame',
  'custom-shape',
  'detective',
  'ruby-text',
  'tracked-changes',
]);

interface Open {
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
  paragraphs: number;
}

/** @param place of the sheet, from 0 @param width cells right of it are left out */
export function contentReader(place: number, width: number): ContentReader {
  let rows: Repeated[] = [];
  const dates = new Set<string>();
  const dateFormats = new Set<string>();
  let table = -1;
  let depth = 0;
  let aside = 0;
  let isOver = false;
  let row = 0;
  let finished = 0;
  let rowTimes = 1;
  let repeated = 0;
  let cells: string[] = [];
  let faults: Map<number, RowFault> | null = null;
  let length = 0;
  let column = 0;
  let cell: Open | null = null;
  let isParagraph = 0;
  const merged = new Map<number, { readonly to: number; readonly text: string }>();

  const isHere = (): boolean => depth === 1 && table === place;
  const open = (element: string, attributes: ReadonlyMap<string, string>): void => {
    if (element === 'date-style') dateFormats.add(attributes.get('name') ?? '');
    else if (element === 'style' && dateFormats.has(attributes.get('data-style-name') ?? ''))
      dates.add(attributes.get('name') ?? '');
    else if (element === 'table') {
      if (++depth === 1) table++;
    } else if (!isHere()) return;
    else if (ASIDE.has(element)) aside++;
    else if (aside > 0) return;
    else if (element === 'table-row') {
      row++;
      rowTimes = timesOf(attributes.get('number-rows-repeated'));
      cells = [];
      faults = null;
      length = 0;
      column = 0;
    } else if (element === 'table-cell' || element === 'covered-table-cell')
      cell = { attributes, text: '', paragraphs: 0 };
    else if (cell === null) return;
    else if (element === 'p' || element === 'h') {
      if (isParagraph++ === 0 && cell.paragraphs++ > 0) add('\n');
    } else if (element === 's') add(' '.repeat(Math.min(1_000, timesOf(attributes.get('c')))));
    else if (element === 'tab') add('\t');
    else if (element === 'line-break') add('\n');
  };
  const add = (given: string): void => {
    if (cell === null || isParagraph === 0 || aside > 0) return;
    const room = RECORD_MAX + 1 - cell.text.length;
    if (room > 0) cell.text += given.slice(0, room);
  };
  const close = (element: string): void => {
    if (element === 'table') {
      if (isHere()) isOver = true;
      depth--;
    } else if (!isHere()) return;
    else if (ASIDE.has(element)) aside--;
    else if (aside > 0) return;
    else if (element === 'p' || element === 'h') isParagraph = Math.max(0, isParagraph - 1);
    else if ((element === 'table-cell' || element === 'covered-table-cell') && cell !== null) {
      keep(cell, element !== 'table-cell');
      cell = null;
      isParagraph = 0;
    } else if (element === 'table-row') endRow();
  };
  const keep = ({ attributes, text }: Open, isCovered: boolean): void => {
    const times = timesOf(attributes.get('number-columns-repeated'));
    const from = column;
    column += times;
    if (column > MOST_COLUMNS && (text !== '' || valueIn(attributes) !== null))
      throw tooWide(row, MOST_COLUMNS);
    if (isCovered || from >= width) return;
    const content = odsText({
      type: attributes.get('value-type') ?? '',
      value: valueIn(attributes),
      text,
      hasFormula: attributes.has('formula'),
      isDate: dates.has(attributes.get('style-name') ?? ''),
    });
    if (content === '') return;
    const down = timesOf(attributes.get('number-rows-spanned'));
    if (typeof content === 'string' && down > 1 && merged.size < MOST_MERGED)
      merged.set(from, { to: row + down - 1, text: content });
    for (let at = from; at < Math.min(column, width, MOST_COLUMNS); at++) put(at, content);
  };
  const put = (at: number, content: string | RowFault): void => {
    while (cells.length < at) cells.push('');
    if (typeof content !== 'string') {
      faults ??= new Map();
      faults.set(at, content);
      cells[at] = 'given' in content ? String(content.given) : '';
      return;
    }
    length += content.length;
    // Enough to tell the row by, among the rejects.
    cells[at] = length > RECORD_MAX ? content.slice(0, 200) : content;
  };
  const endRow = (): void => {
    const last = row + rowTimes - 1;
    if (cells.length > 0) {
      if (last > MOST_ROWS) throw tooLong(MOST_ROWS);
      repeated += (rowTimes - 1) * cells.length;
      if (repeated > MOST_REPEATED) throw tooLarge('content.xml');
      for (const [at, { to, text }] of merged) {
        if (row > to) merged.delete(at);
        else if ((cells[at] ?? '') === '') put(at, text);
      }
      const fault: RowFault | null = length > RECORD_MAX ? { code: 'row.tooLong', most: RECORD_MAX } : null;
      const record = { line: row, cells, fault, ...(faults === null ? {} : { cellFaults: faults }) };
      rows.push({ record, times: rowTimes });
    }
    row = last;
    finished = last;
  };
  const taken = (): Repeated[] => {
    const given = rows;
    rows = [];
    return given;
  };

  const reader = xmlReader({ open, text: add, close });
  return {
    push(bytes) {
      reader.write(bytes);
      return taken();
    },
    end() {
      reader.end();
      return taken();
    },
    isOver: () => isOver,
    row: () => finished,
  };
}

const VALUES = ['value', 'date-value', 'time-value', 'boolean-value', 'string-value'];

function valueIn(attributes: ReadonlyMap<string, string>): string | null {
  const name = VALUES.find((each) => attributes.has(each));
  return name === undefined ? null : (attributes.get(name) ?? null);
}

/** @throws XmlDamage */
function timesOf(given: string | undefined): number {
  if (given === undefined) return 1;
  const times = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (times === 0) throw new XmlDamage();
  return times;
}
