// Since when each thing of the roadmap is done, and by whose word where no fact can tell. Facts are looked at anew each day and whenever
// somebody reads: what no longer holds is no longer ticked, and how long it did stays told.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Facts, factsOf } from './facts.ts';
import { horizons, type Item, type ItemId, items } from './items.ts';

export interface Milestone {
  readonly item: Item & { readonly id: ItemId };
  /** Null: it is not done. */
  readonly since: Date | null;
  /** Whose word it is; null where facts say it, or nobody does. */
  readonly personId: string | null;
  /** When it last ceased to be so, where it is not done now. */
  readonly ceased: Date | null;
}

export interface Roadmap {
  readonly facts: Facts;
  /** Each of `items`, in their order. */
  readonly standings: readonly Milestone[];
}

/** As things are now, which is stored. */
export async function roadmapNow(database: Database, workspace: Workspace, now: Date): Promise<Roadmap> {
  const facts = await factsOf(database.db, workspace, now);
  return transact(database, async (tx) => {
    const before = await ticksOf(tx, workspace.id);
    for (const { id, holds } of items) {
      if (holds === null) continue;
      const isHeld = before.get(id)?.until === null;
      if (holds(facts) && !isHeld) await tick(tx, workspace.id, id, { since: now, personId: null });
      if (!holds(facts) && isHeld) await untick(tx, workspace.id, id, now);
    }
    return { facts, standings: standingsOf(await ticksOf(tx, workspace.id)) };
  });
}

/** The next things to do, nearest first: what a week brings, of each step, before what takes a quarter. Pure. */
export function nextOf({ standings }: Pick<Roadmap, 'standings'>, count: number): readonly Milestone[] {
  return standings
    .filter(({ since }) => since === null)
    .toSorted((a, b) => horizons.indexOf(a.item.horizon) - horizons.indexOf(b.item.horizon))
    .slice(0, count);
}

/** An admin says that it is done, or no longer is. False where that is no thing to be said of, or it was so already. */
export function sayDone(
  database: Database,
  workspaceId: string,
  {
    itemId,
    isDone,
    personId,
  }: { readonly itemId: string; readonly isDone: boolean; readonly personId: string },
  now: Date,
): Promise<boolean> {
  const item = items.find(({ id, holds }) => id === itemId && holds === null);
  if (item === undefined) return Promise.resolve(false);
  const doer: Doer = { by: { person: personId }, now };
  return transact(database, async (tx) => {
    const was = (await ticksOf(tx, workspaceId)).get(item.id)?.until === null;
    if (was === isDone) return false;
    if (isDone) await tick(tx, workspaceId, item.id, { since: now, personId });
    else await untick(tx, workspaceId, item.id, now);
    await noted(tx, { workspaceId, ...doer }, 'roadmap.said', { item: item.id, done: isDone });
    return true;
  });
}

interface Tick {
  readonly since: Date;
  /** Null: it holds. */
  readonly until: Date | null;
  readonly personId: string | null;
}

async function ticksOf(db: Store, workspaceId: string): Promise<ReadonlyMap<string, Tick>> {
  const rows = await db.roadmapTick.findMany({ where: { workspaceId } });
  return new Map(rows.map((row) => [row.item, row]));
}

function standingsOf(ticks: ReadonlyMap<string, Tick>): Milestone[] {
  return items.map((item) => {
    const { since = null, until = null, personId = null } = ticks.get(item.id) ?? {};
    return until === null
      ? { item, since, personId, ceased: null }
      : { item, since: null, personId: null, ceased: until };
  });
}

async function tick(
  tx: Store,
  workspaceId: string,
  item: ItemId,
  said: Pick<Tick, 'since' | 'personId'>,
): Promise<void> {
  const data = { ...said, until: null };
  const where = { workspaceId_item: { workspaceId, item } };
  await tx.roadmapTick.upsert({ where, create: { workspaceId, item, ...data }, update: data });
}

async function untick(tx: Store, workspaceId: string, item: ItemId, now: Date): Promise<void> {
  await tx.roadmapTick.updateMany({ where: { workspaceId, item, until: null }, data: { until: now } });
}
