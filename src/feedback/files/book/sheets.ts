// Which sheets of a workbook hold the answers: one, or several that are alike, such as one for each month. Pure.
import { fold } from '../../../terms/fold.ts';
import type { TableHead } from '../furniture/head.ts';
import type { FileRecord } from '../record.ts';
import type { BookSheet } from './book.ts';

/** A sheet as far as the guess needs it. */
export interface Begun extends BookSheet {
  /** Among all sheets, from 0. */
  readonly place: number;
  /** Its first rows. */
  readonly rows: readonly FileRecord[];
  readonly head: TableHead;
  /** Whether the header's words are known. */
  readonly isKnown: boolean;
}

/** Of the visible sheets, else of the hidden ones: the first with a header that we know and rows below it, else the first with two rows. */
export function sheetOfAnswers(begun: readonly Begun[]): Begun | null {
  for (const isHidden of [false, true]) {
    const sheets = begun.filter((each) => each.isHidden === isHidden);
    const best = sheets.find((each) => each.isKnown && hasAnswers(each)) ?? sheets.find(hasTwoRows);
    if (best) return best;
  }
  return begun.find(({ rows }) => rows.length > 0) ?? null;
}

/** The other visible sheets with the same columns and rows below them. */
export function alikeOf(best: Begun, begun: readonly Begun[]): Begun[] {
  if (best.isHidden || !hasAnswers(best) || best.head.headerRows === 0) return [];
  const names = namesOf(best);
  return begun.filter(
    (each) =>
      each !== best &&
      !each.isHidden &&
      each.head.headerRows > 0 &&
      hasAnswers(each) &&
      namesOf(each) === names,
  );
}

function hasAnswers({ rows, head }: Begun): boolean {
  return rows.length > head.above + head.headerRows;
}

function hasTwoRows({ rows, head }: Begun): boolean {
  return rows.length - head.above > 1;
}

function namesOf({ head }: Begun): string {
  return head.names.map(fold).join('\n').trimEnd();
}

/** How many rows a sheet has, and a sum over their texts in which their order does not matter. */
export interface SheetSum {
  readonly rows: number;
  readonly sum: number;
}

const SIZE = 2 ** 32;

export function tell({ rows, sum }: SheetSum, cells: readonly string[]): SheetSum {
  let hash = 0x811c9dc5;
  for (const cell of cells) {
    for (let i = 0; i < cell.length; i++) hash = Math.imul(hash ^ cell.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return { rows: rows + 1, sum: (sum + (hash >>> 0)) % SIZE };
}

/** The place of a sheet that holds what all the others hold together: a copy, or the year beside its months. Null where there is none. */
export function sumOfOthers(sheets: readonly SheetSum[]): number | null {
  if (sheets.length < 2) return null;
  const rows = sheets.reduce((all, each) => all + each.rows, 0);
  const sum = sheets.reduce((all, each) => (all + each.sum) % SIZE, 0);
  const found = sheets.findLastIndex((each) => each.rows * 2 === rows && (each.sum * 2) % SIZE === sum);
  return found < 0 ? null : found;
}
