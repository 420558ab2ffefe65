// Which open suggestions say what somebody is about to say. How alike two texts are is in likeness.ts.
import type { Store } from '../../database/client.ts';
import type { SuggestionModel } from '../../database/generated/sqlite/models.ts';
import { termsOf } from '../../terms/terms.ts';
import { openStatuses } from '../lifecycle.ts';
import { alike, likeness, type Weigh, weighBy } from './likeness.ts';
import { documentCounts, type SuggestionWords } from './terms.ts';

/**
 * Open suggestions of this workspace that are really like the draft, best first, newest first among equals; none where none is.
 * Under 100 ms with 50,000 suggestions (`npm run bench`): the rarest terms choose some candidates, which are then compared.
 */
export async function similarTo(
  db: Store,
  workspaceId: string,
  draft: SuggestionWords,
  most = 3,
): Promise<SuggestionModel[]> {
  const terms = termsOf(`${draft.title}\n${draft.details}`).slice(0, mostTerms);
  if (terms.length === 0) return [];
  const [counts, documents] = await Promise.all([
    documentCounts(db, workspaceId, terms),
    lastNumber(db, workspaceId),
  ]);
  const known = new Map(terms.map((term) => [term, counts.get(term) ?? 0]));
  const roughly = weighBy(known, documents);
  const chosen = await candidates(db, workspaceId, rarest(counts), roughly);
  const finalists = ranked(draft, chosen, roughly).slice(0, mostFinalists);
  // Only now are the words counted that the draft does not have, and that set the others apart from it.
  const others = new Set(finalists.flatMap(({ title, details }) => termsOf(`${title}\n${details}`)));
  const unknown = [...others].filter((term) => !known.has(term));
  const exactly = weighBy(
    new Map([...known, ...(await documentCounts(db, workspaceId, unknown))]),
    documents,
  );
  const best = ranked(draft, finalists, exactly).slice(0, most);
  return inOrder(
    db,
    workspaceId,
    best.map(({ id }) => id),
  );
}

/** The ones that are alike enough, best first. */
function ranked(draft: SuggestionWords, all: readonly SimilarCandidate[], weigh: Weigh): SimilarCandidate[] {
  return all
    .map((candidate) => ({ candidate, score: likeness(draft, candidate, weigh) }))
    .filter(({ score }) => score >= alike)
    .sort((one, other) => other.score - one.score || other.candidate.number - one.candidate.number)
    .map(({ candidate }) => candidate);
}

/** Of a long draft; what comes after adds time and little else. */
const mostTerms = 24;
/** How many index entries are read to choose candidates. */
const mostEntries = 2_500;
const mostCandidates = 60;
const mostFinalists = 8;

/** The terms that few suggestions have, as many as can be read in time, but two at least. */
function rarest(counts: ReadonlyMap<string, number>): string[] {
  let entries = 0;
  return [...counts]
    .sort(([, one], [, other]) => one - other)
    .filter(([, count], index) => {
      entries += count;
      return index < 2 || entries <= mostEntries;
    })
    .map(([term]) => term);
}

/** How many suggestions there are: they are numbered without gaps, and none is ever deleted. */
async function lastNumber(db: Store, workspaceId: string): Promise<number> {
  const last = await db.suggestion.findFirst({
    where: { workspaceId },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  return last?.number ?? 0;
}

type SimilarCandidate = SuggestionWords & Pick<SuggestionModel, 'id' | 'number'>;

/**
 * The open ones that have the most of these terms, by weight. Added up here, because SQLite, asked to group by suggestion, reads
 * the whole index in that order instead of these terms' part of it.
 */
async function candidates(
  db: Store,
  workspaceId: string,
  terms: readonly string[],
  weigh: Weigh,
): Promise<SimilarCandidate[]> {
  const entries = await db.suggestionTerm.findMany({
    where: { workspaceId, term: { in: [...terms] }, suggestion: { status: { in: [...openStatuses] } } },
    select: { suggestionId: true, term: true },
  });
  const weights = new Map<string, number>();
  for (const { suggestionId, term } of entries)
    weights.set(suggestionId, (weights.get(suggestionId) ?? 0) + weigh(term));
  const ids = [...weights]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostCandidates)
    .map(([id]) => id);
  return db.suggestion.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, number: true, title: true, details: true },
  });
}

async function inOrder(db: Store, workspaceId: string, ids: readonly string[]): Promise<SuggestionModel[]> {
  if (ids.length === 0) return [];
  const rows = await db.suggestion.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  return rows.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}
