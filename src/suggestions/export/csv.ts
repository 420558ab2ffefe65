// One record of a CSV file that spreadsheets open as it is. What is in it is decided by who calls; reading CSV is elsewhere.

/** What a cell holds: text of people, or a figure of ours. */
export type Cell = string | number | null;

/** Excel takes a file for UTF-8 only where it begins with this. */
export const byteOrderMark = '\uFEFF';

/**
 * With its line end, as RFC 4180 wants it. Text that a spreadsheet would take for a formula gets an apostrophe in front
 * (OWASP, "CSV Injection": = + - @, tab, carriage return, line feed, and the full-width forms of the signs).
 */
export function csvRecord(cells: readonly Cell[], separator: ',' | ';'): string {
  return `${cells.map((cell) => quoted(plain(cell), separator)).join(separator)}\r\n`;
}

function plain(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}

function quoted(text: string, separator: string): string {
  const needsQuotes = /["\r\n]/.test(text) || text.includes(separator) || text.trim() !== text;
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
