// How many answers gave each score in each group of a period: by a column or by a key of the segments. Counted by the database.
import type { EngineStore, Store } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/sqlite/client.ts';
import { answersIn, type FeedbackFilters, type Intake, moodColumn, type Period } from '../../filters.ts';
import type { ScoreCount } from '../answered.ts';

/** What is kept of every answer. */
export type Column = 'touchpoint' | 'source' | 'heat';

/** Null: answers that are in no group. */
export type Group = string | null;

export interface GroupCount extends ScoreCount {
  readonly group: Group;
}

/** Counts of some groups. */
export interface Counting {
  /** Those with most scored answers, most first. */
  groups(which: Period | Intake, most: number): Promise<Group[]>;
  /** At most one row per group, metric, heat and score. */
  scores(which: Period | Intake, groups: readonly Group[]): Promise<GroupCount[]>;
}

const FIELDS = { touchpoint: 'touchpoint', source: 'sourceId', heat: 'heat' } as const;

/** Groups of sources are their ids. */
export function countingByColumn(
  db: Store,
  workspaceId: string,
  filters: FeedbackFilters,
  column: Column,
): Counting {
  const field = FIELDS[column];
  const scored = (which: Period | Intake): Prisma.FeedbackWhereInput => ({
    AND: [answersIn(workspaceId, which, filters), { metric: { not: null } }, { score: { not: null } }],
  });
  return {
    async groups(which, most) {
      const rows = await db.feedback.groupBy({
        by: [field],
        where: scored(which),
        orderBy: { _count: { id: 'desc' } },
        take: most,
      });
      return rows.map((row) => row[field] ?? null);
    },
    async scores(which, groups) {
      const named = groups.filter((group) => group !== null);
      const among: Prisma.FeedbackWhereInput[] = [{ [field]: { in: named } }];
      if (groups.includes(null)) among.push({ [field]: null });
      const rows = await db.feedback.groupBy({
        by: [field, 'metric', 'heat', 'score'],
        where: { AND: [scored(which), { OR: among }] },
        _count: { _all: true },
      });
      return rows.map(({ _count, ...row }) => ({ ...row, group: row[field] ?? null, times: _count._all }));
    },
  };
}

/** By what the segments say under `key`, whatever characters that is made of. */
export function countingBySegment(
  { db, engine }: EngineStore,
  workspaceId: string,
  filters: FeedbackFilters,
  key: string,
): Counting {
  const value =
    engine === 'sqlite'
      ? Prisma.sql`(SELECT "value" FROM json_each("segments") WHERE "key" = ${key})`
      : Prisma.sql`("segments" ->> CAST(${key} AS text))`;
  const among = (which: Period | Intake) => Prisma.sql`
    SELECT ${value} AS "group", "metric", "heat", "score" FROM "Feedback"
    WHERE ${conditions(workspaceId, which, filters)} AND "metric" IS NOT NULL AND "score" IS NOT NULL`;
  return {
    async groups(which, most) {
      const rows = await db.$queryRaw<{ group: Group }[]>`
        SELECT "group" FROM (${among(which)}) AS "answers"
        GROUP BY "group" ORDER BY COUNT(*) DESC, "group" LIMIT ${most}`;
      return rows.map(({ group }) => group);
    },
    async scores(which, groups) {
      const named = groups.filter((group) => group !== null);
      const isAmong = [
        ...(named.length > 0 ? [Prisma.sql`"group" IN (${Prisma.join(named)})`] : []),
        ...(groups.includes(null) ? [Prisma.sql`"group" IS NULL`] : []),
      ];
      if (isAmong.length === 0) return [];
      const rows = await db.$queryRaw<(Omit<GroupCount, 'times'> & { times: bigint | number })[]>`
        SELECT "group", "metric", "heat", "score", COUNT(*) AS "times" FROM (${among(which)}) AS "answers"
        WHERE ${Prisma.join(isAmong, ' OR ')} GROUP BY "group", "metric", "heat", "score"`;
      return rows.map((row) => ({ ...row, times: Number(row.times) }));
    },
  };
}

/** The keys that segments of a period's answers have, in the order of the alphabet; `most` at most. */
export async function segmentKeys(
  { db, engine }: EngineStore,
  workspaceId: string,
  period: Period,
  most = 50,
): Promise<string[]> {
  const where = conditions(workspaceId, period, {});
  const keys =
    engine === 'sqlite'
      ? Prisma.sql`SELECT DISTINCT "key" FROM "Feedback", json_each("segments") WHERE ${where}`
      : Prisma.sql`SELECT DISTINCT jsonb_object_keys("segments") AS "key" FROM "Feedback" WHERE ${where}`;
  const rows = await db.$queryRaw<
    { key: string }[]
  >`SELECT "key" FROM (${keys}) AS "keys" ORDER BY "key" LIMIT ${most}`;
  return rows.map(({ key }) => key);
}

/** The same condition as `answersIn`. */
function conditions(workspaceId: string, which: Period | Intake, filters: FeedbackFilters): Prisma.Sql {
  const { sourceIds = [], touchpoints = [], metrics = [], heat, mood } = filters;
  const all = [
    Prisma.sql`"workspaceId" = ${workspaceId}`,
    timesOf(which),
    ...(sourceIds.length > 0 ? [Prisma.sql`"sourceId" IN (${Prisma.join([...sourceIds])})`] : []),
    ...(touchpoints.length > 0 ? [Prisma.sql`"touchpoint" IN (${Prisma.join([...touchpoints])})`] : []),
    ...(metrics.length > 0 ? [Prisma.sql`"metric" IN (${Prisma.join([...metrics])})`] : []),
    ...(heat === undefined ? [] : [Prisma.sql`"heat" = ${heat}`]),
    ...(mood === undefined ? [] : [Prisma.sql`(${Prisma.raw(moodColumn(''))}) = ${mood}`]),
  ];
  return Prisma.join(all, ' AND ');
}

function timesOf(which: Period | Intake): Prisma.Sql {
  if (!('received' in which)) return Prisma.sql`"answeredAt" >= ${which.from} AND "answeredAt" < ${which.to}`;
  const { received, givenSince } = which;
  return Prisma.sql`"answeredAt" >= ${givenSince} AND "receivedAt" >= ${received.from} AND "receivedAt" < ${received.to}`;
}
