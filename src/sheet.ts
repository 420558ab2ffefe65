// Rows as a CSV or JSON file, piece by piece: for spreadsheets and for scripts. What is in the rows is decided in exports and suggestions.
import { byteOrderMark, type Cell, csvRecord } from './csv.ts';
import type { Locale } from './i18n/locale.ts';

/** How rows stand in a table: each field has its column. */
export interface Sheet<Row extends object> {
  /** What the columns are called, in their order. */
  readonly columns: (locale: Locale) => Readonly<Record<keyof Row & string, string>>;
  readonly cells: (row: Row, locale: Locale) => Readonly<Record<keyof Row & string, Cell>>;
}

/** Piece by piece, in this order: names of columns, then a record for each row. As Excel expects it in the language. */
export async function* toCsv<Row extends object>(
  sheet: Sheet<Row>,
  rows: AsyncIterable<Row>,
  locale: Locale,
): AsyncGenerator<string> {
  const separator = locale === 'fr' ? ';' : ',';
  yield byteOrderMark + csvRecord(Object.values<string>(sheet.columns(locale)), separator);
  for await (const row of rows) yield csvRecord(cellsOf(sheet, row, locale), separator);
}

/** What stands in a row's cells, in the order of the columns. */
export function cellsOf<Row extends object>(
  { columns, cells }: Sheet<Row>,
  row: Row,
  locale: Locale,
): readonly Cell[] {
  const found: Readonly<Record<string, Cell>> = cells(row, locale);
  return Object.keys(columns(locale)).map((column) => found[column] ?? null);
}

/** Piece by piece: one array, one line for each row. */
export async function* toJson(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const row of rows) {
    yield `${isFirst ? '[' : ','}\n${JSON.stringify(row)}`;
    isFirst = false;
  }
  yield isFirst ? '[]\n' : '\n]\n';
}

/** Of an instant in ISO 8601, to the minute, in UTC: "2026-11-09 09:00". */
export function minuteOf(instant: string | null): string | null {
  return instant?.slice(0, 16).replace('T', ' ') ?? null;
}
