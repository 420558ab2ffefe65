// What the database without the key seems to say of who wrote something anonymous: by transactions, orders, sizes, ids and dates.
import { expect } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import type { SuggestionModel } from '../../src/database/generated/sqlite/models.ts';
import type { Keys } from '../../src/keys.ts';
import { openAct } from '../../src/suggestions/outbox/hidden-act.ts';
import { authorIdOf } from '../../src/suggestions/suggestion.ts';
import { everyRow } from './every-row.ts';
import { type LogRecord, namedAround, namedIn, nearestInBytes } from './log-records.ts';
import { mixed, some } from './mixed.ts';

/** What an attacker would have to guess, and whom they name by each clue. */
export interface Secret {
  readonly author: string;
  /** How many people did something in that hour, and so could have. */
  readonly active: number;
  readonly guesses: Readonly<Record<string, string | undefined>>;
}

interface Ordered {
  /** By which transaction a row was written; on SQLite which row it is of its table. */
  readonly place: number;
  readonly who: string | null;
}

/** What each clue says of the rows that wait. */
export async function guessedOfRows(
  database: Database,
  keys: Keys,
  { sealed, active, records }: { sealed: readonly Sealed[]; active: number; records: readonly LogRecord[] },
): Promise<Secret[]> {
  const { people, acts } = await written(database);
  return sealed.map(({ seal, ...row }) => {
    const place = Number(row.place);
    const around = namedAround(records, row.id);
    // Whoever reads the log finds the row in it: otherwise the clue would say nothing.
    expect(around.isFound).toBe(true);
    const byTransaction = {
      'the row of a person that was written next to it': nearest(people, place),
      'who acted last before it': before(acts, place),
      'who acted first after it': after(acts, place),
    };
    return {
      author: openAct(keys, seal).personId,
      active,
      guesses: {
        ...(database.engine === 'postgresql' ? byTransaction : {}),
        'whose rows are next to it in the log': personOf(around.nearest),
        'whose rows the log wrote last before it': personOf(around.before),
        'whose rows the log wrote first after it': personOf(around.after),
      },
    };
  });
}

/** What each clue says of those who acted on their ideas, once that is done. */
export async function guessedOfActs(
  database: Database,
  keys: Keys,
  {
    ideas,
    active,
    records,
  }: { ideas: readonly SuggestionModel[]; active: number; records: readonly LogRecord[] },
): Promise<Secret[]> {
  const { people, acts } = await written(database);
  const events: { idea: string; place: number }[] = await database.db.$queryRawUnsafe(
    `SELECT ${placeOf(database)}, "suggestionId" AS idea FROM "SuggestionEvent"
     WHERE "actorId" IS NULL AND "kind" <> 'submitted' ORDER BY "position"`,
  );
  return ideas.map((idea) => {
    const place = Number(events.findLast((each) => each.idea === idea.id)?.place);
    // What an author did without their name is in the history, without it.
    expect(place).toBeGreaterThan(0);
    const around = namedAround(records, idea.id);
    return {
      author: authorIdOf(keys, idea) ?? '',
      active,
      guesses: {
        'the row of a person that was written next to what was done': nearest(people, place),
        'who acted last before what was done': before(acts, place),
        'who acted first after what was done': after(acts, place),
        'whose rows are next to what was done in the log': personOf(around.nearest),
        'whose rows the log wrote last before what was done': personOf(around.before),
        'whose rows the log wrote first after what was done': personOf(around.after),
      },
    };
  });
}

/** Rows of people, and what they did under their names. */
async function written(database: Database) {
  const place = placeOf(database);
  const people: Ordered[] = await database.db.$queryRawUnsafe(`SELECT ${place}, "id" AS who FROM "Person"`);
  const acts: Ordered[] = await database.db.$queryRawUnsafe(
    `SELECT ${place}, "actorId" AS who FROM "SuggestionEvent" WHERE "actorId" IS NOT NULL AND "kind" <> 'replied'`,
  );
  return { people, acts };
}

const HOUR_MS = 3_600_000;

function personOf(externalId: string | undefined): string | undefined {
  return externalId && `person-${externalId}`;
}

/** Where a row stands in its table: one that is written anew moves to where there is room. */
function heapOf({ engine }: Database): string {
  if (engine === 'sqlite') return 'rowid AS place';
  return '((ctid::text::point)[0] * 1000 + (ctid::text::point)[1])::bigint AS place';
}

type Rows = ReadonlyMap<string, readonly string[]>;

/** Who is named more or less often in two copies of the database. */
function mentionsMoved(before: Rows, after: Rows) {
  const counts = new Map<string, number>();
  const count = (rows: Rows, sign: number) => {
    for (const text of [...rows.values()].flat())
      for (const who of namedIn(text)) counts.set(who, (counts.get(who) ?? 0) + sign);
  };
  count(before, -1);
  count(after, 1);
  const of = (isWanted: (change: number) => boolean) =>
    [...counts].filter(([, change]) => isWanted(change)).map(([who]) => who);
  return { more: of((change) => change > 0), fewer: of((change) => change < 0) };
}

