// What happened to a suggestion, as its readers are told: pure. An owner's words are everyone's to read; what the author
// writes after submitting is for owners, admins and the author.
import type { SuggestionEventModel } from '../../database/generated/sqlite/models.ts';
import { formats } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Block } from '../../messages/message.ts';
import { dataOf, type EventData } from '../../suggestions/history.ts';
import type { Suggestion } from '../../suggestions/suggestion.ts';

export interface SuggestionHistory {
  readonly suggestion: Suggestion;
  /** In order. */
  readonly events: readonly SuggestionEventModel[];
  /** The names of the people that the events speak of, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The numbers of the suggestions that the events speak of, by id. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The reader is one of its owners, an admin, or its author. */
  readonly isInside: boolean;
  /** The reader is one of its owners, or an admin: who hands it over speaks to them alone. */
  readonly isOwner: boolean;
}

/** How much of a long history is shown: the latest. */
const SHOWN = 15;

/** One line for each thing that happened, with the words that went with it. `now` tells which days need their year. */
export function historyBlocks(history: SuggestionHistory, now: Date, reader: Reader): Block[] {
  const told = history.events
    .map((event) => happening(event, history, now, reader))
    .filter((blocks) => blocks.length > 0);
  const hidden = told.length - SHOWN;
  const { number } = formats(reader.locale, reader.timeZone);
  const earlier: Block[] =
    hidden > 0 ? [{ kind: 'note', text: words(reader.locale).earlier(number(hidden)) }] : [];
  return [...earlier, ...told.slice(-SHOWN).flat()];
}

function happening(
  event: SuggestionEventModel,
  history: SuggestionHistory,
  now: Date,
  reader: Reader,
): Block[] {
  const data = dataOf(event);
  const what = sentenceFor(event, data, history, now, reader.locale);
  if (what === null) return [];
  const say = words(reader.locale);
  const mark = data.changed ? ` (${say.changed[data.changed]})` : '';
  const line: Block = { kind: 'text', text: `${dayOf(event, history, now, reader)} · ${what}${mark}` };
  const isRead =
    event.kind === 'reassigned' ? history.isOwner : history.isInside || !isAuthors(event, history);
  const { text = '' } = data;
  return text !== '' && data.changed !== 'deleted' && isRead ? [line, { kind: 'quote', text }] : [line];
}

/** Null for what is not told, or not to this reader. */
function sentenceFor(
  event: SuggestionEventModel,
  data: EventData,
  { suggestion, names, numbers, isInside }: SuggestionHistory,
  now: Date,
  locale: Locale,
): string | null {
  const say = words(locale);
  const by = names.get(event.actorId ?? '') ?? say.somebody;
  const author = suggestion.row.anonymous ? say.theAuthor : (suggestion.author?.name ?? say.theAuthor);
  switch (event.kind) {
    case 'submitted':
      return say.submitted;
    case 'acknowledged':
      return say.acknowledged(by);
    case 'taken-up':
      return say.takenUp(by);
    case 'planned':
      return data.plan?.day ? say.plannedFor(by, writtenDay(data.plan.day, now, locale)) : say.planned(by);
    case 'trial-started':
      return data.trial
        ? say.trial(by, writtenDay(data.trial.endsOn, now, locale), data.trial.people)
        : say.replied(by);
    case 'trial-concluded':
      return say.concluded(by);
    case 'completed':
      return say.completed(by);
    case 'declined':
      return say.declined(by);
    case 'merged': {
      const into = numbers.get(data.into ?? '');
      return into === undefined ? say.mergedSomewhere(by) : say.merged(by, into);
    }
    case 'joined': {
      const other = numbers.get(data.from ?? '');
      return other === undefined ? null : say.joined(other);
    }
    case 'replied':
      return say.replied(by);
    case 'reassigned':
    case 'passed-on':
      return passedOn(names.get(data.from ?? ''), names.get(data.to ?? '') ?? say.somebody, locale);
    case 'unowned':
      return say.unowned;
    case 'edited':
      return say.edited;
    case 'withdrawn':
      return say.withdrawn;
    case 'wrote-back':
      return isInside ? say.wroteBack(author) : null;
    case 'confirmed':
      return isInside ? say.confirmed(author) : null;
    case 'contested':
      return say.contested;
    case 'reopened':
      return say.reopened(isByAuthor(event, suggestion) ? author : by);
    default:
      // Who supports or follows is nobody's to read; how many is shown elsewhere.
      return null;
  }
}

