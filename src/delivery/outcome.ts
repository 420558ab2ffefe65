// What became of a message, and the port that a chat platform implements to carry one.
import type { Address, Message } from '../messages/message.ts';

export type Outcome =
  /** It arrived; `remote` is where the platform put it. */
  | { readonly kind: 'sent'; readonly remote: Remote }
  /** Not now: the platform said when to come back, or there is a passing fault. */
  | { readonly kind: 'later'; readonly at: Date; readonly reason: string }
  /** The chat refuses the program itself: nothing is wrong with the message, and nothing else would arrive. `at`: when to look again. */
  | { readonly kind: 'refused'; readonly code: string; readonly at: Date }
  /** It did not arrive, and may once somebody mends something, or nobody knows why: it is kept, tried again rarely, and told. */
  | { readonly kind: 'held'; readonly reason: HeldReason; readonly code: string }
  /** It will never arrive at this address. */
  | { readonly kind: 'never'; readonly reason: NeverReason; readonly code: string }
  /** It may have arrived: the answer was lost. Look before sending again. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** restricted: a right or a setting of the whole app is missing. not-allowed: a right at this address. refused: nobody knows why. */
export type HeldReason = 'restricted' | 'not-allowed' | 'refused';

/** How the reason ends of what a platform refused because it counts: it says nothing of the message. */
export const LIMITED = 'ratelimited';

export function isLimited({ reason }: { readonly reason: string }): boolean {
  return reason.endsWith(`:${LIMITED}`);
}

/** Why an address will not take a message; the words for each live with who tells it. */
export type NeverReason =
  | 'archived'
  | 'not-found'
  | 'not-in-channel'
  | 'not-allowed'
  /** With other companies, and no admin confirmed it. */
  | 'shared'
  | 'too-long'
  /** Its reader has left meanwhile, or it is kept no longer. */
  | 'unwanted'
  /** By somebody else, where one answer stands. */
  | 'answered'
  /** As it is worded: another text may pass, and this one never will. */
  | 'refused'
  /** The message that it edits, or in whose thread it was to stand. */
  | 'gone';

/** When to look again at what a chat refused as a whole, for whoever does not know better. */
export function inAMinute(now: Date): Date {
  return new Date(now.getTime() + 60_000);
}

/** A message's place on its platform, for editing it and for answering in its thread. */
export interface Remote {
  readonly channel: string;
  readonly id: string;
}

/** One message on its way. */
export interface Parcel {
  /** Travels with the message, so that the platform can be asked whether it arrived. */
  readonly deliveryId: string;
  readonly address: Address;
  readonly message: Message;
  readonly locale: 'fr' | 'en';
  /** Post in the thread of this message. */
  readonly thread?: Remote;
  /** Edit this message instead of posting. Repeating an edit is harmless. */
  readonly replaces?: Remote;
}

export type Found =
  | { readonly kind: 'found'; readonly remote: Remote }
  | { readonly kind: 'absent' }
  /** The platform cannot tell: hold it and ask an admin. */
  | { readonly kind: 'cannot-tell'; readonly reason: string };

export interface Carrier {
  /** Never throws for what the remote did: every remote fault is an Outcome. Retries nothing by itself. */
  send(letter: Parcel): Promise<Outcome>;
  /** Did this letter arrive, at `since` or later? */
  find(letter: Parcel, since: Date): Promise<Found>;
  /** How it wants to be used at most, where that is known; left out: it is learned. */
  readonly pace?: CarrierPace;
  /** Asks, cheaply, whether the chat takes us. Where there is no such question, the next letter asks it. */
  probe?(): Promise<Probe>;
}

export interface CarrierPace {
  /** On their way at a time. */
  readonly atOnce: number;
  /** Milliseconds between two. */
  readonly leastMs: number;
}

export type Probe =
  | { readonly kind: 'well' }
  | { readonly kind: 'refused'; readonly code: string }
  /** It gave no answer, or one that says nothing. */
  | { readonly kind: 'cannot-tell' };
