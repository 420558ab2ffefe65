// From a record of a CSV file to a row of its table: with too few cells, too many, or cut off by the end of the file. Pure.
import type { Fault } from '../faults.ts';
import type { CsvGuess } from '../guess.ts';
import { type FileRecord, RECORD_MAX } from '../record.ts';
import type { CsvRecord } from './records.ts';

/** For the records below the header, in their order: what the last one lacks is told by what all others have. */
export function rowReader({
  columns,
  delimiter,
}: Pick<CsvGuess, 'columns' | 'delimiter'>): (record: CsvRecord) => FileRecord {
  const wanted = columns.length;
  let fewest = wanted;
  return (record) => {
    const { line, problem } = record;
    const cells =
      problem === null || problem === 'cut' ? rejoined(record.cells, wanted, delimiter) : record.cells;
    const fault = faultOf({ ...record, cells }, wanted, fewest);
    if (fault === null) fewest = Math.min(fewest, cells.length);
    return { line, cells, fault, isMore: problem === 'more' };
  };
}

function faultOf({ cells, problem }: CsvRecord, wanted: number, fewest: number): Fault | null {
  switch (problem) {
    case 'quote':
      return isWhole(cells, wanted) ? null : { code: 'row.quote' };
    case 'lineEnd':
      return { code: 'row.lineEnd' };
    case 'tooLong':
    case 'more':
      return { code: 'row.tooLong', most: RECORD_MAX };
    case 'cut':
      return cells.length < fewest ? { code: 'row.cut' } : tooMany(cells, wanted);
    case null:
      return tooMany(cells, wanted);
    default:
      return problem satisfies never;
  }
}

function tooMany(cells: readonly string[], wanted: number): Fault | null {
  const isPadded = cells.slice(wanted).every((cell) => cell.trim() === '');
  return isPadded ? null : { code: 'row.cells', cells: cells.length, wanted };
}

/** `"The best" service`: quotes that pair within their cells, in a line that has all cells, are part of the text. */
function isWhole(cells: readonly string[], wanted: number): boolean {
  return cells.length === wanted && cells.every((cell) => cell.split('"').length % 2 === 1);
}

/**
 * "9,fast, friendly, cheap": commas of a sentence are followed by a space, those between cells are not. Read as one cell where exactly as
 * many parts as there are too many begin with a space, one right after the other; otherwise as it is.
 */
function rejoined(cells: string[], wanted: number, delimiter: string): string[] {
  const more = cells.length - wanted;
  if (more <= 0 || delimiter !== ',') return cells;
  const first = cells.findIndex((cell) => PROSE.test(cell));
  const parts = cells.filter((cell) => PROSE.test(cell)).length;
  if (first <= 0 || parts !== more || !cells.slice(first, first + more).every((cell) => PROSE.test(cell)))
    return cells;
  const whole = cells.slice(first - 1, first + more).join(delimiter);
  return [...cells.slice(0, first - 1), whole, ...cells.slice(first + more)];
}

const PROSE = /^ \S/;
