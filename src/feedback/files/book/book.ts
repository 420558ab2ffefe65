// A workbook that is open, whatever its kind: what xlsx/ and ods/ give and what read.ts reads.
import type { Records } from '../record.ts';

export interface BookSheet {
  readonly name: string;
  readonly isHidden: boolean;
}

export interface Book {
  /** In the order of its tabs. Charts and macro sheets are none. */
  readonly sheets: readonly BookSheet[];
  /** What reading a sheet counts up to, in bytes, as the archive claims. */
  sizeOf(place: number): number;
  /**
   * The rows that have any content, as they come. What holds them is unpacked once before: a checksum that does not fit is found before the
   * first row is given.
   * @param width cells right of it belong to no column, and are left out
   * @throws UserError where the sheet is damaged, or larger than one can be
   */
  rows(place: number, width: number): AsyncGenerator<Records>;
  close(): Promise<void>;
}

/** @throws UserError where the file is no workbook of this kind, or a damaged one. */
export type OpenBook = (file: string) => Promise<Book>;
