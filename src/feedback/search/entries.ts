// Asks each engine's own index which answers have some words. What is shown of them is in search.ts.
import { z } from 'zod';
import { beyond, type Engine, type EngineStore, type Store, statements } from '../../database/client.ts';
import type { FeedbackFilters } from '../filters.ts';
import { type Conditions, conditionsOf } from './conditions.ts';
import { matchOf, type WantedTerms } from './words.ts';

export interface SearchEntry {
  readonly feedbackId: string;
  /** When it was answered, in milliseconds. */
  readonly at: number;
}

export interface Entries {
  /** Those that pass the filters, the latest stored first; at most `most`. */
  readonly entries: readonly SearchEntry[];
  /** How many have the words, at most `look`. */
  readonly looked: number;
}

export interface SearchBounds {
  /** How many of those that have the words are held against the filters: the latest stored. */
  readonly look: number;
  readonly most: number;
}

/**
 * Where enough answers have the last word itself, longer ones that begin so are not looked for: both engines would put all of those
 * in order.
 */
export async function entriesHaving(
  store: EngineStore,
  workspaceId: string,
  wanted: WantedTerms,
  filters: FeedbackFilters,
  { look, most }: SearchBounds,
): Promise<Entries> {
  const conditions = conditionsOf(store.engine, filters, 6);
  const ask = (asked: WantedTerms, above: number) =>
    entriesOf(store, conditions, [matchOf(store.engine, asked), workspaceId, above, look, most]);
  const { terms, last } = wanted;
  const isPlain = last.term === null || last.prefix === null;
  const plain = isPlain ? wanted : { terms, last: { ...last, prefix: null } };
  const forms = isPlain ? [wanted] : [plain, wanted];
  if (store.engine === 'sqlite') {
    const found = await ask(plain, 0);
    return isPlain || found.looked >= look ? found : ask(wanted, 0);
  }
  // PostgreSQL's index knows no order: what is usual is read backwards until there is enough of it; what is rare is put in order.
  const position = await lastPosition(store.db);
  let seen = 0;
  for (const form of forms) {
    const found = await ask(form, Math.max(1, position - BAND));
    if (found.looked >= look) return found;
    seen = found.looked;
  }
  if (seen * WIDER < look) return ask(wanted, 0);
  const found = await ask(wanted, Math.max(1, position - BAND * WIDER));
  return found.looked >= look ? found : ask(wanted, 0);
}

/** How many of the latest entries are read backwards, and how many times as many where that promises to be enough. */
const BAND = 10_000;
const WIDER = 4;

async function lastPosition(db: Store): Promise<number> {
  const last = await beyond(db, 'the whole database').feedbackText.findFirst({
    orderBy: { position: 'desc' },
    select: { position: true },
  });
  return last?.position ?? 0;
}

async function entriesOf(
  { db, engine }: EngineStore,
  conditions: Conditions,
  values: readonly [match: string, workspaceId: string, above: number, look: number, most: number],
): Promise<Entries> {
  const [, , above] = values;
  const latest = engine === 'sqlite' ? latestOf.sqlite : above > 0 ? latestOf.band : latestOf.all;
  // One text for all rows: a thousand rows cost Prisma many times what the engine needs to find them.
  const [row] = await statements(db, values[1]).queryText<{ found: string }[]>(
    searches[engine](latest, conditions.sql),
    ...values,
    ...conditions.values,
  );
  const { looked, entries } = answered.parse(JSON.parse(row?.found ?? ''));
  return { looked, entries: entries.map(([feedbackId, at]) => ({ feedbackId, at: Date.parse(at) })) };
}

const answered = z.object({ looked: z.number(), entries: z.array(z.tuple([z.string(), z.string()])) });

/**
 * 1 the words, 2 the workspace, 3 the position above which, 4 how many are looked at, 5 how many at most; conditions from 6 on.
 * The index is made by hand in the migration "feedback_search". FTS5 gives its rows in the order of their numbers by itself.
 */
const having = `SELECT "position", "feedbackId" FROM "FeedbackText"
  WHERE array_to_tsvector(string_to_array("words", ' ')) @@ $1::tsquery AND "workspaceId" = $2 AND "position" > $3::int`;
const latestOf = {
  sqlite: `SELECT t."position", t."feedbackId" FROM "FeedbackSearch" AS s
    CROSS JOIN "FeedbackText" AS t ON t."position" = s.rowid
    WHERE s."FeedbackSearch" MATCH ?1 AND t."workspaceId" = ?2 AND s.rowid > ?3 ORDER BY s.rowid DESC LIMIT ?4`,
  band: `${having} ORDER BY "position" DESC LIMIT $4::int`,
  all: `WITH found AS MATERIALIZED (${having}) SELECT * FROM found ORDER BY "position" DESC LIMIT $4::int`,
};

/** Instants as ISO 8601 in UTC. */
const searches: Readonly<Record<Engine, (latest: string, conditions: string) => string>> = {
  sqlite: (latest, conditions) => `WITH latest AS MATERIALIZED (${latest}),
    passing AS (
      SELECT f."id", f."answeredAt" FROM latest AS l
      CROSS JOIN "Feedback" AS f ON f."workspaceId" = ?2 AND f."id" = l."feedbackId"${conditions}
      ORDER BY l."position" DESC LIMIT ?5)
    SELECT json_object('looked', (SELECT count(*) FROM latest),
      'entries', json((SELECT json_group_array(json_array("id", "answeredAt")) FROM passing))) AS "found"`,
  postgresql: (latest, conditions) => `WITH latest AS MATERIALIZED (${latest}),
    passing AS (
      SELECT f."id", to_char(f."answeredAt", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at" FROM latest AS l
      JOIN "Feedback" AS f ON f."workspaceId" = $2 AND f."id" = l."feedbackId"${conditions}
      ORDER BY l."position" DESC LIMIT $5::int)
    SELECT json_build_object('looked', (SELECT count(*) FROM latest),
      'entries', (SELECT coalesce(json_agg(json_build_array("id", "at")), '[]') FROM passing))::text AS "found"`,
};
