// Contacts counted in the database: by day, reason, channel and the department that their source names. What they cost is lines.ts.
import { type Store, statements } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import type { Tallied } from './lines.ts';

export interface TallyQuestion {
  /** Days, YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  /** Those of this month's statement, or those that none counts yet; left out: all. */
  readonly countedIn?: string | null;
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

/** In no order. Sums are exact: they leave the database as their digits. */
export async function tallied(
  db: Store,
  workspaceId: string,
  { from, to, countedIn }: TallyQuestion,
): Promise<Tallied[]> {
  const counted =
    countedIn === undefined
      ? Prisma.empty
      : countedIn === null
        ? Prisma.sql`AND "countedIn" IS NULL`
        : Prisma.sql`AND "countedIn" = ${countedIn}`;
  const rows = await statements(db, workspaceId).query<Row[]>`
    SELECT "departmentId", min("reason") AS "reason", "reasonKey", "channel", "day",
      CAST(sum("count") AS TEXT) AS "contacts",
      CAST(sum(COALESCE("seconds", 0)) AS TEXT) AS "seconds",
      CAST(sum(COALESCE("cost", 0)) AS TEXT) AS "own",
      CAST(sum(CASE WHEN "cost" IS NULL AND "seconds" IS NOT NULL THEN "count" ELSE 0 END) AS TEXT) AS "timed",
      CAST(sum(CASE WHEN "cost" IS NULL AND "seconds" IS NULL THEN "count" ELSE 0 END) AS TEXT) AS "untimed",
      CAST(sum(CASE WHEN "cost" IS NULL THEN COALESCE("seconds", 0) ELSE 0 END) AS TEXT) AS "timedSeconds"
    FROM "Contact"
    WHERE "workspaceId" = ${workspaceId} AND "day" >= ${from} AND "day" <= ${to} ${counted}
    GROUP BY "departmentId", "reasonKey", "channel", "day"`;
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
