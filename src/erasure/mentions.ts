// Where colleagues wrote somebody's name: what they wrote is theirs, and somebody has to look.
import { type EngineStore, statements } from '../database/client.ts';
import { parameters } from '../people/renaming.ts';

/** By the numbers by which people name them. */
export interface Mentions {
  readonly suggestions: readonly number[];
  readonly stories: readonly number[];
  readonly cases: readonly number[];
  readonly actions: readonly number[];
  /** Of the direction. */
  readonly words: readonly number[];
  /** By its versions. */
  readonly charter: readonly number[];
  /** To customers, by their numbers. */
  readonly promises: readonly number[];
  readonly thanks: readonly number[];
}

/** With its capitals, anywhere in a text. */
export async function mentionsOf(store: EngineStore, workspaceId: string, name: string): Promise<Mentions> {
  return {
    suggestions: await numbersOf(store, workspaceId, name, {
      ...{ table: 'Suggestion', texts: ['title', 'details'], events: 'SuggestionEvent', of: 'suggestionId' },
    }),
    stories: await numbersOf(store, workspaceId, name, {
      ...{ table: 'Story', texts: ['title', 'wentWrong', 'weDid', 'customerSaid', 'learned'] },
      ...{ events: 'StoryEvent', of: 'storyId' },
    }),
    cases: await numbersOf(store, workspaceId, name, {
      ...{ table: 'CustomerCase', texts: ['resolution'], events: 'CaseEvent', of: 'caseId' },
    }),
    actions: await numbersOf(store, workspaceId, name, {
      ...{ table: 'Action', texts: ['title', 'forWhom'], events: 'ActionEvent', of: 'actionId' },
      parts: { table: 'ActionStep', text: 'text' },
    }),
    words: await numbersOf(store, workspaceId, name, { table: 'DirectionWord', texts: ['text'] }),
    charter: await numbersOf(store, workspaceId, name, {
      table: 'CharterVersion',
      texts: ['purpose', 'rule', 'details'],
    }),
    promises: await numbersOf(store, workspaceId, name, {
      ...{ table: 'BrandPromise', texts: [], of: 'promiseId' },
      parts: { table: 'PromiseVersion', text: 'sentence' },
    }),
    thanks: await numbersOf(store, workspaceId, name, { table: 'Thanks', texts: ['fact'] }),
  };
}

interface MentioningTexts {
  readonly table: string;
  readonly texts: readonly string[];
  /** Its history, where it has one, and the column that says whose. */
  readonly events?: string;
  readonly of?: string;
  /** What it consists of, where people wrote that too; found by the same column. */
  readonly parts?: { readonly table: string; readonly text: string };
}

async function numbersOf(
  { db, engine }: EngineStore,
  workspaceId: string,
  name: string,
  { table, texts, events, of, parts }: MentioningTexts,
): Promise<number[]> {
  const at = parameters(engine);
  const holds = (column: string) =>
    engine === 'sqlite' ? `instr(${column}, ${at(2)}) > 0` : `strpos(${column}::text, ${at(2)}) > 0`;
  const among = (child: string, column: string) =>
    `"id" IN (SELECT e."${of}" FROM "${child}" AS e WHERE e."workspaceId" = ${at(1)} AND ${holds(`e."${column}"`)})`;
  const any = [
    ...texts.map((column) => holds(`"${column}"`)),
    ...(events === undefined ? [] : [among(events, 'data')]),
    ...(parts === undefined ? [] : [among(parts.table, parts.text)]),
  ].join(' OR ');
  const text = `SELECT "number" FROM "${table}" WHERE "workspaceId" = ${at(1)} AND (${any}) ORDER BY "number"`;
  const rows = await statements(db, workspaceId).queryText<{ number: number | bigint }[]>(
    text,
    workspaceId,
    name,
  );
  return rows.map(({ number }) => Number(number));
}
