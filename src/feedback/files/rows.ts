// From the rows of a file to items and rejects, as its columns say. Reading the rows is in csv/ and xlsx/; nothing is stored here.
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { fileInstantReader } from '../dates/instant.ts';
import { zoneOfHeader } from '../dates/zone-names.ts';
import type { Heat } from '../filters.ts';
import { type FeedbackItem, type ItemRules, parseItem, type RawItem } from '../item.ts';
import type { ColumnField, Mapping } from './columns.ts';
import { type RowFault, sayFault } from './faults.ts';
import { leftOutBy, type RowFilter } from './filters.ts';
import type { Guess } from './guess.ts';
import { mended } from './mending.ts';
import { readRecords } from './read.ts';
import { grouping } from './recognition/long.ts';
import { dropper, rawReader } from './recognition/reading.ts';
import type { FileRecord } from './record.ts';
import type { Reject } from './rejects.ts';

export interface SheetRows {
  readonly items: readonly FeedbackItem[];
  /** The row that each item came from; the first of several. */
  readonly from: readonly FileRecord[];
  readonly rejects: readonly Reject[];
  /** Scores that were left out of rows that came in with their others. */
  readonly unscored: readonly Unscored[];
  /** Rows refused: fewer than `rejects` where one line is so long that it takes several. */
  readonly rejected: number;
  /** Rows of which a cell was read as it was meant (see mending.ts). */
  readonly mended: number;
  /** Rows that are no answers: totals, notes, the header once more. */
  readonly furniture: number;
  /** Rows that nobody answered for real: previews, tests, answers that were never sent off, or say "N/A" throughout. */
  readonly dropped: number;
  /** Rows that a filter left out. */
  readonly filtered: number;
  /** Read so far, of `Guess.bytes`. */
  readonly bytes: number;
}

/** A score that could not be taken, with its place and why. */
export type Unscored = Pick<Reject, 'line' | 'column' | 'reason'>;

export interface ReadSettings {
  /** Of times that carry no offset, and whose column's name does not end in "UTC". */
  readonly timeZone: string;
  readonly now: Date;
  /** The language of the reasons. */
  readonly locale: Locale;
  /** Instead of the source's. */
  readonly heat: Heat | null;
  /** Which rows come in; all where it is absent. */
  readonly filters?: readonly RowFilter[];
}

/** The rows in the order of the file, some thousands at a time; memory does not grow with their number. A bad row ends up among the rejects and stops nothing. */
export async function* readRows(
  file: string,
  guess: Guess,
  settings: ReadSettings,
): AsyncGenerator<SheetRows> {
  const rules = {
    instantOf: fileInstantReader(zoneOfDates(guess) ?? guess.zone ?? settings.timeZone, guess.dateOrder),
    dateOrder: guess.dateOrder,
    now: settings.now,
    keepsRest: 'file',
  } as const;
  const rawOf = rawReader(guess, settings.heat);
  const isDropped = dropper(guess);
  const isLeftOut = leftOutBy(settings.filters ?? [], guess);
  const groups = grouping(guess, settings.heat);
  for await (const { records, bytes, furniture = 0 } of readRecords(file, guess)) {
    const taken = taking(guess, rules, settings.locale);
    for (const record of records) {
      if (!record.fault && isLeftOut(record.cells)) {
        taken.leaveOut();
        continue;
      }
      const fault = record.fault ? { column: '', fault: record.fault } : faultyCell(record, guess);
      if (fault) {
        taken.refuse(record, fault.column, fault.fault);
        continue;
      }
      const cells = record.cells.map(mended);
      if (isDropped(cells)) taken.drop();
      else if (groups) groups.add(record, cells);
      else taken.take(record, rawOf(cells), cells);
    }
    yield taken.rows(bytes, furniture);
  }
  if (groups === null) return;
  const taken = taking(guess, rules, settings.locale);
  for (const { record, raw } of groups.end()) taken.take(record, raw, record.cells);
  yield taken.rows(guess.bytes);
}

/** One batch of rows as they are sorted into items, rejects and rows that are no answers. */
function taking(guess: Guess, rules: ItemRules, locale: Locale) {
  const items: FeedbackItem[] = [];
  const from: FileRecord[] = [];
  const rejects: Reject[] = [];
  const unscored: Unscored[] = [];
  const count = { rejected: 0, mended: 0, dropped: 0, filtered: 0 };
  const answers = guess.columns.flatMap(({ field }, i) =>
    field === 'score' || field === 'verbatim' ? [i] : [],
  );
  /** "Offered", "N/A": nobody answered, and nothing is wrong with the row. */
  const saysSo = (cells: readonly string[]) => answers.some((i) => (cells[i] ?? '').trim() !== '');
  const told = ({ line, sheet }: FileRecord, column: string, fault: RowFault): Unscored => {
    const reason = sayFault(fault, locale);
    return { line, column, reason: sheet === undefined ? reason : say(locale).on(sheet, reason) };
  };
  const refuse = (record: FileRecord, column: string, fault: RowFault): void => {
    if (!record.isMore) count.rejected++;
    rejects.push({ ...told(record, column, fault), cells: record.cells });
  };
  return {
    refuse,
    drop: () => void count.dropped++,
    leaveOut: () => void count.filtered++,
    take(record: FileRecord, raw: RawItem, cells: readonly string[]): void {
      const parsed = parseItem(raw, rules);
      if (!parsed.ok && parsed.reason.code === 'empty' && saysSo(cells)) count.dropped++;
      else if (!parsed.ok) refuse(record, headerOf(parsed.field, guess), parsed.reason);
      if (!parsed.ok) return;
      items.push(parsed.value);
      from.push(record);
      for (const { field, reason } of parsed.leftOut)
        unscored.push(told(record, headerOf(field, guess), reason));
      if (cells.some((cell, i) => cell !== record.cells[i])) count.mended++;
    },
    rows: (bytes: number, furniture = 0): SheetRows => ({
      items,
      from,
      rejects,
      unscored,
      ...count,
      furniture,
      bytes,
    }),
  };
}

/** The first cell that is needed and has no value that could be read. */
function faultyCell(
  { cellFaults }: FileRecord,
  { columns }: Mapping,
): { column: string; fault: RowFault } | null {
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

const COLUMN_OF: Readonly<Record<string, ColumnField>> = {
  answeredAt: 'date',
  names: 'name',
};

/** The header of the column that a field came from; '' where it came from none. */
function headerOf(field: string, { columns }: Mapping): string {
  if (field.startsWith('segments/')) return field.slice('segments/'.length);
  const [, list, nth] = /^(scores|comments)\/(\d+)/.exec(field) ?? [];
  if (list !== undefined) {
    const wanted = list === 'scores' ? 'score' : 'verbatim';
    return columns.filter((column) => column.field === wanted)[Number(nth)]?.header ?? '';
  }
  return columns.find((column) => column.field === (COLUMN_OF[field] ?? field))?.header ?? '';
}

const say = phrases({
  en: { on: (sheet: string, reason: string) => `Sheet “${sheet}”: ${reason}` },
  fr: { on: (sheet, reason) => fr`Feuille « ${sheet} » : ${reason}` },
});
