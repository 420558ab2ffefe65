// A suggestion as rooms and screens see it: its row, its topic, its owner, and its author unless anonymous.
import type { Store } from '../database/client.ts';
import type { SuggestionModel } from '../database/generated/sqlite/models.ts';
import type { Keys } from '../keys.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import { type Status, statusFrom } from './lifecycle.ts';
import { type Topic, topicById } from './topics.ts';

export interface Suggestion {
  readonly row: SuggestionModel;
  readonly status: Status;
  readonly topic: Topic;
  readonly owner: Person | null;
  /** Null when anonymous. */
  readonly author: Person | null;
  /** Who gave the first reply. */
  readonly answeredBy: Person | null;
}

/** Null when this workspace has no such suggestion. */
export async function suggestionById(db: Store, workspaceId: string, id: string): Promise<Suggestion | null> {
  const row = await db.suggestion.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  const [suggestion] = row ? await withPeople(db, workspaceId, [row]) : [];
  return suggestion ?? null;
}

export async function withPeople(
  db: Store,
  workspaceId: string,
  rows: readonly SuggestionModel[],
): Promise<Suggestion[]> {
  const ids = rows
    .flatMap((row) => [row.ownerId, row.authorId, row.firstReplyBy])
    .filter((id) => id !== null);
  const people = new Map(
    (await peopleByIds(db, workspaceId, [...new Set(ids)])).map((each) => [each.id, each]),
  );
  const topics = new Map<string, Topic>();
  for (const id of new Set(rows.map((row) => row.topicId)))
    topics.set(id, await topicById(db, workspaceId, id));
  return rows.map((row) => ({
    row,
    status: statusFrom(row.status),
    topic: topics.get(row.topicId) as Topic,
    owner: people.get(row.ownerId ?? '') ?? null,
    author: people.get(row.authorId ?? '') ?? null,
    answeredBy: people.get(row.firstReplyBy ?? '') ?? null,
  }));
}

const AUTHOR = 'suggestion.author';

/** The author, hidden from everyone who can read the database. */
export function sealAuthor(keys: Keys, personId: string): string {
  return keys.seal(AUTHOR, personId);
}

/** The author's person id, for letting the bot write to them. Never show it, log it or store it in the clear. */
export function authorIdOf(
  keys: Keys,
  row: Pick<SuggestionModel, 'authorId' | 'sealedAuthor'>,
): string | null {
  if (row.authorId !== null) return row.authorId;
  return row.sealedAuthor === null ? null : keys.open(AUTHOR, row.sealedAuthor);
}
