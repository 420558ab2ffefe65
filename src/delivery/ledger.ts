// The ledger of everything we send: one row per message and address, written in the same transaction as its cause.
import { newId } from '../clock.ts';
import type { Store } from '../database/client.ts';
import type { DeliveryModel } from '../database/generated/sqlite/models.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Keys, opened } from '../keys.ts';
import type { Address, Message } from '../messages/message.ts';
import { contentFrom, contentOf, isBlank, isInClear } from './content.ts';
import type { Kind } from './kinds.ts';
import { laneOf } from './lane.ts';
import type { Remote } from './outcome.ts';

export type { DeliveryModel as Delivery } from '../database/generated/sqlite/models.ts';

/**
 * pending: to be sent when due. claimed: somebody is sending it, or died while sending. sent: it arrived.
 * held: nobody can tell whether it arrived, or it failed for too long; an admin decides. dropped: it will never arrive.
 */
type DeliveryState = 'pending' | 'claimed' | 'sent' | 'held' | 'dropped';

export interface Dispatch {
  readonly workspaceId: string;
  /** A random one by default. */
  readonly id?: string;
  readonly kind: Kind;
  /** Plain, or sealed by `sealAddress` where the reader is anonymous. */
  readonly address: Address;
  readonly message: Message;
  readonly locale: Locale;
  /** What it is about, for example "suggestion:ID"; sealed by `sealSubject` where the reader is anonymous. */
  readonly subject?: string;
  /** Needed where the address is sealed: so are the words then, whose language and hours would tell of their reader. */
  readonly keys?: Keys | undefined;
  /** Post it in the thread of this delivery, once that one was sent. */
  readonly threadOf?: string;
  /** Edit this delivery's message, once that one was sent. */
  readonly replaces?: string;
  readonly now: Date;
  /** Not sent earlier; `now` by default. */
  readonly notBefore?: Date;
}

/**
 * Queues a message within the caller's transaction: either the cause and the message are stored, or neither. An edit comes after all
 * others of its message that this transaction sees, whatever their clocks said.
 */
export async function enqueue(tx: Store, dispatch: Dispatch): Promise<string> {
  return queue(tx, rowOf(dispatch), dispatch.message);
}

async function queue(tx: Store, row: ReturnType<typeof rowOf>, message: Message): Promise<string> {
  const before = await newestEdit(tx, row);
  const queuedAt = new Date(Math.max(row.queuedAt.getTime(), (before?.queuedAt.getTime() ?? 0) + 1));
  const data = { ...row, queuedAt };
  await tx.delivery.create({ data, select: { id: true } });
  await quote(tx, [{ ...data, message }]);
  return data.id;
}

/** As `enqueue` each of them, in two statements. Some hundreds at a time are best. */
export async function enqueueAll(tx: Store, dispatches: readonly Dispatch[]): Promise<void> {
  const rows = dispatches.map((dispatch) => ({ data: rowOf(dispatch), message: dispatch.message }));
  await tx.delivery.createMany({ data: rows.map(({ data }) => data) });
  await quote(
    tx,
    rows.map(({ data, message }) => ({ ...data, message })),
  );
}

function rowOf({ kind, ...dispatch }: Dispatch) {
  return { ...unsentRow(dispatch), kind: kind.name as string, lane: laneOf(kind) };
}

function unsentRow(dispatch: Omit<Dispatch, 'kind'>) {
  return {
    workspaceId: dispatch.workspaceId,
    id: dispatch.id ?? newId(),
    subject: dispatch.subject ?? null,
    address: dispatch.address,
    content: columnOf(dispatch),
    threadOf: dispatch.threadOf ?? null,
    replaces: dispatch.replaces ?? null,
    state: 'pending' satisfies DeliveryState,
    queuedAt: dispatch.now,
    notBefore: dispatch.notBefore ?? dispatch.now,
  };
}

/**
 * Puts the message as it reads now into a row that has to wait yet, or did not arrive; nobody has seen what it said before. False where
 * it is due, and may be on its way.
 */
