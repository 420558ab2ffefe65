// What an admin decides about touchpoints: new ones, their names, the words that mean them, where they stand, who looks after them; that two
// are one, and that nobody uses one. Where they stand: placing.ts.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import type { Store } from '../database/client.ts';
import { MOST_OWN, ownTouchpoints } from '../feedback/touchpoints/company.ts';
import { type PlacedTouchpoint, touchpointsInOrder } from '../feedback/touchpoints/order.ts';
import type { Lane } from '../feedback/touchpoints/stage.ts';
import { AT_WORK, type Names, ourNames, ourTouchpointOf, touchpointKey } from '../feedback/touchpoints.ts';
import type { Aim } from './aim.ts';
import type { ContactChannel } from './channel.ts';
import { isChosen, moveFilters, moveVisits } from './chosen.ts';
import { placeAt, type Spot, spotOf } from './placing.ts';

export interface TouchpointEntry extends PlacedTouchpoint {
  /** Words that mean it besides its names, as they were written. */
  readonly aliases: readonly string[];
}

/** Customers', then employees', in the order of their way; those that nobody uses among them. */
export async function allTouchpoints(db: Store, workspaceId: string): Promise<TouchpointEntry[]> {
  const all = await touchpointsInOrder(db, workspaceId);
  const aliases = await db.touchpointAlias.findMany({ where: { workspaceId } });
  return all.map((each) => {
    const called = new Set([each.names.en, each.names.fr].map(touchpointKey));
    return {
      ...each,
      aliases: aliases
        .flatMap(({ key, touchpointId, written }) =>
          touchpointId === each.id && !called.has(key) ? written : [],
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
  /** All words that mean it besides its names: those that are not among them mean it no more. An employees' one has none. */
  readonly aliases: readonly string[];
  readonly spot: Spot;
  readonly channel: ContactChannel | null;
  readonly ownerId: string | null;
  readonly aim: Aim | null;
}

export type SavedTouchpoint =
  | { readonly kind: 'saved'; readonly id: string }
  /** Another admin saved it since it was shown, or it was joined to another. */
  | { readonly kind: 'outdated' }
  /** These words mean another one already. */
  | { readonly kind: 'taken'; readonly written: string; readonly by: string }
  /** The company has as many of its own as it may. */
  | { readonly kind: 'full' };

/** For one transaction. What was stored by words that mean it from now on is not moved: join the two for that. */
export async function saveTouchpoint(
  tx: Store,
  workspaceId: string,
  shown: Pick<TouchpointEntry, 'id' | 'version'>,
  draft: TouchpointDraft,
  doer: Doer,
): Promise<SavedTouchpoint> {
  const { id, version } = shown;
  const all = await touchpointsInOrder(tx, workspaceId);
  const before = all.find((each) => each.id === id);
  if (before?.version !== version) return { kind: 'outdated' };
  const taken = await takenBy(tx, workspaceId, { id, lane: before.lane, all }, draft);
  if (taken !== null) return taken;
  const now = spotOf(all, id);
  const { stage, after } = draft.spot;
  const stays = now?.stage === stage && (now.after === after || after === id);
  const data = { ...columnsOf(draft), ...(stays ? {} : await placeAt(tx, workspaceId, before, draft.spot)) };
  if (!(await written(tx, workspaceId, before, data))) return { kind: 'outdated' };
  await keepWords(tx, workspaceId, before, draft);
  await noted(tx, { workspaceId, ...doer }, 'touchpoint.changed', { touchpoint: id });
  return { kind: 'saved', id };
}

/**
 * One that no file brought, for one transaction. @param words by which it is known from now on: a customers' one where answers are
 * exported
 */
export async function makeTouchpoint(
  tx: Store,
  workspaceId: string,
  { lane, words }: { readonly lane: Lane; readonly words: string },
  draft: TouchpointDraft,
  doer: Doer,
): Promise<SavedTouchpoint> {
  const all = await touchpointsInOrder(tx, workspaceId);
  const id = lane === 'customers' ? words : freeId(AT_WORK + words, all);
  const taken = await takenBy(tx, workspaceId, { id, lane, all }, draft);
  if (taken !== null) return taken;
  if (all.some((each) => each.id === id)) return { kind: 'taken', written: words, by: id };
  if ((await ownTouchpoints(tx, workspaceId, lane)) >= MOST_OWN) return { kind: 'full' };
  const place = await placeAt(tx, workspaceId, { id, lane }, draft.spot);
  await tx.touchpoint.create({ data: { workspaceId, id, lane, ...columnsOf(draft), ...place } });
  await keepWords(tx, workspaceId, { id, lane, isOwn: true }, draft);
  await noted(tx, { workspaceId, ...doer }, 'touchpoint.made', { touchpoint: id });
  return { kind: 'saved', id };
}

function freeId(wanted: string, all: readonly PlacedTouchpoint[]): string {
  const known = new Set(all.map(({ id }) => id));
  let id = wanted;
  for (let count = 2; known.has(id); count++) id = `${wanted} ${count}`;
  return id;
}

function columnsOf({ names, channel, ownerId, aim }: TouchpointDraft) {
  return { nameEn: names.en, nameFr: names.fr, channel, ownerId, aim };
}

/** What of its words means another one: of customers' any word, of employees' a name of their own lane. */
async function takenBy(
  tx: Store,
  workspaceId: string,
  { id, lane, all }: Pick<PlacedTouchpoint, 'id' | 'lane'> & { readonly all: readonly PlacedTouchpoint[] },
  { names, aliases }: TouchpointDraft,
): Promise<SavedTouchpoint | null> {
  const others = new Map(
    all
      .filter((each) => each.lane === 'employees' && each.id !== id)
      .flatMap((each) => Object.values(each.names).map((name) => [touchpointKey(name), each.id] as const)),
  );
  const words = [names.en, names.fr, ...(lane === 'customers' ? aliases : [])];
  for (const written of words) {
    const key = touchpointKey(written);
    const by =
      lane === 'employees'
        ? (others.get(key) ?? null)
        : (ourTouchpointOf(key) ?? (await meantBy(tx, workspaceId, key)));
    if (by !== null && by !== id) return { kind: 'taken', written, by };
  }
  return null;
}

async function meantBy(db: Store, workspaceId: string, key: string): Promise<string | null> {
  const alias = await db.touchpointAlias.findUnique({ where: { workspaceId_key: { workspaceId, key } } });
  return alias?.touchpointId ?? null;
}

type Columns = Partial<ReturnType<typeof columnsOf>> & { readonly isRetired?: boolean };

/** False where somebody else changed it since it was read. */
async function written(
  tx: Store,
  workspaceId: string,
  { id, lane, names, version, isOwn }: PlacedTouchpoint,
  data: Columns,
): Promise<boolean> {
  if (version > 0) {
    const { count } = await tx.touchpoint.updateMany({
      where: { workspaceId, id, version },
      data: { ...data, batch: null, version: { increment: 1 } },
    });
    return count > 0;
  }
  if (isOwn || (await tx.touchpoint.findUnique({ where: { workspaceId_id: { workspaceId, id } } })))
    return false;
  const plain = { nameEn: names.en, nameFr: names.fr, lane };
  await tx.touchpoint.create({ data: { workspaceId, id, ...plain, ...data } });
  return true;
}

/** Of the company's own, the words in which it came mean it always: answers bear them. */
async function keepWords(
  tx: Store,
  workspaceId: string,
  { id, lane, isOwn }: Pick<PlacedTouchpoint, 'id' | 'lane' | 'isOwn'>,
  { names, aliases }: TouchpointDraft,
): Promise<void> {
  if (lane === 'employees') return;
  const words = [...(isOwn ? [id] : []), names.en, names.fr, ...aliases];
  await tx.touchpointAlias.deleteMany({ where: { workspaceId, touchpointId: id } });
  await tx.touchpointAlias.createMany({
    data: [...new Map(words.map((each) => [touchpointKey(each), each]))]
      .filter(([key]) => ourTouchpointOf(key) === null)
      .map(([key, each]) => ({ workspaceId, key, touchpointId: id, written: each })),
  });
}

/** Offered nowhere from now on; its name stays where it is told. Whether anybody uses it, retiring.ts knows. False where it changed meanwhile. */
export async function retireTouchpoint(
  tx: Store,
  workspaceId: string,
  { id, version }: Pick<TouchpointEntry, 'id' | 'version'>,
  doer: Doer,
): Promise<boolean> {
  const before = (await touchpointsInOrder(tx, workspaceId)).find((each) => each.id === id);
  if (before?.version !== version || before.isRetired) return false;
  if (!(await written(tx, workspaceId, before, { isRetired: true }))) return false;
  await noted(tx, { workspaceId, ...doer }, 'touchpoint.retired', { touchpoint: id });
  return true;
}

/** Offered again. False where it is, or is not there. */
export async function bringBackTouchpoint(
  tx: Store,
  workspaceId: string,
  id: string,
  doer: Doer,
): Promise<boolean> {
  const { count } = await tx.touchpoint.updateMany({
    where: { workspaceId, id, isRetired: true },
    data: { isRetired: false, version: { increment: 1 } },
  });
  if (count > 0) await noted(tx, { workspaceId, ...doer }, 'touchpoint.brought-back', { touchpoint: id });
  return count > 0;
}

/**
 * One of the company's own is another from now on: its words mean that one, its answers are of that one, and so is whatever named it. False
 * where either is not there, or is on another way.
 */
export async function joinTouchpoints(
  tx: Store,
  workspaceId: string,
  { from, to }: { readonly from: string; readonly to: string },
  doer: Doer,
): Promise<boolean> {
  if (from === to || ourNames(from) !== null) return false;
  const all = await touchpointsInOrder(tx, workspaceId);
  const [one, other] = [from, to].map((id) => all.find((each) => each.id === id));
  if (!one || !other || one.lane !== other.lane) return false;
  await tx.touchpointAlias.updateMany({
    where: { workspaceId, touchpointId: from },
    data: { touchpointId: to },
  });
  await tx.touchpoint.delete({ where: { workspaceId_id: { workspaceId, id: from } } });
  await tx.touchpoint.updateMany({ where: { workspaceId, id: to }, data: { batch: null, isRetired: false } });
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
