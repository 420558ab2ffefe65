// Whether somebody may do something with a suggestion now, and the refusal in plain words when not. The rules are lifecycle.ts.
import type { Store } from '../database/client.ts';
import { type Offer, UserError } from '../errors.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Keys } from '../keys.ts';
import type { Person } from '../people/person.ts';
import { holds } from '../people/rights.ts';
import { statusName } from './letters/card.ts';
import { type Act, type Decision, decide, type IdeaRole, isOpen, type Status } from './lifecycle.ts';
import { isWrittenBy, type Suggestion, standingOf, suggestionById } from './suggestion.ts';

export type Allowed = Extract<Decision, { kind: 'allowed' }>;

/** @throws UserError 'suggestion.not-found' */
export async function findSuggestion(db: Store, workspaceId: string, id: string): Promise<Suggestion> {
  const suggestion = await suggestionById(db, workspaceId, id);
  if (!suggestion) throw new UserError('suggestion.not-found', (locale) => words(locale).notFound);
  return suggestion;
}

/** Its owner, its topic's owners and sponsor, and admins act as owner. Whoever wrote it acts as author, anonymous or not. */
export function rolesOf(keys: Keys, { row, topic }: Suggestion, person: Person): IdeaRole[] {
  const owns =
    holds(person, 'admin') ||
    [row.ownerId, topic.sponsorId].includes(person.id) ||
    topic.ownerIds.includes(person.id);
  return [
    ...(owns ? (['owner'] as const) : []),
    ...(isWrittenBy(keys, row, person.id) ? (['author'] as const) : []),
  ];
}

/**
 * What an act would lead to. `text` are its words; leave it out to ask before they are written.
 * @throws UserError 'suggestion.not-yours', 'suggestion.own-words', 'suggestion.closed', 'suggestion.not-asked',
 * 'suggestion.no-words' or 'suggestion.too-few-words'
 */
export async function mayAct(
  db: Store,
  suggestion: Suggestion,
  doing: {
    readonly act: Act;
    readonly roles: readonly IdeaRole[];
    readonly text?: string;
    readonly spoken?: string | undefined;
  },
): Promise<Allowed> {
  const standing = await standingOf(db, suggestion);
  const decision = decide(doing.act, standing, doing.roles, measured(doing));
  if (decision.kind !== 'allowed') throw refusal(decision, suggestion, doing.act);
  return decision;
}

/** Of a text that only mentions and links, something is left: it is there, and is no words. */
function measured({ text, spoken = text }: { text?: string; spoken?: string | undefined }): string | null {
  if (text === undefined || spoken === undefined) return null;
  return text === '' ? '' : spoken.trim() || '…';
}

function refusal(
  decision: Exclude<Decision, Allowed>,
  { row, status, owner }: Suggestion,
  act: Act,
): UserError {
  const { number } = row;
  const zone = owner?.timeZone ?? 'UTC';
  switch (decision.kind) {
    case 'not-yours':
      return new UserError('suggestion.not-yours', (locale) =>
        owner ? words(locale).notYours(number, owner.name) : words(locale).notYoursNobody(number),
      );
    case 'too-late': {
      const name = (locale: Locale) => statusName(status, locale).toLowerCase();
      if (isOpen(status))
        return new UserError('suggestion.already', (locale) =>
          act === 'reopen'
            ? words(locale).stillOpen(number, name(locale))
            : words(locale).already(number, name(locale)),
        );
      const offer: Offer = {
        label: (locale) => words(locale).reopen,
        action: { name: 'suggestion.reopen', subject: row.id },
      };
      // Who withdrew it knows how to open it again.
      const isOffered = status !== 'withdrawn';
      return new UserError(
        'suggestion.closed',
        (locale) => words(locale)[isOffered ? 'closed' : 'closedByAuthor'](number, name(locale)),
        isOffered ? offer : null,
      );
    }
    case 'withdrawn':
      return new UserError('suggestion.withdrawn', (locale) => words(locale).withdrawn(number));
    case 'answered':
      return new UserError('suggestion.answered', (locale) => words(locale).answered(number));
    case 'not-asked':
      return new UserError('suggestion.not-asked', (locale) => words(locale).notAsked(number));
    case 'own': {
      const offer: Offer = {
        label: (locale) => words(locale).handOver,
        action: { name: 'suggestion.reassign', subject: row.id },
      };
      return new UserError(
        'suggestion.own-words',
        (locale) => words(locale).ownWords(number),
        isOpen(status) ? offer : null,
      );
    }
    case 'needs-words':
      return new UserError('suggestion.no-words', (locale) => words(locale).noWords);
    case 'too-few-words':
      return new UserError('suggestion.too-few-words', (locale) =>
        row.waitingSince === null
          ? words(locale).tooFewWords(number)
          : words(locale).tooFewWordsYet(number, formats(locale, zone).fullDay(row.dueAt)),
      );
    default:
      return decision satisfies never;
  }
}

