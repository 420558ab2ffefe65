// Thank-yous in lists: those that somebody got, the latest first; and those that others read, of which a digest tells some.
import type { Store } from '../database/client.ts';
import type { DatabasePart } from '../database/part.ts';
import type { Address } from '../messages/message.ts';
import { type GivenThanks, isPublic, saysSomething, thanksOf } from './thanks.ts';

/** @param since of those given from then on; null: of all */
export async function thanksTo(
  db: Store,
  workspaceId: string,
  thankedId: string,
  { since = null, ...part }: DatabasePart & { readonly since?: Date | null },
): Promise<{ readonly thanks: readonly GivenThanks[]; readonly total: number }> {
  const where = { workspaceId, thankedId, ...(since === null ? {} : { givenAt: { gte: since } }) };
  const rows = await db.thanks.findMany({
    where,
    ...part,
    orderBy: [{ givenAt: 'desc' }, { number: 'desc' }],
  });
  return { thanks: await thanksOf(db, workspaceId, rows), total: await db.thanks.count({ where }) };
}

/** As many are told at a time: more would be a list of names. */
const TOLD = 3;
/** Of so many in a period it is chosen. */
const LOOKED_AT = 500;

/** Up to three that others read and no digest has told: of people who were not shown lately first, of as many places as there are. */
export async function thanksToTell(
  db: Store,
  workspaceId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly GivenThanks[]> {
  const rows = await db.thanks.findMany({
    where: {
      ...{ workspaceId, privateAt: null, address: { not: null }, givenAt: { gte: from, lt: to } },
      OR: [{ shownAt: null }, { shownAt: { gte: to } }],
    },
    orderBy: [{ givenAt: 'asc' }, { number: 'asc' }],
    take: LOOKED_AT,
  });
  const all = (await thanksOf(db, workspaceId, rows)).filter(saysSomething);
  const thankedIds = [...new Set(all.map(({ thanked }) => thanked.id))];
  const shown = await db.thanks.findMany({
    where: { workspaceId, thankedId: { in: thankedIds }, shownAt: { not: null, lt: to } },
    select: { thankedId: true, shownAt: true },
  });
  const lately = new Map<string, number>();
  for (const { thankedId, shownAt } of shown)
    lately.set(thankedId, Math.max(lately.get(thankedId) ?? 0, shownAt?.getTime() ?? 0));
  const candidates = all.map((given) => ({
    given,
    person: given.thanked.id,
    giver: given.giver.id,
    place: given.row.address ?? '',
    shownAt: lately.get(given.thanked.id) ?? 0,
  }));
  return spread(candidates, TOLD).map(({ given }) => given);
}

interface Told {
  readonly person: string;
  readonly giver: string;
  readonly place: Address;
  /** When one to the same person was told last, in ms; 0: never. */
  readonly shownAt: number;
}

/**
 * One to a person and none to whom nobody thanked but themselves; each next one from a place, and by a giver, that has the fewest so far,
 * then to whom was shown longest ago; among equals the order given.
 */
export function spread<T extends Told>(all: readonly T[], most: number): readonly T[] {
  const chosen: T[] = [];
  const left = all.filter(({ person, giver }) => person !== giver);
  const countOf = (same: (each: T) => boolean) => chosen.filter(same).length;
  while (chosen.length < most) {
    const open = left.filter(({ person }) => countOf((each) => each.person === person) === 0);
    const ranked = open
      .map((each, at) => ({
        each,
        by: [
          countOf(({ place }) => place === each.place),
          countOf(({ giver }) => giver === each.giver),
          each.shownAt,
          at,
        ],
      }))
      .sort((a, b) => compare(a.by, b.by));
    const [next] = ranked;
    if (!next) return chosen;
    chosen.push(next.each);
  }
  return chosen;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, i) => each !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Those of these that others still read. */
export async function stillPublic(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.thanks.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  return new Set(rows.filter(isPublic).map(({ id }) => id));
}

/** Those of these that are not for others to read any more, or are gone; since when a digest can have told them. */
export async function keptAmong(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly since: Date }[]> {
  if (ids.length === 0) return [];
  const rows = await db.thanks.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row && isPublic(row) ? [] : [{ id, since: row?.givenAt ?? new Date(0) }];
  });
}

/** A digest that reaches until then tells them. */
export async function noteShown(
  tx: Store,
  workspaceId: string,
  ids: readonly string[],
  until: Date,
): Promise<void> {
  await tx.thanks.updateMany({
    where: { workspaceId, id: { in: [...ids] }, OR: [{ shownAt: null }, { shownAt: { lt: until } }] },
    data: { shownAt: until },
  });
}
