// The idea or the action that customers are asked about: what colleagues call it, who may ask, whether it is done, and who hears what becomes of
// the question. Of whoever proposed an idea without their name nothing is said anywhere.
import { type KeyedWriting, type LetterReader, tellPerson } from '../correspondence/tell.ts';
import type { Store } from '../database/client.ts';
import type { Kind } from '../delivery/kinds.ts';
import { numbered } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Keys } from '../keys.ts';
import type { Action, Message } from '../messages/message.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import type { Asker } from '../people/rights.ts';
import { actionById } from '../plan/action.ts';
import { mayChange } from '../plan/may.ts';
import { tellAuthor } from '../suggestions/letters/post.ts';
import { rolesOf } from '../suggestions/may.ts';
import { type Suggestion, suggestionById } from '../suggestions/suggestion.ts';
import { type CommunityQuestion, subjectFor } from './question.ts';

export interface Matter {
  readonly number: number;
  readonly title: string;
  readonly owner: Person | null;
  /** It is as customers were asked about it. */
  readonly isDone: boolean;
  /** Nothing is planned with it any more. */
  readonly isOver: boolean;
  /** The idea itself and the one that it became, or those that the action grew from. */
  readonly ideas: readonly Suggestion[];
  readonly see: Action;
  readonly kind: CommunityQuestion['about']['kind'];
}

/** Null where it is no longer there. */
export async function aboutOf(
  db: Store,
  workspaceId: string,
  { kind, id }: CommunityQuestion['about'],
): Promise<Matter | null> {
  if (kind === 'suggestion') {
    const idea = await suggestionById(db, workspaceId, id);
    if (idea === null) return null;
    // Once it became another one, that one's fate is its own, and who followed it follows that.
    const { duplicateOf } = idea.row;
    const into = duplicateOf === null ? null : await suggestionById(db, workspaceId, duplicateOf);
    return {
      ...{ kind, number: idea.row.number, title: idea.row.title, owner: (into ?? idea).owner },
      isDone: (into ?? idea).status === 'done',
      isOver: ['declined', 'withdrawn', 'duplicate'].includes(idea.status),
      ideas: into === null ? [idea] : [idea, into],
      see: { name: 'suggestion.view', subject: id },
    };
  }
  const action = await actionById(db, workspaceId, id);
  if (action === null) return null;
  const ideas: Suggestion[] = [];
  for (const origin of action.origins) {
    const idea = origin.kind === 'suggestion' ? await suggestionById(db, workspaceId, origin.subject) : null;
    if (idea) ideas.push(idea);
  }
  return {
    ...{ kind, number: action.row.number, title: action.row.title, owner: action.owner, ideas },
    isDone: action.status === 'done',
    isOver: action.status === 'dropped',
    see: { name: 'action.view', subject: id },
  };
}

/** Whoever answers the idea, whoever has the action, and admins. */
export async function mayAsk(
  db: Store,
  { keys, workspaceId }: { readonly keys: Keys; readonly workspaceId: string },
  { kind, id }: CommunityQuestion['about'],
  person: Asker,
): Promise<boolean> {
  if (kind === 'suggestion') {
    const idea = await suggestionById(db, workspaceId, id);
    return idea !== null && rolesOf(keys, idea, person).includes('owner');
  }
  const action = await actionById(db, workspaceId, id);
  return action !== null && mayChange(action, person);
}

/** "idea #12, “Number the invoice lines”". */
export function aboutText(
  { kind, number, title }: Pick<Matter, 'kind' | 'number' | 'title'>,
  locale: Locale,
) {
  return words(locale)[kind](numbered(locale, number), title);
}

/** As a button has it: "See idea #12". */
export function seeAbout({ kind, number }: Pick<Matter, 'kind' | 'number'>, locale: Locale): string {
  return words(locale).see[kind](numbered(locale, number));
}

interface Told {
  readonly kind: Kind;
  readonly draw: (reader: LetterReader) => Message;
}

/**
 * Whoever asked, reads and owns it, whoever proposed the idea, by name or without one, and those who follow it: each once, but whoever has no name,
 * who may read it twice rather than be told by the second letter's missing.
 * @param but somebody who knows already
 */
export async function tellConcerned(
  tx: Store,
  writing: KeyedWriting,
  { row }: CommunityQuestion,
  about: Matter | null,
  told: Told,
  but: string | null = null,
): Promise<void> {
  const workspaceId = writing.workspace.id;
  const ideas = about?.ideas ?? [];
  const followers = await tx.suggestionFollower.findMany({
    where: { workspaceId, suggestionId: { in: ideas.map((idea) => idea.row.id) } },
    select: { personId: true },
  });
  const named = ideas.flatMap(({ author }) => author?.id ?? []);
  const ids = [row.askedById, row.readerId, ...(about?.owner ? [about.owner.id] : []), ...named];
  const all = new Set([...ids, ...followers.map(({ personId }) => personId)]);
  if (but !== null) all.delete(but);
  for (const person of await peopleByIds(tx, workspaceId, [...all]))
    if (person.isActive) await tellPerson(tx, writing, person, { ...told, subject: subjectFor(row.id) });
  for (const idea of ideas)
    if (idea.row.anonymous) await tellAuthor(tx, writing, idea, told.kind, told.draw, 'in-hours');
}

const words = phrases({
  en: {
    suggestion: (number: string, title: string) => `idea ${number}, “${title}”`,
    action: (number: string, title: string) => `action ${number}, “${title}”`,
    see: {
      suggestion: (number: string) => `See idea ${number}`,
      action: (number: string) => `See action ${number}`,
    },
  },
  fr: {
    suggestion: (number, title) => fr`l’idée ${number}, « ${title} »`,
    action: (number, title) => fr`l’action ${number}, « ${title} »`,
    see: {
      suggestion: (number) => `Voir l’idée ${number}`,
      action: (number) => `Voir l’action ${number}`,
    },
  },
});
