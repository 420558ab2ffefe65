// What owners and authors may do with an idea, and what should come of it. What there is to do is in deeds.ts.
import { type Name, zones } from './cast.ts';
import { authorsChoices, type Deed, happened, ownersChoices, wordless, wordsOptional } from './deeds.ts';
import {
  type Expected,
  type ExpectedIdea,
  isClosed,
  keptOf,
  mayActAsOwner,
  openAuthor,
  zoneOf,
} from './expected.ts';
import { handOver, passOnExpected, startClock } from './expected-promises.ts';

export interface Attempt {
  readonly idea: ExpectedIdea;
  readonly actor: Name;
  readonly deed: Deed;
  readonly text: string;
  /** For `reassign`. */
  readonly to: Name;
  /** For `merge`. */
  readonly into: number;
  /** Last day of the trial, YYYY-MM-DD, for `test`. */
  readonly endsOn: string;
  readonly key: string;
  readonly message?: string;
}

/** The code of the refusal; null where it may be done. */
export function refusalOf(expected: Expected, attempt: Attempt): string | null {
  const { idea, actor, deed, text } = attempt;
  const isTheirs =
    (authorsChoices.includes(deed) && actor === idea.author) ||
    ((deed === 'reopen' || !authorsChoices.includes(deed)) && mayActAsOwner(expected, idea, actor));
  if (!isTheirs) return 'suggestion.not-yours';
  const speaksToAuthor = !authorsChoices.includes(deed) && deed !== 'reassign';
  if (speaksToAuthor && actor === openAuthor(idea)) return 'suggestion.own-words';
  const late = isClosed(idea) ? 'suggestion.closed' : 'suggestion.already';
  if (deed === 'reopen' && !isClosed(idea)) return late;
  if ((deed === 'edit' || deed === 'withdraw') && isClosed(idea)) return late;
  if (deed === 'reopen' && idea.stage === 'withdrawn' && actor !== idea.author) return 'suggestion.withdrawn';
  if (deed === 'edit' && idea.firstReply !== null) return 'suggestion.answered';
  if (!authorsChoices.includes(deed) && ownersChoices[idea.stage][deed] === undefined) return late;
  if (deed === 'reply' && isClosed(idea) && !idea.authorSpokeLast) return late;
  if ((deed === 'confirm' || deed === 'contest') && !idea.isAsked) return 'suggestion.not-asked';
  if (!wordless.includes(deed) && !wordsOptional.includes(deed) && text === '') return 'suggestion.no-words';
  const takesSigns = authorsChoices.includes(deed) && deed !== 'reopen';
  if (text === '👍' && !takesSigns) return 'suggestion.too-few-words';
  if (deed === 'reassign' && attempt.to === openAuthor(idea)) return 'hand-over.author';
  if (deed === 'reassign' && attempt.to === idea.owner) return 'hand-over.same';
  return deed === 'merge' ? mergeRefusal(expected, attempt) : null;
}

function mergeRefusal({ ideas }: Expected, { idea, into }: Attempt): string | null {
  const named = ideas.find((each) => each.number === into);
  if (!named) return 'merge.unknown';
  if (named === idea) return 'merge.itself';
  if (named.duplicateOf === idea.number) return 'merge.circle';
  const other = ideas.find((each) => each.number === (named.duplicateOf ?? into));
  return other && isClosed(other) ? 'merge.closed' : null;
}

