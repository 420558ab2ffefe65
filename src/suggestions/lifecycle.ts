// The life of a suggestion as one table: who may do what from where, what it requires, and what it leads to. Pure.
import { isReply } from './reply-words.ts';

export const statuses = [
  'received',
  'acknowledged',
  'under-review',
  'planned',
  'testing',
  'done',
  'declined',
  'duplicate',
  'withdrawn',
] as const;
export type Status = (typeof statuses)[number];

/** Still alive: somebody may yet do something about it. */
export const openStatuses = ['received', 'acknowledged', 'under-review', 'planned', 'testing'] as const;
export const closedStatuses = [
  'done',
  'declined',
  'duplicate',
  'withdrawn',
] as const satisfies readonly Status[];

/** What a list calls where an idea stands: one that was only received or acknowledged is answered once no reply is owed. */
export type Shown = Status | 'answered';
export const shownStatuses = [
  ...statuses.slice(0, 2),
  'answered',
  ...statuses.slice(2),
] as const satisfies readonly Shown[];

export function shownAs(status: Status, isWaiting: boolean): Shown {
  return !isWaiting && (status === 'received' || status === 'acknowledged') ? 'answered' : status;
}

/** Which ideas a list calls so: of these statuses and, where it is said, waiting for a reply or not. */
export function standingAs(shown: Shown): {
  readonly statuses: readonly Status[];
  readonly isWaiting?: boolean;
} {
  if (shown === 'answered') return { statuses: ['received', 'acknowledged'], isWaiting: false };
  const isOne = shownAs(shown, false) === 'answered';
  return { statuses: [shown], ...(isOne ? { isWaiting: true } : {}) };
}

/** `bot`: nobody; the program itself, when an owner is away or gone. */
export type IdeaRole = 'owner' | 'author' | 'bot';

interface Transition {
  readonly by: readonly IdeaRole[];
  readonly from: readonly Status[];
  /** Where it stands afterwards; 'same' where it stays. */
  readonly to: Status | 'same';
  /** Those that are given must be words (reply-words.ts). */
  readonly words: 'none' | 'optional' | 'required';
  /** What its author says needs to be no more than a sign. */
  readonly anySign?: true;
  /** Its words go from an owner to the author, so they are the promised reply. Without words, nothing is. */
  readonly answers?: true;
  /** It tells its author that somebody else looks at it: nobody can do that for themselves. */
  readonly toAuthor?: true;
  /** A reply is owed again, from now. */
  readonly startsClock?: true;
  /** No reply is owed any more. */
  readonly endsClock?: true;
  /** Not once it has its first reply, which is about the words as they were. */
  readonly beforeReply?: true;
  /** The author is asked whether it answers, even where no clock ran. */
  readonly asksVerdict?: true;
  /** Only while the author has been asked for a verdict and has not given it. */
  readonly needsQuestion?: true;
}

export const transitions = {
  acknowledge: { by: ['owner'], from: ['received'], to: 'acknowledged', words: 'none', toAuthor: true },
  study: {
    by: ['owner'],
    from: ['received', 'acknowledged', 'planned', 'testing'],
    to: 'under-review',
    words: 'optional',
    answers: true,
  },
  /** Again: for another day. */
  plan: {
    by: ['owner'],
    from: openStatuses,
    to: 'planned',
    words: 'required',
    answers: true,
  },
  /** Test-and-learn: hypothesis, people, last day. */
  test: {
    by: ['owner'],
    from: ['received', 'acknowledged', 'under-review', 'planned'],
    to: 'testing',
    words: 'required',
    answers: true,
  },
  /** What the trial showed. What follows from it is another act. */
  conclude: { by: ['owner'], from: ['testing'], to: 'under-review', words: 'required', answers: true },
  complete: {
    by: ['owner'],
    from: openStatuses,
    to: 'done',
    words: 'required',
    answers: true,
    asksVerdict: true,
  },
  decline: { by: ['owner'], from: openStatuses, to: 'declined', words: 'required', answers: true },
  /** It says the same as another one, where it goes on. */
  merge: { by: ['owner'], from: openStatuses, to: 'duplicate', words: 'required', answers: true },
  /** From a closed one only in answer to its author. */
  reply: { by: ['owner'], from: statuses, to: 'same', words: 'required', answers: true },
  /** Its words are for the new owner. */
  reassign: { by: ['owner'], from: openStatuses, to: 'same', words: 'required' },
  'pass-on': { by: ['bot'], from: openStatuses, to: 'same', words: 'none' },
  'write-back': { by: ['author'], from: statuses, to: 'same', words: 'required', anySign: true },
  confirm: { by: ['author'], from: statuses, to: 'same', words: 'none', needsQuestion: true },
  contest: {
    by: ['author'],
    from: statuses,
    to: 'same',
    words: 'optional',
    anySign: true,
    startsClock: true,
    needsQuestion: true,
  },
  /** Other words for the same idea. */
  edit: { by: ['author'], from: openStatuses, to: 'same', words: 'none', beforeReply: true },
  withdraw: {
    by: ['author'],
    from: openStatuses,
    to: 'withdrawn',
    words: 'optional',
    anySign: true,
    endsClock: true,
  },
  reopen: {
    by: ['owner', 'author'],
    from: closedStatuses,
    to: 'under-review',
    words: 'required',
    startsClock: true,
  },
} as const satisfies Record<string, Transition>;

