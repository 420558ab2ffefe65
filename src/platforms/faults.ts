// What a call that failed on its way to a chat means for a message, whichever chat it was for. What the chats' own codes mean is each one's
// outcomes.ts.
import type { Outcome } from '../delivery/outcome.ts';

export type WayFault =
  /** The chat counts requests; it may have said how long to wait. */
  | { readonly kind: 'limited'; readonly seconds: number }
  /** No connection: the request never left. */
  | { readonly kind: 'unsent'; readonly code: string }
  /** The request left and no answer came. */
  | { readonly kind: 'lost'; readonly code: string };

export interface Outcomes {
  readonly later: (seconds: number) => Outcome;
  /** Nobody knows whether it was done. */
  readonly uncertain: Outcome;
}

/**
 * @param reason for the log
 * @param repeatable doing it twice is harmless or it cannot have posted (an edit, opening a direct message), so a lost answer means "later"
 * and never "unknown"
 */
export function outcomesFor(reason: string, now: Date, repeatable: boolean): Outcomes {
  const later = (seconds: number): Outcome => ({
    kind: 'later',
    at: new Date(now.getTime() + seconds * 1_000),
    reason,
  });
  return { later, uncertain: repeatable ? later(60) : { kind: 'unknown', reason } };
}

export function outcomeOnTheWay(fault: WayFault, { later, uncertain }: Outcomes): Outcome {
  switch (fault.kind) {
    case 'limited':
      return later(fault.seconds);
    case 'unsent':
      return later(30);
    case 'lost':
      return uncertain;
    default:
      return fault satisfies never;
  }
}

/** Codes of the network before a request can have left: name, route, refused, certificate. */
export const UNSENT_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