export async function rewrite(
  tx: Store,
  id: string,
  { workspaceId, now, ...written }: Pick<Dispatch, 'workspaceId' | 'now'> & Words,
): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({
    where: {
      workspaceId,
      id,
      OR: [
        { state: 'pending', notBefore: { gt: now } },
        { state: 'held', retryAt: { not: null } },
        { state: 'dropped', undeliveredAt: { not: null } },
      ],
    },
    data: { content: columnOf(written) },
  });
  if (count === 0) return false;
  await tx.quotation.deleteMany({ where: { workspaceId, deliveryId: id } });
  await quote(tx, [{ workspaceId, id, message: written.message }]);
  return true;
}

async function quote(
  tx: Store,
  rows: readonly Readonly<Record<'workspaceId' | 'id', string> & { message: Message }>[],
): Promise<void> {
  const data = rows.flatMap(({ workspaceId, id, message }) =>
    quotedIn(message).map((feedbackId) => ({ workspaceId, feedbackId, deliveryId: id })),
  );
  if (data.length > 0) await tx.quotation.createMany({ data });
}

/** The feedback whose words a message carries, each once: erasing has to reach them all. */
function quotedIn({ blocks }: Message): string[] {
  const ids = blocks.flatMap((block) => (block.kind === 'quote' && block.of !== undefined ? [block.of] : []));
  return [...new Set(ids)];
}

/** Of those that edit the same message, the one that was queued last; null where none does. */
export async function newestEdit(
  db: Store,
  { workspaceId, replaces }: Pick<DeliveryModel, 'workspaceId' | 'replaces'>,
): Promise<DeliveryModel | null> {
  if (replaces === null) return null;
  const orderBy = [{ queuedAt: 'desc' }, { id: 'desc' }] as const;
  return db.delivery.findFirst({ where: { workspaceId, replaces }, orderBy: [...orderBy] });
}

/** Says once more, after all that is queued, what the newest edit of the same message says, unless that is kept no longer. */
export async function sayNewestAgain(db: Store, keys: Keys, edit: DeliveryModel, now: Date): Promise<void> {
  const newest = await newestEdit(db, edit);
  if (newest === null || isBlank(newest) || edit.replaces === null) return;
  const { workspaceId, kind, lane, subject, replaces } = edit;
  const address = isSealed(newest.address)
    ? sealAddress(keys, openAddress(keys, newest.address))
    : newest.address;
  const about = subject === null || isSealed(newest.address) ? {} : { subject };
  const content = contentFrom(newest, keys);
  const row = unsentRow({ workspaceId, address, replaces, ...about, ...content, keys, now });
  await queue(db, { ...row, kind, lane }, content.message);
}

type Words = Pick<Dispatch, 'message' | 'locale' | 'address' | 'keys'>;

function columnOf({ address, keys, ...content }: Words) {
  if (!isSealed(address)) return contentOf(content, null);
  if (!keys) throw new Error('a message to an anonymous reader is queued with keys to seal it');
  return contentOf(content, keys);
}

/** What a sealed address begins with. */
export const SEALED = 'sealed:';
/** The purposes under which they are sealed: where the reader is, and where the message; what it is about. */
export const ADDRESS = 'delivery.address';
export const SUBJECT = 'delivery.subject';
const PLACE = 'delivery.place';
const REFERENCE = 'delivery.reference';
const NO_PLACE = 'delivery.no-place';

/** What is sealed for anonymous readers has one size, whichever chat they are on: in bytes, well past the longest place of a chat. */
const SIZE = 512;

/** Hides an address from everyone who can read the database. */
export function sealAddress(keys: Keys, address: Address): Address {
  return SEALED + keys.seal(ADDRESS, address, SIZE);
}

export function isSealed(address: Address): boolean {
  return address.startsWith(SEALED);
}

export function openAddress(keys: Keys, address: Address): Address {
  return isSealed(address) ? keys.open(ADDRESS, address.slice(SEALED.length)) : address;
}

