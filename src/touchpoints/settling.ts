// Brings answers that were stored before to what they are stored as today: their words for a touchpoint to the one that they mean, and their
// segments to what filters find them by. In the background of a start; what comes in is brought to it at the door (feedback/store.ts).
import { setTimeout as wait } from 'node:timers/promises';
import { type Database, type EngineStore, type Store, type Tx, transact } from '../database/client.ts';
import { partFormerRules } from '../feed/former-groups.ts';
import { portionsOf } from '../feedback/portions.ts';
import { keepSegmentKeys } from '../feedback/segment-keys.ts';
import { atTouchpoints } from '../feedback/touchpoints/company.ts';
import { settleFilters } from './chosen.ts';

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

interface SettlingStep {
  readonly settled: number;
  readonly done: boolean;
}

async function settleBatch(
  store: EngineStore & { readonly db: Tx },
  workspaceId: string,
): Promise<SettlingStep> {
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
  await keepTouchpoints(db, workspaceId, moved);
  await keepSegmentKeys(db, workspaceId, found);
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

async function keepTouchpoints(
  db: Store,
  workspaceId: string,
  answers: readonly { readonly id: string; readonly touchpoint: string | null }[],
): Promise<void> {
  const changes = answers.map(({ id, touchpoint }) => [touchpoint, id] as const);
  for (const [touchpoint, ids] of portionsOf(changes))
    await db.feedback.updateMany({ where: { workspaceId, id: { in: ids } }, data: { touchpoint } });
}