interface Hour {
  /** The number of the last idea before. */
  readonly since: number;
  readonly start: Date;
  readonly sealed: readonly Sealed[];
  readonly active: number;
  /** All of the hour's. */
  readonly records: readonly LogRecord[];
  /** SQLite's file. */
  readonly url: string | null;
  readonly before: Rows;
}

/** What each clue says of the ideas that came since. */
export async function guessed(
  database: Database,
  keys: Keys,
  { since, start, sealed, active, records, url, before: rowsBefore }: Hour,
): Promise<Secret[]> {
  const { db } = database;
  const ideas = await db.suggestion.findMany({
    where: { number: { gt: since }, anonymous: true },
    orderBy: { number: 'asc' },
  });
  const place = placeOf(database);
  const { people, acts } = await written(database);
  const refreshed = await db.person.findMany({ where: { refreshedAt: { gte: start } } });
  const places: { id: string; place: number }[] = await db.$queryRawUnsafe(
    `SELECT ${place}, "id" FROM "Suggestion"`,
  );
  const placeById = new Map(places.map((each) => [each.id, Number(each.place)]));
  const inTurn = (rows: readonly Sealed[]) => rows.map((row) => Number(row.place));
  // Even whoever knew which of them are ideas.
  const came = sealed.filter(({ seal }) => openAct(keys, seal).hidden.kind === 'submit');
  const byPlace = inTurn(came.toSorted((a, b) => Number(a.place) - Number(b.place)));
  const byId = inTurn(came.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  const bytes =
    url === null
      ? null
      : nearestInBytes(
          url,
          ideas.map(({ id }) => id),
        );
  const moved = mentionsMoved(rowsBefore, await everyRow(database));
  const refreshing = (await db.person.findMany()).map(({ id, refreshedAt }) => ({
    place: refreshedAt.getTime(),
    who: id,
  }));
  const rows: Ordered[] = await db.$queryRawUnsafe(`SELECT ${heapOf(database)}, "id" AS who FROM "Person"`);
  const byForm = ideas.toSorted((a, b) => (a.formKey < b.formKey ? -1 : 1));
  // Nothing sealed is longer or shorter than the rest.
  expect(new Set([...sealed.map(({ seal }) => seal.length)]).size).toBe(1);
  expect(new Set(ideas.map(({ sealedAuthor }) => sealedAuthor?.length)).size).toBe(1);
  return ideas.map((idea, i) => {
    const mine = placeById.get(idea.id) ?? 0;
    const around = namedAround(records, idea.id);
    const inBytes = bytes
      ? { 'who is named nearest to the idea in the bytes of the file': personOf(bytes.get(idea.id)) }
      : {};
    return {
      author: authorIdOf(keys, idea) ?? '',
      active,
      guesses: {
        'the row of a person that was written next to the idea': nearest(people, mine),
        'a person who was asked about since': some(refreshed, 1)[0]?.id,
        'who acted last before the idea': before(acts, mine),
        'who acted last before the sealed row, in order of numbers': before(acts, byPlace[i] ?? 0),
        'who acted first after it': after(acts, byPlace[i] ?? 0),
        'the row of a person that was written next to it': nearest(people, byPlace[i] ?? 0),
        'whose date of refreshing is nearest to the hour': nearest(refreshing, start.getTime() + HOUR_MS / 2),
        'whose row stands last in the table of people': before(rows, Number.POSITIVE_INFINITY),
        'whose rows are next to the idea in the log': personOf(around.nearest),
        'whose rows the log wrote last before the idea': personOf(around.before),
        'whose rows the log wrote first after the idea': personOf(around.after),
        'who is in more rows since the ideas came': personOf(some(moved.more, 1)[0]),
        'who is in fewer rows since the ideas came': personOf(some(moved.fewer, 1)[0]),
        ...inBytes,
        'the same in order of ids': before(acts, byId[byForm.indexOf(idea)] ?? 0),
      },
    };
  });
}

export interface Sealed {
  readonly id: string;
  readonly seal: string;
  readonly place: number;
}

/** On SQLite sealed rows have no place but that of their ids. */
export function sealedRows({ db, engine }: Database): Promise<Sealed[]> {
  const place = engine === 'sqlite' ? '0 AS place' : 'xmin::text::bigint AS place';
  return db.$queryRawUnsafe(`SELECT ${place}, "id", "seal" FROM "SealedAct"`);
}

function placeOf({ engine }: Database): string {
  return engine === 'sqlite' ? 'rowid AS place' : 'xmin::text::bigint AS place';
}

function nearest(rows: readonly Ordered[], place: number): string | undefined {
  const far = (row: Ordered) => Math.abs(Number(row.place) - place);
  return mixed(rows).toSorted((a, b) => far(a) - far(b))[0]?.who ?? undefined;
}

function before(rows: readonly Ordered[], place: number): string | undefined {
  const found = rows
    .filter((row) => Number(row.place) < place)
    .toSorted((a, b) => Number(b.place) - Number(a.place));
  return found[0]?.who ?? undefined;
}

function after(rows: readonly Ordered[], place: number): string | undefined {
  const found = rows
    .filter((row) => Number(row.place) > place)
    .toSorted((a, b) => Number(a.place) - Number(b.place));
  return found[0]?.who ?? undefined;
}
