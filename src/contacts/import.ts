// Imports a file of contacts: reads, stores, and writes what was refused beside it. What the command prints is cli/contacts*.ts.
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { dayIn } from '../calendar/zone.ts';
import type { Clock } from '../clock.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { rejectsFile } from '../feedback/files/rejects.ts';
import { seenAnswers } from '../feedback/identity.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Keys } from '../keys.ts';
import { fold } from '../terms/fold.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { contactSettings } from './costs.ts';
import { notClosed } from './counted.ts';
import { departmentsOf } from './departments.ts';
import { importWords } from './faults.ts';
import { type ContactFile, type ReadContacts, readContacts } from './file.ts';
import type { ContactItem } from './item.ts';
import { departmentBy } from './lines.ts';
import { rulesOf } from './rules.ts';
import { storeContacts } from './store.ts';

export interface ContactImporting {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly locale: Locale;
}

/** What a file is: told before anything is stored, and after. */
export interface ContactPreview {
  readonly rows: number;
  readonly contacts: number;
  readonly rejected: number;
  /** Rows of totals and notes. */
  readonly furniture: number;
  /** YYYY-MM-DD; null where there is no contact. */
  readonly from: string | null;
  readonly to: string | null;
  /** Contacts by channel. */
  readonly channels: Readonly<Record<string, number>>;
  /** Departments that the file names and nobody knew. */
  readonly newDepartments: readonly string[];
  /** Contacts whose reason no rule knows, and of which the file names no department. */
  readonly unknown: number;
  /** Contacts of months that are closed: they will be late lines of the next one. */
  readonly late: number;
}

export interface ContactImportSummary extends ContactPreview {
  /** By which it can be taken back. */
  readonly number: number;
  readonly imported: number;
  readonly duplicates: number;
  /** Where the rejected rows are, with line, column and reason; null where there are none. */
  readonly rejects: string | null;
}

const AT_ONCE = 1_000;

/** Nothing is stored. @throws UserError where the file cannot be read */
export async function previewContacts(
  importing: ContactImporting,
  file: ContactFile,
  onReject: (reject: ReadContacts['rejects'][number]) => void = () => {},
): Promise<ContactPreview> {
  const preview = await previewing(importing);
  for await (const read of readContacts(file)) {
    preview.add(read);
    for (const each of read.rejects) onReject(each);
  }
  return preview.told();
}

/**
 * Some thousand rows at a time, each stored whole or not at all; after a stop, importing the file again brings what was missing. Rows that are
 * there with other content stay as they are, and are among the rejected.
 * @throws UserError where the file cannot be read
 */
export async function importContacts(
  importing: ContactImporting,
  file: ContactFile,
  { path, by }: { readonly path: string; readonly by: Doer['by'] },
): Promise<ContactImportSummary> {
  const { database, keys, workspace, clock, locale } = importing;
  const workspaceId = workspace.id;
  const preview = await previewing(importing);
  const number = await begin(database, workspaceId, basename(path), clock.now());
  const rejects = rejectsFile(`${path}.rejects.csv`, file.table.headers);
  const counts = { imported: 0, duplicates: 0, rejected: 0 };
  const seen = seenAnswers();
  const say = importWords(locale);
  try {
    for await (const read of readContacts(file)) {
      const differing = new Set<number>();
      for (let at = 0; at < read.items.length; at += AT_ONCE) {
        const some = read.items.slice(at, at + AT_ONCE);
        const storing = { keys, country: workspace.country, now: clock.now(), batch: number, seen };
        const stored = await storeContacts(database, workspaceId, some, storing);
        counts.imported += stored.imported;
        counts.duplicates += stored.duplicates;
        for (const place of stored.differing) differing.add(at + place);
        await setImmediate();
      }
      for (const each of read.rejects) await rejects.add(each);
      for (const at of differing) {
        const row = read.from[at];
        if (row) await rejects.add({ line: row.line, column: '', reason: say.differs, cells: row.cells });
      }
      counts.rejected += read.rejects.length + differing.size;
      preview.add(read);
    }
  } catch (error) {
    await rejects.abandon();
    throw error;
  }
  await transact(database, async (tx) => {
    await tx.contactImport.update({
      where: { workspaceId_number: { workspaceId, number } },
      data: { ...counts, endedAt: clock.now() },
    });
    const noting = { workspaceId, by, now: clock.now() };
    await noted(tx, noting, 'contacts.imported', {
      batch: number,
      rows: counts.imported,
    });
  });
  return { ...preview.told(), ...counts, number, rejects: await rejects.close() };
}

