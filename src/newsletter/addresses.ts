// Where e-mail goes, as addresses of the ledger: "mail:LIST" is a mailing list, "mail:LIST/READER" one of its readers. Ids alone: what a
// reader's e-mail address is stands in one place, sealed (readers.ts).
import { type Address, place } from '../messages/message.ts';

/** The part before the colon. */
export const MAIL = 'mail';

export interface MailPlace {
  readonly listId: string;
  /** Null for the list itself. */
  readonly readerId: string | null;
}

export function listAddress(listId: string): Address {
  return `${MAIL}:${listId}`;
}

export function readerAddress(listId: string, readerId: string): Address {
  return `${MAIL}:${listId}/${readerId}`;
}

/** Null where it is a chat's. */
export function mailPlace(address: Address): MailPlace | null {
  const { platform, id } = place(address);
  if (platform !== MAIL) return null;
  const [listId = '', readerId = null] = id.split('/');
  return { listId, readerId };
}

export function isMailingList(address: Address): boolean {
  return mailPlace(address)?.readerId === null;
}

/** "#general", or a list's name as it is. */
export function labelOf({ address, name }: { readonly address: Address; readonly name: string }): string {
  return isMailingList(address) ? `✉ ${name}` : `#${name}`;
}
