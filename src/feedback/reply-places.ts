// Where the customer of an answer can be written to: the vendor's own id of it, or an e-mail address at which they said that they may be
// answered. Sealed, and gone with the customer's words. Writing there: customer-replies/.
import { type EngineStore, insertMany, type Store } from '../database/client.ts';
import { type Keys, opened } from '../keys.ts';
import { inPortions } from './portions.ts';
import { type ReplyPlace, replyWays } from './reply-address.ts';

/** The purpose under which it is sealed. */
export const REPLY_PLACE = 'feedback.reply-place';

/** Of an answer that came in. */
export interface PlacedAnswer {
  readonly workspaceId: string;
  readonly id: string;
  readonly sourceId: string;
  readonly answeredAt: Date;
  /** Left out: it does not say, and what was said before stands. Null: none, or not any more. */
  readonly replyPlace?: ReplyPlace | null;
}

const COLUMNS = {
  workspaceId: 'text',
  feedbackId: 'text',
  sourceId: 'text',
  answeredAt: 'instant',
  kind: 'text',
  seal: 'text',
} as const;

export interface KeepingPlaces {
  readonly keys: Keys;
  /** Of answers before it nothing is kept any more; null: all are. */
  readonly keptFrom: Date | null;
}

/** As the answers that say it came last. Of an answer that was erased none comes back. */
export async function keepReplyPlaces(
  store: EngineStore,
  rows: readonly PlacedAnswer[],
  { keys, keptFrom }: KeepingPlaces,
): Promise<void> {
  const last = new Map(rows.filter(({ replyPlace }) => replyPlace !== undefined).map((row) => [row.id, row]));
  const [first] = last.values();
  if (first === undefined) return;
  const { workspaceId } = first;
  await forgetReplyPlaces(store.db, workspaceId, [...last.keys()]);
  const placed = [...last.values()].flatMap(({ replyPlace, ...row }) =>
    !replyPlace || (keptFrom !== null && row.answeredAt < keptFrom) ? [] : [{ ...row, replyPlace }],
  );
  if (placed.length === 0) return;
  const gone = new Set<string>();
  for (const some of inPortions(placed.map(({ id }) => id))) {
    const where = { workspaceId, id: { in: some }, erasedAt: { not: null } };
    for (const { id } of await store.db.feedback.findMany({ where, select: { id: true } })) gone.add(id);
  }
  await insertMany(
    store,
    'ReplyPlace',
    COLUMNS,
    placed
      .filter(({ id }) => !gone.has(id))
      .map(({ id, sourceId, answeredAt, replyPlace: { kind, at } }) => ({
        ...{ workspaceId, feedbackId: id, sourceId, answeredAt, kind },
        seal: keys.seal(REPLY_PLACE, at),
      })),
  );
}

/** Null where there is none, or no key opens it. */
export async function replyPlaceOf(
  db: Store,
  keys: Keys,
  workspaceId: string,
  feedbackId: string,
): Promise<ReplyPlace | null> {
  const row = await db.replyPlace.findUnique({
    where: { workspaceId_feedbackId: { workspaceId, feedbackId } },
  });
  const kind = replyWays.find((each) => each === row?.kind);
  const at = row && opened(keys, REPLY_PLACE, row.seal);
  return kind === undefined || at === null ? null : { kind, at };
}

export async function forgetReplyPlaces(
  tx: Store,
  workspaceId: string,
  feedbackIds: readonly string[],
): Promise<void> {
  for (const some of inPortions(feedbackIds))
    await tx.replyPlace.deleteMany({ where: { workspaceId, feedbackId: { in: some } } });
}