function begin(database: Database, workspaceId: string, fileName: string, now: Date): Promise<number> {
  return transact(database, async (tx) => {
    const { last: number } = await tx.contactCounter.upsert({
      where: { workspaceId },
      create: { workspaceId, last: 1 },
      update: { last: { increment: 1 } },
    });
    await tx.contactImport.create({ data: { workspaceId, number, fileName, startedAt: now } });
    return number;
  });
}

export interface UndoneContacts {
  readonly removed: number;
  /** Rows that a closed month counts: they stay. */
  readonly kept: number;
}

/** Takes out what came with an import, but for what a closed month counts. Doing it twice finds nothing more. @throws UserError where there is none of this number */
export function undoContacts(
  database: Database,
  workspaceId: string,
  number: number,
  doer: Doer,
): Promise<UndoneContacts> {
  return transact(database, async (tx) => {
    const isNumber = Number.isSafeInteger(number) && number >= 1 && number <= 2_147_483_647;
    const where = { workspaceId_number: { workspaceId, number } };
    const known = isNumber ? await tx.contactImport.findUnique({ where }) : null;
    if (known === null)
      throw new UserError('contacts.no-import', (locale) => importWords(locale).noImport(String(number)));
    const { count: removed } = await tx.contact.deleteMany({
      where: { workspaceId, batch: number, ...(await notClosed(tx, workspaceId)) },
    });
    const kept = await tx.contact.count({ where: { workspaceId, batch: number } });
    await tx.contactImport.update({
      where,
      data: { undoneAt: known.undoneAt ?? doer.now, removed: { increment: removed } },
    });
    if (removed > 0)
      await noted(tx, { workspaceId, ...doer }, 'contacts.undone', { batch: number, rows: removed });
    return { removed, kept };
  });
}

/** The latest first. */
export function contactImports(db: Store, workspaceId: string, most: number) {
  return db.contactImport.findMany({ where: { workspaceId }, orderBy: { number: 'desc' }, take: most });
}

async function previewing({ database: { db }, workspace }: ContactImporting) {
  const workspaceId = workspace.id;
  const departmentOf = departmentBy(await rulesOf(db, workspaceId));
  const known = new Set((await departmentsOf(db, workspaceId)).map(({ key }) => key));
  const settings = await contactSettings(db, workspaceId);
  const closed = await db.contactStatement.findFirst({
    where: { workspaceId },
    orderBy: { month: 'desc' },
    select: { month: true },
  });
  const fresh = new Map<string, string>();
  const channels: Record<string, number> = {};
  const counts = { rows: 0, contacts: 0, rejected: 0, furniture: 0, unknown: 0, late: 0 };
  let from: string | null = null;
  let to: string | null = null;
  const isLate = (day: string) =>
    closed !== null &&
    settings !== null &&
    day.slice(0, 7) <= closed.month &&
    day.slice(0, 7) >= settings.firstMonth;
  const take = ({ day, channel, count, department, reason }: ContactItem) => {
    counts.rows++;
    counts.contacts += count;
    channels[channel] = (channels[channel] ?? 0) + count;
    if (from === null || day < from) from = day;
    if (to === null || day > to) to = day;
    if (department === null && departmentOf(fold(reason)) === null) counts.unknown += count;
    if (department !== null && !known.has(fold(department))) fresh.set(fold(department), department);
    if (isLate(day)) counts.late += count;
  };
  return {
    add({ items, rejects, furniture }: ReadContacts) {
      for (const item of items) take(item);
      counts.rejected += rejects.length;
      counts.furniture += furniture;
    },
    told: (): ContactPreview => ({ ...counts, from, to, channels, newDepartments: [...fresh.values()] }),
  };
}

/** What reading contacts of a company goes by, wherever they come from. */
export async function readingOf(
  db: Store,
  workspace: Workspace,
): Promise<{ readonly dayOf: (at: Date) => string; readonly hasCurrency: boolean }> {
  return {
    dayOf: (at) => dayIn(workspace.timeZone, at),
    hasCurrency: (await contactSettings(db, workspace.id)) !== null,
  };
}
