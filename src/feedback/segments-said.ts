// The segments that answers have, as filters offer them: names with their values, as most of them are written.
import { type EngineStore, statements } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { isPersonal } from './personal-fields.ts';
import { type Segment, segmentKey } from './segment-filter.ts';

/** Of the latest answers: a value that none of these has is not offered any more. */
const LOOKED_AT = 20_000;
/** More than anybody chooses from, by their names. */
const MOST = 10_000;

/** By name, then by value; what tells of a person is left out. */
export async function segmentsSaid({ db, engine }: EngineStore, workspaceId: string): Promise<Segment[]> {
  const each =
    engine === 'sqlite' ? Prisma.sql`json_each("segments")` : Prisma.sql`jsonb_each_text("segments")`;
  const rows = await statements(db, workspaceId).query<{ name: string; value: string }[]>`
    SELECT e."key" AS "name", e."value" AS "value" FROM (
      SELECT "segments" FROM "Feedback" WHERE "workspaceId" = ${workspaceId} AND "segmentKeys" <> ''
      ORDER BY "answeredAt" DESC LIMIT ${LOOKED_AT}) AS latest, ${each} AS e
    GROUP BY 1, 2 ORDER BY COUNT(*) DESC, 1, 2 LIMIT ${MOST}`;
  const values = new Map<string, string[]>();
  for (const { name, value } of rows) values.set(name, [...(values.get(name) ?? []), String(value)]);
  const personal = new Set([...values].flatMap(([name, said]) => (isPersonal(name, said) ? name : [])));
  const known = new Map<string, Segment>();
  for (const { name, value } of rows) {
    const segment = { name, value: String(value) };
    const key = segmentKey(segment);
    if (!personal.has(name) && !known.has(key)) known.set(key, segment);
  }
  return [...known]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([, segment]) => segment);
}