/** Refuses to hand an idea to whoever openly proposed it. */
export function ownIdea(number: number, author: string): UserError {
  return new UserError('hand-over.author', (locale) => words(locale).ownIdea(number, author));
}

/** Refuses to change an answer into what is none. */
export function keepsItsWords(number: number): UserError {
  return new UserError('suggestion.keeps-its-words', (locale) => words(locale).keepsItsWords(number));
}

/** Refuses to hand an idea to who has it already. */
export function hasItAlready(number: number, owner: string): UserError {
  return new UserError('hand-over.same', (locale) => words(locale).hasItAlready(number, owner));
}

/** Refuses to merge, saying why. */
export const mergeRefusals = {
  unknown: (number: number) =>
    new UserError('merge.unknown', (locale) => words(locale).unknown(show(number, locale))),
  closed: (number: number, status: Status, title: string) =>
    new UserError('merge.closed', (locale) =>
      words(locale).mergeClosed(number, title, statusName(status, locale).toLowerCase()),
    ),
  itself: () => new UserError('merge.itself', (locale) => words(locale).itself),
  circle: (number: number, other: number) =>
    new UserError('merge.circle', (locale) => words(locale).circle(number, other)),
} as const;

function show(number: number, locale: Locale): string {
  return formats(locale, 'UTC').number(number);
}

