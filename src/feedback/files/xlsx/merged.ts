// Cells that are merged from top to bottom: what the first says holds for the rows below it. Pure.
export interface Merged {
  /** From 0. */
  readonly column: number;
  /** As Excel counts. */
  readonly from: number;
  readonly to: number;
}

/** Sheets with a merged cell in each of a few ten thousand rows exist; what is beyond says what its first cell says. */
const MOST = 100_000;
/** At a time: each row asks each of them. */
const MOST_OPEN = 200;

/** From the end of a sheet's XML, after its rows: <mergeCell ref="A2:A4"/>. In the order of their rows. */
export function mergedIn(xml: string): Merged[] {
  const found: Merged[] = [];
  for (const [, from = '', top, , bottom] of xml.matchAll(
    /<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g,
  )) {
    const merged = { column: columnNamed(from), from: Number(top), to: Number(bottom) };
    if (merged.to > merged.from) found.push(merged);
    if (found.length === MOST) break;
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Fills the rows as they come, from top to bottom. Each has content of its own. */
export function mergedFiller(all: readonly Merged[]): (row: number, cells: string[], width: number) => void {
  let next = 0;
  let open: { readonly merged: Merged; readonly text: string }[] = [];
  return (row, cells, width) => {
    open = open.filter(({ merged }) => merged.to >= row);
    for (const { merged, text } of open) {
      if (merged.column >= width || (cells[merged.column] ?? '') !== '') continue;
      while (cells.length < merged.column) cells.push('');
      cells[merged.column] = text;
    }
    for (let merged = all[next]; merged !== undefined && merged.from <= row; merged = all[++next]) {
      const text = merged.from === row ? (cells[merged.column] ?? '') : '';
      if (text !== '' && open.length < MOST_OPEN) open.push({ merged, text });
    }
  };
}

/** "AB" is the 28th column, counted from 0. */
export function columnNamed(letters: string): number {
  let column = -1;
  for (const letter of letters) column = (column + 1) * 26 + letter.charCodeAt(0) - 65;
  return column;
}
