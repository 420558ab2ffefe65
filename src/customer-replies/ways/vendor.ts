// What a way to customers at a vendor's owes. One file each beside; the list is index.ts.
import type { Found, Outcome } from '../../delivery/outcome.ts';
import type { ReplyWayKind } from '../../feedback/reply-address.ts';
import { instantOf } from '../../feedback/vendors/payload.ts';
import { instantIn, type PullWith } from '../../feedback/vendors/pulling.ts';
import type { ReplyAsking } from '../asking.ts';

/** A reply on its way. */
export interface ReplyToSend {
  /** Ours: it travels along where the vendor keeps something of the sender's. */
  readonly id: string;
  /** A ticket's, conversation's or review's id. */
  readonly at: string;
  readonly text: string;
  /** What else we wrote to the same answer, as far as it was sent: with the vendor's ids. */
  readonly others: readonly { readonly remoteId: string; readonly text: string }[];
}

/** Both throw ReplyFault and PullStop, which outcome.ts reads. */
export interface VendorWay {
  readonly kind: Exclude<ReplyWayKind, 'mail'>;
  send(asking: ReplyAsking, having: PullWith, reply: ReplyToSend): Promise<Outcome>;
  /** Whether this very reply is there, among others. @param since when it was tried first */
  find(asking: ReplyAsking, having: PullWith, reply: ReplyToSend, since: Date): Promise<Found>;
}

export function sentAs(kind: ReplyWayKind, id: string): Extract<Outcome, { kind: 'sent' }> {
  return { kind: 'sent', remote: { channel: kind, id } };
}

export function foundAs(kind: ReplyWayKind, id: string): Found {
  return { kind: 'found', remote: { channel: kind, id } };
}

/** Whether two texts say the same: vendors trim lines and fold what stands between words. */
export function isSameText(one: string | null, other: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return one !== null && plain(one) === plain(other);
}

/** What stands as the vendor's one reply to a review, beside what is to stand there. */
export type StandingReply = 'none' | 'this' | 'ours' | 'somebody’s';

export function standing(there: string | null, { text, others }: ReplyToSend): StandingReply {
  if (there === null) return 'none';
  if (isSameText(there, text)) return 'this';
  return others.some((other) => isSameText(there, other.text)) ? 'ours' : 'somebody’s';
}

/** Where a vendor holds one reply: somebody answered there meanwhile, and theirs is not written over. */
export function answeredBy(kind: ReplyWayKind): Outcome {
  return { kind: 'never', reason: 'answered', code: `${kind} answered` };
}

/** What a look at the one reply says of whether ours arrived. */
export function foundStanding(stands: StandingReply, kind: ReplyWayKind, id: string): Found {
  switch (stands) {
    case 'this':
      return foundAs(kind, id);
    // Ours of before has not been replaced.
    case 'none':
    case 'ours':
      return { kind: 'absent' };
    case 'somebody’s':
      return { kind: 'cannot-tell', reason: `${kind} answered` };
    default:
      return stands satisfies never;
  }
}

/** A vendor's instant, of seconds or ISO 8601. */
export function at(value: unknown): Date | null {
  return instantIn(instantOf(value));
}
