// Reads a file of answers as it comes: first what it seems to be (the guess), then its rows as items and rejects. Stores nothing.
import { UserError } from '../../errors.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Heat } from '../filters.ts';
import { type DateOrder, instantReader } from '../instant.ts';
import { type FeedbackItem, parseItem, type RawItem } from '../item.ts';
import { type Reason, sayReason } from '../refusal.ts';
import { type ColumnField, type Mapping, mapColumns, type Override } from './columns.ts';
import { type Dialect, guessDateOrder, guessDialect } from './dialect.ts';
import { guessEncoding, textChunks } from './encoding.ts';
import { type CsvRecord, RECORD_MAX, recordReader } from './records.ts';
import type { Reject } from './rejects.ts';

export interface Guess extends Dialect, Mapping {
  readonly encoding: string;
  readonly dateOrder: DateOrder;
  /** Scores in the sample are written "8,5". */
  readonly decimalComma: boolean;
  readonly bytes: number;
}

export interface GuessSettings {
  readonly overrides: readonly Override[];
  /** Instead of the guess. */
  readonly encoding?: string;
  readonly dateOrder?: DateOrder;
  /** Where the dates do not tell. */
  readonly usualDateOrder: DateOrder;
}

export interface Rows {
  readonly items: readonly FeedbackItem[];
  readonly rejects: readonly Reject[];
  /** Rows refused: fewer than `rejects` where one line is so long that it takes several. */
  readonly rejected: number;
  /** Read so far. */
  readonly bytes: number;
}

/** In characters: what the guesses are made from. */
const SAMPLE = 256 * 1024;

/** @throws UserError where the file is empty or its columns cannot be used (see mapColumns). */
export async function guessFile(file: string, settings: GuessSettings): Promise<Guess> {
  const { encoding: guessed, bytes } = await guessEncoding(file);
  const encoding = settings.encoding ?? guessed;
  let sample = '';
  for await (const { text } of textChunks(file, encoding)) {
    sample += text;
    if (sample.length >= SAMPLE) break;
  }
  const dialect = guessDialect(sample);
  const reader = recordReader(dialect.delimiter, dialect.lineEnd);
  const records = [...reader.push(sample), ...(sample.length < SAMPLE ? reader.end() : [])];
  const [header, ...rows] = records.slice(dialect.hasSepLine ? 1 : 0);
  if (!header || header.problem !== null) {
    throw new UserError('import.noHeader', (locale) => say(locale).noHeader);
  }
  const mapping = mapColumns(header.cells, settings.overrides);
  const valuesOf = (field: ColumnField): string[] => {
    const index = mapping.columns.findIndex((column) => column.field === field);
    return rows.filter((row) => row.problem === null).map((row) => row.cells[index] ?? '');
  };
  return {
    ...dialect,
    ...mapping,
    encoding,
    bytes,
    dateOrder: settings.dateOrder ?? guessDateOrder(valuesOf('date'), settings.usualDateOrder),
    decimalComma: valuesOf('score').some((score) => /^\s*\d+,\d+\s*$/.test(score)),
  };
}

export interface ReadSettings {
  /** Of times that carry no offset. */
  readonly timeZone: string;
  readonly now: Date;
  /** The language of the reasons. */
  readonly locale: Locale;
  /** Instead of the source's. */
  readonly heat: Heat | null;
}

/** The rows in the order of the file, some thousands at a time; memory does not grow with the file. A bad row ends up among the rejects and stops nothing. */
export async function* readRows(file: string, guess: Guess, settings: ReadSettings): AsyncGenerator<Rows> {
  const reader = recordReader(guess.delimiter, guess.lineEnd);
  const rules = {
    instantOf: instantReader(settings.timeZone, guess.dateOrder),
    dateOrder: guess.dateOrder,
    now: settings.now,
  };
  const rawOf = rawReader(guess, settings.heat);
  let toSkip = guess.hasSepLine ? 2 : 1;
  const take = (records: CsvRecord[], bytes: number): Rows => {
    const items: FeedbackItem[] = [];
    const rejects: Reject[] = [];
    let rejected = 0;
    const refuse = (record: CsvRecord, column: string, reason: Reason): void => {
      rejects.push({
        line: record.line,
        column,
        reason: sayReason(reason, settings.locale),
        cells: record.cells,
      });
    };
    for (const record of records) {
      if (toSkip > 0) {
        toSkip--;
        continue;
      }
      const broken = brokenRow(record, guess.columns.length);
      if (record.problem !== 'more') rejected += broken ? 1 : 0;
      if (broken) {
        refuse(record, '', broken);
        continue;
      }
      const parsed = parseItem(rawOf(record.cells), rules);
      if (parsed.ok) items.push(parsed.value);
      else {
        rejected++;
        refuse(record, headerOf(parsed.field, guess), parsed.reason);
      }
    }
    return { items, rejects, rejected, bytes };
  };
  for await (const { text, bytes } of textChunks(file, guess.encoding)) yield take(reader.push(text), bytes);
  yield take(reader.end(), guess.bytes);
}

function brokenRow(record: CsvRecord, wanted: number): Reason | null {
  switch (record.problem) {
    case 'quote':
      return { code: 'row.quote' };
    case 'tooLong':
    case 'more':
      return { code: 'row.tooLong', most: RECORD_MAX };
    case null: {
      const { cells } = record;
      if (cells.length === wanted) return null;
      const isPadded = cells.length > wanted && cells.slice(wanted).every((cell) => cell.trim() === '');
      return isPadded ? null : { code: 'row.cells', cells: cells.length, wanted };
    }
    default:
      return record.problem satisfies never;
  }
}

/** From cells to the fields of an item, with the places of the columns worked out once. */
function rawReader(mapping: Mapping, heat: Heat | null): (cells: readonly string[]) => RawItem {
  const placesOf = (field: ColumnField): number[] =>
    mapping.columns.flatMap((column, i) => (column.field === field ? [i] : []));
  const placeOf = (field: ColumnField): number => placesOf(field)[0] ?? -1;
  const id = placeOf('id');
  const customer = placeOf('customer');
  const metric = placeOf('metric');
  const score = placeOf('score');
  const verbatim = placeOf('verbatim');
  const touchpoint = placeOf('touchpoint');
  const warmth = placeOf('heat');
  const date = placeOf('date');
  const names = placesOf('name');
  const segments = placesOf('segment').map((i) => [mapping.columns[i]?.header.trim() ?? '', i] as const);
  const given = segments.filter(([header]) => header !== '').slice(0, 50);
  return (cells) => ({
    id: cells[id],
    customer: cells[customer],
    metric: cells[metric] || mapping.metric,
    score: cells[score],
    verbatim: cells[verbatim],
    touchpoint: cells[touchpoint] || mapping.touchpoint,
    heat: cells[warmth] || mapping.heat || heat,
    answeredAt: cells[date],
    names: names.map((i) => cells[i]),
    segments: Object.fromEntries(given.map(([header, i]) => [header, cells[i]])),
  });
}

const COLUMN_OF: Readonly<Record<string, ColumnField>> = {
  answeredAt: 'date',
  names: 'name',
};

/** The header of the column that a field came from; '' where it came from none. */
function headerOf(field: string, { columns }: Mapping): string {
  if (field.startsWith('segments/')) return field.slice('segments/'.length);
  return columns.find((column) => column.field === (COLUMN_OF[field] ?? field))?.header ?? '';
}

const say = phrases({
  en: { noHeader: 'The file has no readable first line with the names of its columns.' },
  fr: { noHeader: fr`Le fichier n’a pas de première ligne lisible avec les noms de ses colonnes.` },
});