/** Hides what a message to an anonymous reader is about: with the moments of a row it could tell who reads it. */
export function sealSubject(keys: Keys, subject: string): string {
  return SEALED + keys.seal(SUBJECT, subject, SIZE);
}

/** Null where the row is about nothing in particular, or no key opens it. */
export function subjectOf(keys: Keys, { subject }: Pick<DeliveryModel, 'subject'>): string | null {
  if (subject === null || !subject.startsWith(SEALED)) return subject;
  return opened(keys, SUBJECT, subject.slice(SEALED.length));
}

/** Whether it goes to this address. False where no key opens it. */
export function isTo(keys: Keys, row: Pick<DeliveryModel, 'address'>, address: Address): boolean {
  if (!isSealed(row.address)) return row.address === address;
  return opened(keys, ADDRESS, row.address.slice(SEALED.length)) === address;
}

/** The place of a message on a platform as a keyed hash: finds its row again, and tells nothing to who has no key. */
export function placeKey(keys: Keys, platform: string, { channel, id }: Remote): string {
  return keys.fingerprint(PLACE, `${platform}:${channel}:${id}`);
}

/** The message of ours that stands at a place of a platform; null where it is none of ours. */
export function deliveryAt(
  db: Store,
  keys: Keys,
  workspaceId: string,
  platform: string,
  remote: Remote,
): Promise<DeliveryModel | null> {
  return db.delivery.findFirst({
    where: { workspaceId, place: placeKey(keys, platform, remote), replaces: null },
  });
}

/** A message's place, sealed when its address is: a direct-message channel tells who reads it. */
export function remoteText(keys: Keys, delivery: Pick<DeliveryModel, 'address'>, remote: Remote): string {
  const text = JSON.stringify(remote);
  return isSealed(delivery.address) ? SEALED + keys.seal(ADDRESS, text, SIZE) : text;
}

/** Where a message would stand that will never arrive. Of an anonymous reader's, only the key tells that it did not. */
export const NOWHERE: Remote = { channel: '', id: '' };

/** Null while it has not been sent. */
export function remoteOf(keys: Keys, delivery: Pick<DeliveryModel, 'remote'>): Remote | null {
  if (delivery.remote === null) return null;
  return JSON.parse(openAddress(keys, delivery.remote)) as Remote;
}

export function isNowhere({ channel, id }: Remote): boolean {
  return channel === '' && id === '';
}

/**
 * What a message carries on its platform, by which it is found there. In no column where the reader is anonymous: whoever can read
 * both the chat and the database must not find the row of a message.
 */
export function referenceOf(keys: Keys, { id, address }: Pick<DeliveryModel, 'id' | 'address'>): string {
  return isSealed(address) ? keys.fingerprint(REFERENCE, id) : id;
}

/** Whether an address was sealed to the size that all have, and the words too. */
export function isEven(keys: Keys, row: Pick<DeliveryModel, 'address' | 'content'>): boolean {
  return row.address.length === sealAddress(keys, '').length && !isInClear(row);
}

/** A row to an anonymous reader with its seals filled up to one size, and no sign of whether it arrived. */
export function evenLetter(
  keys: Keys,
  row: Pick<DeliveryModel, 'address' | 'subject' | 'remote' | 'state' | 'content'>,
) {
  const address = sealAddress(keys, openAddress(keys, row.address));
  const subject = subjectOf(keys, row);
  const isLost = row.state === 'dropped';
  const remote = isLost ? NOWHERE : remoteOf(keys, row);
  return {
    address,
    ...(isInClear(row) ? { content: contentOf(contentFrom(row), keys) } : {}),
    ...(subject === null ? {} : { subject: sealSubject(keys, subject) }),
    ...(remote === null ? {} : { remote: remoteText(keys, { address }, remote) }),
    ...(isLost ? { state: 'sent', content: {}, place: noPlace(keys, address), reason: null } : {}),
  };
}

/** In the column of a message's place where it has none, and looks as if it had. */
export function noPlace(keys: Keys, text: string): string {
  return keys.fingerprint(NO_PLACE, text);
}
