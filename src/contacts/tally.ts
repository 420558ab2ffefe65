// Contacts counted in the database: by month, reason, channel and the department that their source names, apart where a unit cost begins in
// between. A large month comes to as few rows as its statement has lines. What they cost is lines.ts.
import { isDay } from '../calendar/day.ts';
import { type Store, statements } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import type { Tallied } from './lines.ts';

export interface TallyQuestion {
  /** Days, YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  /** Those that are marked for one of these months' statements, null: for none yet; left out: all. */
  readonly countedIn?: readonly (string | null)[];
  /** Days, YYYY-MM-DD, on which a unit cost begins; left out: of no interest. */
  readonly apart?: readonly string[];
}

interface Row {
  readonly departmentId: string | null;
  readonly reason: string;
  readonly reasonKey: string;
  readonly channel: string;
  readonly day: string;
  readonly contacts: string;
  readonly seconds: string;
  readonly own: string;
  readonly timed: string;
  readonly untimed: string;
  readonly timedSeconds: string;
}

/** In no order; the day is the first one of its rows. Sums are exact: they leave the database as their digits. */
export async function tallied(
  db: Store,
  workspaceId: string,
  { from, to, countedIn, apart = [] }: TallyQuestion,
): Promise<Tallied[]> {
  const rows = await statements(db, workspaceId).query<Row[]>`
    SELECT "departmentId", min("reason") AS "reason", "reasonKey", "channel", min("day") AS "day",
      CAST(sum("count") AS TEXT) AS "contacts",
      CAST(sum(COALESCE("seconds", 0)) AS TEXT) AS "seconds",
      CAST(sum(COALESCE("cost", 0)) AS TEXT) AS "own",
      CAST(sum(CASE WHEN "cost" IS NULL AND "seconds" IS NOT NULL THEN "count" ELSE 0 END) AS TEXT) AS "timed",
      CAST(sum(CASE WHEN "cost" IS NULL AND "seconds" IS NULL THEN "count" ELSE 0 END) AS TEXT) AS "untimed",
      CAST(sum(CASE WHEN "cost" IS NULL THEN COALESCE("seconds", 0) ELSE 0 END) AS TEXT) AS "timedSeconds"
    FROM "Contact"
    WHERE "workspaceId" = ${workspaceId} AND "day" >= ${from} AND "day" <= ${to} ${amongMarked(countedIn)}
    GROUP BY "departmentId", "reasonKey", "channel", substr("day", 1, 7)${begun({ from, to, apart })}`;
  return rows.map(({ departmentId, reason, reasonKey, channel, day, ...sums }) => ({
    ...{ departmentId, reason, reasonKey, channel, day },
    contacts: BigInt(sums.contacts),
    seconds: BigInt(sums.seconds),
    own: BigInt(sums.own),
    timed: BigInt(sums.timed),
    untimed: BigInt(sums.untimed),
    timedSeconds: BigInt(sums.timedSeconds),
  }));
}

/** On how many days anybody's contacts came in. */
export async function daysWith(
  db: Store,
  workspaceId: string,
  { from, to }: Pick<TallyQuestion, 'from' | 'to'>,
): Promise<number> {
  const [row] = await statements(db, workspaceId).query<{ readonly days: string }[]>`
    SELECT CAST(count(DISTINCT "day") AS TEXT) AS "days" FROM "Contact"
    WHERE "workspaceId" = ${workspaceId} AND "day" >= ${from} AND "day" <= ${to}`;
  return Number(row?.days ?? 0);
}

function amongMarked(countedIn: TallyQuestion['countedIn']): Prisma.Sql {
  if (countedIn === undefined) return Prisma.empty;
  const months = countedIn.filter((each) => each !== null);
  const any = [
    ...(countedIn.includes(null) ? [Prisma.sql`"countedIn" IS NULL`] : []),
    ...(months.length > 0 ? [Prisma.sql`"countedIn" IN (${Prisma.join(months)})`] : []),
  ];
  return any.length === 0 ? Prisma.sql`AND 1 = 0` : Prisma.sql`AND (${Prisma.join(any, ' OR ')})`;
}

/** Apart by how many of these days have come. Written into the text, where PostgreSQL knows it again: they are days, of digits and dashes. */
function begun({ from, to, apart = [] }: TallyQuestion): Prisma.Sql {
  const within = [...new Set(apart)].filter((day) => isDay(day) && day > from && day <= to).toSorted();
  if (within.length === 0) return Prisma.empty;
  const steps = within.map((day) => `(CASE WHEN "day" >= '${day}' THEN 1 ELSE 0 END)`);
  return Prisma.raw(`, ${steps.join(' + ')}`);
}
