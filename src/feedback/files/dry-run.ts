// Reads a whole file as it would be imported, and stores nothing: the counts, its figures, the first rows and refusals.
import type { FeedbackItem } from '../item.ts';
import { redact } from '../redaction.ts';
import { ourTouchpoint } from '../touchpoints.ts';
import type { Guess } from './guess.ts';
import type { ImportSettings } from './import.ts';
import { type ReadSettings, readRows, type SheetRows } from './rows.ts';
import { type FileTotals, totalling } from './totals.ts';

export interface DryRun extends FileTotals {
  /** Rows that would be stored, unless they are already. */
  readonly importable: number;
  /** The first five, redacted as they would be stored. */
  readonly preview: readonly Pick<FeedbackItem, 'scores' | 'comments' | 'touchpoint' | 'answeredAt'>[];
  /** The first five refusals. */
  readonly refusals: readonly { readonly line: number; readonly column: string; readonly reason: string }[];
}

const SHOWN = 5;

/** Reads the whole file and stores nothing. */
export async function dryRunFile(
  file: string,
  guess: Guess,
  settings: ReadSettings & Pick<ImportSettings, 'onProgress' | 'country'>,
): Promise<DryRun> {
  const counted = totalling();
  const preview: FeedbackItem[] = [];
  const refusals: SheetRows['rejects'][number][] = [];
  for await (const rows of readRows(file, guess, settings)) {
    counted.add(rows);
    preview.push(...rows.items.slice(0, SHOWN - preview.length));
    refusals.push(...rows.rejects.slice(0, SHOWN - refusals.length));
    settings.onProgress?.({ bytes: rows.bytes, rows: counted.rows });
  }
  return {
    ...counted.totals(),
    importable: counted.items,
    preview: preview.map((item) => {
      const options = {
        names: item.names,
        ...(settings.country === undefined ? {} : { country: settings.country }),
      };
      const { scores, touchpoint, answeredAt } = item;
      const comments = item.comments.map((each) => ({ ...each, text: redact(each.text, options).text }));
      const known = touchpoint === null ? null : ourTouchpoint(touchpoint);
      return { scores, comments, touchpoint: known ?? touchpoint, answeredAt };
    }),
    refusals: refusals.map(({ line, column, reason }) => ({ line, column, reason })),
  };
}
