// A colleague's own words in the tables: found by who wrote them, and taken out. In messages and stored digests: copies.ts.
import { type EngineStore, statements } from '../database/client.ts';
import { redact } from '../feedback/redaction.ts';
import { inJson, type Replacing, withoutName } from '../messages/without-name.ts';
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

/** As they are kept, and as messages show them. Reads only. What they proposed without their name is not among it: taking that out would tell who proposed it. */
export async function ownWordsOf(
  whose: WhoseWords & { readonly country: string },
  wordings: readonly Wording[],
): Promise<OwnWords> {
  const texts = new Set<string>();
  const subjects = new Set<string>();
  for (const wording of wordings.filter(({ stays }) => !stays)) {
    const { columns, inside, about, isShownRedacted = false } = wording;
    for (const row of await rowsBy(whose, wording)) {
      const said = columns.flatMap((column) => textsIn(row[column], inside)).filter((text) => text !== '');
      for (const text of said) texts.add(text.trim());
      if (isShownRedacted)
        for (const text of said) texts.add(redact(text.trim(), { country: whose.country }).text);
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
  let count = 0;
  for (const wording of wordings.filter(({ stays }) => !stays)) {
    const { columns, inside, leavesNothing = false } = wording;
    for (const row of await rowsBy(whose, wording)) {
      const changes = columns.flatMap((column) => {
        const before = row[column];
        const after = without(before, inside, leavesNothing ? '' : instead);
        return after === before ? [] : [{ column, before, after }];
      });
      if (changes.length === 0) continue;
      count += 1;
      await forgetTerms(whose, wording, row);
      for (const { column, before, after } of changes)
        await rewrite(whose, wording, { column, before, after, by: row[wording.by] });
    }
  }
  return count;
}

interface Rewriting {
  readonly column: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Of theirs alone. */
  readonly by?: string | undefined;
}

/** Rows that say the very same are changed by the same statement. How many. */
async function rewrite(
  { db, engine, workspaceId }: EngineStore & { readonly workspaceId: string },
  { table, by, inside }: Wording,
  { column, before, after, by: personId }: Rewriting,
): Promise<number> {
  const at = parameters(engine);
  const cast = inside !== undefined && engine === 'postgresql' ? '::jsonb' : '';
  const theirs = personId === undefined ? '' : ` AND "${by}" = ${at(4)}`;
  const text = `UPDATE "${table}" SET "${column}" = ${at(2)}${cast} WHERE "workspaceId" = ${at(1)} AND "${column}" = ${at(3)}${cast}${theirs}`;
  const whose = personId === undefined ? [] : [personId];
  return statements(db, workspaceId).executeText(text, workspaceId, after, before, ...whose);
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
  within: EngineStore & { readonly workspaceId: string },
  wordings: readonly Wording[],
  replacing: Replacing,
): Promise<number> {
  const { db, engine, workspaceId } = within;
  const { name } = replacing;
  if (!/\p{L}[\s-]+\p{L}/u.test(name)) return 0;
  const at = parameters(engine);
  let count = 0;
  for (const wording of wordings)
    for (const column of wording.columns) {
      const asText = `CAST("${column}" AS TEXT)`;
      const has = `${engine === 'sqlite' ? 'instr' : 'strpos'}(${asText}, ${at(2)}) > 0`;
      const text = `SELECT DISTINCT ${asText} AS "said" FROM "${wording.table}" WHERE "workspaceId" = ${at(1)} AND ${has}`;
      const needle = wording.inside === undefined ? name : inJson(name);
      const rows = await statements(db, workspaceId).queryText<{ said: string }[]>(text, workspaceId, needle);
      for (const { said: before } of rows) {
        const after =
          wording.inside === undefined
            ? String(withoutName(before, replacing))
            : JSON.stringify(withoutName(JSON.parse(before), replacing));
        if (after !== before) count += await rewrite(within, wording, { column, before, after });
      }
    }
  return count;
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
