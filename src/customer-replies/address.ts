// Where replies to customers go, as addresses of the ledger: "customer:REPLY". An id alone: where its customer is written to stands sealed,
// in one place (feedback/reply-places.ts).
import { type Address, place } from '../messages/message.ts';

/** The part before the colon. */
export const CUSTOMER = 'customer';

export function customerAddress(replyId: string): Address {
  return `${CUSTOMER}:${replyId}`;
}

/** Null where it is somebody else's address. */
export function replyIdAt(address: Address): string | null {
  const { platform, id } = place(address);
  return platform === CUSTOMER ? id : null;
}
