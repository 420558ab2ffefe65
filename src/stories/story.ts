// A "best failure": a problem that somebody turned into a great experience. Its row, its people, its rules.
import type { Store } from '../database/client.ts';
import type { StoryModel } from '../database/generated/sqlite/models.ts';
import { type Person, peopleByIds } from '../people/person.ts';

export type StoryStatus = 'submitted' | 'returned' | 'approved';
/** Whether the credited person may be named: they are asked first, unless they tell the story themselves. */
export type Credit = 'asked' | 'agreed' | 'refused';

export interface StoryText {
  readonly title: string;
  readonly wentWrong: string;
  readonly weDid: string;
  readonly customerSaid: string;
  readonly learned: string;
}

export interface Story {
  readonly row: StoryModel;
  readonly status: StoryStatus;
  readonly teller: Person;
  /** Who made it right, whether or not they may be named. */
  readonly credited: Person | null;
}

export async function storyById(db: Store, workspaceId: string, id: string): Promise<Story | null> {
  const row = await db.story.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!row) return null;
  const people = await peopleByIds(db, workspaceId, [
    row.tellerId,
    ...(row.creditedId ? [row.creditedId] : []),
  ]);
  const teller = people.find((person) => person.id === row.tellerId);
  if (!teller) throw new Error(`story ${id} has a teller that is not among its workspace's people`);
  return {
    row,
    status: statusFrom(row.status),
    teller,
    credited: people.find((person) => person.id === row.creditedId) ?? null,
  };
}

/** The name to show with a story; null where nobody is credited or nobody agreed to be named. */
export function namedHero({ row, credited }: Pick<Story, 'row' | 'credited'>): string | null {
  return row.credit === 'agreed' ? (credited?.name ?? null) : null;
}

function statusFrom(text: string): StoryStatus {
  if (text === 'submitted' || text === 'returned' || text === 'approved') return text;
  throw new Error(`unknown story status ${JSON.stringify(text)}`);
}