function passedOn(from: string | undefined, to: string, locale: Locale): string {
  const say = words(locale);
  return from === undefined ? say.given(to) : say.passedOn(from, to);
}

function isByAuthor(event: SuggestionEventModel, { row }: Suggestion): boolean {
  return event.actorId === row.authorId;
}

/** The words of it are the author's. */
function isAuthors(event: SuggestionEventModel, { suggestion }: SuggestionHistory): boolean {
  if (event.kind === 'reopened') return isByAuthor(event, suggestion);
  return ['submitted', 'edited', 'withdrawn', 'wrote-back', 'confirmed', 'contested'].includes(event.kind);
}

/** Of what an anonymous author did only the UTC day is known: read elsewhere it could be the day before. */
function dayOf(event: SuggestionEventModel, history: SuggestionHistory, now: Date, reader: Reader): string {
  const isDayAlone = history.suggestion.row.anonymous && isAuthors(event, history);
  return formats(reader.locale, isDayAlone ? 'UTC' : reader.timeZone).day(event.at, now);
}

function writtenDay(day: string, now: Date, locale: Locale): string {
  return formats(locale, 'UTC').day(new Date(`${day}T00:00:00Z`), now);
}

const words = phrases({
  en: {
    earlier: (count: string) => `+${count} earlier`,
    changed: { edited: 'changed since', deleted: 'taken back since' },
    theAuthor: 'the author',
    somebody: 'somebody',
    submitted: 'proposed',
    acknowledged: (by: string) => `${by} is looking into it`,
    takenUp: (by: string) => `${by} is reviewing it`,
    planned: (by: string) => `planned by ${by}`,
    plannedFor: (by: string, day: string) => `planned for ${day} by ${by}`,
    trial: (by: string, day: string, people: string) => `${by} is trying it until ${day}, with ${people}`,
    concluded: (by: string) => `${by} says what the trial showed`,
    completed: (by: string) => `done; ${by} says what changed`,
    declined: (by: string) => `declined by ${by}, who says why`,
    merged: (by: string, number: number) => `${by} joined it with #${number}, where it goes on`,
    mergedSomewhere: (by: string) => `${by} joined it with another idea`,
    joined: (number: number) => `#${number} says the same and joined it`,
    replied: (by: string) => `${by} answered`,
    given: (to: string) => `now with ${to}`,
    passedOn: (from: string, to: string) => `now with ${to}, after ${from}`,
    unowned: 'nobody was left to answer; the admins were told',
    edited: 'the author changed its words',
    withdrawn: 'withdrawn by its author',
    wroteBack: (author: string) => `${author} wrote back`,
    confirmed: (author: string) => `that answers ${author}`,
    contested: 'the answer was not enough; another one is due',
    reopened: (by: string) => `reopened by ${by}`,
  },
  fr: {
    earlier: (count) => `+${count} auparavant`,
    changed: { edited: 'modifié depuis', deleted: 'retiré depuis' },
    theAuthor: 'l’auteur',
    somebody: 'quelqu’un',
    submitted: 'proposée',
    acknowledged: (by) => `${by} l’a bien reçue`,
    takenUp: (by) => `${by} l’étudie`,
    planned: (by) => `prévue par ${by}`,
    plannedFor: (by, day) => `prévue pour le ${day} par ${by}`,
    trial: (by, day, people) => `${by} l’essaie jusqu’au ${day}, avec ${people}`,
    concluded: (by) => `${by} dit ce que l’essai a montré`,
    completed: (by) => fr`réalisée ; ${by} dit ce qui a changé`,
    declined: (by) => `déclinée par ${by}, qui dit pourquoi`,
    merged: (by, number) => fr`${by} l’a réunie à la n° ${number}, où elle continue`,
    mergedSomewhere: (by) => `${by} l’a réunie à une autre idée`,
    joined: (number) => fr`la n° ${number} dit la même chose et l’a rejointe`,
    replied: (by) => `${by} a répondu`,
    given: (to) => `désormais chez ${to}`,
    passedOn: (from, to) => `désormais chez ${to}, après ${from}`,
    unowned: 'plus personne pour répondre ; les admins sont prévenus',
    edited: 'l’auteur en a modifié le texte',
    withdrawn: 'retirée par son auteur',
    wroteBack: (author) => `${author} a réécrit`,
    confirmed: (author) => `la réponse convient à ${author}`,
    contested: 'la réponse n’a pas suffi ; une autre est attendue',
    reopened: (by) => `rouverte par ${by}`,
  },
});
