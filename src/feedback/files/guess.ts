// What a file of answers seems to be: its kind, its columns, how dates and numbers are written. Pure; reading it is in csv/ and xlsx/.
import { unguarded } from '../../csv.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { DateOrder } from '../dates/instant.ts';
import type { Override } from './columns.ts';
import type { Dialect } from './csv/dialect.ts';
import { mended } from './mending.ts';
import type { Kept } from './recognition/kept.ts';
import { type Summary, summariser } from './recognition/summary.ts';
import { longIn, type Understanding, understand } from './recognition/understanding.ts';
import { isOfRejects } from './rejects.ts';

interface FileContent extends Understanding {
  /** Rows above the header: a title, a period. */
  readonly above: number;
  /** Rows that name the columns; 0 where the first row is an answer already. */
  readonly headerRows: number;
  /** The IANA zone of times without an offset, where the file tells it. */
  readonly zone: string | null;
  /** Scores in the sample are written "8,5". */
  readonly decimalComma: boolean;
  /** What the progress of an import counts up to: the size of a CSV file, or of a workbook's sheet once unpacked. */
  readonly bytes: number;
}

export interface CsvGuess extends FileContent, Dialect {
  readonly kind: 'csv';
  readonly encoding: string;
}

export interface BookGuess extends FileContent {
  readonly kind: 'xlsx' | 'ods';
  /** The one that is read; of several the first. */
  readonly sheet: string;
  /** All that are read, in the order of the workbook, and how many of the rows of each stand above its answers. */
  readonly tabs: readonly { readonly name: string; readonly skip: number }[];
  /** All of them, in the order of the workbook. */
  readonly sheets: readonly string[];
}

export type Guess = CsvGuess | BookGuess;

export interface GuessSettings {
  readonly overrides: readonly Override[];
  /** Instead of the guess. Of a CSV file. */
  readonly encoding?: string;
  readonly dateOrder?: DateOrder;
  /** Where the dates do not tell. */
  readonly usualDateOrder: DateOrder;
  /** Of the names of columns that have none; English by default. */
  readonly locale?: Locale;
  /** What the source's last file was, where it is known. */
  readonly kept?: Kept | null;
  /** Dates that lie after it show that they are read the wrong way round. */
  readonly now?: Date;
  /** Of a workbook, instead of the first sheet with answers. */
  readonly sheet?: string;
}

/** From the header and a sample of the rows. @throws UserError where the columns cannot be used (see understand). */
export function guessContent(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  settings: GuessSettings,
): Omit<FileContent, 'bytes' | 'above' | 'headerRows' | 'zone'> {
  const { headers, sample } = asTheyCame(header.map(mended), rows);
  const gathering = summaryOf(headers, settings);
  for (const cells of sample) gathering.add(cells.map(mended));
  return contentOf(headers, gathering.summary(), settings);
}

/** Gathers what all rows show. */
export function summaryOf(headers: readonly string[], { overrides }: GuessSettings) {
  return summariser(headers.length, longIn(headers, overrides));
}

/** @throws UserError as `guessContent` */
export function contentOf(
  headers: readonly string[],
  summary: Summary,
  settings: GuessSettings,
): Understanding & { readonly decimalComma: boolean } {
  const understood = understand(headers, summary, settings);
  const isComma = (at: number) =>
    [...(summary.columns[at]?.values.keys() ?? [])].some((score) => /^\d+,\d+$/.test(score));
  return {
    ...understood,
    decimalComma: understood.columns.some(({ field }, at) => field === 'score' && isComma(at)),
  };
}

/** A file of rejects keeps spreadsheets from taking cells for formulas (see csv.ts). */
function asTheyCame(headers: readonly string[], sample: readonly (readonly string[])[]) {
  if (!isOfRejects(headers)) return { headers, sample };
  return { headers: headers.map(unguarded), sample: sample.map((cells) => cells.map(unguarded)) };
}
