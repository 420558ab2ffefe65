// Brings answers that were stored before to what they are stored as today: their words for a touchpoint to the one that they mean, and their
// segments to what filters find them by. In the background of a start; what comes in is brought to it at the door (store.ts).
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Database, type EngineStore, type Tx, transact } from '../database/client.ts';
import { partFormerRules } from './former-groups.ts';
import { inPortions } from './further.ts';
import { segmentKeysOf } from './segment-filter.ts';
import { settleFilters } from './touchpoints/chosen.ts';
import { atTouchpoints } from './touchpoints/company.ts';

/** Count up when what is stored has to be brought to something else: the next start goes through all answers anew. */
const RULES = 1;

/** Answers at a time: some ten milliseconds. */
const BATCH = 500;

/** Milliseconds between two batches, for everything else that the process does. */
const PAUSE = 20;

/** Goes on where it was stopped, and costs one look where nothing is left to do. How many answers it looked at. */
export async function settleFeedback(
  database: Pick<Database, 'db' | 'engine'>,
  workspaceId: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<number> {
  for (let settled = 0; ; ) {
    const step = await transact(database, (tx) =>
      settleBatch({ db: tx, engine: database.engine }, workspaceId),
    );
    settled += step.settled;
    if (step.done || signal?.aborted) return settled;
    await wait(PAUSE);
  }
}

interface Step {
  readonly settled: number;
  readonly done: boolean;
}

async function settleBatch(store: EngineStore & { readonly db: Tx }, workspaceId: string): Promise<Step> {
  const { db } = store;
  const known = await db.feedbackSettling.findUnique({ where: { workspaceId } });
  if (known === null) await partFormerRules(db, workspaceId);
  const so = known?.rules === RULES ? known : null;
  if (so?.done) return { settled: 0, done: true };
  const { upToAt, upToId } = so ?? { upToAt: null, upToId: null };
  const later =
    upToAt !== null && upToId !== null
      ? { answeredAt: { gte: upToAt }, OR: [{ answeredAt: { gt: upToAt } }, { id: { gt: upToId } }] }
      : {};
  const found = await db.feedback.findMany({
    where: { AND: [{ workspaceId }, later] },
    orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true, answeredAt: true, touchpoint: true, segments: true, segmentKeys: true },
  });
  const placed = await atTouchpoints(store, workspaceId, found, null);
  const moved = placed.filter(({ touchpoint }, at) => touchpoint !== found[at]?.touchpoint);
  await keepTouchpoints(store, workspaceId, moved);
  await keepSegmentKeys(store, workspaceId, found);
  const last = found.at(-1);
  const done = found.length < BATCH;
  // The filters that somebody chose name touchpoints as answers did.
  if (so === null || done) await settleFilters(db, workspaceId);
  const to = { rules: RULES, done, upToAt: last?.answeredAt ?? upToAt, upToId: last?.id ?? upToId };
  await db.feedbackSettling.upsert({
    where: { workspaceId },
    create: { workspaceId, ...to },
    update: to,
  });
  return { settled: found.length, done };
}

const segmentsOf = z.record(z.string(), z.string()).catch({});

/** Writes the column of these answers anew. What was erased meanwhile stays without. */
export async function keepSegmentKeys(
  { db }: EngineStore,
  workspaceId: string,
  answers: readonly { readonly id: string; readonly segments: unknown; readonly segmentKeys?: string }[],
): Promise<void> {
  const changed = answers.flatMap(({ id, segments, segmentKeys: before }) => {
    const keys = segmentKeysOf(segmentsOf.parse(segments));
    return keys === before ? [] : [[keys, id] as const];
  });
  for (const [segmentKeys, ids] of together(changed))
    for (const some of inPortions(ids))
      await db.feedback.updateMany({
        where: { workspaceId, id: { in: some }, erasedAt: null },
        data: { segmentKeys },
      });
}

async function keepTouchpoints(
  { db }: EngineStore,
  workspaceId: string,
  answers: readonly { readonly id: string; readonly touchpoint: string | null }[],
): Promise<void> {
  const changed = answers.map(({ id, touchpoint }) => [touchpoint, id] as const);
  for (const [touchpoint, ids] of together(changed))
    for (const some of inPortions(ids))
      await db.feedback.updateMany({ where: { workspaceId, id: { in: some } }, data: { touchpoint } });
}

/** The ids of each value. */
function together<T>(changed: readonly (readonly [value: T, id: string])[]): ReadonlyMap<T, string[]> {
  const ids = new Map<T, string[]>();
  for (const [value, id] of changed) {
    const known = ids.get(value);
    if (known) known.push(id);
    else ids.set(value, [id]);
  }
  return ids;
}
