// How many answers gave each score in each group of a period: by a column or by a key of the segments. Counted by the database.
import { type EngineStore, type Store, statements } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/sqlite/client.ts';
import { type FeedbackFilters, type Intake, moodColumn, type Period } from '../../filters.ts';
import { segmentParts } from '../../segment-filter.ts';
import type { ScoreCount } from '../answered.ts';

/** What is kept of every answer; 'question' is what each of its scores was asked by, so that an answer may be in several such groups. */
export type AnswerColumn = 'touchpoint' | 'source' | 'heat' | 'question';

/** Null: answers that are in no group. */
export type AnswerGroup = string | null;

export interface GroupCount extends ScoreCount {
  readonly group: AnswerGroup;
}

/** Counts of some groups. */
export interface GroupCounting {
  /** Those with most scored answers, most first. */
  groups(which: Period | Intake, most: number): Promise<AnswerGroup[]>;
  /** At most one row per group, metric, heat and score. */
  scores(which: Period | Intake, groups: readonly AnswerGroup[]): Promise<GroupCount[]>;
}

const COLUMNS: Readonly<Record<Exclude<AnswerColumn, 'question'>, Prisma.Sql>> = {
  touchpoint: Prisma.sql`f."touchpoint"`,
  source: Prisma.sql`f."sourceId"`,
  heat: Prisma.sql`f."heat"`,
};

/** Groups of sources and of questions are their ids. */
export function countingByColumn(
  db: Store,
  workspaceId: string,
  filters: FeedbackFilters,
  column: AnswerColumn,
): GroupCounting {
  return column === 'question'
    ? countingBy(db, workspaceId, filters, Prisma.sql`f."scoreQuestion"`, Prisma.sql`s."scoreQuestion"`)
    : countingBy(db, workspaceId, filters, COLUMNS[column]);
}

/** By what the segments say under `key`, whatever characters that is made of. */
export function countingBySegment(
  { db, engine }: EngineStore,
  workspaceId: string,
  filters: FeedbackFilters,
  key: string,
): GroupCounting {
  const value =
    engine === 'sqlite'
      ? Prisma.sql`(SELECT "value" FROM json_each(f."segments") WHERE "key" = ${key})`
      : Prisma.sql`(f."segments" ->> CAST(${key} AS text))`;
  return countingBy(db, workspaceId, filters, value);
}

/** @param ofScore the group of each further score, where that is not the answer's: then all of them count, and not the first of each metric */
function countingBy(
  db: Store,
  workspaceId: string,
  filters: FeedbackFilters,
  group: Prisma.Sql,
  ofScore: Prisma.Sql | null = null,
): GroupCounting {
  const furtherGroup = ofScore ?? group;
  const counts = ofScore === null ? Prisma.sql` AND s."counts"` : Prisma.empty;
  const leading = (which: Period | Intake) => Prisma.sql`
    SELECT ${group} AS "group", f."metric", f."heat", f."score" FROM "Feedback" AS f
    WHERE ${conditions(workspaceId, which, filters)} AND f."metric" IS NOT NULL AND f."score" IS NOT NULL${scoreConditions('f', filters)}`;
  // Without metrics the leading score alone tells the mood.
  const isLeadingAlone = filters.mood !== undefined && (filters.metrics ?? []).length === 0;
  const all = (which: Period | Intake) =>
    isLeadingAlone
      ? leading(which)
      : Prisma.sql`${leading(which)}
    UNION ALL SELECT ${furtherGroup} AS "group", s."metric", f."heat", s."score" FROM "Feedback" AS f CROSS JOIN "FeedbackScore" AS s
    WHERE ${conditions(workspaceId, which, filters)} AND s."workspaceId" = f."workspaceId" AND s."feedbackId" = f."id"${counts}${scoreConditions('s', filters)}`;
  return {
    async groups(which, most) {
      const rows = await statements(db, workspaceId).query<{ group: AnswerGroup }[]>`
        SELECT "group" FROM (${ofScore === null ? leading(which) : all(which)}) AS "answers"
        GROUP BY "group" ORDER BY COUNT(*) DESC, "group" LIMIT ${most}`;
      return rows.map((row) => row.group);
    },
    async scores(which, groups) {
      const named = groups.filter((each) => each !== null);
      const isAmong = [
        ...(named.length > 0 ? [Prisma.sql`"group" IN (${Prisma.join(named)})`] : []),
        ...(groups.includes(null) ? [Prisma.sql`"group" IS NULL`] : []),
      ];
      if (isAmong.length === 0) return [];
      const rows = await statements(db, workspaceId).query<CountedRow[]>`
        SELECT "group", "metric", "heat", "score", COUNT(*) AS "times" FROM (${all(which)}) AS "answers"
        WHERE ${Prisma.join(isAmong, ' OR ')} GROUP BY "group", "metric", "heat", "score"`;
      return rows.map(countOf);
    },
  };
}

/** So many answers of a period take SQLite as long to find by their dates and sort as to read an index of 1,000,000 in the order of their groups. */
const COUNTED_IN_ORDER = 50_000;

/**
 * All answers of a period by touchpoint, in one look at them: the leading scores with the answers that have none (a row for each touchpoint,
 * metric, heat and score), and further scores, the first of each metric in an answer.
 * @param inOrderFrom from so many answers of the period on, all of the company's are read in the order of the groups, and none is sorted
 */
