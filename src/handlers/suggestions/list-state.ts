// Which list somebody looks at, and how that travels in its buttons. What a list shows is in lists.ts.
import {
  closedStatuses,
  openStatuses,
  type Shown,
  type Status,
  shownAs,
  shownStatuses,
  statuses,
} from '../../suggestions/lifecycle.ts';

export const listKinds = ['mine', 'waiting', 'unowned', 'open', 'done', 'closed', 'search'] as const;
export type ListKind = (typeof listKinds)[number];

export interface ListState {
  readonly kind: ListKind;
  /** Only those of this topic. */
  readonly topicId: string | null;
  /** Only those that the list calls so. */
  readonly status: Shown | null;
  /** From 0. */
  readonly page: number;
  /** What is searched, as `searchWords` leaves it; '' for other lists. */
  readonly words: string;
}

/** The first page of a list, unfiltered unless said. */
export function firstPage(kind: ListKind, only: Partial<Omit<ListState, 'kind'>> = {}): ListState {
  return { kind, topicId: null, status: null, page: 0, words: '', ...only };
}

/** The statuses that a list can show; null where it is not a list of statuses. */
export function statusesOf(kind: ListKind): readonly Status[] | null {
  switch (kind) {
    case 'mine':
    case 'waiting':
    case 'unowned':
      return null;
    case 'open':
      return openStatuses;
    case 'done':
      return ['done'];
    case 'closed':
      return closedStatuses;
    case 'search':
      return statuses;
    default:
      return kind satisfies never;
  }
}

/** What such a list can be filtered by: all that it calls where an idea stands. */
export function shownIn(kind: ListKind): readonly Shown[] {
  const all = statusesOf(kind) ?? [];
  const shown = all.flatMap((status) => [shownAs(status, true), shownAs(status, false)]);
  return shownStatuses.filter((each) => shown.includes(each));
}

const LONGEST_WORDS = 60;

/** Letters, digits, apostrophes and hyphens with single spaces, at most 60 UTF-16 units: all that a search looks at. */
export function searchWords(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}'’-]+/gu, ' ')
    .trim();
  let kept = '';
  for (const character of plain) {
    if (kept.length + character.length > LONGEST_WORDS) break;
    kept += character;
  }
  return kept.trimEnd();
}

const TOPIC = /^[\w-]{1,64}$/;
const PAGE = /^\d{1,5}$/;
const NONE = '';

/** At most 200 UTF-16 units, and `decodeList` gives it back. Throws where our own code made a state that cannot be. */
export function encodeList({ kind, topicId, status, page, words }: ListState): string {
  const code = [kind, page, status ?? NONE, topicId ?? NONE, words].join('/');
  if (decodeList(code) === null) throw new Error(`not a list: ${JSON.stringify(kind)}, page ${page}`);
  return code;
}

/** Null for what `encodeList` did not make. */
export function decodeList(code: string | null): ListState | null {
  const [kindText, page = '', statusText, topicText = '', words = '', ...rest] = code?.split('/') ?? [];
  const kind = listKinds.find((each) => each === kindText);
  const status = shownStatuses.find((each) => each === statusText) ?? null;
  const topicId = TOPIC.test(topicText) ? topicText : null;
  const isWhole =
    rest.length === 0 &&
    PAGE.test(page) &&
    (status !== null || statusText === NONE) &&
    (topicId !== null || topicText === NONE) &&
    searchWords(words) === words;
  return kind && isWhole ? { kind, topicId, status, page: Number(page), words } : null;
}
