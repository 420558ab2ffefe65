// A file of contacts, row by row: which columns it has, in which order its days are written, what each row says or why it is refused.

import { UserError } from '../errors.ts';
import { type DateOrder, fileInstantReader } from '../feedback/dates/instant.ts';
import { orderGathering, ordersLeft } from '../feedback/dates/order.ts';
import { sayFault } from '../feedback/files/faults.ts';
import { saysTotal } from '../feedback/files/furniture/totals.ts';
import { mended } from '../feedback/files/mending.ts';
import type { FileRecord } from '../feedback/files/record.ts';
import type { Reject } from '../feedback/files/rejects.ts';
import { type FileTable, openTable } from '../feedback/files/table.ts';
import type { Locale } from '../i18n/locale.ts';
import type { ContactChannel } from '../touchpoints/channel.ts';
import {
  type ContactColumn,
  type ContactField,
  contactColumns,
  namesColumns,
  type SaidColumn,
} from './columns.ts';
import { faultText, importWords } from './faults.ts';
import { type ContactItem, type ContactRules, parseContact, type RawContact } from './item.ts';

export interface ContactFile {
  readonly table: FileTable;
  readonly columns: readonly ContactColumn[];
  readonly dateOrder: DateOrder;
  readonly rules: ContactRules;
  /** Of reasons why rows are refused. */
  readonly locale: Locale;
}

export interface ContactFileSettings {
  readonly said: readonly SaidColumn[];
  /** For rows that name no channel. */
  readonly channel: ContactChannel | null;
  /** Instead of what the dates show. */
  readonly dateOrder: DateOrder | null;
  /** Where they show nothing, and there is but one. */
  readonly usualDateOrder: DateOrder;
  readonly timeZone: string;
  readonly dayOf: (at: Date) => string;
  readonly hasCurrency: boolean;
  readonly now: Date;
  readonly locale: Locale;
}

/** Reads it once, for the order of its days. @throws UserError where it is no table, has no such columns, or nothing tells its days apart */
export async function openContacts(path: string, settings: ContactFileSettings): Promise<ContactFile> {
  const { said, channel, locale } = settings;
  const table = await openTable(path, (cells) => namesColumns(cells, said));
  if (table === null) throw new UserError('contacts.columns', (reader) => importWords(reader).noColumns);
  const columns = contactColumns(table.headers, said);
  if ('code' in columns)
    throw new UserError('contacts.map', (reader) => importWords(reader).badMap[columns.code](columns.given));
  const has = (field: ContactField) => columns.some((column) => column.field === field);
  if (!has('channel') && channel === null)
    throw new UserError('contacts.channel', (reader) => importWords(reader).noChannel);
  if (has('cost') && !settings.hasCurrency)
    throw new UserError('contacts.currency', (reader) => importWords(reader).noCurrency);
  const dateOrder = settings.dateOrder ?? (await orderIn(table, columns, settings));
  const { timeZone, dayOf, now, hasCurrency } = settings;
  const rules = { instantOf: fileInstantReader(timeZone, dateOrder), dayOf, now, channel, hasCurrency };
  return { table, columns, dateOrder, rules, locale };
}

/** Several dates that could all be read both ways are nobody's to guess: a month would be another. */
async function orderIn(
  table: FileTable,
  columns: readonly ContactColumn[],
  { usualDateOrder, now }: Pick<ContactFileSettings, 'usualDateOrder' | 'now'>,
): Promise<DateOrder> {
  const at = columns.findIndex(({ field }) => field === 'date');
  const gathering = orderGathering();
  for await (const rows of table.rows()) for (const { cells } of rows) gathering.add(mended(cells[at] ?? ''));
  const evidence = gathering.evidence();
  const { orders } = ordersLeft(evidence, now);
  const [only] = orders;
  if (orders.length === 1 && only !== undefined) return only;
  if (evidence.open <= 1 && !orders.includes('ymd')) return usualDateOrder;
  throw new UserError('contacts.dates', (reader) => importWords(reader).whichOrder);
}

export interface ReadContacts {
  readonly items: readonly ContactItem[];
  /** The row that each came from. */
  readonly from: readonly FileRecord[];
  readonly rejects: readonly Reject[];
  /** Rows of totals and notes. */
  readonly furniture: number;
}

/** Some thousand rows at a time; memory does not grow with their number. A bad row stops nothing. */
export async function* readContacts({
  table,
  columns,
  rules,
  locale,
}: ContactFile): AsyncGenerator<ReadContacts> {
  const date = columns.findIndex(({ field }) => field === 'date');
  for await (const rows of table.rows()) {
    const items: ContactItem[] = [];
    const from: FileRecord[] = [];
    const rejects: Reject[] = [];
    let furniture = 0;
    for (const row of rows) {
      const { line, cells, fault } = row;
      const bad = fault ? { column: '', fault } : faultyCell(row, columns);
      if (bad) {
        rejects.push({ line, column: bad.column, reason: sayFault(bad.fault, locale), cells });
        continue;
      }
      if (isFurniture(cells) && rules.instantOf(cells[date] ?? '') === null) {
        furniture++;
        continue;
      }
      const parsed = parseContact(rawOf(cells.map(mended), columns), rules);
      if (parsed.ok) {
        items.push(parsed.value);
        from.push(row);
      } else {
        const column = headerOf(parsed.field, columns);
        rejects.push({ line, column, reason: faultText(parsed.fault, locale), cells });
      }
    }
    yield { items, from, rejects, furniture };
  }
}

/** "Total", and numbers or nothing. */
function isFurniture(cells: readonly string[]): boolean {
  return saysTotal(cells.find((cell) => cell.trim() !== '') ?? '');
}

function faultyCell({ cellFaults }: FileRecord, columns: readonly ContactColumn[]) {
  for (const [at, { header, field }] of columns.entries()) {
    const fault = field === null ? undefined : cellFaults?.get(at);
    if (fault) return { column: header, fault };
  }
  return null;
}

function rawOf(cells: readonly string[], columns: readonly ContactColumn[]): RawContact {
  const cell = (field: ContactField) => cells[columns.findIndex((column) => column.field === field)];
  return {
    id: cell('id'),
    at: cell('date'),
    reason: cell('reason'),
    channel: cell('channel'),
    touchpoint: cell('touchpoint'),
    department: cell('department'),
    count: cell('count'),
    minutes: cell('minutes'),
    seconds: cell('seconds'),
    duration: cell('duration'),
    cost: cell('cost'),
    verbatim: cell('verbatim'),
    customer: cell('customer'),
    names: columns.flatMap(({ field }, at) => (field === 'name' ? (cells[at] ?? []) : [])),
  };
}

function headerOf(field: keyof RawContact, columns: readonly ContactColumn[]): string {
  const wanted = field === 'at' ? 'date' : field === 'names' ? 'name' : field;
  return columns.find((column) => column.field === wanted)?.header ?? '';
}
