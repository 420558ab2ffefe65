// What was written to customers, and what became of it: that stands in the ledger, whose row has the reply's id.
import type { Store } from '../database/client.ts';
import type { CustomerReplyModel, DeliveryModel } from '../database/generated/sqlite/models.ts';
import type { HeldReason, NeverReason } from '../delivery/outcome.ts';
import { PUT_OFF, UNREACHABLE, whyNot } from '../delivery/recording.ts';
import { inPortions } from '../feedback/portions.ts';
import { redact } from '../feedback/redaction.ts';
import { type ReplyWayKind, replyWays } from '../feedback/reply-address.ts';
import { type Person, peopleByIds } from '../people/person.ts';

/** From what it was written. */
export interface ReplyFrom {
  readonly kind: 'case' | 'action';
  readonly id: string;
}

/**
 * waiting: to be sent, or tried again soon by itself. held: it surely did not arrive, and is tried again rarely until somebody mends what is
 * wrong, or another text takes its place. sent: the vendor has it. unknown: the answer was lost; the vendor is asked, or cannot be, and an admin
 * decides. refused: it will never be taken; another text may.
 */
export type ReplyState = 'waiting' | 'held' | 'sent' | 'unknown' | 'refused';

/** Whether its customer surely has nothing of it, so that they can be written to anew. */
export function isMissed({ state }: Pick<CustomerReply, 'state'>): boolean {
  return state === 'held' || state === 'refused';
}

/** Whether it is worth writing anew: where what they said is gone, or is answered, no other words would do better. */
export function mayGoAnew(reply: Pick<CustomerReply, 'state' | 'why'>): boolean {
  return isMissed(reply) && !OVER.has(reply.why ?? '');
}

const OVER: ReadonlySet<string> = new Set([
  'not-found',
  'gone',
  'answered',
  'unwanted',
] satisfies NeverReason[]);

export interface CustomerReply {
  readonly id: string;
  readonly feedbackId: string;
  readonly from: ReplyFrom;
  readonly way: ReplyWayKind;
  /** Whoever stands for those who were erased, where it was one of them. */
  readonly by: Person;
  /** '' once it was taken out. */
  readonly text: string;
  readonly writtenAt: Date;
  readonly state: ReplyState;
  /** Null where it is not sent. */
  readonly sentAt: Date | null;
  /** Where it is neither sent nor waiting for its first try: see `whyNotSent`. */
  readonly why: string | null;
}

/** Those written from a case or an action, oldest first. */
export async function repliesOf(
  db: Store,
  workspaceId: string,
  { kind, id }: ReplyFrom,
): Promise<readonly CustomerReply[]> {
  const rows = await db.customerReply.findMany({
    where: { workspaceId, fromKind: kind, fromSubject: id },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  });
  return asReplies(db, workspaceId, rows);
}

/** All that was written to the customers of these answers, oldest first. */
export async function repliesTo(
  db: Store,
  workspaceId: string,
  feedbackIds: readonly string[],
): Promise<readonly CustomerReply[]> {
  const rows = await db.customerReply.findMany({
    where: { workspaceId, feedbackId: { in: [...feedbackIds] } },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  });
  return asReplies(db, workspaceId, rows);
}

/** As those who did not write it may read it: what is personal is taken out. @param country of the company */
export function asColleaguesRead(replies: readonly CustomerReply[], country: string): CustomerReply[] {
  return replies.map((reply) => ({ ...reply, text: redact(reply.text, { country }).text }));
}

/** In the order given. */
export async function asReplies(
  db: Store,
  workspaceId: string,
  rows: readonly CustomerReplyModel[],
): Promise<CustomerReply[]> {
  if (rows.length === 0) return [];
  const people = await peopleByIds(db, workspaceId, [...new Set(rows.map(({ writerId }) => writerId))]);
  const byId = new Map(people.map((each) => [each.id, each]));
  const fates = new Map<string, Told>();
  for (const ids of inPortions(rows.map(({ id }) => id))) {
    const sent = await db.delivery.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, state: true, sentAt: true, reason: true, retryAt: true },
    });
    for (const each of sent) fates.set(each.id, each);
  }
  return rows.flatMap((row): CustomerReply[] => {
    const by = byId.get(row.writerId);
    const way = replyWays.find((each) => each === row.way);
    if (!by || !way) return [];
    const { id, feedbackId, text, writtenAt } = row;
    const from = { kind: row.fromKind === 'action' ? 'action' : 'case', id: row.fromSubject } as const;
    return [{ id, feedbackId, from, way, by, text, writtenAt, ...fateOf(fates.get(id) ?? null) }];
  });
}

type Told = Pick<DeliveryModel, 'state' | 'sentAt' | 'reason' | 'retryAt'>;

/** What the ledger says of it. Pure. */
function fateOf(row: Told | null): Pick<CustomerReply, 'state' | 'sentAt' | 'why'> {
  if (row === null) return { state: 'refused', sentAt: null, why: 'gone' };
  const { state, sentAt, reason, retryAt } = row;
  if (state === 'sent') return { state: 'sent', sentAt, why: null };
  const why = reason === null ? null : whyNot(reason);
  if (state === 'dropped') return { state: 'refused', sentAt: null, why };
  const isLost = state === 'claimed' && reason?.startsWith('unknown: ') === true;
  if (isLost || (state === 'held' && retryAt === null)) return { state: 'unknown', sentAt: null, why };
  // The reason of a hold stays while it is tried once more.
  if (why !== null && isHeldFor(why)) return { state: 'held', sentAt: null, why };
  // What is tried again soon says what its vendor said, which is for the log.
  return { state: 'waiting', sentAt: null, why: why === null || why === PUT_OFF ? null : 'later' };
}

function isHeldFor(why: string): boolean {
  const reasons: readonly string[] = ['restricted', 'not-allowed', 'refused'] satisfies HeldReason[];
  return why === UNREACHABLE || reasons.includes(why);
}
