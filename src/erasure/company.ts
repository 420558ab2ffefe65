// A company that left: all of its rows, in every table there is. Nothing is told to anybody, since nobody of it is here.
import { type Database, emptyLog, statements, transact } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { OF_NO_COMPANY } from '../database/tenancy.ts';
import { tidyIndex } from '../feedback/search/tidying.ts';

/** Rows in one transaction. */
const AT_ONCE = 2_000;

/** Others' rows hold on to these: they go after them. */
const HELD: readonly string[] = [Prisma.ModelName.Source, Prisma.ModelName.CaseRule];
/** With the company's own row: the audit log lets nothing go before, and what was interrupted is known by the installation. */
const LAST: readonly string[] = [
  Prisma.ModelName.AuditEntry,
  Prisma.ModelName.AuditHead,
  Prisma.ModelName.SlackInstallation,
];

/** Tables of SQLite's that have no numbers for their rows; never long: of an hour's acts, of the rounds and of questions to customers that are open. */
const SHORT: readonly string[] = [
  Prisma.ModelName.SealedAct,
  Prisma.ModelName.Ballot,
  Prisma.ModelName.SurveyVoted,
  Prisma.ModelName.SpentLink,
];

/** Some at a time, so that others' requests come between; begun again where it was interrupted. */
export async function eraseCompany(database: Database, workspaceId: string): Promise<void> {
  const all = Object.values(Prisma.ModelName).filter(
    (name) => !OF_NO_COMPANY.has(name) && name !== Prisma.ModelName.Workspace && !LAST.includes(name),
  );
  for (const table of all.toSorted((a, b) => Number(HELD.includes(a)) - Number(HELD.includes(b)))) {
    const some = SHORT.includes(table)
      ? rowsOf(table, workspaceId)
      : Prisma.sql`${rowsOf(table, workspaceId)} AND ${someOf(database, table, workspaceId)}`;
    for (let gone = AT_ONCE; gone === AT_ONCE; )
      gone = await transact(database, (tx) => statements(tx, workspaceId).execute(some));
  }
  await transact(database, async (tx) => {
    await tx.workspace.delete({ where: { id: workspaceId } });
    for (const table of LAST) await statements(tx, workspaceId).execute(rowsOf(table, workspaceId));
  });
  await tidyIndex(database);
  await emptyLog(database);
}

function rowsOf(table: string, workspaceId: string): Prisma.Sql {
  return Prisma.sql`DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE "workspaceId" = ${workspaceId}`;
}

/** By where each engine has its rows: whatever their key is. */
function someOf({ engine }: Database, table: string, workspaceId: string): Prisma.Sql {
  const row = Prisma.raw(engine === 'sqlite' ? 'rowid' : 'ctid');
  const some = Prisma.sql`SELECT ${row} FROM ${Prisma.raw(`"${table}"`)}
    WHERE "workspaceId" = ${workspaceId} LIMIT ${AT_ONCE}`;
  return engine === 'sqlite' ? Prisma.sql`${row} IN (${some})` : Prisma.sql`${row} = ANY(ARRAY(${some}))`;
}