export async function answersByTouchpoint(
  db: Store,
  workspaceId: string,
  period: Period,
  inOrderFrom = COUNTED_IN_ORDER,
): Promise<{ readonly leading: readonly GroupCount[]; readonly further: readonly GroupCount[] }> {
  const sql = statements(db, workspaceId);
  const where = conditions(workspaceId, period, {});
  const leading = await sql.query<CountedRow[]>(
    await leadingByTouchpoint(db, workspaceId, period, inOrderFrom),
  );
  const hasFurther = (await db.feedbackScore.findFirst({ where: { workspaceId } })) !== null;
  const further = hasFurther
    ? await sql.query<CountedRow[]>`
    SELECT f."touchpoint" AS "group", s."metric", f."heat", s."score", COUNT(*) AS "times"
    FROM "Feedback" AS f CROSS JOIN "FeedbackScore" AS s
    WHERE ${where} AND s."workspaceId" = f."workspaceId" AND s."feedbackId" = f."id" AND s."counts"
    GROUP BY f."touchpoint", s."metric", f."heat", s."score"`
    : [];
  return { leading: leading.map(countOf), further: further.map(countOf) };
}

/** The statement behind `answersByTouchpoint`, of leading scores; read as it says there. */
export async function leadingByTouchpoint(
  db: Store,
  workspaceId: string,
  period: Period,
  inOrderFrom: number,
): Promise<Prisma.Sql> {
  const where = conditions(workspaceId, period, {});
  const [looked] = await statements(db, workspaceId).query<{ answers: bigint | number }[]>`
    SELECT COUNT(*) AS "answers" FROM (SELECT 1 FROM "Feedback" AS f WHERE ${where} LIMIT ${inOrderFrom}) AS "some"`;
  // As SQLite's index Feedback_counted_in_order has it: who asks for the plain column has it never chosen for them. For a week of a long history,
  // which others look for, it would be the slowest of all.
  const isInOrder = Number(looked?.answers ?? 0) >= inOrderFrom;
  const group = isInOrder ? Prisma.sql`(f."touchpoint" || '')` : COLUMNS.touchpoint;
  return Prisma.sql`
    SELECT ${group} AS "group", f."metric", f."heat", f."score", COUNT(*) AS "times" FROM "Feedback" AS f
    WHERE ${where} GROUP BY ${group}, f."metric", f."heat", f."score"`;
}

type CountedRow = Omit<GroupCount, 'times'> & { readonly times: bigint | number };

function countOf(row: CountedRow): GroupCount {
  return { ...row, times: Number(row.times) };
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
      ? Prisma.sql`SELECT DISTINCT "key" FROM "Feedback" AS f, json_each(f."segments") WHERE ${where}`
      : Prisma.sql`SELECT DISTINCT jsonb_object_keys(f."segments") AS "key" FROM "Feedback" AS f WHERE ${where}`;
  const rows = await statements(db, workspaceId).query<
    { key: string }[]
  >`SELECT "key" FROM (${keys}) AS "keys" ORDER BY "key" LIMIT ${most}`;
  return rows.map(({ key }) => key);
}

/** The condition of `answersIn` on an answer, but for what it asks of scores. */
function conditions(workspaceId: string, which: Period | Intake, filters: FeedbackFilters): Prisma.Sql {
  const { sourceIds = [], touchpoints = [], segments = [], heat } = filters;
  const all = [
    Prisma.sql`f."workspaceId" = ${workspaceId}`,
    timesOf(which),
    ...(sourceIds.length > 0 ? [Prisma.sql`f."sourceId" IN (${Prisma.join([...sourceIds])})`] : []),
    ...(touchpoints.length > 0 ? [Prisma.sql`f."touchpoint" IN (${Prisma.join([...touchpoints])})`] : []),
    ...(heat === undefined ? [] : [Prisma.sql`f."heat" = ${heat}`]),
    ...segmentParts(segments).map((parts) => {
      const has = parts.map((part) => Prisma.sql`f."segmentKeys" LIKE ${`%${part}%`}`);
      return Prisma.sql`(${Prisma.join(has, ' OR ')})`;
    }),
  ];
  return Prisma.join(all, ' AND ');
}

/** What is asked of a score, in the table of that name. */
function scoreConditions(table: 'f' | 's', { metrics = [], mood }: FeedbackFilters): Prisma.Sql {
  const column = Prisma.raw(`${table}."metric"`);
  const isOfMetric =
    metrics.length > 0 ? Prisma.sql` AND ${column} IN (${Prisma.join([...metrics])})` : Prisma.empty;
  const isInMood =
    mood === undefined ? Prisma.empty : Prisma.sql` AND (${Prisma.raw(moodColumn(`${table}.`))}) = ${mood}`;
  return Prisma.sql`${isOfMetric}${isInMood}`;
}

function timesOf(which: Period | Intake): Prisma.Sql {
  if (!('received' in which))
    return Prisma.sql`f."answeredAt" >= ${which.from} AND f."answeredAt" < ${which.to}`;
  const { received, givenSince } = which;
  return Prisma.sql`f."answeredAt" >= ${givenSince} AND f."receivedAt" >= ${received.from} AND f."receivedAt" < ${received.to}`;
}
