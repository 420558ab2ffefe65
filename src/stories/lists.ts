// Best failures in lists: those that wait for a moderator, and those that one approved. What is said of one is views.ts.

import type { Store } from '../database/client.ts';
import type { StoryModel } from '../database/generated/sqlite/models.ts';
import type { DatabasePart } from '../database/part.ts';
import { peopleByIds } from '../people/person.ts';
import { namedHero } from './story.ts';

export interface WaitingStory {
  readonly row: StoryModel;
  readonly teller: string;
}

/** Those told first come first. */
export async function storiesWaiting(
  db: Store,
  workspaceId: string,
  part: DatabasePart,
): Promise<{ readonly stories: readonly WaitingStory[]; readonly total: number }> {
  const where = { workspaceId, status: 'submitted' };
  const total = await db.story.count({ where });
  const rows = await db.story.findMany({
    where,
    ...part,
    orderBy: [{ submittedAt: 'asc' }, { number: 'asc' }],
  });
  const tellers = await peopleByIds(
    db,
    workspaceId,
    rows.map(({ tellerId }) => tellerId),
  );
  const name = ({ tellerId }: StoryModel) => tellers.find(({ id }) => id === tellerId)?.name ?? '?';
  return { stories: rows.map((row) => ({ row, teller: name(row) })), total };
}

export interface ApprovedStory {
  readonly row: StoryModel;
  /** Who made it right, where they agreed to be named. */
  readonly hero: string | null;
}

/** The next ones after that number, by number. */
export async function approvedStories(
  db: Store,
  workspaceId: string,
  { after, take }: { readonly after: number; readonly take: number },
): Promise<readonly ApprovedStory[]> {
  const rows = await db.story.findMany({
    where: { workspaceId, status: 'approved', number: { gt: after } },
    orderBy: { number: 'asc' },
    take,
  });
  const ids = rows.flatMap(({ creditedId }) => creditedId ?? []);
  const people = await peopleByIds(db, workspaceId, ids);
  return rows.map((row) => {
    const credited = people.find(({ id }) => id === row.creditedId) ?? null;
    return { row, hero: namedHero({ row, credited }) };
  });
}
