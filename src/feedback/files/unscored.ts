// The scores that were left out of rows that came in with their others: how many, and the first of them for whoever has the file.
import type { Unscored } from './rows.ts';

export interface LeftOutScores {
  readonly count: number;
  /** At most five. */
  readonly first: readonly Unscored[];
}

const SHOWN = 5;

export function leftOutScores() {
  const first: Unscored[] = [];
  let count = 0;
  return {
    add(more: readonly Unscored[]): void {
      count += more.length;
      first.push(...more.slice(0, SHOWN - first.length));
    },
    all: (): LeftOutScores => ({ count, first }),
  };
}