/** Does it in the model. Only for what is not refused. */
export function actExpected(expected: Expected, attempt: Attempt): void {
  const { idea, actor, deed, text, key, message } = attempt;
  const isAuthors = authorsChoices.includes(deed);
  const isHidden = isAuthors && idea.isAnonymous && actor === idea.author;
  const at = keptOf(expected.now, isHidden);
  const wasOwed = idea.owed !== null;

  idea.events.push({
    kind: happened[deed],
    actor: isHidden ? null : actor,
    at,
    text: text === '' ? undefined : text,
    message,
  });
  if (!isHidden) idea.namedIn.add(actor);
  expected.forms.push(key);

  move(expected, attempt);
  if (deed === 'reassign') handOver(expected, idea, attempt.to);
  const answers = !isAuthors && deed !== 'acknowledge' && deed !== 'reassign' && text !== '';
  if (answers && wasOwed) answered(expected, idea, actor, at);
  if (answers) idea.authorSpokeLast = false;
  if (deed === 'complete') idea.isAsked = true;
  if (deed === 'confirm') idea.isAsked = false;
  if (deed === 'withdraw') {
    idea.owed = null;
    idea.isAsked = false;
    idea.authorSpokeLast = false;
  }
  if (deed === 'write-back') idea.authorSpokeLast = true;
  if (deed === 'contest' || deed === 'reopen') {
    idea.isAsked = false;
    startClock(expected, idea, isHidden);
  }
  // Somebody has to hear the author.
  if (isAuthors && deed !== 'withdraw' && (idea.owner === null || expected.people[idea.owner].isGone)) {
    passOnExpected(expected, idea);
  }
  if (deed === 'merge') join(expected, attempt);
}

function answered({ ladder }: Expected, idea: ExpectedIdea, by: Name, at: Date): void {
  idea.owed = null;
  idea.isAsked = true;
  const minutes = ladder.minutesBetween(idea.events[0]?.at ?? at, at, zones[by]);
  idea.firstReply ??= { by, at, minutes };
}

function move({ ladder }: Expected, { idea, deed, endsOn }: Attempt): void {
  if (deed === 'contest' && isClosed(idea)) idea.stage = 'under-review';
  else if (deed === 'reopen') idea.stage = 'under-review';
  else if (deed === 'withdraw') idea.stage = 'withdrawn';
  else if (!authorsChoices.includes(deed)) idea.stage = ownersChoices[idea.stage][deed] ?? idea.stage;
  if (deed === 'test') idea.trialAskAt = ladder.openingOf(endsOn, zoneOf(idea.owner));
  if (idea.stage !== 'testing') idea.trialAskAt = null;
  if (idea.stage !== 'duplicate') idea.duplicateOf = null;
}

/** Whoever followed comes along, and a named author with them; nobody supports an idea that is openly their own. */
function join({ ideas, now }: Expected, { idea, into }: Attempt): void {
  const named = ideas.find((each) => each.number === into);
  const other = ideas.find((each) => each.number === (named?.duplicateOf ?? into));
  if (!other) throw new Error(`no idea #${into}`);
  const coming = new Map(idea.followers);
  if (!idea.isAnonymous) coming.set(idea.author, true);
  for (const [name, supports] of coming) {
    if (!other.isAnonymous && name === other.author) continue;
    other.followers.set(name, supports || other.followers.get(name) === true);
  }
  idea.followers = new Map();
  for (const each of ideas) if (each.duplicateOf === idea.number) each.duplicateOf = other.number;
  idea.duplicateOf = other.number;
  other.events.push({ kind: 'joined', actor: null, at: now });
}

/** To support, follow, or stop both. The code of the refusal; null where it is done, or was so already. */
export function followExpected(
  { now }: Expected,
  idea: ExpectedIdea,
  name: Name,
  wish: 'support' | 'follow' | 'unfollow',
): string | null {
  const known = idea.followers.get(name);
  if (wish === 'unfollow') {
    if (known === undefined) return null;
    idea.followers.delete(name);
    idea.events.push({ kind: 'unfollowed', actor: name, at: now });
    return null;
  }
  if (name === openAuthor(idea)) return 'suggestion.own';
  if (wish === 'support' && isClosed(idea)) return 'suggestion.closed-to-support';
  if (known === true || (known === false && wish === 'follow')) return null;
  idea.followers.set(name, wish === 'support');
  idea.events.push({ kind: wish === 'support' ? 'supported' : 'followed', actor: name, at: now });
  return null;
}
