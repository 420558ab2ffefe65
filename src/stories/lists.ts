// The best failures that wait for a moderator. What is said of one is views.ts.

import type { Store } from '../database/client.ts';
import type { StoryModel } from '../database/generated/sqlite/models.ts';
import type { Part } from '../database/part.ts';
import { peopleByIds } from '../people/person.ts';

export interface WaitingStory {
  readonly row: StoryModel;
  readonly teller: string;
}

/** Those told first come first. */
export async function storiesWaiting(
  db: Store,
  workspaceId: string,
  part: Part,
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
