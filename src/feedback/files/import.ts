// Imports a file of answers: reads, stores, and writes what was refused beside it. What the command prints is in cli/import.ts.
import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { copyCounter } from '../identity.ts';
import type { FeedbackItem } from '../item.ts';
import { redact } from '../redaction.ts';
import type { Source } from '../sources/source.ts';
import { type StoreSettings, storeFeedback } from '../store.ts';
import { doubtLines } from './doubt-words.ts';
import type { Guess } from './guess.ts';
import { rejectsFile } from './rejects.ts';
import { type ReadSettings, type Rows, readRows } from './rows.ts';

export interface ImportSettings extends ReadSettings, StoreSettings {
  /** After each batch. */
  readonly onProgress?: (progress: { readonly bytes: number; readonly rows: number }) => void;
  /** Rows that are stored at once, with a turn for the rest of the process after them; whole batches by default. */
  readonly atOnce?: number;
}

export interface ImportSummary {
  readonly imported: number;
  /** Already stored, or twice in the file. */
  readonly duplicates: number;
  readonly rejected: number;
  /** Rows of which a cell was read as it was meant: broken accents, formulas around texts. */
  readonly mended: number;
  /** Rows that are no answers and were left out: totals, notes, the header once more. */
  readonly furniture: number;
  /** Where the rejected rows are, with line, column and reason; null where there are none. */
  readonly rejects: string | null;
}

/**
 * Each batch is stored whole or not at all; after a stop, importing the file again brings what was missing and changes nothing else.
 * @throws UserError where a workbook turns out to be damaged, or something of it is still in doubt, before anything is stored.
 */
export async function importFile(
  database: Database,
  { workspaceId, source, file }: { workspaceId: string; source: Pick<Source, 'id' | 'heat'>; file: string },
  guess: Guess,
  settings: ImportSettings,
): Promise<ImportSummary> {
  if (guess.doubts.some(({ isAsked }) => isAsked))
    throw new UserError('import.doubts', (locale) => doubtLines(guess.doubts, locale).join('\n'));
  const copyOf = copyCounter();
  const rejects = rejectsFile(
    `${file}.rejects.csv`,
    guess.columns.map(({ header }) => header),
  );
  let imported = 0;
  let duplicates = 0;
  let rejected = 0;
  let mended = 0;
  let furniture = 0;
  try {
    for await (const rows of readRows(file, guess, settings)) {
      const atOnce = settings.atOnce ?? Math.max(1, rows.items.length);
      for (let at = 0; at < rows.items.length; at += atOnce) {
        const items = rows.items.slice(at, at + atOnce);
        const stored = await storeFeedback(database, workspaceId, source, items, { ...settings, copyOf });
        imported += stored.imported;
        duplicates += stored.duplicates;
        if (settings.atOnce !== undefined) await setImmediate();
      }
      for (const reject of rows.rejects) await rejects.add(reject);
      rejected += rows.rejected;
      mended += rows.mended;
      furniture += rows.furniture;
      settings.onProgress?.({ bytes: rows.bytes, rows: imported + duplicates + rejected });
    }
    return { imported, duplicates, rejected, mended, furniture, rejects: await rejects.close() };
  } catch (error) {
    await rejects.abandon();
    throw error;
  }
}

export interface DryRun {
  /** Rows that would be stored, unless they are already. */
  readonly importable: number;
  readonly rejected: number;
  /** As of `ImportSummary`. */
  readonly mended: number;
  readonly furniture: number;
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
  let importable = 0;
  let rejected = 0;
  let mended = 0;
  let furniture = 0;
  const preview: FeedbackItem[] = [];
  const refusals: Rows['rejects'][number][] = [];
  for await (const rows of readRows(file, guess, settings)) {
    importable += rows.items.length;
    rejected += rows.rejected;
    mended += rows.mended;
    furniture += rows.furniture;
    preview.push(...rows.items.slice(0, SHOWN - preview.length));
    refusals.push(...rows.rejects.slice(0, SHOWN - refusals.length));
    settings.onProgress?.({ bytes: rows.bytes, rows: importable + rejected });
  }
  return {
    importable,
    rejected,
    mended,
    furniture,
    preview: preview.map((item) => {
      const options = {
        names: item.names,
        ...(settings.country === undefined ? {} : { country: settings.country }),
      };
      const { scores, touchpoint, answeredAt } = item;
      const comments = item.comments.map((each) => ({ ...each, text: redact(each.text, options).text }));
      return { scores, comments, touchpoint, answeredAt };
    }),
    refusals: refusals.map(({ line, column, reason }) => ({ line, column, reason })),
  };
}
