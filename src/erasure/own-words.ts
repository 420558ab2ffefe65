// A colleague's own words in the tables: found by who wrote them, and taken out. In messages and stored digests: copies.ts.
import { type EngineStore, statements } from '../database/client.ts';
import { parameters } from '../people/renaming.ts';
import type { Wording } from '../people/wording.ts';

export interface OwnWords {
  /** Each once. */
  readonly texts: readonly string[];
  /** Of messages about them: "suggestion:ID". */
  readonly subjects: readonly string[];
}

interface WhoseWords extends EngineStore {
  readonly workspaceId: string;
  /** Of all their accounts. */
  readonly personIds: readonly string[];
}

/** Reads only. What they proposed without their name is not among it: taking that out would tell who proposed it. */
export async function ownWordsOf(whose: WhoseWords, wordings: readonly Wording[]): Promise<OwnWords> {
  const texts = new Set<string>();
  const subjects = new Set<string>();
  for (const wording of wordings.filter(({ stays }) => !stays)) {
    const { columns, inside, about } = wording;
    for (const row of await rowsBy(whose, wording)) {
      const said = columns.flatMap((column) => textsIn(row[column], inside)).filter((text) => text !== '');
      for (const text of said) texts.add(text.trim());
      if (said.length > 0 && about) subjects.add(`${about.kind}:${String(row[about.id])}`);
    }
  }
  return { texts: [...texts], subjects: [...subjects] };
}

/** How many rows held some. @param instead stands where the words stood */
export async function takeOutOwnWords(
  whose: WhoseWords,
  wordings: readonly Wording[],
  instead: string,
): Promise<number> {
  const { db, engine, workspaceId } = whose;
  const at = parameters(engine);
  let count = 0;
  for (const wording of wordings.filter(({ stays }) => !stays)) {
    const { table, columns, inside } = wording;
    for (const row of await rowsBy(whose, wording)) {
      const changes = columns.flatMap((column) => {
        const before = row[column];
        const after = without(before, inside, instead);
        return after === before ? [] : [{ column, before, after }];
      });
      if (changes.length === 0) continue;
      count += 1;
      await forgetTerms(whose, wording, row);
      // Rows that say the very same are changed by the same statement.
      for (const { column, before, after } of changes) {
        const isJson = inside !== undefined && engine === 'postgresql';
        const cast = isJson ? '::jsonb' : '';
        const text = `UPDATE "${table}" SET "${column}" = ${at(2)}${cast} WHERE "workspaceId" = ${at(1)} AND "${wording.by}" = ${at(3)} AND "${column}" = ${at(4)}${cast}`;
        await statements(db, workspaceId).executeText(text, workspaceId, after, row[wording.by], before);
      }
    }
  }
  return count;
}

async function forgetTerms(
  { db, engine, workspaceId }: WhoseWords,
  { foundBy, about }: Wording,
  row: Row,
): Promise<void> {
  if (foundBy === undefined || about === undefined) return;
  const at = parameters(engine);
  const text = `DELETE FROM "${foundBy.table}" WHERE "workspaceId" = ${at(1)} AND "${foundBy.of}" = ${at(2)}`;
  await statements(db, workspaceId).executeText(text, workspaceId, row[about.id]);
}

/**
 * Somebody's name in what colleagues wrote is another's. Only a name of several words: one alone is a word of the language, too.
 * @returns how many rows had it
 */
export async function renameInWords(
  { db, engine, workspaceId }: EngineStore & { readonly workspaceId: string },
  wordings: readonly Wording[],
  { name, by }: { readonly name: string; readonly by: string },
): Promise<number> {
  if (!/\p{L}[\s-]+\p{L}/u.test(name)) return 0;
  const at = parameters(engine);
  let count = 0;
  for (const { table, columns, inside } of wordings)
    for (const column of columns) {
      const isJson = inside !== undefined;
      const [from, to] = isJson ? [inJson(name), inJson(by)] : [name, by];
      const asText = isJson && engine === 'postgresql' ? `"${column}"::text` : `"${column}"`;
      const back = isJson && engine === 'postgresql' ? '::jsonb' : '';
      const has = engine === 'sqlite' ? `instr(${asText}, ${at(2)}) > 0` : `strpos(${asText}, ${at(2)}) > 0`;
      const text = `UPDATE "${table}" SET "${column}" = replace(${asText}, ${at(2)}, ${at(3)})${back} WHERE "workspaceId" = ${at(1)} AND ${has}`;
      count += await statements(db, workspaceId).executeText(text, workspaceId, from, to);
    }
  return count;
}

/** As it stands between the quotation marks of a JSON string. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

type Row = Readonly<Record<string, string>>;

/** Their rows of a table, each column as text. */
async function rowsBy({ db, engine, workspaceId, personIds }: WhoseWords, wording: Wording): Promise<Row[]> {
  const at = parameters(engine);
  const { table, columns, by, about } = wording;
  const named: readonly string[] = [...columns, by, ...(about ? [about.id] : [])];
  const asText = named.map((column) => `CAST("${column}" AS TEXT) AS "${column}"`);
  const rows: Row[] = [];
  for (const id of personIds) {
    const text = `SELECT ${asText.join(', ')} FROM "${table}" WHERE "workspaceId" = ${at(1)} AND "${by}" = ${at(2)}`;
    rows.push(...(await statements(db, workspaceId).queryText<Row[]>(text, workspaceId, id)));
  }
  return rows;
}

function textsIn(value: string | undefined, inside: readonly string[] | undefined): string[] {
  if (value === undefined) return [];
  if (inside === undefined) return [value];
  const texts: string[] = [];
  JSON.parse(value, (key, each: unknown) => {
    if (typeof each === 'string' && inside.includes(key)) texts.push(each);
    return each;
  });
  return texts;
}

/** The very same value where nothing is said in it. */
function without(
  value: string | undefined,
  inside: readonly string[] | undefined,
  instead: string,
): string | undefined {
  if (value === undefined || value === '') return value;
  if (inside === undefined) return instead;
  if (textsIn(value, inside).every((text) => text === '')) return value;
  return JSON.stringify(
    JSON.parse(value, (key, each: unknown) =>
      typeof each === 'string' && each !== '' && inside.includes(key) ? instead : each,
    ),
  );
}
