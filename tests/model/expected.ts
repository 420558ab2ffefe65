// The company as it should be after what was done so far: written from the rules as they are told to people, not from
// the program's own tables. What acts lead to is in expected-acts.ts and expected-promises.ts.
import { ADMIN, type Beginning, type Name, names, type TopicId, zones } from './cast.ts';
import type { Attempt } from './expected-acts.ts';
import type { SubmitExpected } from './expected-promises.ts';
import { type Ladder, ladder } from './ladder.ts';

export type Stage =
  | 'received'
  | 'acknowledged'
  | 'under-review'
  | 'planned'
  | 'testing'
  | 'done'
  | 'declined'
  | 'duplicate'
  | 'withdrawn';

export interface ExpectedPerson {
  /** The bot knows that they have left. */
  isGone: boolean;
  /** They have left; the bot learns it when it asks the chat. */
  hasLeftChat: boolean;
  awayUntil: Date | null;
}

export interface ExpectedTopic {
  readonly id: TopicId;
  owners: readonly Name[];
  sponsor: Name | null;
  isOpen: boolean;
}

export interface ExpectedEvent {
  readonly kind: string;
  /** Whose name the history may hold; null for an anonymous author and for the bot. */
  readonly actor: Name | null;
  readonly at: Date;
  text?: string | undefined;
  /** The place of the chat message that brought it. */
  readonly message?: string | undefined;
}

export interface Owed {
  readonly since: Date;
  readonly step: number;
  readonly remindAt: Date;
}

export interface ExpectedIdea {
  readonly number: number;
  readonly id: string;
  /** The form that brought it. */
  readonly key: string;
  readonly author: Name;
  readonly isAnonymous: boolean;
  readonly topic: TopicId;
  stage: Stage;
  owner: Name | null;
  /** Everyone who ever owned it or did something with it under their name. */
  readonly namedIn: Set<Name>;
  /** The reply that is owed; null while none is. */
  owed: Owed | null;
  dueAt: Date;
  isAsked: boolean;
  /** Of what was said last, the author said it. */
  authorSpokeLast: boolean;
  firstReply: { readonly by: Name; readonly at: Date; readonly minutes: number } | null;
  /** Who follows, and whether they support. */
  followers: Map<Name, boolean>;
  duplicateOf: number | null;
  trialAskAt: Date | null;
  /** How often the admins were told that nobody answers. */
  alerts: number;
  readonly events: ExpectedEvent[];
}

export interface Expected {
  readonly ladder: Ladder;
  now: Date;
  readonly people: Readonly<Record<Name, ExpectedPerson>>;
  readonly topics: Readonly<Record<TopicId, ExpectedTopic>>;
  readonly ideas: ExpectedIdea[];
  /** Who ever was an admin, an owner or a sponsor of a topic: they are written to under their name. */
  readonly everInCharge: Set<Name>;
  /** Forms that were sent. */
  readonly forms: string[];
  /** What anonymous authors did since the last full hour, in order. */
  readonly hidden: Hidden[];
  /** How many forms were opened. */
  opened: number;
  /** Chat messages that were passed on. */
  readonly messages: { readonly place: string; readonly by: Name; readonly idea: number }[];
}

export function expectedAtFirst({ start, hasFallback, closingDays }: Beginning): Expected {
  const person = (): ExpectedPerson => ({ isGone: false, hasLeftChat: false, awayUntil: null });
  return {
    ladder: ladder(closingDays),
    now: start,
    people: {
      anouk: person(),
      basil: person(),
      chiyo: person(),
      diego: person(),
      emile: person(),
      faye: person(),
    },
    topics: {
      till: { id: 'till', owners: ['basil', 'chiyo'], sponsor: 'diego', isOpen: true },
      stock: { id: 'stock', owners: ['diego', 'basil'], sponsor: null, isOpen: true },
      other: { id: 'other', owners: hasFallback ? ['emile'] : [], sponsor: null, isOpen: true },
    },
    ideas: [],
    everInCharge: new Set([ADMIN, 'basil', 'chiyo', 'diego', ...(hasFallback ? (['emile'] as const) : [])]),
    forms: [],
    hidden: [],
    opened: 0,
    messages: [],
  };
}

export function isAway({ people, now }: Expected, name: Name): boolean {
  const { awayUntil } = people[name];
  return awayUntil !== null && awayUntil > now;
}

/** As far as the bot knows. */
export function isHere(expected: Expected, name: Name): boolean {
  return !expected.people[name].isGone && !isAway(expected, name);
}

/** Those who can still write in the chat. */
export function present({ people }: Expected): Name[] {
  return names.filter((name) => !people[name].hasLeftChat);
}

export function mayActAsOwner({ topics }: Expected, { owner, topic }: ExpectedIdea, name: Name): boolean {
  const { owners, sponsor } = topics[topic];
  return name === ADMIN || name === owner || name === sponsor || owners.includes(name);
}

/** Whom nobody hands their own idea to; null where who wrote it is hidden, and must not show by that. */
export function openAuthor({ isAnonymous, author }: ExpectedIdea): Name | null {
  return isAnonymous ? null : author;
}

export function isClosed({ stage }: ExpectedIdea): boolean {
  return stage === 'done' || stage === 'declined' || stage === 'duplicate' || stage === 'withdrawn';
}

export function zoneOf(owner: Name | null): string {
  return owner === null ? 'Europe/Paris' : zones[owner];
}

/** What is kept of a moment: an anonymous author's day alone. */
export function keptOf(now: Date, isHidden: boolean): Date {
  return isHidden ? new Date(`${now.toISOString().slice(0, 10)}T00:00:00.000Z`) : now;
}

const HOUR_MS = 60 * 60_000;

/** The full hour that was last. */
export function hourOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
}

/** The number of a form that nobody has opened before. */
export function newForm(expected: Expected): number {
  expected.opened += 1;
  return expected.opened;
}

/** What an anonymous author does waits for the next full hour. */
export function hide(expected: Expected, hidden: Wait): void {
  expected.hidden.push({ ...hidden, passOnAt: new Date(hourOf(expected.now).getTime() + HOUR_MS) });
}

export type Wait =
  | { readonly kind: 'submit'; readonly form: Omit<SubmitExpected, 'id'> }
  | { readonly kind: 'act'; readonly tried: Attempt }
  | { readonly kind: 'change'; readonly idea: ExpectedIdea; readonly message: string; readonly text: string };
export type Hidden = Wait & { readonly passOnAt: Date };
