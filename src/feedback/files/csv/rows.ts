// From a record of a CSV file to a row of its table: with too few cells, too many, or cut off by the end of the file. Pure.
import type { RowFault } from '../faults.ts';
import { extent } from '../furniture/values.ts';
import type { CsvGuess } from '../guess.ts';
import { type FileRecord, RECORD_MAX } from '../record.ts';
import { isOfRejects } from '../rejects.ts';
import type { CsvRecord } from './records.ts';
import { widthsOf } from './widths.ts';

/**
 * For the records below the header, in their order: what the last one lacks is told by what all others have.
 * @param sample whole ones, as many as are at hand
 */
export function rowReader(
  {
    columns,
    delimiter,
  }: Pick<CsvGuess, 'delimiter'> & { readonly columns: readonly { readonly header: string }[] },
  sample: readonly (readonly string[])[],
): (record: CsvRecord) => FileRecord {
  const wanted = columns.length;
  const names = columns.map(({ header }) => header);
  const widths = isOfRejects(names)
    ? null
    : widthsOf(
        sample.map((cells) => rejoined(cells, wanted, delimiter)),
        names,
      );
  const isSure = (cells: readonly string[]) =>
    cells.length >= extent(names) || (widths?.isSure(cells) ?? true);
  let fewest = wanted;
  /** Of the last cells, where all have the same; null where they differ. */
  let shape: string | null | undefined;
  return (record) => {
    const { line, problem } = record;
    const cells =
      problem === null || problem === 'cut' ? rejoined(record.cells, wanted, delimiter) : record.cells;
    const last = cells[wanted - 1] ?? '';
    const isCut = problem === 'cut' && (cells.length < fewest || isBegun(last, shape ?? null));
    const fault = isCut ? ({ code: 'row.cut' } as const) : faultOf({ ...record, cells }, wanted, isSure);
    if (shape !== null && last !== '')
      shape = shape === undefined || shape === shapeOf(last) ? shapeOf(last) : null;
    if (fault === null) fewest = Math.min(fewest, cells.length);
    return { line, cells, fault, isMore: problem === 'more' };
  };
}

function faultOf(
  { cells, problem }: Pick<CsvRecord, 'problem'> & { readonly cells: readonly string[] },
  wanted: number,
  isSure: (cells: readonly string[]) => boolean,
): RowFault | null {
  switch (problem) {
    case 'quote':
      return isWhole(cells, wanted) ? null : { code: 'row.quote' };
    case 'lineEnd':
      return { code: 'row.lineEnd' };
    case 'tooLong':
    case 'more':
      return { code: 'row.tooLong', most: RECORD_MAX };
    case 'cut':
    case null:
      return isSure(cells) ? tooMany(cells, wanted) : { code: 'row.cells', cells: cells.length, wanted };
    default:
      return problem satisfies never;
  }
}

/** "1/1/2026"; what is shorter may be a number with decimals beside one without. */
const SHORTEST_DATE = 8;
const NUMBER = /^\s*\d[\d\s.,:/-]*$/;

/** "2026-02-1" where all others have ten signs, "4,": the beginning of a number or a date. */
function isBegun(cell: string, shape: string | null): boolean {
  if (!NUMBER.test(cell)) return false;
  return (
    /[.,:/-]$/.test(cell) ||
    (shape !== null &&
      shape.length > cell.length &&
      shape.startsWith(cell.replace(/\d/g, '9')) &&
      shape.length >= SHORTEST_DATE)
  );
}

/** With all digits alike. Longer ones are words. */
function shapeOf(cell: string): string | null {
  return cell.length > 40 ? null : cell.replace(/\d/g, '9');
}

function tooMany(cells: readonly string[], wanted: number): RowFault | null {
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
export function rejoined(cells: readonly string[], wanted: number, delimiter: string): readonly string[] {
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
