// Reads a whole file as it would be imported, and stores nothing: the counts, its figures, the first rows and refusals.
import type { FeedbackItem } from '../item.ts';
import { redact } from '../redaction.ts';
import { ourTouchpoint } from '../touchpoints.ts';
import { type FileFigure, figuring } from './figures.ts';
import type { Guess } from './guess.ts';
import type { ImportSettings } from './import.ts';
import { type Moment, momentsOf } from './moments.ts';
import { type ReadSettings, readRows, type SheetRows } from './rows.ts';
import { type LeftOutScores, leftOutScores } from './unscored.ts';

export interface DryRun {
  /** Rows that would be stored, unless they are already. */
  readonly importable: number;
  readonly rejected: number;
  /** As of `ImportSummary`. */
  readonly mended: number;
  readonly furniture: number;
  readonly dropped: number;
  readonly filtered: number;
  readonly unscored: LeftOutScores;
  /** Of all that would be stored. */
  readonly figures: readonly FileFigure[];
  /** What it calls the moments of the journey. */
  readonly moments: readonly Moment[];
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
  let [importable, rejected, mended, furniture, dropped, filtered] = [0, 0, 0, 0, 0, 0];
  const figured = figuring();
  const moments = momentsOf();
  const unscored = leftOutScores();
  const preview: FeedbackItem[] = [];
  const refusals: SheetRows['rejects'][number][] = [];
  for await (const rows of readRows(file, guess, settings)) {
    importable += rows.items.length;
    rejected += rows.rejected;
    mended += rows.mended;
    furniture += rows.furniture;
    dropped += rows.dropped;
    filtered += rows.filtered;
    unscored.add(rows.unscored);
    figured.add(rows.items);
    moments.add(rows.items);
    preview.push(...rows.items.slice(0, SHOWN - preview.length));
    refusals.push(...rows.rejects.slice(0, SHOWN - refusals.length));
    settings.onProgress?.({ bytes: rows.bytes, rows: importable + rejected });
  }
  return {
    importable,
    rejected,
    mended,
    furniture,
    dropped,
    filtered,
    unscored: unscored.all(),
    figures: figured.figures(),
    moments: moments.moments(),
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
