// What is counted over all rows of a file as they are read, whether they are stored or only looked at.
import { type FileFigure, figuring } from './figures.ts';
import { type Moment, momentsOf } from './moments.ts';
import type { SheetRows } from './rows.ts';
import { type LeftOutScores, leftOutScores } from './unscored.ts';

/** Rows that do not come in as they stand, by why; each as of `SheetRows`. */
export interface RowCounts {
  readonly rejected: number;
  readonly mended: number;
  readonly furniture: number;
  readonly dropped: number;
  readonly filtered: number;
}

export interface FileTotals extends RowCounts {
  readonly unscored: LeftOutScores;
  /** Of all its scores, whether stored before or now. */
  readonly figures: readonly FileFigure[];
  /** What it calls the moments of the journey. */
  readonly moments: readonly Moment[];
}

export interface Totalling {
  add(rows: SheetRows): void;
  readonly counts: RowCounts;
  /** Items and refused rows so far. */
  readonly rows: number;
  readonly items: number;
  totals(): FileTotals;
}

export function totalling(): Totalling {
  const counts = { rejected: 0, mended: 0, furniture: 0, dropped: 0, filtered: 0 };
  const unscored = leftOutScores();
  const figured = figuring();
  const moments = momentsOf();
  let items = 0;
  return {
    counts,
    add(rows) {
      items += rows.items.length;
      for (const kind of rowCounts) counts[kind] += rows[kind];
      unscored.add(rows.unscored);
      figured.add(rows.items);
      moments.add(rows.items);
    },
    get items() {
      return items;
    },
    get rows() {
      return items + counts.rejected;
    },
    totals: () => ({
      ...counts,
      unscored: unscored.all(),
      figures: figured.figures(),
      moments: moments.moments(),
    }),
  };
}

const rowCounts = ['rejected', 'mended', 'furniture', 'dropped', 'filtered'] as const;
