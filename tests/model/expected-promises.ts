// What should become of an idea without anybody's doing: routed, reminded, passed on.
import { COMPANY_REPLY_DAYS, type Name, replyDays, type TopicId, tokensOf, zones } from './cast.ts';
import {
  type Expected,
  type ExpectedIdea,
  isHere,
  keptOf,
  type Owed,
  openAuthor,
  zoneOf,
} from './expected.ts';

/** Everyone who can be asked: a topic's owners in order, then those of the topic for all the rest. */
function lineFor({ topics }: Expected, topic: TopicId): Name[] {
  return [...new Set([...topics[topic].owners, ...topics.other.owners])];
}

/** Who comes after `last`, round again from the start. */
function nextHere(expected: Expected, topic: TopicId, last: Name | null, author: Name | null): Name | null {
  const line = lineFor(expected, topic);
  const place = last === null ? -1 : line.indexOf(last);
  const turned = place < 0 ? line : [...line.slice(place + 1), ...line.slice(0, place)];
  return turned.find((name) => name !== author && isHere(expected, name)) ?? null;
}

export interface SubmitExpected {
  readonly author: Name;
  readonly topic: TopicId;
  readonly isAnonymous: boolean;
  readonly id: string;
  readonly key: string;
}

export function submitExpected(expected: Expected, form: SubmitExpected): ExpectedIdea {
  const { author, isAnonymous, id, key } = form;
  const topic = expected.topics[form.topic].isOpen ? form.topic : 'other';
  const owner = nextHere(expected, topic, null, isAnonymous ? null : author);
  const at = keptOf(expected.now, isAnonymous);
  const idea: ExpectedIdea = {
    number: expected.ideas.length + 1,
    id,
    key,
    author,
    isAnonymous,
    topic,
    stage: 'received',
    owner,
    namedIn: new Set(owner === null ? [] : [owner]),
    owed: null,
    dueAt: at,
    isAsked: false,
    authorSpokeLast: false,
    firstReply: null,
    followers: new Map(),
    duplicateOf: null,
    trialAskAt: null,
    alerts: owner === null ? 1 : 0,
    events: [{ kind: 'submitted', actor: isAnonymous ? null : author, at }],
  };
  startClock(expected, idea, isAnonymous);
  expected.ideas.push(idea);
  expected.forms.push(form.key);
  return idea;
}

/** A reply is owed from now, in the working days of the topic and of whoever owns it. */
export function startClock({ ladder, now }: Expected, idea: ExpectedIdea, isHidden: boolean): void {
  const zone = zoneOf(idea.owner);
  idea.dueAt = ladder.dueAfter(now, replyDays[idea.topic] ?? COMPANY_REPLY_DAYS, zone);
  const { step, at } = ladder.next(idea.dueAt, { step: 0, after: now }, zone);
  idea.owed = { since: keptOf(now, isHidden), step, remindAt: at };
}

export function handOver(expected: Expected, idea: ExpectedIdea, to: Name | null): void {
  idea.owner = to;
  if (to !== null) idea.namedIn.add(to);
  if (idea.owed) idea.owed = movedFrom(expected, idea, idea.owed, idea.owed.step);
}

function movedFrom(
  { ladder, now }: Expected,
  { dueAt, owner }: ExpectedIdea,
  owed: Owed,
  step: number,
): Owed {
  const next = ladder.next(dueAt, { step, after: now }, zoneOf(owner));
  return { since: owed.since, step: next.step, remindAt: next.at };
}

/** To the next in line; where nobody is, an owner who has left loses it and the admins are told. */
export function passOnExpected(expected: Expected, idea: ExpectedIdea): void {
  const next = nextHere(expected, idea.topic, idea.owner, openAuthor(idea));
  if (next === null && (idea.owner === null || !expected.people[idea.owner].isGone)) return;
  handOver(expected, idea, next);
  idea.events.push({ kind: next === null ? 'unowned' : 'passed-on', actor: null, at: expected.now });
  if (next === null) idea.alerts++;
}

/** One whom a step of the ladder asks, now. */
export interface Asked {
  readonly personId: string;
  readonly suggestionId: string;
}

/** Passes on, then reminds. Whom the steps that were due ask. */
export function keepExpected(expected: Expected): Asked[] {
  const { people, now, ideas } = expected;
  const waiting = ideas.filter((idea) => idea.owed !== null);
  for (const { owner } of waiting) if (owner && people[owner].hasLeftChat) people[owner].isGone = true;
  for (const idea of waiting) if (mustPassOn(expected, idea)) passOnExpected(expected, idea);
  const asked: Asked[] = [];
  for (const idea of waiting) {
    if (!idea.owed || idea.owed.remindAt > now) continue;
    for (const name of whom(expected, idea, idea.owed.step)) {
      asked.push({ personId: tokensOf(name).id, suggestionId: idea.id });
    }
    idea.owed = movedFrom(expected, idea, idea.owed, idea.owed.step + 1);
  }
  for (const idea of ideas) if (idea.trialAskAt && idea.trialAskAt <= now) idea.trialAskAt = null;
  return asked;
}

/** Gone; or away, and still so when the next reminder falls. */
function mustPassOn({ people, now }: Expected, { owner, owed }: ExpectedIdea): boolean {
  if (owner === null) return true;
  const { isGone, awayUntil } = people[owner];
  if (isGone) return true;
  return awayUntil !== null && awayUntil > now && owed !== null && awayUntil > owed.remindAt;
}

/** The owner; when it is due the other owners too; from three working days later the sponsor. Nobody here: the admins. */
function whom(expected: Expected, idea: ExpectedIdea, step: number): Name[] {
  const { owner, topic } = idea;
  const can = (name: Name) => name !== openAuthor(idea) && isHere(expected, name);
  const { owners, sponsor } = expected.topics[topic];
  const all = [owner, ...(step === 1 ? owners : []), step >= 2 ? sponsor : null];
  const here = [...new Set(all)].filter((name) => name !== null).filter(can);
  if (here.length > 0) return here;
  return (['anouk'] as const).filter(can);
}

/** A person's local day, YYYY-MM-DD. */
export function localDay(at: Date, name: Name): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zones[name] }).format(at);
}
