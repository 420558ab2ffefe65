// Finding suggestions by their words, for /suggestions and its filters. What is like a draft is in similar.ts.
import type { Store } from '../../database/client.ts';
import { fold } from '../../terms/fold.ts';
import { tokensOf } from '../../terms/terms.ts';
import type { Status } from '../lifecycle.ts';
import { waiting } from './lists.ts';
import { documentCounts } from './terms.ts';

export interface Search {
  /** Absent: whatever its status. */
  readonly statuses?: readonly Status[];
  /** Absent: of every topic. */
  readonly topicId?: string;
  /** Absent: whether a reply is owed or not. */
  readonly isWaiting?: boolean;
  readonly skip: number;
  readonly take: number;
}

export interface FoundSuggestions {
  readonly ids: readonly string[];
  /** How many there are in all. */
  readonly total: number;
}

/**
 * The suggestions of this workspace that have all the words in title or details, newest first; accents, plurals and stop words do
 * not matter, and the last word may be the beginning of one (from 3 letters). Empty words find all; stop words alone, none.
 */
export async function searchIn(
  db: Store,
  workspaceId: string,
  words: string,
  { statuses, topicId, isWaiting, skip, take }: Search,
): Promise<FoundSuggestions> {
  const wanted = await alternatives(db, workspaceId, words);
  if (wanted === null) return { ids: [], total: 0 };
  const suggestion = {
    ...(statuses && { status: { in: [...statuses] } }),
    ...(topicId !== undefined && { topicId }),
    ...waiting(isWaiting),
  };
  const having = (terms: readonly string[]) => ({
    terms: { some: { workspaceId, term: { in: [...terms] } } },
  });
  const rarest = await rarestOf(db, workspaceId, wanted);
  if (rarest === null) {
    const where = { workspaceId, ...suggestion, AND: wanted.map(having) };
    const page = { where, skip, take, orderBy: { number: 'desc' }, select: { id: true } } as const;
    const [rows, total] = await Promise.all([db.suggestion.findMany(page), db.suggestion.count({ where })]);
    return { ids: rows.map(({ id }) => id), total };
  }
  // From the few index entries of one term: SQLite, starting from the suggestions, tries each of them.
  const others = wanted.filter((terms) => terms[0] !== rarest);
  const where = { workspaceId, term: rarest, suggestion: { ...suggestion, AND: others.map(having) } };
  const orderBy = { suggestion: { number: 'desc' } } as const;
  const [rows, total] = await Promise.all([
    db.suggestionTerm.findMany({ where, skip, take, orderBy, select: { suggestionId: true } }),
    db.suggestionTerm.count({ where }),
  ]);
  return { ids: rows.map(({ suggestionId }) => suggestionId), total };
}

/** Of the words that only one term stands for, the one that fewest suggestions have; null where no word is such. */
async function rarestOf(
  db: Store,
  workspaceId: string,
  wanted: readonly (readonly string[])[],
): Promise<string | null> {
  const alone = wanted.flatMap((terms) => (terms.length === 1 ? terms : []));
  if (alone.length === 0) return null;
  const counts = await documentCounts(db, workspaceId, alone);
  return alone.reduce((one, other) => ((counts.get(other) ?? 0) < (counts.get(one) ?? 0) ? other : one));
}

/** Of a longer question the first ones, and the last. */
const mostWords = 8;
const shortestPrefix = 3;
/** How many words a prefix may stand for; the most frequent ones. */
const mostCompletions = 30;

/** For each word asked for, the terms of which one must be there; null where nothing can be asked for. */
async function alternatives(db: Store, workspaceId: string, words: string): Promise<string[][] | null> {
  const tokens = tokensOf(words);
  const last = tokens.at(-1);
  if (!last) return words.trim() === '' ? [] : null;
  const telling = tokens.slice(0, -1).filter(({ stop }) => !stop);
  const wanted = telling.slice(0, mostWords - 1).map(({ term }) => [term]);
  const completed = await completions(db, workspaceId, fold(last.form));
  const ending = last.stop ? completed : [...new Set([last.term, ...completed])];
  // A stop word at the end narrows nothing; alone, it may still be how a longer word begins.
  if (last.stop && wanted.length > 0) return wanted;
  return ending.length === 0 ? null : [...wanted, ending];
}

async function completions(db: Store, workspaceId: string, prefix: string): Promise<string[]> {
  const after = successor(prefix);
  if ([...prefix].length < shortestPrefix || after === null) return [];
  const groups = await db.suggestionTerm.groupBy({
    by: ['term'],
    // The bounds let the engine use its index, the prefix makes them exact.
    where: { workspaceId, term: { gte: prefix, lt: after, startsWith: prefix } },
    _count: { suggestionId: true },
    orderBy: [{ _count: { suggestionId: 'desc' } }, { term: 'asc' }],
    take: mostCompletions,
  });
  return groups.map(({ term }) => term);
}

/** The first text after all that begin so, in letters and digits only, as a database's language may sort others elsewhere. */
function successor(prefix: string): string | null {
  const kept = prefix.replace(/[^a-y0-8]+$/, '');
  const last = kept.codePointAt(kept.length - 1);
  return last === undefined ? null : `${kept.slice(0, -1)}${String.fromCodePoint(last + 1)}`;
}
