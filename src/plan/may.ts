// Whether somebody may do something with an action now, and the refusal in plain words when not. Everybody may see all of them. The rules
// are lifecycle.ts.
import type { Store } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Asker, holds } from '../people/rights.ts';
import { actionById, actionByNumber, type PlanAction } from './action.ts';
import { type ActionAct, type ActionDecision, type ActionStatus, decide } from './lifecycle.ts';

/** @throws UserError 'action.not-found' */
export async function findAction(db: Store, workspaceId: string, id: string): Promise<PlanAction> {
  const found = await actionById(db, workspaceId, id);
  if (!found) throw new UserError('action.not-found', (locale) => words(locale).gone);
  return found;
}

/** @throws UserError 'action.not-found' */
export async function findByNumber(db: Store, workspaceId: string, number: number): Promise<PlanAction> {
  const found = await actionByNumber(db, workspaceId, number);
  if (!found) throw new UserError('action.not-found', (locale) => words(locale).notFound(number));
  return found;
}

/** Its owner, and admins. */
export function mayChange({ owner }: Pick<PlanAction, 'owner'>, person: Asker): boolean {
  return owner.id === person.id || holds(person, 'admin');
}

/**
 * What an act leads to. `text` are its words; left out before they are written.
 * @throws UserError 'action.not-yours', 'action.too-late' or 'action.no-words'
 */
export function mayAct(
  found: PlanAction,
  act: ActionAct,
  actor: Asker,
  text: string | null = null,
): Extract<ActionDecision, { kind: 'allowed' }> {
  const { number } = found.row;
  if (!mayChange(found, actor))
    throw new UserError('action.not-yours', (locale) => words(locale).notYours(number, found.owner.name));
  const decision = decide(act, found.status, text);
  switch (decision.kind) {
    case 'allowed':
      return decision;
    case 'too-late':
      throw new UserError('action.too-late', (locale) => words(locale).tooLate[decision.status](number));
    case 'needs-words':
      throw new UserError('action.no-words', (locale) => words(locale).noWords);
    default:
      return decision satisfies never;
  }
}

const words = phrases({
  en: {
    gone: 'This action no longer exists here.',
    notFound: (number: number) => `There is no action #${number} here. /plan shows those that there are.`,
    notYours: (number: number, owner: string) =>
      `Action #${number} is ${owner}’s: they and admins can change it. Tell them what you know of it.`,
    tooLate: {
      planned: (number: number) => `Action #${number} has not begun yet.`,
      'under-way': (number: number) => `Action #${number} is already under way.`,
      done: (number: number) => `Action #${number} is done. It can be opened again, with a reason.`,
      dropped: (number: number) => `Action #${number} was dropped. It can be opened again, with a reason.`,
    } satisfies Record<ActionStatus, (number: number) => string>,
    noWords: 'Please write something here.',
  },
  fr: {
    gone: 'Cette action n’existe plus ici.',
    notFound: (number) => fr`Il n’y a pas d’action n° ${number} ici. /plan montre celles qui existent.`,
    notYours: (number, owner) =>
      fr`L’action n° ${number} revient à ${owner} : cette personne et les admins peuvent la modifier. Dites-lui ce que vous en savez.`,
    tooLate: {
      planned: (number) => fr`L’action n° ${number} n’a pas encore commencé.`,
      'under-way': (number) => fr`L’action n° ${number} est déjà en cours.`,
      done: (number) => fr`L’action n° ${number} est terminée. On peut la rouvrir, en disant pourquoi.`,
      dropped: (number) =>
        fr`L’action n° ${number} a été abandonnée. On peut la rouvrir, en disant pourquoi.`,
    },
    noWords: 'Écrivez quelque chose ici.',
  },
});
