// Lists and counts of suggestions: mine, waiting for me, those of a status or topic, and what a digest says of a period.
// Finding by words is in search.ts.
import type { Store } from '../../database/client.ts';
import type { DatabasePart } from '../../database/part.ts';
import type { Keys } from '../../keys.ts';
import type { Person } from '../../people/person.ts';
import type { Status } from '../lifecycle.ts';
import { authorIdOf, type Suggestion, withPeople } from '../suggestion.ts';

export interface Listed {
  readonly suggestions: readonly Suggestion[];
  /** How many there are in all. */
  readonly total: number;
}

export interface WrittenByAsker extends Listed {
  /** Set where older anonymous ones exist than were looked through: how many were. */
  readonly lookedThrough: number | null;
}

/** Those in this owner's hands to which a reply is owed, first due first. */
export function waitingFor(
  db: Store,
  workspaceId: string,
  owner: Pick<Person, 'id'>,
  part: DatabasePart,
): Promise<Listed> {
  return listed(db, { workspaceId, ownerId: owner.id, waitingSince: { not: null } }, part, [
    { dueAt: 'asc' },
    { number: 'asc' },
  ]);
}

/** Those to which a reply is owed and for which nobody answers, first due first. */
export function unowned(db: Store, workspaceId: string, part: DatabasePart): Promise<Listed> {
  return listed(db, { workspaceId, ownerId: null, waitingSince: { not: null } }, part, [
    { dueAt: 'asc' },
    { number: 'asc' },
  ]);
}

/** The ids of those that wait for this owner and that nobody has acknowledged yet, first due first. */
export async function newFor(
  db: Store,
  workspaceId: string,
  owner: Pick<Person, 'id'>,
): Promise<readonly string[]> {
  const rows = await db.suggestion.findMany({
    where: { workspaceId, ownerId: owner.id, waitingSince: { not: null }, status: 'received' },
    orderBy: [{ dueAt: 'asc' }, { number: 'asc' }],
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Those of these statuses, of one topic where it is given, and that wait for a reply or do not, where it is; newest first. */
export function suggestionsIn(
  db: Store,
  workspaceId: string,
  {
    statuses,
    topicId,
    isWaiting,
  }: {
    readonly statuses: readonly Status[];
    readonly topicId: string | null;
    readonly isWaiting?: boolean;
  },
  part: DatabasePart,
): Promise<Listed> {
  const where = {
    workspaceId,
    status: { in: [...statuses] },
    ...(topicId === null ? {} : { topicId }),
    ...waiting(isWaiting),
  };
  return listed(db, where, part, [{ number: 'desc' }]);
}

/** In the order of `ids`; unknown ones are left out. */
export async function suggestionsByIds(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly Suggestion[]> {
  const rows = await db.suggestion.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  const found = new Map((await withPeople(db, workspaceId, rows)).map((each) => [each.row.id, each]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Those that this person wrote, newest first; the anonymous ones too, which only their author is shown here. */
export async function writtenBy(
  db: Store,
  keys: Keys,
  workspaceId: string,
  author: Pick<Person, 'id'>,
  part: DatabasePart,
): Promise<WrittenByAsker> {
  const { ids, lookedThrough } = await sealedBy(db, keys, workspaceId, author.id);
  const where = { workspaceId, OR: [{ authorId: author.id }, { id: { in: ids } }] };
  return { ...(await listed(db, where, part, [{ number: 'desc' }])), lookedThrough };
}

/** Read and opened in 0.1 to 0.4 s on two busy cores; the rest of the program runs between batches. */
const MOST_SEALS = 5_000;
const BATCH = 1_000;

/** Nothing stored tells whose a seal is, not even a fingerprint, which would tie one author's ideas together: so each is opened. */
async function sealedBy(
  db: Store,
  keys: Keys,
  workspaceId: string,
  authorId: string,
): Promise<{ ids: string[]; lookedThrough: number | null }> {
  const ids: string[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (let looked = 0; looked < MOST_SEALS; looked += BATCH) {
    const rows = await db.suggestion.findMany({
      where: { workspaceId, anonymous: true, ...(looked === 0 ? {} : { number: { lt: before } }) },
      select: { id: true, number: true, sealedAuthor: true },
      orderBy: { number: 'desc' },
      take: BATCH,
    });
    for (const { id, sealedAuthor } of rows)
      if (authorIdOf(keys, { authorId: null, sealedAuthor }) === authorId) ids.push(id);
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return { ids, lookedThrough: null };
    before = last.number;
  }
  const older = await db.suggestion.findFirst({
    where: { workspaceId, anonymous: true, number: { lt: before } },
    select: { id: true },
  });
  return { ids, lookedThrough: older === null ? null : MOST_SEALS };
}

/** Only those that wait for a reply, or do not; all where it is not said. */
export function waiting(isWaiting: boolean | undefined) {
  return isWaiting === undefined ? {} : { waitingSince: isWaiting ? { not: null } : null };
}

type SuggestionsWhere = NonNullable<NonNullable<Parameters<Store['suggestion']['findMany']>[0]>['where']>;
type SortedBy = { readonly [column in 'dueAt' | 'number']?: 'asc' | 'desc' };

async function listed(
  db: Store,
  where: SuggestionsWhere & { readonly workspaceId: string },
  { skip, take }: DatabasePart,
  orderBy: readonly SortedBy[],
): Promise<Listed> {
  const rows = await db.suggestion.findMany({ where, orderBy: [...orderBy], skip, take });
  return {
    suggestions: await withPeople(db, where.workspaceId, rows),
    total: await db.suggestion.count({ where }),
  };
}
