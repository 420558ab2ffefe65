// Lists of actions, and finding them by their words.
import type { Store } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';
import type { DatabasePart } from '../database/part.ts';
import { fold } from '../terms/fold.ts';
import { type Token, tokensOf } from '../terms/terms.ts';
import { actionsOf, type PlanAction } from './action.ts';
import { goingOn } from './lifecycle.ts';

export const actionLists = ['mine', 'open', 'late', 'done', 'all'] as const;
export type ActionList = (typeof actionLists)[number];

export interface ActionsAsked {
  readonly list: ActionList;
  readonly readerId: string;
  /** The reader's day, YYYY-MM-DD: what was due before it is late. */
  readonly today: string;
  /** Only those of this touchpoint; null: of any. */
  readonly touchpoint: string | null;
  /** Only those that have all of these words in title or for whom; '' all. Accents, plurals and stop words do not matter, and the last
   * word may be the beginning of one (from 3 letters). */
  readonly words: string;
}

export interface ListedActions {
  readonly actions: readonly PlanAction[];
  /** How many there are in all. */
  readonly total: number;
}

/** What goes on first due first, then what has no day; what is over the latest first. */
export async function listActions(
  db: Store,
  workspaceId: string,
  { words, ...asked }: ActionsAsked,
  part: DatabasePart,
): Promise<ListedActions> {
  const where = whereOf(workspaceId, asked);
  const orderBy = orderOf(asked.list);
  if (words.trim() === '') {
    const rows = await db.action.findMany({ where, orderBy, ...part });
    return { actions: await actionsOf(db, workspaceId, rows), total: await db.action.count({ where }) };
  }
  const select = { id: true, title: true, forWhom: true } as const;
  const ids = (await db.action.findMany({ where, orderBy, select }))
    .filter((each) => hasAll(words, `${each.title}\n${each.forWhom}`))
    .map(({ id }) => id);
  const some = ids.slice(part.skip, part.skip + part.take);
  const rows = await db.action.findMany({ where: { workspaceId, id: { in: some } } });
  const inOrder = rows.toSorted((a, b) => some.indexOf(a.id) - some.indexOf(b.id));
  return { actions: await actionsOf(db, workspaceId, inOrder), total: ids.length };
}

/** Those that go on, by number: what something new may grow into as well. */
export function openActions(
  db: Store,
  workspaceId: string,
): Promise<{ id: string; number: number; title: string }[]> {
  return db.action.findMany({
    where: { workspaceId, status: { in: [...goingOn] } },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, title: true },
  });
}

/** The touchpoints at which actions are. */
export async function touchpointsOfActions(db: Store, workspaceId: string): Promise<string[]> {
  const rows = await db.action.groupBy({
    by: ['touchpoint'],
    where: { workspaceId, touchpoint: { not: null } },
    orderBy: { touchpoint: 'asc' },
  });
  return rows.flatMap(({ touchpoint }) => touchpoint ?? []);
}

function whereOf(
  workspaceId: string,
  { list, readerId, today, touchpoint }: Omit<ActionsAsked, 'words'>,
): Prisma.ActionWhereInput & { readonly workspaceId: string } {
  const status = { in: [...goingOn] };
  const of = {
    mine: { ownerId: readerId, status },
    open: { status },
    late: { status, dueOn: { lt: today } },
    done: { status: 'done' },
    all: {},
  } satisfies Record<ActionList, Prisma.ActionWhereInput>;
  return { workspaceId, ...of[list], ...(touchpoint === null ? {} : { touchpoint }) };
}

function orderOf(list: ActionList): Prisma.ActionOrderByWithRelationInput[] {
  if (list === 'all') return [{ number: 'desc' }];
  if (list === 'done') return [{ doneAt: 'desc' }, { number: 'desc' }];
  return [{ dueOn: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }];
}

const SHORTEST_PREFIX = 3;

/** A company has hundreds of actions, not an index of them. A stop word alone is looked for as how a longer word begins. */
function hasAll(words: string, text: string): boolean {
  const asked = tokensOf(words);
  const telling = asked.filter(({ stop }) => !stop);
  const wanted = telling.length > 0 ? telling : asked.slice(-1);
  const said = tokensOf(text).filter(({ stop }) => !stop);
  return (
    wanted.length > 0 &&
    wanted.every((token) => said.some((each) => isSaid(token, each, token === asked.at(-1))))
  );
}

function isSaid({ term, form, stop }: Token, said: Token, isLast: boolean): boolean {
  if (!stop && said.term === term) return true;
  const begun = fold(form);
  return isLast && [...begun].length >= SHORTEST_PREFIX && fold(said.form).startsWith(begun);
}
