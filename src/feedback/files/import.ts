// Imports a file of answers: reads, stores, and writes what was refused beside it. What the command prints is in cli/import.ts.
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { type Batch, endFileBatch, intoFile } from '../batches/batch.ts';
import { batchOfFile } from '../batches/file.ts';
import { seenAnswers } from '../identity.ts';
import { type ResponseRow, rowsOf } from '../rows.ts';
import type { Source } from '../sources/source.ts';
import { type StoreSettings, storeRows } from '../store.ts';
import { ahead } from './ahead.ts';
import { differingRow } from './differing.ts';
import { doubtLines } from './doubt-words.ts';
import type { Guess } from './guess.ts';
import { rejectsFile } from './rejects.ts';
import { type ReadSettings, readRows, type SheetRows } from './rows.ts';
import { type FileTotals, totalling } from './totals.ts';

export interface ImportSettings extends ReadSettings, Omit<StoreSettings, 'into' | 'copyOf'> {
  /** After each batch. */
  readonly onProgress?: (progress: { readonly bytes: number; readonly rows: number }) => void;
  /** By which an import that goes on says so; it stands still where it is absent. */
  readonly clock?: Clock;
  /** Rows that are stored at once, with a turn for the rest of the process after them; 2,500 where it is absent. */
  readonly atOnce?: number;
}

export interface ImportSummary extends FileTotals {
  /** By which it can be taken back. */
  readonly batch: number;
  readonly imported: number;
  /** Stored already with other content, and now as in the file. */
  readonly replaced: number;
  /** Already stored, or twice in the file. */
  readonly duplicates: number;
  /** Of those: stored with other content, which stays. */
  readonly differing: number;
  /** Where those are, with line, column and what differs; null where there are none. */
  readonly differs: string | null;
  /** Where the rejected rows are, with line, column and reason; null where there are none. */
  readonly rejects: string | null;
}

export interface Import {
  readonly workspaceId: string;
  readonly source: Pick<Source, 'id' | 'heat' | 'keepDays' | 'name' | 'lastSeenAt'>;
  readonly file: string;
  /** As people call it, where that is not its name on disk. */
  readonly fileName?: string;
  /** Who handed it over in a chat. */
  readonly personId?: string;
  /** The source was made for it. */
  readonly isNewSource?: boolean;
  /** Once its batch is open, before anything is stored. */
  readonly opened?: (batch: Batch) => Promise<void>;
}

/** Rows that are stored at once unless the caller says fewer: of scores alone a piece of a file holds tens of thousands, too many for one transaction. */
const STORED_AT_ONCE = 2_500;

/** Rows that are replaced at once: each is read, kept and written. */
const REPLACED_AT_ONCE = 250;

/** As many answers as are stored at once. */
interface Portion {
  /** They are some of these, from `at` on. */
  readonly rows: SheetRows;
  readonly at: number;
  readonly given: readonly ResponseRow[];
  readonly isLast: boolean;
}

/**
 * Each piece is stored whole or not at all; after a stop, importing the file again brings what was missing and changes nothing else.
 * @throws UserError where a workbook turns out to be damaged, or something of it is still in doubt, before anything is stored, and where
 * the batch is taken back meanwhile.
 */
export async function importFile(
  database: Database,
  { workspaceId, source, file, ...about }: Import,
  guess: Guess,
  settings: ImportSettings,
): Promise<ImportSummary> {
  if (guess.doubts.some(({ isAsked }) => isAsked))
    throw new UserError('import.doubts', (locale) => doubtLines(guess.doubts, locale).join('\n'));
  const { replaces, locale, keys, now, clock = { now: () => now } } = settings;
  const { fileName = basename(file), personId = null, isNewSource = false } = about;
  const named = { workspaceId, source, fileName, personId, isNewSource, now };
  const batch = await batchOfFile(database, keys, file, named);
  await about.opened?.(batch);
  const storing = { ...settings, seen: seenAnswers(), into: intoFile(batch, clock) };
  const headers = guess.columns.map(({ header }) => header);
  const rejects = rejectsFile(`${file}.rejects.csv`, headers);
  const differs = rejectsFile(`${file}.differing.csv`, headers);
  const most = Math.min(
    settings.atOnce ?? STORED_AT_ONCE,
    replaces ? REPLACED_AT_ONCE : Number.POSITIVE_INFINITY,
  );
  const portions = async function* (read: AsyncIterable<SheetRows>, most: number): AsyncGenerator<Portion> {
    for await (const rows of read) {
      let at = 0;
      do {
        const items = rows.items.slice(at, at + most);
        const given = await rowsOf(workspaceId, source, items, storing);
        const next = at + items.length;
        yield { rows, at, given, isLast: next >= rows.items.length };
        at = next;
      } while (at < rows.items.length);
    }
  };
  const counted = totalling();
  const ended = (state: 'done' | 'stopped') => {
    const { rejected, dropped, filtered } = counted.counts;
    return { state, rejected, leftOut: dropped + filtered, now: clock.now() };
  };
  try {
    const read = readRows(file, guess, settings);
    for await (const { rows, at, given, isLast } of ahead(portions(read, most))) {
      if (given.length > 0) {
        const { differing } = await storeRows(database, workspaceId, source, given, storing);
        for (const [place, field] of replaces ? [] : differing) {
          const record = rows.from[at + place];
          if (record) await differs.add(differingRow(record, field, guess, locale));
        }
      }
      if (!isLast) {
        await setImmediate();
        continue;
      }
      for (const reject of rows.rejects) await rejects.add(reject);
      counted.add(rows);
      settings.onProgress?.({ bytes: rows.bytes, rows: counted.rows });
    }
    const { number, imported, replaced, duplicates, differing } = await endFileBatch(
      database.db,
      batch,
      ended('done'),
    );
    return {
      ...counted.totals(),
      batch: number,
      imported,
      replaced,
      duplicates,
      differing,
      differs: await differs.close(),
      rejects: await rejects.close(),
    };
  } catch (error) {
    await rejects.abandon();
    await differs.abandon();
    // The database may be what failed; the lease tells the rest.
    await endFileBatch(database.db, batch, ended('stopped')).catch(() => null);
    throw error;
  }
}
