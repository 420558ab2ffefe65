// Lists and counts of suggestions: mine, waiting for me, and what a digest says of a period.
import { startOfDay } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import type { Person } from '../people/person.ts';
import { authorIdOf, type Suggestion, withPeople } from './suggestion.ts';

export interface Listed {
  readonly suggestions: readonly Suggestion[];
  /** How many there are in all. */
  readonly total: number;
}

/** Those without a reply that wait for this owner, oldest first. */
export async function waitingFor(
  db: Store,
  workspaceId: string,
  owner: Person,
  most: number,
): Promise<Listed> {
  const where = {
    workspaceId,
    ownerId: owner.id,
    firstReplyAt: null,
    status: { in: ['received', 'acknowledged'] },
  };
  const rows = await db.suggestion.findMany({ where, orderBy: { number: 'asc' }, take: most });
  return {
    suggestions: await withPeople(db, workspaceId, rows),
    total: await db.suggestion.count({ where }),
  };
}

/** Those that this person wrote, newest first; the anonymous ones too, which only their author is shown here. */
export async function writtenBy(
  db: Store,
  keys: Keys,
  workspaceId: string,
  author: Person,
  most: number,
): Promise<Listed> {
  const sealed = await db.suggestion.findMany({
    where: { workspaceId, anonymous: true },
    select: { id: true, authorId: true, sealedAuthor: true },
  });
  const mineSealed = sealed.filter((row) => authorIdOf(keys, row) === author.id).map((row) => row.id);
  const where = { workspaceId, OR: [{ authorId: author.id }, { id: { in: mineSealed } }] };
  const rows = await db.suggestion.findMany({ where, orderBy: { number: 'desc' }, take: most });
  return {
    suggestions: await withPeople(db, workspaceId, rows),
    total: await db.suggestion.count({ where }),
  };
}

export interface PeriodCount {
  /** Came in during the period. */
  readonly received: number;
  /** Of those, how many have a reply by now. */
  readonly answered: number;
  /** All that wait now, whenever they came in. */
  readonly waiting: number;
  /** The one that has waited longest. */
  readonly oldest: Suggestion | null;
}

/** @param to end of the period, exclusive; also the instant as of which replies are counted */
export async function countPeriod(
  db: Store,
  workspaceId: string,
  from: Date,
  to: Date,
): Promise<PeriodCount> {
  // Anonymous ones keep their day alone, so whole days are counted: each in one digest, and none in two.
  const came = {
    workspaceId,
    OR: [
      { anonymous: false, submittedAt: { gte: from, lt: to } },
      { anonymous: true, submittedAt: { gte: startOfDay(from), lt: startOfDay(to) } },
    ],
  };
  const waits = {
    workspaceId,
    submittedAt: { lt: to },
    status: { in: ['received', 'acknowledged'] },
    OR: [{ firstReplyAt: null }, { firstReplyAt: { gte: to } }],
  };
  const [received, answered, waiting, oldest] = [
    await db.suggestion.count({ where: came }),
    await db.suggestion.count({ where: { ...came, firstReplyAt: { lt: to } } }),
    await db.suggestion.count({ where: waits }),
    await db.suggestion.findFirst({ where: waits, orderBy: [{ submittedAt: 'asc' }, { number: 'asc' }] }),
  ];
  const [suggestion] = oldest ? await withPeople(db, workspaceId, [oldest]) : [];
  return { received, answered, waiting, oldest: suggestion ?? null };
}
