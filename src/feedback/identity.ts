// What makes an answer itself, and under which hash its customer is kept. Both are keyed: the database alone tells neither.
import type { Keys } from '../keys.ts';
import type { FeedbackItem } from './item.ts';

export interface Identity {
  /** The row's id: the same answer from the same source gives the same one, whichever way it comes in. */
  readonly id: string;
  readonly customer: string | null;
}

/**
 * By the source's own id where there is one; otherwise by source, customer, instant, words and metric. A bare score without
 * id, customer or words also counts `copy`, its rank among its equals in the same file or request: ten nines on the
 * same day are ten answers, and importing the file again still changes nothing.
 */
export function identify(keys: Keys, sourceId: string, item: FeedbackItem, copy = 0): Identity {
  const customer = item.customer === null ? null : customerFingerprint(keys, item.customer);
  const parts =
    item.externalId !== null
      ? ['id', sourceId, item.externalId]
      : isBare(item)
        ? ['bare', sourceId, item.answeredAt.getTime(), item.metric, item.score, copy]
        : ['words', sourceId, customer, item.answeredAt.getTime(), item.verbatim, item.metric];
  return { id: keys.fingerprint('feedback', JSON.stringify(parts)), customer };
}

/** The hash of a customer's reference, regardless of case and outer spaces; erasing by reference looks it up. */
export function customerFingerprint(keys: Keys, reference: string): string {
  return keys.fingerprint('customer', customerText(reference));
}

/** Ranks bare scores among their equals; one per file or request. */
export function copyCounter(): (item: FeedbackItem) => number {
  const seen = new Map<string, number>();
  return (item) => {
    if (item.externalId !== null || !isBare(item)) return 0;
    const key = `${item.answeredAt.getTime()} ${item.metric} ${item.score}`;
    const copy = seen.get(key) ?? 0;
    seen.set(key, copy + 1);
    return copy;
  };
}

function isBare(item: FeedbackItem): boolean {
  return item.customer === null && item.verbatim === null;
}

function customerText(reference: string): string {
  return reference.normalize('NFC').trim().toLowerCase();
}
