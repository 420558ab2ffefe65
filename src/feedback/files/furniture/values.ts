// What kind of thing stands in a cell, without knowing its column: enough to tell names of columns from answers. Pure.
import { dateOrders, fileInstantReader } from '../../dates/instant.ts';
import { isNoAnswer } from '../../no-answer.ts';

export type ValueKind = 'blank' | 'date' | 'number' | 'none' | 'text';

const LONGEST_DATE = 60;
/** "9", "8,5", "-3", "80 %", "9/10", "1 234" */
const NUMBER = /^[+-]?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?(?:\s?%|\s?\/\s?\d+)?$/;
const readers = dateOrders.map((order) => fileInstantReader('UTC', order));

export function valueKind(cell: string): ValueKind {
  const text = cell.trim();
  if (text === '') return 'blank';
  if (isDate(text)) return 'date';
  if (NUMBER.test(text)) return 'number';
  return isNoAnswer(text) ? 'none' : 'text';
}

/** Whether it tells a day. A bare number does so only where its column says that it is a date. */
export function isDate(text: string, canBeNumber = false): boolean {
  if (
    text.length > LONGEST_DATE ||
    !/\d/.test(text) ||
    (!canBeNumber && /^\s*\d{1,13}(?:[.,]\d+)?\s*$/.test(text))
  )
    return false;
  return readers.some((read) => read(text) !== null);
}

/** The place of the last cell that says something, and one: how wide the row is. */
export function extent(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

export function filledIn(cells: readonly string[]): number {
  return cells.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0);
}
