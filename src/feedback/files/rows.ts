// From the rows of a file to items and rejects, as its columns say. Reading the rows is in csv/ and xlsx/; nothing is stored here.
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { fileInstantReader } from '../dates/instant.ts';
import { withTime } from '../dates/joined.ts';
import { zoneOfHeader } from '../dates/zone-names.ts';
import type { Heat } from '../filters.ts';
import { type FeedbackItem, parseItem, type RawItem } from '../item.ts';
import type { ColumnField, Mapping } from './columns.ts';
import { type Fault, sayFault } from './faults.ts';
import type { Guess } from './guess.ts';
import { mended } from './mending.ts';
import { readRecords } from './read.ts';
import type { FileRecord } from './record.ts';
import type { Reject } from './rejects.ts';

export interface Rows {
  readonly items: readonly FeedbackItem[];
  readonly rejects: readonly Reject[];
  /** Rows refused: fewer than `rejects` where one line is so long that it takes several. */
  readonly rejected: number;
  /** Rows of which a cell was read as it was meant (see mending.ts). */
  readonly mended: number;
  /** Rows that are no answers: totals, notes, the header once more. */
  readonly furniture: number;
  /** Read so far, of `Guess.bytes`. */
  readonly bytes: number;
}

export interface ReadSettings {
  /** Of times that carry no offset, and whose column's name does not end in "UTC". */
  readonly timeZone: string;
  readonly now: Date;
  /** The language of the reasons. */
  readonly locale: Locale;
  /** Instead of the source's. */
  readonly heat: Heat | null;
}

/** The rows in the order of the file, some thousands at a time; memory does not grow with their number. A bad row ends up among the rejects and stops nothing. */
export async function* readRows(file: string, guess: Guess, settings: ReadSettings): AsyncGenerator<Rows> {
  const rules = {
    instantOf: fileInstantReader(zoneOfDates(guess) ?? guess.zone ?? settings.timeZone, guess.dateOrder),
    dateOrder: guess.dateOrder,
    now: settings.now,
  };
  const rawOf = rawReader(guess, settings.heat);
  for await (const { records, bytes, furniture = 0 } of readRecords(file, guess)) {
    const items: FeedbackItem[] = [];
    const rejects: Reject[] = [];
    let rejected = 0;
    let mendedRows = 0;
    const refuse = (record: FileRecord, column: string, fault: Fault): void => {
      if (!record.isMore) rejected++;
      const { line, cells, sheet } = record;
      const reason = sayFault(fault, settings.locale);
      rejects.push({
        line,
        column,
        reason: sheet === undefined ? reason : say(settings.locale).on(sheet, reason),
        cells,
      });
    };
    for (const record of records) {
      const fault = record.fault ? { column: '', fault: record.fault } : faultyCell(record, guess);
      if (fault) {
        refuse(record, fault.column, fault.fault);
        continue;
      }
      const cells = record.cells.map(mended);
      const parsed = parseItem(rawOf(cells), rules);
      if (parsed.ok && cells.some((cell, i) => cell !== record.cells[i])) mendedRows++;
      if (parsed.ok) items.push(parsed.value);
      else refuse(record, headerOf(parsed.field, guess), parsed.reason);
    }
    yield { items, rejects, rejected, mended: mendedRows, furniture, bytes };
  }
}

/** The first cell that is needed and has no value that could be read. */
function faultyCell(
  { cellFaults }: FileRecord,
  { columns }: Mapping,
): { column: string; fault: Fault } | null {
  if (cellFaults === undefined) return null;
  for (const [i, { header, field }] of columns.entries()) {
    const fault = cellFaults.get(i);
    const isKept = field !== 'ignore' && (field !== 'segment' || header.trim() !== '');
    if (fault && isKept) return { column: header, fault };
  }
  return null;
}

/** "Submit Date (UTC)", as Typeform writes it, wins over what the file says as a whole. */
function zoneOfDates({ columns }: Mapping): string | null {
  const header = columns.find(({ field }) => field === 'date')?.header ?? '';
  return zoneOfHeader(header);
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
  const time = placeOf('time');
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
    answeredAt: mapping.day ?? withTime(cells[date], cells[time]),
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
  en: { on: (sheet: string, reason: string) => `Sheet “${sheet}”: ${reason}` },
  fr: { on: (sheet, reason) => fr`Feuille « ${sheet} » : ${reason}` },
});
