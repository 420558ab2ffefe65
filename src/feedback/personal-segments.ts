// Segments on file that look personal: from files that were imported when every column was kept, or from what else sends segments. Finds and removes them.
import { setImmediate as turn } from 'node:timers/promises';
import type { EngineStore } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { fold } from '../terms/fold.ts';
import { headerGuess } from './files/headers.ts';
import { whyNotKept } from './files/recognition/harmless.ts';
import { summariser } from './files/recognition/summary.ts';

/** Of each key; more values tell no more. */
const LOOKED_AT = 200;
/** Answers that are changed at once. */
const AT_ONCE = 2_000;

/** The keys whose name or values tell of persons: a name, an address, a number. In the order of the alphabet. */
export async function personalSegments({ db, engine }: EngineStore, workspaceId: string): Promise<string[]> {
  const each =
    engine === 'sqlite' ? Prisma.sql`json_each("segments")` : Prisma.sql`jsonb_each_text("segments")`;
  const keys = await db.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT e."key" AS "key" FROM "Feedback", ${each} AS e WHERE "workspaceId" = ${workspaceId} ORDER BY 1`;
  const personal: string[] = [];
  for (const { key } of keys) {
    const values = await db.$queryRaw<{ value: string }[]>`
      SELECT e."value" AS "value" FROM "Feedback", ${each} AS e
      WHERE "workspaceId" = ${workspaceId} AND e."key" = ${key} GROUP BY 1 LIMIT ${LOOKED_AT}`;
    const given = values.map(({ value }) => String(value));
    if (isPersonal(key, given)) personal.push(key);
  }
  return personal;
}

/** Of a few values these tell of no person: whoever sends them on purpose groups by them. */
const COARSE = /^(?:city|ville|town|commune|age|gender|genre|sexe|location|localisation|manager|owner)$/;
const MOST_COARSE = 50;

/** The rule: by what such a column is called, else by what its values are. */
export function isPersonal(key: string, values: readonly string[]): boolean {
  if (COARSE.test(fold(key))) return values.length > MOST_COARSE;
  const named = headerGuess(key);
  if (named === 'name' || named === 'email' || named === 'private' || named === 'customer') return true;
  const gathered = summariser(1);
  for (const value of values) gathered.add([value]);
  const [summary] = gathered.summary().columns;
  return summary !== undefined && whyNotKept(key, summary) === 'personal';
}

/** Takes the keys out of all answers, some thousands at a time; how many had one of them. What is done twice changes nothing. */
export async function removeSegments(
  { db, engine }: EngineStore,
  workspaceId: string,
  keys: readonly string[],
): Promise<number> {
  if (keys.length === 0) return 0;
  const list = JSON.stringify(keys);
  const [wanted, rest] =
    engine === 'sqlite'
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM json_each("segments") AS e WHERE e."key" IN (SELECT "value" FROM json_each(${list})))`,
          Prisma.sql`(SELECT json_group_object(e."key", e."value") FROM json_each("segments") AS e
            WHERE e."key" NOT IN (SELECT "value" FROM json_each(${list})))`,
        ]
      : [
          Prisma.sql`EXISTS (SELECT 1 FROM jsonb_object_keys("segments") AS e(k) WHERE k IN (SELECT jsonb_array_elements_text(${list}::jsonb)))`,
          Prisma.sql`(SELECT COALESCE(jsonb_object_agg(e."key", e."value"), '{}'::jsonb) FROM jsonb_each("segments") AS e
            WHERE e."key" NOT IN (SELECT jsonb_array_elements_text(${list}::jsonb)))`,
        ];
  let changed = 0;
  for (;;) {
    const count = await db.$executeRaw`UPDATE "Feedback" SET "segments" = ${rest}
      WHERE "workspaceId" = ${workspaceId} AND "id" IN (
        SELECT "id" FROM "Feedback" WHERE "workspaceId" = ${workspaceId} AND ${wanted} LIMIT ${AT_ONCE})`;
    changed += count;
    if (count < AT_ONCE) return changed;
    await turn();
  }
}
