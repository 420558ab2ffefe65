// What people did lately that may have them asked: told a best failure, saw cases through, answered ideas so that their authors say so, was thanked. Facts,
// to be told to whoever did them; nobody is counted, compared or ranked. Whom it has asked is invite.ts.
import type { Store } from '../database/client.ts';
import { inPortions } from '../feedback/portions.ts';
import { eventOf } from '../suggestions/history.ts';

/** One thing that somebody did, in a way that they recognise: numbers are those by which people name cases and ideas. */
export type Deed =
  | { readonly kind: 'story'; readonly title: string; readonly first: Date }
  | { readonly kind: 'cases'; readonly numbers: readonly number[]; readonly first: Date }
  | { readonly kind: 'answers'; readonly numbers: readonly number[]; readonly first: Date }
  | { readonly kind: 'thanks'; readonly first: Date };

/** From so many cases, or confirmed answers, on it is a habit and no chance. */
const SEVERAL = 3;
/** Thanked by so many people: fewer may be friends. */
const THANKED_BY = 5;

/** By person. @param since what was done before does not count */
export async function deedsSince(
  db: Store,
  workspaceId: string,
  since: Date,
): Promise<ReadonlyMap<string, readonly Deed[]>> {
  const all = [
    ...(await stories(db, workspaceId, since)),
    ...(await cases(db, workspaceId, since)),
    ...(await answers(db, workspaceId, since)),
    ...(await thanks(db, workspaceId, since)),
  ];
  const by = new Map<string, Deed[]>();
  for (const [personId, deed] of all) by.set(personId, [...(by.get(personId) ?? []), deed]);
  return by;
}

type Theirs = readonly [personId: string, Deed];

/** The latest of each teller. */
async function stories(db: Store, workspaceId: string, since: Date): Promise<Theirs[]> {
  const rows = await db.story.findMany({
    where: { workspaceId, status: 'approved', approvedAt: { gte: since } },
    orderBy: [{ approvedAt: 'asc' }, { number: 'asc' }],
    select: { tellerId: true, title: true, approvedAt: true },
  });
  const found = new Map<string, Deed>();
  for (const { tellerId, title, approvedAt } of rows) {
    const first = found.get(tellerId)?.first ?? approvedAt ?? since;
    found.set(tellerId, { kind: 'story', title, first });
  }
  return [...found];
}

async function cases(db: Store, workspaceId: string, since: Date): Promise<Theirs[]> {
  const rows = await db.customerCase.findMany({
    where: { workspaceId, status: 'resolved', resolvedAt: { gte: since }, takerId: { not: null } },
    orderBy: [{ resolvedAt: 'asc' }, { number: 'asc' }],
    select: { takerId: true, number: true, resolvedAt: true },
  });
  const done = rows.flatMap(({ takerId, number, resolvedAt }) =>
    takerId === null ? [] : [{ personId: takerId, number, at: resolvedAt ?? since }],
  );
  return several('cases', done);
}

/** Whose answer stood last before its author said that it answers. */
async function answers(db: Store, workspaceId: string, since: Date): Promise<Theirs[]> {
  const confirmed = await db.suggestionEvent.findMany({
    where: { workspaceId, kind: eventOf.confirm, at: { gte: since } },
    orderBy: [{ at: 'asc' }, { suggestionId: 'asc' }],
    select: { suggestionId: true, position: true, at: true, suggestion: { select: { number: true } } },
  });
  const spoken = new Map<string, { readonly position: number; readonly actorId: string }[]>();
  for (const ids of inPortions([...new Set(confirmed.map((each) => each.suggestionId))])) {
    const rows = await db.suggestionEvent.findMany({
      where: { workspaceId, suggestionId: { in: ids }, kind: { in: answering }, actorId: { not: null } },
      orderBy: { position: 'asc' },
      select: { suggestionId: true, position: true, actorId: true },
    });
    for (const { suggestionId, position, actorId } of rows)
      if (actorId !== null)
        spoken.set(suggestionId, [...(spoken.get(suggestionId) ?? []), { position, actorId }]);
  }
  const done = confirmed.flatMap(({ suggestionId, position, at, suggestion: { number } }) => {
    const last = spoken.get(suggestionId)?.findLast((each) => each.position < position);
    return last ? [{ personId: last.actorId, number, at }] : [];
  });
  return several('answers', done);
}

/** Of whoever was erased nobody knows any more who they were: all of them count as one. */
async function thanks(db: Store, workspaceId: string, since: Date): Promise<Theirs[]> {
  const rows = await db.thanks.findMany({
    where: { workspaceId, givenAt: { gte: since } },
    orderBy: [{ givenAt: 'asc' }, { number: 'asc' }],
    select: { giverId: true, thankedId: true, givenAt: true },
  });
  const by = new Map<string, { readonly givers: Set<string>; readonly first: Date }>();
  for (const { giverId, thankedId, givenAt } of rows) {
    const known = by.get(thankedId) ?? { givers: new Set<string>(), first: givenAt };
    known.givers.add(giverId);
    by.set(thankedId, known);
  }
  return [...by].flatMap(([personId, { givers, first }]): Theirs[] =>
    givers.size >= THANKED_BY ? [[personId, { kind: 'thanks', first }]] : [],
  );
}

const answering = [
  ...[eventOf.reply, eventOf.study, eventOf.plan, eventOf.test],
  ...[eventOf.conclude, eventOf.complete, eventOf.decline],
];

interface Feat {
  readonly personId: string;
  readonly number: number;
  readonly at: Date;
}

/** @param done in order */
function several(kind: 'cases' | 'answers', done: readonly Feat[]): Theirs[] {
  const by = new Map<string, Feat[]>();
  for (const each of done) by.set(each.personId, [...(by.get(each.personId) ?? []), each]);
  return [...by].flatMap(([personId, theirs]): Theirs[] => {
    const numbers = [...new Set(theirs.map(({ number }) => number))];
    const [first] = theirs;
    return first && numbers.length >= SEVERAL ? [[personId, { kind, numbers, first: first.at }]] : [];
  });
}
