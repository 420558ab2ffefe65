// Closes the months of a company, each once and in their order: what a closed one says stays, whatever rule, price or name changes and whatever
// comes in later. What was late is in the next one, as a line that says of which month it is.
import { setImmediate } from 'node:timers/promises';
import { noted } from '../audit/note.ts';
import { hourly } from '../beat.ts';
import { dayIn } from '../calendar/zone.ts';
import {
  type Database,
  type EngineStore,
  insertMany,
  isUniqueViolation,
  type Store,
  statements,
  transact,
} from '../database/client.ts';
import { inPortions } from '../feedback/portions.ts';
import type { Shell } from '../workspace/shell.ts';
import { type ContactSettings, contactSettings } from './costs.ts';
import { nextToClose } from './counted.ts';
import { departmentsOf } from './departments.ts';
import { tellAdminsOfClosing, tellDepartment } from './letters.ts';
import { daysOf, lastToClose } from './months.ts';
import type { MovedReason } from './moved.ts';
import { closedStatement, linesIn, movedIn, partsOf } from './statement.ts';

export const closingContacts = hourly('contacts', (beat) => closeMonths(beat));

/** Safe to call at any time, by any number of replicas. Of the months that were over as the first one was closed, the last alone is told of in letters. */
export async function closeMonths(shell: Shell): Promise<void> {
  const { database, workspace, now } = shell;
  const settings = await contactSettings(database.db, workspace.id);
  if (settings === null) return;
  const last = lastToClose(dayIn(workspace.timeZone, now), settings.closesOn);
  for (;;) {
    const month = await nextToClose(database.db, settings);
    if (month > last) return;
    await closeMonth(shell, settings, month);
  }
}

/** Of the months that there were as the first one was closed, the last: those before it are history. */
async function lastAtFirst(
  { database, workspace, now }: Shell,
  { closesOn }: ContactSettings,
): Promise<string> {
  const first = await database.db.contactStatement.findFirst({
    where: { workspaceId: workspace.id },
    orderBy: { closedAt: 'asc' },
    select: { closedAt: true },
  });
  return lastToClose(dayIn(workspace.timeZone, first?.closedAt ?? now), closesOn);
}

/** Marked in one transaction each: on SQLite nobody else writes meanwhile. */
const AT_ONCE = 2_000;
/** As many as there are. */
const REST = 2_000_000_000;

async function closeMonth(shell: Shell, settings: ContactSettings, month: string): Promise<void> {
  const { database, workspace, now } = shell;
  await markAll(database, settings, month);
  const moved = await movedIn(database.db, workspace.id, month);
  const begun = await lastAtFirst(shell, settings);
  try {
    await transact(database, async (tx) => {
      await close({ db: tx, engine: database.engine }, settings, { month, moved, now });
      const statement = await closedStatement(tx, workspace.id, month);
      if (statement === null || month < begun) return;
      const departments = await departmentsOf(tx, workspace.id);
      for (const part of partsOf(statement)) {
        const department = departments.find(({ id }) => id === part.departmentId);
        if (department) await tellDepartment(tx, shell, { statement, part, department });
      }
      const before = { workspaceId: workspace.id, month: { lt: month } };
      const silent = month === begun ? await tx.contactStatement.count({ where: before }) : 0;
      await tellAdminsOfClosing(tx, shell, statement, silent);
    });
  } catch (error) {
    // Another replica closed it.
    if (!isUniqueViolation(error)) throw error;
  }
}

/** Some at a time, so that a large month holds no other writer: until it is closed they are as open as before (counted.ts). */
async function markAll(database: Database, settings: ContactSettings, month: string): Promise<void> {
  for (let count = AT_ONCE; count === AT_ONCE; ) {
    count = await transact(database, (tx) => mark(tx, settings, month, AT_ONCE));
    await setImmediate();
  }
}

async function mark(
  tx: Store,
  { workspaceId, firstMonth }: ContactSettings,
  month: string,
  most: number,
): Promise<number> {
  const [{ from }, { to }] = [daysOf(firstMonth), daysOf(month)];
  return statements(tx, workspaceId).execute`
    UPDATE "Contact" SET "countedIn" = ${month} WHERE "workspaceId" = ${workspaceId} AND "id" IN (
      SELECT "id" FROM "Contact"
      WHERE "workspaceId" = ${workspaceId} AND "countedIn" IS NULL AND "day" >= ${from} AND "day" <= ${to}
      LIMIT ${most})`;
}

async function close(
  store: EngineStore,
  settings: ContactSettings,
  {
    month,
    moved,
    now,
  }: { readonly month: string; readonly moved: readonly MovedReason[]; readonly now: Date },
): Promise<void> {
  const { db: tx } = store;
  const { workspaceId, currency, digits } = settings;
  await tx.contactStatement.create({
    data: { workspaceId, month, currency, digits, closedAt: now, moved: moved.map((each) => ({ ...each })) },
  });
  // What came in since, and then counted by the mark: what comes in meanwhile is in neither, and so in the next month.
  await mark(tx, settings, month, REST);
  const [{ from }, { to }] = [daysOf(settings.firstMonth), daysOf(month)];
  const lines = await linesIn(tx, workspaceId, settings, { from, to, countedIn: [month] });
  const rows = lines.map(({ departmentId, seconds, amount, ...line }) => ({
    ...{ workspaceId, month, ...line, departmentId: departmentId ?? '' },
    ...{ seconds: String(seconds), amount: String(amount) },
  }));
  for (const some of inPortions(rows)) await insertMany(store, 'ContactStatementLine', LINE, some);
  await noted(tx, { workspaceId, by: 'itself', now }, 'contacts.closed', { item: month });
}

const LINE = {
  workspaceId: 'text',
  month: 'text',
  departmentId: 'text',
  reasonKey: 'text',
  channel: 'text',
  madeIn: 'text',
  department: 'text',
  reason: 'text',
  contacts: 'integer',
  seconds: 'bigint',
  uncosted: 'integer',
  amount: 'bigint',
} as const;
