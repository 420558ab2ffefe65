// Which ways there are to write to a customer: for each what it takes, and who reads it. How one is gone: ways/.
import type { Store } from '../database/client.ts';
import { type ReplyWayKind, replyWays } from '../feedback/reply-address.ts';

export interface ReplyWay {
  readonly kind: ReplyWayKind;
  /** In characters, as people count them at most: UTF-16 units. */
  readonly longest: number;
  /** Anybody reads it, not only the customer. */
  readonly isPublic: boolean;
  readonly sourceName: string;
}

export interface WayRules {
  readonly longest: number;
  readonly isPublic: boolean;
  /** The vendor holds one reply to each answer. 'edited': a later one takes its place. */
  readonly holds: 'many' | 'one' | 'edited';
}

/**
 * Sources of the limits: Zendesk Support, a comment of 64 kB at most, in bytes, of which a character is up to four; Google, reviews.reply,
 * "approximately 350 characters"; App Store Connect, Apple's form for a response, 5,970. None is documented of Intercom, Trustpilot and e-mail:
 * there the limit is our own.
 */
export const rulesOf: Readonly<Record<ReplyWayKind, WayRules>> = {
  zendesk: { longest: 16_000, isPublic: false, holds: 'many' },
  intercom: { longest: 5_000, isPublic: false, holds: 'many' },
  'google-play': { longest: 350, isPublic: true, holds: 'edited' },
  'app-store': { longest: 5_970, isPublic: true, holds: 'edited' },
  trustpilot: { longest: 2_000, isPublic: true, holds: 'one' },
  mail: { longest: 10_000, isPublic: false, holds: 'many' },
};

/** Null where the source of the answer cannot carry a reply, or not any more. */
export async function wayTo(db: Store, workspaceId: string, feedbackId: string): Promise<ReplyWay | null> {
  return (await waysTo(db, workspaceId, [feedbackId])).get(feedbackId) ?? null;
}

/** By answer; those that have none are left out. */
export async function waysTo(
  db: Store,
  workspaceId: string,
  feedbackIds: readonly string[],
): Promise<ReadonlyMap<string, ReplyWay>> {
  const places = await db.replyPlace.findMany({
    where: { workspaceId, feedbackId: { in: [...feedbackIds] } },
    select: { feedbackId: true, sourceId: true, kind: true },
  });
  if (places.length === 0) return new Map();
  const sourceIds = [...new Set(places.map(({ sourceId }) => sourceId))];
  const sources = await db.source.findMany({
    where: { workspaceId, id: { in: sourceIds } },
    select: { id: true, name: true },
  });
  const pulls = await db.sourcePull.findMany({
    where: { workspaceId, sourceId: { in: sourceIds } },
    select: { sourceId: true, vendor: true },
  });
  const nameOf = new Map(sources.map(({ id, name }) => [id, name]));
  const vendorOf = new Map(pulls.map(({ sourceId, vendor }) => [sourceId, vendor]));
  const ways = places.flatMap(({ feedbackId, sourceId, kind: text }): [string, ReplyWay][] => {
    const kind = replyWays.find((each) => each === text);
    const sourceName = nameOf.get(sourceId);
    if (kind === undefined || sourceName === undefined) return [];
    // It is written with the key by which answers are fetched.
    if (kind !== 'mail' && vendorOf.get(sourceId) !== kind) return [];
    const { longest, isPublic } = rulesOf[kind];
    return [[feedbackId, { kind, longest, isPublic, sourceName }]];
  });
  return new Map(ways);
}