export type Act = keyof typeof transitions;
export const acts = Object.keys(transitions) as readonly Act[];

export interface SuggestionStanding {
  readonly status: Status;
  /** A reply is owed. */
  readonly isWaiting: boolean;
  /** The author was asked whether the answer answers, and has not said. */
  readonly isAsked: boolean;
  /** It is closed, and the last words were the author's. */
  readonly authorSpokeLast: boolean;
  /** Who wrote it hides their name: to treat them otherwise than their colleagues would tell it. */
  readonly isAnonymous: boolean;
  /** It has had its first reply. */
  readonly isAnswered: boolean;
}

export type Decision =
  | {
      readonly kind: 'allowed';
      readonly status: Status;
      readonly stopsClock: boolean;
      readonly startsClock: boolean;
      /** Without a reply: no longer is one owed. */
      readonly endsClock: boolean;
      readonly asksVerdict: boolean;
    }
  /** Not this person's to do. */
  | { readonly kind: 'not-yours' }
  /** Not from this status. */
  | { readonly kind: 'too-late'; readonly status: Status }
  /** They wrote it themselves, under their name: somebody else answers. */
  | { readonly kind: 'own' }
  /** Its author withdrew it: nobody else opens it again. */
  | { readonly kind: 'withdrawn' }
  /** Its first reply came. */
  | { readonly kind: 'answered' }
  /** No verdict is awaited. */
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'needs-words' }
  /** There is something, and it is no words. */
  | { readonly kind: 'too-few-words' };

/**
 * What an act leads to. `roles` are those that the person has for this suggestion; `text` are their words, null before they are
 * written.
 */
export function decide(
  act: Act,
  standing: SuggestionStanding,
  roles: readonly IdeaRole[],
  text: string | null = '',
): Decision {
  const transition: Transition = transitions[act];
  const { status } = standing;
  const isAuthor = roles.includes('author');
  if (!transition.by.some((role) => roles.includes(role))) return { kind: 'not-yours' };
  if (isToAuthor(transition) && isAuthor && !standing.isAnonymous) return { kind: 'own' };
  if (!transition.from.includes(status)) return { kind: 'too-late', status };
  if (act === 'reopen' && status === 'withdrawn' && !isAuthor) return { kind: 'withdrawn' };
  if (act === 'reply' && !isOpen(status) && !standing.authorSpokeLast) return { kind: 'too-late', status };
  if (transition.beforeReply && standing.isAnswered) return { kind: 'answered' };
  if (transition.needsQuestion && !standing.isAsked) return { kind: 'not-asked' };
  const missing = text === null ? null : wordsMissing(act, text);
  if (missing) return { kind: missing };
  const stopsClock = transition.answers === true && text !== '' && standing.isWaiting;
  return {
    kind: 'allowed',
    status: statusAfter(act, status),
    stopsClock,
    startsClock: transition.startsClock === true,
    endsClock: transition.endsClock === true,
    asksVerdict: stopsClock || transition.asksVerdict === true,
  };
}

/** What an act's words lack; null where nothing. */
export function wordsMissing(act: Act, text: string): 'needs-words' | 'too-few-words' | null {
  const { words, anySign }: Transition = transitions[act];
  if (text === '') return words === 'required' ? 'needs-words' : null;
  return words === 'none' || anySign || isReply(text) ? null : 'too-few-words';
}

function isToAuthor({ answers, toAuthor }: Transition): boolean {
  return answers === true || toAuthor === true;
}

function statusAfter(act: Act, status: Status): Status {
  const { to }: Transition = transitions[act];
  if (to !== 'same') return to;
  if (act === 'reply' && status === 'received') return 'acknowledged';
  if (act === 'contest' && !isOpen(status)) return 'under-review';
  return status;
}

export function isOpen(status: Status): boolean {
  return openStatuses.some((each) => each === status);
}

/** Reads a stored status. Throws on one this program does not know. */
export function statusFrom(text: string): Status {
  const status = statuses.find((each) => each === text);
  if (!status) throw new Error(`unknown suggestion status ${JSON.stringify(text)}`);
  return status;
}
