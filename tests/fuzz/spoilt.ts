// A file after something happened to it, and what may still be read of it.
import type { Guess } from '../../src/feedback/file.ts';
import type { Cells, Table } from './answers.ts';

export interface Spoilt {
  /** What was done to it. */
  readonly how: string;
  readonly bytes: Buffer;
  readonly table: Table;
  /**
   * Null: nothing in its rows was changed, so that each answer must be as it was before. Otherwise the rows that stand in the file now,
   * each read by itself and by other means than ours; one that is not whole is not among them.
   */
  readonly rowsNow: ((guess: Guess) => readonly Cells[]) | null;
  /** Numbers of the rows that must not be taken: they have no value where one is needed. */
  readonly mustRefuse?: readonly string[];
  /** So many rows, from the first one, must be taken. */
  readonly atLeast?: number;
  /** It must be refused as a whole. */
  readonly isHopeless?: boolean;
}

/** What a way of spoiling gives. */
export type Left = Omit<Spoilt, 'how' | 'table'>;
