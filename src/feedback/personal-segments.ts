// Segments on file that look personal: from files that were imported when every column was kept, or from what else sends segments. Finds and removes
// them, also from answers as they were before an import replaced them.
import { setImmediate as turn } from 'node:timers/promises';
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, type EngineStore, statements, transact } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { isPersonal } from './personal-fields.ts';
import { keepSegmentKeys } from './segment-keys.ts';

/** Of each key; more values tell no more. */
const LOOKED_AT = 200;
/** Answers that are changed at once. */
const AT_ONCE = 2_000;

/** The keys whose name or values tell of persons: a name, an address, a number. In the order of the alphabet. */
export async function personalSegments({ db, engine }: EngineStore, workspaceId: string): Promise<string[]> {
  const personal = new Set<string>();
  for (const { table, segments } of placesOn(engine)) {
    const each =
      engine === 'sqlite' ? Prisma.sql`json_each(${segments})` : Prisma.sql`jsonb_each_text(${segments})`;
    const keys = await statements(db, workspaceId).query<{ key: string }[]>`
      SELECT DISTINCT e."key" AS "key" FROM ${table}, ${each} AS e WHERE "workspaceId" = ${workspaceId} ORDER BY 1`;
    for (const { key } of keys) {
      const values = await statements(db, workspaceId).query<{ value: string }[]>`
        SELECT e."value" AS "value" FROM ${table}, ${each} AS e
        WHERE "workspaceId" = ${workspaceId} AND e."key" = ${key} GROUP BY 1 LIMIT ${LOOKED_AT}`;
      const given = values.map(({ value }) => String(value));
      if (isPersonal(key, given)) personal.add(key);
    }
  }
  return [...personal].toSorted();
}

interface SegmentsPlace {
  readonly table: Prisma.Sql;
  readonly segments: Prisma.Sql;
  readonly column: Prisma.Sql;
  /** The column with these segments. */
  readonly written: (rest: Prisma.Sql) => Prisma.Sql;
  /** Filters find its answers by a column of their own. */
  readonly isFiltered: boolean;
}

/** Where segments are kept: of answers, and of those as they were before an import replaced them. */
function placesOn(engine: EngineStore['engine']): readonly [SegmentsPlace, SegmentsPlace] {
  const former =
    engine === 'sqlite' ? Prisma.sql`"content" ->> '$.segments'` : Prisma.sql`"content" -> 'segments'`;
  const withIn = (rest: Prisma.Sql) =>
    engine === 'sqlite'
      ? Prisma.sql`json_set("content", '$.segments', json(${rest}))`
      : Prisma.sql`jsonb_set("content", '{segments}', ${rest})`;
  return [
    {
      table: Prisma.sql`"Feedback"`,
      segments: Prisma.sql`"segments"`,
      column: Prisma.sql`"segments"`,
      written: (rest: Prisma.Sql) => rest,
      isFiltered: true,
    },
    {
      table: Prisma.sql`"FormerAnswer"`,
      segments: former,
      column: Prisma.sql`"content"`,
      written: withIn,
      isFiltered: false,
    },
  ];
}

/** Takes the keys out of all answers, some thousands at a time; how many had one of them. What is done twice changes nothing. */
export async function removeSegments(
  database: Database,
  workspaceId: string,
  keys: readonly string[],
  doer: Doer,
): Promise<number> {
  if (keys.length === 0) return 0;
  await transact(database, (tx) =>
    noted(tx, { workspaceId, ...doer }, 'source.cleaned', { segments: keys.length }),
  );
  const [answers, former] = placesOn(database.engine);
  const changed = await removeAt(database, workspaceId, keys, answers);
  await removeAt(database, workspaceId, keys, former);
  return changed;
}

async function removeAt(
  database: Database,
  workspaceId: string,
  keys: readonly string[],
  { table, segments, column, written, isFiltered }: SegmentsPlace,
): Promise<number> {
  const { engine } = database;
  const list = JSON.stringify(keys);
  const [wanted, rest] =
    engine === 'sqlite'
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM json_each(${segments}) AS e WHERE e."key" IN (SELECT "value" FROM json_each(${list})))`,
          Prisma.sql`(SELECT json_group_object(e."key", e."value") FROM json_each(${segments}) AS e
            WHERE e."key" NOT IN (SELECT "value" FROM json_each(${list})))`,
        ]
      : [
          Prisma.sql`EXISTS (SELECT 1 FROM jsonb_object_keys(${segments}) AS e(k) WHERE k IN (SELECT jsonb_array_elements_text(${list}::jsonb)))`,
          Prisma.sql`(SELECT COALESCE(jsonb_object_agg(e."key", e."value"), '{}'::jsonb) FROM jsonb_each(${segments}) AS e
            WHERE e."key" NOT IN (SELECT jsonb_array_elements_text(${list}::jsonb)))`,
        ];
  const said = engine === 'sqlite' ? Prisma.sql`json(${segments})` : Prisma.sql`CAST(${segments} AS text)`;
  let changed = 0;
  for (;;) {
    // Together: what a killed one left in the column that filters look at, no other one would find again.
    const rows = await transact(database, async (tx) => {
      const done = await statements(tx, workspaceId).query<{ id: string; said: string }[]>`
        UPDATE ${table} SET ${column} = ${written(rest)}
        WHERE "workspaceId" = ${workspaceId} AND "id" IN (
          SELECT "id" FROM ${table} WHERE "workspaceId" = ${workspaceId} AND ${wanted} LIMIT ${AT_ONCE})
        RETURNING "id", ${said} AS "said"`;
      const left = done.map(({ id, said: text }) => ({ id, segments: JSON.parse(text) as unknown }));
      if (isFiltered) await keepSegmentKeys(tx, workspaceId, left);
      return done;
    });
    changed += rows.length;
    if (rows.length < AT_ONCE) return changed;
    await turn();
  }
}
