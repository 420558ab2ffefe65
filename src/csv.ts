// One record of a CSV file that spreadsheets open as it is: no cell of it becomes a formula. What is in it is decided by who calls;
// reading files of answers is in feedback/files/.

/** What a cell holds: text of people, or a figure of ours. */
export type Cell = string | number | null;

/** Excel takes a file for UTF-8 only where it begins with this. */
export const byteOrderMark = '\uFEFF';

/** With its line end, as RFC 4180 wants it. */
export function csvRecord(cells: readonly Cell[], separator: ',' | ';'): string {
  return `${cells.map((cell) => quoted(plain(cell), separator)).join(separator)}\r\n`;
}

/** Text that is no formula any more: see `guarded`. */
function plain(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : guarded(cell);
}

/** What begins one: = + - @ as they are, full-width and small, and the sign for minus. */
const EQUALS_AT = '=@＝＠﹦﹫';
const PLUS_MINUS = '+\\-＋－﹢﹣−';
/** What is not seen in front of one, and may be lost on the way to it: spaces, controls, marks of direction and of joining. */
const UNSEEN = '\\p{Zs}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f';

/**
 * Where a formula may begin: at the start of a text (OWASP, "CSV Injection": = + - @, their full-width forms, a tab or a line
 * end; spaces in front do not help), and right after what another spreadsheet takes for the end of a cell, where it is
 * set to another separator. Apostrophes that are there already count as part of it, so that `unguarded` gives the very same text back.
 */
const FORMULA = [
  ['^', `(?=['\\s${UNSEEN}]*[${EQUALS_AT}${PLUS_MINUS}]|'*[\\t\\r\\n])`],
  ['(?<=[;,\\t\\r\\n])', `(?=['${UNSEEN}]*[${EQUALS_AT}]|'*[${PLUS_MINUS}]['\\w(])`],
];
const BEGINNING = new RegExp(FORMULA.map(([where, what]) => `${where}${what}`).join('|'), 'gu');
const GUARD = new RegExp(FORMULA.map(([where, what]) => `${where}'${what}`).join('|'), 'gu');

/** With an apostrophe in front of whatever a spreadsheet would take for a formula. */
export function guarded(text: string): string {
  return text.replace(BEGINNING, "'");
}

/** The text that was guarded. */
export function unguarded(text: string): string {
  return text.replace(GUARD, '');
}

function quoted(text: string, separator: string): string {
  const needsQuotes = /["\r\n]/.test(text) || text.includes(separator) || text.trim() !== text;
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
