// The index by which suggestions are found: the terms of each one's title and details. Asking it is in similar.ts and search.ts.
import { type EngineStore, insertMany, type Store } from '../../database/client.ts';
import type { SuggestionModel } from '../../database/generated/sqlite/models.ts';
import { termsOf } from '../../terms/terms.ts';

export type SuggestionWords = Pick<SuggestionModel, 'title' | 'details'>;

/** Of a long text the first ones, the title's before all others. */
const mostTerms = 60;

/**
 * Makes a suggestion findable; for the transaction that stores it, after its row: `{ db: tx, engine: database.engine }`.
 * One statement; indexing the same words twice changes nothing.
 */
export async function indexTerms(
  store: EngineStore,
  { workspaceId, id, title, details }: SuggestionWords & Pick<SuggestionModel, 'workspaceId' | 'id'>,
): Promise<void> {
  const rows = termsOf(`${title}\n${details}`)
    .slice(0, mostTerms)
    .map((term) => ({ workspaceId, term, suggestionId: id }));
  await insertMany(store, 'SuggestionTerm', columns, rows);
}

const columns = { workspaceId: 'text', term: 'text', suggestionId: 'text' } as const;

/** The same where its words have changed. */
export async function indexAnew(
  store: EngineStore,
  row: SuggestionWords & Pick<SuggestionModel, 'workspaceId' | 'id'>,
): Promise<void> {
  const { workspaceId, id: suggestionId } = row;
  await store.db.suggestionTerm.deleteMany({ where: { workspaceId, suggestionId } });
  await indexTerms(store, row);
}

/** Indexes those of a workspace that no term leads to: stored before there was an index. Says how many it looked at. */
export async function indexMissing(store: EngineStore, workspaceId: string): Promise<number> {
  let looked = 0;
  for (let after = 0; ; ) {
    const rows = await store.db.suggestion.findMany({
      where: { workspaceId, number: { gt: after }, terms: { none: {} } },
      orderBy: { number: 'asc' },
      take: 500,
      select: { workspaceId: true, id: true, number: true, title: true, details: true },
    });
    for (const row of rows) await indexTerms(store, row);
    const last = rows.at(-1);
    if (!last) return looked;
    looked += rows.length;
    after = last.number;
  }
}

/** In how many suggestions of the workspace each term is, closed ones too; absent where in none. */
export async function documentCounts(
  db: Store,
  workspaceId: string,
  terms: readonly string[],
): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map();
  const groups = await db.suggestionTerm.groupBy({
    by: ['term'],
    where: { workspaceId, term: { in: [...terms] } },
    _count: { suggestionId: true },
  });
  return new Map(groups.map(({ term, _count }) => [term, _count.suggestionId]));
}