const words = phrases({
  en: {
    notFound: 'This idea no longer exists here.',
    notYours: (number: number, owner: string) =>
      `Idea #${number} is with ${owner}: only its owners and admins can do that.`,
    notYoursNobody: (number: number) => `Idea #${number}: only the topic’s owners and admins can do that.`,
    already: (number: number, status: string) =>
      `Idea #${number} is already ${status}. You can still reply to it.`,
    stillOpen: (number: number, status: string) =>
      `Idea #${number} is still open (${status}): there is nothing to reopen.`,
    closed: (number: number, status: string) =>
      `Idea #${number} is closed (${status}). You can reopen it with a reason.`,
    closedByAuthor: (number: number, status: string) =>
      `Idea #${number} is closed (${status}). Only its author can reopen it.`,
    reopen: 'Reopen…',
    notAsked: (number: number) =>
      `You have already said what you think of the answer to idea #${number}. You can write back at any time.`,
    withdrawn: (number: number) =>
      `Idea #${number} was withdrawn by its author, who alone can open it again.`,
    answered: (number: number) =>
      `Idea #${number} has its first answer, which is about the words as they were. Write back instead, or withdraw it.`,
    noWords: 'Please write something here.',
    ownWords: (number: number) =>
      `Idea #${number} is yours: what you write about it yourself is no answer, and went to nobody. Somebody else answers it; you can hand it over.`,
    handOver: 'Hand over…',
    tooFewWords: (number: number) =>
      `Nothing was sent to the author of idea #${number}: an answer has at least two words, or ten letters. Emoji, mentions and links do not count.`,
    tooFewWordsYet: (number: number, day: string) =>
      `Nothing was sent to the author of idea #${number}: an answer has at least two words, or ten letters. Emoji, mentions and links do not count. It is still due by ${day}.`,
    ownIdea: (number: number, author: string) =>
      `${author} proposed idea #${number}: choose somebody else to answer it.`,
    keepsItsWords: (number: number) =>
      `The author of idea #${number} still reads what you wrote before: an answer has at least two words, or ten letters.`,
    hasItAlready: (number: number, owner: string) =>
      `Idea #${number} is with ${owner} already. Choose somebody else.`,
    unknown: (number: string) => `There is no idea #${number}. Write the number of the idea that goes on.`,
    mergeClosed: (number: number, title: string, status: string) =>
      `Idea #${number}, “${title}”, does not go on: it is ${status}. Reopen it first, or give this one an answer of its own.`,
    itself: 'An idea cannot be its own duplicate. Write the number of the other one.',
    circle: (number: number, other: number) =>
      `Idea #${number} is itself a duplicate of #${other}. Reopen it first, or choose another one.`,
  },
  fr: {
    notFound: 'Cette idée n’existe plus ici.',
    notYours: (number, owner) =>
      fr`L’idée n° ${number} est chez ${owner} : seuls ses responsables et les admins peuvent faire cela.`,
    notYoursNobody: (number) =>
      fr`Idée n° ${number} : seuls les responsables du sujet et les admins peuvent faire cela.`,
    already: (number, status) =>
      fr`L’idée n° ${number} est déjà « ${status} ». Vous pouvez toujours y répondre.`,
    stillOpen: (number, status) =>
      fr`L’idée n° ${number} est toujours ouverte (${status}) : il n’y a rien à rouvrir.`,
    closed: (number, status) =>
      fr`L’idée n° ${number} est close (${status}). Vous pouvez la rouvrir en disant pourquoi.`,
    closedByAuthor: (number, status) =>
      fr`L’idée n° ${number} est close (${status}). Seul son auteur peut la rouvrir.`,
    reopen: 'Rouvrir…',
    notAsked: (number) =>
      fr`Vous avez déjà dit ce que vous pensez de la réponse à l’idée n° ${number}. Vous pouvez réécrire à tout moment.`,
    withdrawn: (number) => fr`L’idée n° ${number} a été retirée par son auteur, qui seul peut la rouvrir.`,
    answered: (number) =>
      fr`L’idée n° ${number} a reçu sa première réponse, qui porte sur les mots d’origine. Écrivez plutôt au responsable, ou retirez l’idée.`,
    noWords: 'Écrivez quelque chose ici.',
    ownWords: (number) =>
      fr`L’idée n° ${number} est la vôtre : ce que vous en écrivez vous-même n’est pas une réponse, et n’a été envoyé à personne. Quelqu’un d’autre y répondra ; vous pouvez passer la main.`,
    handOver: 'Passer la main…',
    tooFewWords: (number) =>
      fr`Rien n’a été envoyé à l’auteur de l’idée n° ${number} : une réponse compte au moins deux mots, ou dix lettres. Émojis, mentions et liens ne comptent pas.`,
    tooFewWordsYet: (number, day) =>
      fr`Rien n’a été envoyé à l’auteur de l’idée n° ${number} : une réponse compte au moins deux mots, ou dix lettres. Émojis, mentions et liens ne comptent pas. Elle reste attendue d’ici ${day}.`,
    ownIdea: (number, author) =>
      fr`${author} a proposé l’idée n° ${number} : choisissez quelqu’un d’autre pour y répondre.`,
    keepsItsWords: (number) =>
      fr`L’auteur de l’idée n° ${number} lit toujours ce que vous aviez écrit : une réponse compte au moins deux mots, ou dix lettres.`,
    hasItAlready: (number, owner) =>
      fr`L’idée n° ${number} est déjà chez ${owner}. Choisissez quelqu’un d’autre.`,
    unknown: (number) => fr`Il n’y a pas d’idée n° ${number}. Écrivez le numéro de l’idée qui continue.`,
    mergeClosed: (number, title, status) =>
      fr`L’idée n° ${number}, « ${title} », ne continue pas : elle est « ${status} ». Rouvrez-la d’abord, ou donnez à celle-ci sa propre réponse.`,
    itself: 'Une idée ne peut pas être son propre doublon. Écrivez le numéro de l’autre.',
    circle: (number, other) =>
      fr`L’idée n° ${number} est elle-même un doublon de la n° ${other}. Rouvrez-la d’abord, ou choisissez-en une autre.`,
  },
});
