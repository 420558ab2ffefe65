// Answers that were deleted at the vendor's: a list that should have them lacks them, twice. Taking them out is the caller's.
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { type Database, type Store, transact } from '../../database/client.ts';
import { inPortions } from '../portions.ts';
import type { Source } from '../sources/source.ts';

export interface DeletedParts {
  readonly database: Database;
  readonly workspaceId: string;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info'>;
  /** Takes these answers out, which were deleted at the vendor's, with what quotes them. */
  readonly takeOut: (feedbackIds: readonly string[]) => Promise<void>;
}

/** What a pass that was whole has seen. */
interface WholePass {
  /** All that changed since and is still there is among it. */
  readonly since: Date;
  readonly answers: ReadonlyMap<string, Date | null>;
}

const MINUTE_MS = 60_000;
/** Vendors ask by whole seconds, or later than: what stands at the very beginning may be left out. */
const EDGE_MS = MINUTE_MS;
/** One list may lack something for a moment: the next pass, an hour later, has to lack it as well. */
const AGAIN_MS = 30 * MINUTE_MS;
/** So many at once, and more than a fifth of all, is no deletion but a list that is not what it was. */
const BELIEVED = 20;
const BELIEVED_SHARE = 0.2;
/** A list of nothing at all is more often a key that sees less than it did. */
const BELIEVED_ALL = 3;

/** What is missed for the second time is taken out; begun again by the next pass where the process dies. */
export async function followDeleted(
  { database, workspaceId, clock, takeOut, log }: DeletedParts,
  { id: sourceId, name }: Source,
  { since, answers }: WholePass,
): Promise<void> {
  const now = clock.now();
  const from = new Date(since.getTime() + EDGE_MS);
  const its = { workspaceId, sourceId };
  const gone = await transact(database, async (tx) => {
    const known = await tx.pulledAnswer.findMany({ where: { ...its, listedAt: { gte: from } } });
    const missed = known.filter(({ feedbackId }) => !answers.has(feedbackId));
    await remember(tx, its, { since, answers });
    const isFew = missed.length <= BELIEVED || missed.length <= known.length * BELIEVED_SHARE;
    const isBelieved = isFew && (answers.size > 0 || missed.length <= BELIEVED_ALL);
    if (!isBelieved) return [];
    const fresh = missed.filter(({ missedAt }) => missedAt === null).map(({ feedbackId }) => feedbackId);
    for (const some of inPortions(fresh))
      await tx.pulledAnswer.updateMany({
        where: { ...its, feedbackId: { in: some } },
        data: { missedAt: now },
      });
    return missed.filter(
      ({ missedAt }) => missedAt !== null && missedAt.getTime() <= now.getTime() - AGAIN_MS,
    );
  });
  if (gone.length === 0) return;
  const ids = gone.map(({ feedbackId }) => feedbackId);
  await takeOut(ids);
  for (const some of inPortions(ids))
    await database.db.pulledAnswer.deleteMany({ where: { ...its, feedbackId: { in: some } } });
  log.info({ source: name, answers: ids.length }, 'answers were deleted at the vendor, and are taken out');
}

/** What is listed is not missed; what no list will be asked for again is forgotten. */
async function remember(
  tx: Store,
  its: { readonly workspaceId: string; readonly sourceId: string },
  { since, answers }: WholePass,
): Promise<void> {
  const known = new Map<string, { readonly listedAt: Date; readonly missedAt: Date | null }>();
  for (const some of inPortions([...answers.keys()]))
    for (const row of await tx.pulledAnswer.findMany({ where: { ...its, feedbackId: { in: some } } }))
      known.set(row.feedbackId, row);
  const dated = [...answers].flatMap(([feedbackId, listedAt]) =>
    listedAt === null ? [] : [{ feedbackId, listedAt }],
  );
  for (const some of inPortions(dated.filter(({ feedbackId }) => !known.has(feedbackId))))
    await tx.pulledAnswer.createMany({ data: some.map((each) => ({ ...its, ...each })) });
  for (const { feedbackId, listedAt } of dated) {
    const before = known.get(feedbackId);
    if (before === undefined) continue;
    if (before.missedAt === null && before.listedAt.getTime() === listedAt.getTime()) continue;
    await tx.pulledAnswer.updateMany({ where: { ...its, feedbackId }, data: { listedAt, missedAt: null } });
  }
  await tx.pulledAnswer.deleteMany({ where: { ...its, listedAt: { lt: since }, missedAt: null } });
}
