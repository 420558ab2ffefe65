// What makes an answer itself, and under which hash its customer is kept. Both are keyed: the database alone tells neither.
import type { Keys } from '../keys.ts';
import type { FeedbackItem } from './item.ts';

export interface AnswerIdentity {
  /** The row's id: the same answer from the same source gives the same one, whichever way it comes in. */
  readonly id: string;
  readonly customer: string | null;
  /** Under which it, or a part of it, may have been stored before one answer could hold several scores. */
  readonly former: readonly FormerId[];
}

export interface FormerId {
  readonly id: string;
  /** That the answer stored there has to have; absent where the id alone tells. */
  readonly score?: number | null;
}

/** Where an answer belongs. */
export interface Provenance {
  readonly workspaceId: string;
  readonly sourceId: string;
}

/**
 * By the source's own id where there is one; otherwise by source, customer, instant, every score and every text with their questions. Where
 * there is no customer either, nothing says that two are one: its rank among its equals in the same file or request counts too, so that ten nines
 * on the same day are ten answers, and importing the file again, or the same export with more rows, still changes nothing.
 * @param seen of the file or request
 */
export function identify(
  keys: Keys,
  { workspaceId, sourceId }: Provenance,
  item: FeedbackItem,
  seen: SeenBefore = seenAnswers(),
): AnswerIdentity {
  const customer = item.customer === null ? null : referenceHash(keys, item.customer);
  const within = customer === null ? null : hashWithin(keys, workspaceId, customer);
  if (item.externalId !== null) {
    const idFor = (externalId: string) => idOf(keys, ['id', sourceId, externalId]);
    const former = item.formerIds?.map((each) => ({ id: idFor(each) })) ?? [];
    return { id: idFor(item.externalId), customer: within, former };
  }
  const [first, ...more] = item.scores;
  const isBare = customer === null && item.comments.length === 0;
  if (isBare && more.length === 0 && !first?.asked && first?.question === null) {
    const bare = { customer, verbatim: null, ...first, answeredAt: item.answeredAt };
    const copy = seen.rankOf(`${item.answeredAt.getTime()} ${first.metric} ${first.score}`);
    return { id: formerId(keys, sourceId, bare, copy), customer: within, former: [] };
  }
  const content = ['response', sourceId, customer, item.answeredAt.getTime(), said(item)];
  const id = idOf(keys, content);
  const copy = customer === null ? seen.rankOf(id) : 0;
  const all = formerlyOf(keys, sourceId, item, customer);
  const former = customer === null ? all.filter((each) => seen.rankOf(each.id) === 0) : all;
  return { id: copy === 0 ? id : idOf(keys, [...content, copy]), customer: within, former };
}

/** Whichever order the columns had. */
function said({ scores, comments }: FeedbackItem): string[] {
  const parts = [
    ...scores.map(({ metric, score, question }) => [metric, score, question]),
    ...comments.map(({ text, question }) => [text, question]),
  ];
  return parts.map((part) => JSON.stringify(part)).sort();
}

/** Most answers have three scores and two texts at most. */
const FORMER_MOST = 12;

/** As it would have been stored with one of its scores and one of its texts. */
function formerlyOf(keys: Keys, sourceId: string, item: FeedbackItem, customer: string | null): FormerId[] {
  const scores = item.scores.length === 0 ? [null] : item.scores;
  const texts = item.comments.length === 0 ? [null] : item.comments.map(({ text }) => text);
  return scores
    .flatMap((one) =>
      texts.map((verbatim) => {
        const { metric, asked, score } = one ?? { metric: null, asked: null, score: null };
        const flat = { customer, verbatim, metric, score, answeredAt: item.answeredAt };
        return { id: formerId(keys, sourceId, flat), score: asked?.score ?? score };
      }),
    )
    .slice(0, FORMER_MOST);
}

/** An answer of at most one score and one text. */
export interface Flat {
  readonly customer: string | null;
  readonly verbatim: string | null;
  readonly metric: string | null;
  readonly score: number | null;
  readonly answeredAt: Date;
}

/**
 * The id of an answer to which its source gave none, as long as one answer held one score; bare scores keep it.
 * @param item with the hash of its customer's reference alone
 */
export function formerId(
  keys: Keys,
  sourceId: string,
  { customer, verbatim, metric, score, answeredAt }: Flat,
  copy = 0,
): string {
  const at = answeredAt.getTime();
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

/** What came in one file or request: how often each was there before. */
export interface SeenBefore {
  /** 0 for the first. */
  rankOf(key: string): number;
}

export function seenAnswers(): SeenBefore {
  const once = new Set<number>();
  const more = new Map<number, number>();
  return {
    rankOf(key) {
      const short = shortOf(key);
      if (!once.has(short)) {
        once.add(short);
        return 0;
      }
      const rank = (more.get(short) ?? 0) + 1;
      more.set(short, rank);
      return rank;
    },
  };
}

/**
 * A number for a key, since a million keys are long: two hashes of 26 bits (FNV-1a, from two starts). Where two keys fell on one number, the second
 * would only get a rank that it does not need, the same one each time.
 */
function shortOf(key: string): number {
  let one = 0x811c9dc5;
  let two = 0x01000193;
  for (let i = 0; i < key.length; i++) {
    one = Math.imul(one ^ key.charCodeAt(i), 0x01000193);
    two = Math.imul(two ^ key.charCodeAt(i), 0x85ebca6b);
  }
  return ((one >>> 6) & 0x3ffffff) * 0x4000000 + ((two >>> 6) & 0x3ffffff);
}

function customerText(reference: string): string {
  return reference.normalize('NFC').trim().toLowerCase();
}
