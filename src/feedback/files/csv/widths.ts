// Rows of a CSV file with fewer or more cells than the header has names: which of them can be read for sure, and when none can. Pure.
import { extent, type ValueKind, valueKind } from '../furniture/values.ts';
import { headerGuess } from '../headers.ts';
import { mended } from '../mending.ts';

export interface Widths {
  /** Whether a row that ends early lacks its last cells, and none in the middle. */
  isSure(cells: readonly string[]): boolean;
  /** How many cells the rows have, where hardly any has as many as the header and it is not sure which belong to which name. */
  readonly instead: number | null;
}

/** Of the rows, those that stop early because writers left their empty cells off: fewer are somebody's slip. */
const LEAST_HABIT = 0.1;
/** Excel leaves them off in blocks of 16 rows: https://support.microsoft.com/kb/77295 */
const BLOCK = 16;
const NEARLY_ALL = 0.9;
/** Rows that show what is usual. */
const SHOWING = 1_000;

/** @param all whole ones, as many as are at hand, as they were cut @param names of the columns, as many as the header has cells */
export function widthsOf(all: readonly (readonly string[])[], names: readonly string[]): Widths {
  const rows = all.slice(0, SHOWING);
  const named = extent(names);
  const short = rows.filter((cells) => cells.length < named);
  const wide = rows.filter((cells) => cells.length > names.length);
  const full = rows.filter((cells) => cells.length >= named && cells.length <= names.length);
  const kinds = full.length > 0 ? kindsIn(full, named) : names.slice(0, named).map(kindByName);
  const isCutShort = full.some((cells) => (cells[named - 1] ?? '').trim() === '') && short.length < BLOCK;
  const isHabit = full.length > 0 && short.length >= rows.length * LEAST_HABIT && !isCutShort;
  const isSure = (cells: readonly string[]) => {
    const { atTheEnd, elsewhere } = fitOf(cells, kinds);
    return isHabit ? atTheEnd >= elsewhere : atTheEnd > elsewhere;
  };
  const isFew = (some: readonly unknown[]) => some.length < rows.length * NEARLY_ALL;
  const isOff =
    full.length === 0 &&
    ((!isFew(short) && short.some((cells) => !isSure(cells))) ||
      (!isFew(wide) && wide.some((cells) => extent(cells) > names.length)));
  if (rows.length > 0 && isOff) return { isSure, instead: commonest(rows.map(({ length }) => length)) };
  return { isSure, instead: isShifted(full, names.slice(0, named)) ? commonest(full.map(extent)) : null };
}

/** Cells below no name, and none below the last one: a delimiter too many in the header, made up for at the end of each row. */
function isShifted(rows: readonly (readonly string[])[], names: readonly string[]): boolean {
  const isFilled = (at: number) => rows.some((cells) => (cells[at] ?? '').trim() !== '');
  const unnamed = names.flatMap((name, at) => (name.trim() === '' ? [at] : []));
  return rows.length > 0 && unnamed.some(isFilled) && !isFilled(names.length - 1);
}

function commonest(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** What the cells of a column have in common. */
interface CellShape {
  readonly value: ValueKind | null;
  /** "A9" of "R17"; null where they differ, or are words. */
  readonly shape: string | null;
  /** Those that come again and again. */
  readonly few: ReadonlySet<string>;
}

const NO_KIND: CellShape = { value: null, shape: null, few: new Set() };
const MOST_FEW = 50;

function kindByName(name: string): CellShape {
  switch (headerGuess(mended(name))) {
    case 'date':
      return { ...NO_KIND, value: 'date' };
    case 'score':
    case 'nps':
    case 'csat':
    case 'ces':
      return { ...NO_KIND, value: 'number' };
    default:
      return NO_KIND;
  }
}

function kindsIn(rows: readonly (readonly string[])[], width: number): CellShape[] {
  return Array.from({ length: width }, (_, i) => {
    const cells = rows.map((row) => (row[i] ?? '').trim()).filter((cell) => cell !== '');
    const value = (['date', 'number'] as const).find((kind) =>
      isMost(cells, (cell) => valueKind(cell) === kind),
    );
    const distinct = new Set(cells);
    const isAgain = distinct.size <= MOST_FEW && distinct.size * 2 <= cells.length;
    const shape = shapeOf(cells[0] ?? '');
    const isShaped = shape !== null && isMost(cells, (cell) => shapeOf(cell) === shape);
    return { value: value ?? null, shape: isShaped ? shape : null, few: isAgain ? distinct : NO_KIND.few };
  });
}

function isMost(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length >= cells.length * 0.8;
}

/** Longer ones are words. */
const LONGEST_SHAPED = 60;

function shapeOf(cell: string): string | null {
  if (cell.length > LONGEST_SHAPED || !/\d|@/.test(cell) || /\s/.test(cell)) return null;
  return cell.replace(/\p{L}+/gu, 'A').replace(/\d+/g, '9');
}

/** How well the cells fit their columns from the left, and how well at best with those that lack left out somewhere else. */
function fitOf(cells: readonly string[], kinds: readonly CellShape[]) {
  const lacking = kinds.length - cells.length;
  const inPlace = cells.map((cell, i) => pointsOf(cell, kinds[i]));
  const moved = cells.map((cell, i) => pointsOf(cell, kinds[i + lacking]));
  let elsewhere = Number.NEGATIVE_INFINITY;
  let sum = moved.reduce((all, points) => all + points, 0);
  for (let gap = 0; gap < cells.length; gap++) {
    elsewhere = Math.max(elsewhere, sum);
    sum += (inPlace[gap] ?? 0) - (moved[gap] ?? 0);
  }
  return { atTheEnd: sum, elsewhere };
}

/** 1: as all others of that column. -1: of another kind. 0: neither tells. */
function pointsOf(cell: string, { value, shape, few }: CellShape = NO_KIND): number {
  const text = cell.trim();
  if (text === '') return 0;
  if (few.has(text) || (shape !== null && shapeOf(text) === shape)) return 1;
  const kind = valueKind(text);
  if (value !== null) return kind === value ? 1 : kind === 'none' ? 0 : -1;
  return kind === 'date' || shape !== null ? -1 : 0;
}
