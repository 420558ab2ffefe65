// Closes the months of a company, each once and in their order: what a closed one says stays, whatever rule, price or name changes and whatever
// comes in later. What was late is in the next one, as a line that says of which month it is.
import { noted } from '../audit/note.ts';
import { hourly } from '../beat.ts';
import { dayIn } from '../calendar/zone.ts';
import { isUniqueViolation, type Store, transact } from '../database/client.ts';
import type { Shell } from '../workspace/shell.ts';
import { type ContactSettings, contactSettings } from './costs.ts';
import { departmentsOf } from './departments.ts';
import { tellAdminsOfClosing, tellDepartment } from './letters.ts';
import { daysOf, lastToClose } from './months.ts';
import { closedStatement, linesIn, movedIn, nextToClose, partsOf } from './statement.ts';

export const closingContacts = hourly('contacts', (beat) => closeMonths(beat));

/** Safe to call at any time, by any number of replicas. */
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

async function closeMonth(shell: Shell, settings: ContactSettings, month: string): Promise<void> {
  const { database, workspace, now } = shell;
  try {
    await transact(database, async (tx) => {
      await close(tx, settings, month, now);
      const statement = await closedStatement(tx, workspace.id, month);
      if (statement === null) return;
      const departments = await departmentsOf(tx, workspace.id);
      for (const part of partsOf(statement)) {
        const department = departments.find(({ id }) => id === part.departmentId);
        if (department) await tellDepartment(tx, shell, { statement, part, department });
      }
      await tellAdminsOfClosing(tx, shell, statement);
    });
  } catch (error) {
    // Another replica closed it.
    if (!isUniqueViolation(error)) throw error;
  }
}

async function close(tx: Store, settings: ContactSettings, month: string, now: Date): Promise<void> {
  const { workspaceId, currency, digits } = settings;
  const moved = await movedIn(tx, workspaceId, month);
  await tx.contactStatement.create({
    data: { workspaceId, month, currency, digits, closedAt: now, moved: moved.map((each) => ({ ...each })) },
  });
  const { from } = daysOf(settings.firstMonth);
  const { to } = daysOf(month);
  // Marked first, and then counted by the mark: what comes in meanwhile is in neither, and so in the next month.
  await tx.contact.updateMany({
    where: { workspaceId, countedIn: null, day: { gte: from, lte: to } },
    data: { countedIn: month },
  });
  const lines = await linesIn(tx, workspaceId, settings, { from, to, countedIn: month });
  await tx.contactStatementLine.createMany({
    data: lines.map(({ departmentId, ...line }) => ({
      workspaceId,
      month,
      departmentId: departmentId ?? '',
      ...line,
    })),
  });
  await noted(tx, { workspaceId, by: 'itself', now }, 'contacts.closed', { item: month });
}
