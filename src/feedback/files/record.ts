// One row of a file as it stands there, whatever the kind of file: what a reader gives and what becomes items and rejects.
import type { RowFault } from './faults.ts';

export interface FileRecord {
  /** As an editor counts lines, or Excel rows. The first is 1. */
  readonly line: number;
  /** Of a workbook of which several sheets are read. */
  readonly sheet?: string;
  /** As texts; fewer than the header has where the last ones are empty in a workbook. */
  readonly cells: readonly string[];
  /** Why the row cannot be read at all. */
  readonly fault: RowFault | null;
  /** A further piece of a row that was too long for one record: kept with the rejects, not counted again. */
  readonly isMore?: boolean;
  /** Cells without a value that could be read, by their place in `cells`. */
  readonly cellFaults?: ReadonlyMap<number, RowFault>;
}

export interface Records {
  readonly records: readonly FileRecord[];
  /** Rows that are no answers (see furniture/totals.ts), and are not among `records`. */
  readonly furniture?: number;
  /** Read so far, of `Guess.bytes`. */
  readonly bytes: number;
}

/** In characters: the longest row that is taken. */
export const RECORD_MAX = 256 * 1024;
