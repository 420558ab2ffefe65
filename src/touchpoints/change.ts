// What an admin decides about touchpoints: their names, the words that mean them, and that two are one.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import type { Store } from '../database/client.ts';
import { touchpointsInOrder } from '../feedback/touchpoints/order.ts';
import { type Names, ourNames, ourTouchpointOf, touchpointKey } from '../feedback/touchpoints.ts';
import { isChosen, moveFilters, moveVisits } from './chosen.ts';

export interface TouchpointEntry {
  readonly id: string;
  readonly names: Names;
  /** Of the company's own, and not one of ours. */
  readonly isOwn: boolean;
  /** Words that mean it besides its names, as they were written. */
  readonly aliases: readonly string[];
  /** 0: nothing was decided about it yet. */
  readonly version: number;
}

/** Customers', in the order of their way. */
export async function allTouchpoints(db: Store, workspaceId: string): Promise<TouchpointEntry[]> {
  const all = await touchpointsInOrder(db, workspaceId);
  const aliases = await db.touchpointAlias.findMany({ where: { workspaceId } });
  return all
    .filter(({ lane }) => lane === 'customers')
    .map(({ id, names, isOwn, version }) => {
      const called = new Set([names.en, names.fr].map(touchpointKey));
      return {
        ...{ id, names, isOwn, version },
        aliases: aliases
          .flatMap(({ key, touchpointId, written }) =>
            touchpointId === id && !called.has(key) ? written : [],
          )
          .toSorted((x, y) => x.localeCompare(y, 'fr')),
      };
    });
}

export async function touchpointById(
  db: Store,
  workspaceId: string,
  id: string,
): Promise<TouchpointEntry | null> {
  return (await allTouchpoints(db, workspaceId)).find((each) => each.id === id) ?? null;
}

export interface TouchpointDraft {
  readonly names: Names;
  /** All words that mean it besides its names: those that are not among them mean it no more. */
  readonly aliases: readonly string[];
}

export type SavedTouchpoint =
  | { readonly kind: 'saved' }
  /** Another admin saved it since it was shown, or it was joined to another. */
  | { readonly kind: 'outdated' }
  /** These words mean another one already. */
  | { readonly kind: 'taken'; readonly written: string; readonly by: string };

/** For one transaction. What was stored by words that mean it from now on is not moved: join the two for that. */
export async function saveTouchpoint(
  tx: Store,
  workspaceId: string,
  shown: Pick<TouchpointEntry, 'id' | 'version'>,
  { names, aliases }: TouchpointDraft,
  doer: Doer,
): Promise<SavedTouchpoint> {
  const { id, version } = shown;
  const wanted = new Map(
    [names.en, names.fr, ...aliases].map((written) => [touchpointKey(written), written]),
  );
  for (const [key, written] of wanted) {
    const by = ourTouchpointOf(key) ?? (await meantBy(tx, workspaceId, key));
    if (by !== null && by !== id) return { kind: 'taken', written, by };
  }
  const data = { nameEn: names.en, nameFr: names.fr };
  if (version === 0) {
    if (ourNames(id) === null) return { kind: 'outdated' };
    const there = await tx.touchpoint.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
    if (there) return { kind: 'outdated' };
    await tx.touchpoint.create({ data: { workspaceId, id, ...data } });
  } else {
    const { count } = await tx.touchpoint.updateMany({
      where: { workspaceId, id, version },
      data: { ...data, batch: null, version: { increment: 1 } },
    });
    if (count === 0) return { kind: 'outdated' };
  }
  // Of the company's own, the words in which it came mean it always: answers bear them.
  const own = ourNames(id) === null ? [[touchpointKey(id), id] as const] : [];
  await tx.touchpointAlias.deleteMany({ where: { workspaceId, touchpointId: id } });
  await tx.touchpointAlias.createMany({
    data: [...new Map([...own, ...wanted])]
      .filter(([key]) => ourTouchpointOf(key) === null)
      .map(([key, written]) => ({ workspaceId, key, touchpointId: id, written })),
  });
  await noted(tx, { workspaceId, ...doer }, 'touchpoint.changed', { touchpoint: id });
  return { kind: 'saved' };
}

async function meantBy(db: Store, workspaceId: string, key: string): Promise<string | null> {
  const alias = await db.touchpointAlias.findUnique({ where: { workspaceId_key: { workspaceId, key } } });
  return alias?.touchpointId ?? null;
}

/**
 * One of the company's own is another from now on: its words mean that one, its answers are of that one, and so are the filters that
 * named it. False where either is not there.
 */
export async function joinTouchpoints(
  tx: Store,
  workspaceId: string,
  { from, to }: { readonly from: string; readonly to: string },
  doer: Doer,
): Promise<boolean> {
  if (from === to || ourNames(from) !== null) return false;
  const known = async (id: string) =>
    ourNames(id) !== null ||
    (await tx.touchpoint.findUnique({ where: { workspaceId_id: { workspaceId, id } } })) !== null;
  if (!(await known(from)) || !(await known(to))) return false;
  await tx.touchpointAlias.updateMany({
    where: { workspaceId, touchpointId: from },
    data: { touchpointId: to },
  });
  await tx.touchpoint.delete({ where: { workspaceId_id: { workspaceId, id: from } } });
  await tx.touchpoint.updateMany({ where: { workspaceId, id: to }, data: { batch: null } });
  await tx.feedback.updateMany({ where: { workspaceId, touchpoint: from }, data: { touchpoint: to } });
  await tx.contact.updateMany({ where: { workspaceId, touchpoint: from }, data: { touchpoint: to } });
  await moveFilters(tx, workspaceId, from, to);
  await moveVisits(tx, workspaceId, from, to);
  await noted(tx, { workspaceId, ...doer }, 'touchpoint.joined', { touchpoint: from, into: to });
  return true;
}

/** Those that a batch brought and that nothing has any more once it was taken back: no answer, no filter, and no admin decided on them. */
export async function dropBrought(tx: Store, workspaceId: string, batch: number): Promise<void> {
  for (const { id } of await tx.touchpoint.findMany({
    where: { workspaceId, batch },
    select: { id: true },
  })) {
    const at = { where: { workspaceId, touchpoint: id }, select: { id: true } } as const;
    const isUsed = (await tx.feedback.findFirst(at)) ?? (await tx.contact.findFirst(at));
    if (isUsed || (await isChosen(tx, workspaceId, id))) continue;
    await tx.touchpointAlias.deleteMany({ where: { workspaceId, touchpointId: id } });
    await tx.touchpoint.delete({ where: { workspaceId_id: { workspaceId, id } } });
  }
}
