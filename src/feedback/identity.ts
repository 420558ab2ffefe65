// What makes an answer itself, and under which hash its customer is kept. Both are keyed: the database alone tells neither.
import type { Keys } from '../keys.ts';
import type { FeedbackItem } from './item.ts';

export interface Identity {
  /** The row's id: the same answer from the same source gives the same one, whichever way it comes in. */
  readonly id: string;
  readonly customer: string | null;
}

/** Where an answer belongs. */
export interface Belonging {
  readonly workspaceId: string;
  readonly sourceId: string;
}

/**
 * By the source's own id where there is one; otherwise by source, customer, instant, words and metric. A bare score without
 * id, customer or words also counts `copy`, its rank among its equals in the same file or request: ten nines on the
 * same day are ten answers, and importing the file again still changes nothing.
 */
export function identify(
  keys: Keys,
  { workspaceId, sourceId }: Belonging,
  item: FeedbackItem,
  copy = 0,
): Identity {
  const customer = item.customer === null ? null : referenceHash(keys, item.customer);
  const id =
    item.externalId === null
      ? idWithoutSources(keys, sourceId, { ...flat(item), customer }, copy)
      : idOf(keys, ['id', sourceId, item.externalId]);
  return { id, customer: customer === null ? null : hashWithin(keys, workspaceId, customer) };
}

/** An answer of at most one score and one text. */
export interface Flat {
  readonly customer: string | null;
  readonly verbatim: string | null;
  readonly metric: string | null;
  readonly score: number | null;
  readonly answeredAt: Date;
}

function flat({ customer, answeredAt, scores, comments }: FeedbackItem): Flat {
  const { metric = null, score = null } = scores[0] ?? {};
  return { customer, answeredAt, metric, score, verbatim: comments[0]?.text ?? null };
}

/** The id of an answer to which its source gave none. @param item with the hash of its customer's reference alone */
export function idWithoutSources(keys: Keys, sourceId: string, item: Flat, copy = 0): string {
  const { customer, verbatim, metric, score } = item;
  const at = item.answeredAt.getTime();
  return idOf(
    keys,
    customer === null && verbatim === null
      ? ['bare', sourceId, at, metric, score, copy]
      : ['words', sourceId, customer, at, verbatim, metric],
  );
}

function idOf(keys: Keys, parts: readonly unknown[]): string {
  return keys.fingerprint('feedback', JSON.stringify(parts));
}

/** Under which hash a company keeps a customer, regardless of case and outer spaces; erasing by reference looks it up. */
export function customerFingerprint(keys: Keys, workspaceId: string, reference: string): string {
  return hashWithin(keys, workspaceId, referenceHash(keys, reference));
}

/** Of a reference alone: what answers without an id are told apart by. It is stored nowhere. */
export function referenceHash(keys: Keys, reference: string): string {
  return keys.fingerprint('customer', customerText(reference));
}

/**
 * How a hash of a reference alone ends: 43 characters of base64url hold two bits more than 32 bytes, which are zero. In a company's own
 * hash the lower one is set, so that the two are told apart.
 */
export const ENDS_OF_REFERENCES = [...'AEIMQUYcgkosw048'];
const ENDS_WITHIN = [...'BFJNRVZdhlptx159'];

/**
 * One company's hash of a customer: two companies that have the same one do not show it. Made from the hash of the reference, so that
 * what was stored before can be brought to it without knowing the reference.
 */
export function hashWithin(keys: Keys, workspaceId: string, hash: string): string {
  const made = keys.fingerprint('customer.within', JSON.stringify([workspaceId, hash]));
  return made.slice(0, -1) + ENDS_WITHIN[ENDS_OF_REFERENCES.indexOf(made.slice(-1))];
}

/** Ranks bare scores among their equals; one per file or request. */
export function copyCounter(): (item: FeedbackItem) => number {
  const seen = new Map<string, number>();
  return (item) => {
    if (item.externalId !== null || !isBare(item)) return 0;
    const key = `${item.answeredAt.getTime()} ${item.scores[0]?.metric} ${item.scores[0]?.score}`;
    const copy = seen.get(key) ?? 0;
    seen.set(key, copy + 1);
    return copy;
  };
}

function isBare(item: Pick<FeedbackItem, 'customer' | 'comments'>): boolean {
  return item.customer === null && item.comments.length === 0;
}

function customerText(reference: string): string {
  return reference.normalize('NFC').trim().toLowerCase();
}
