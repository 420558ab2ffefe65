// Whether somebody may see and do something with a case now, and the refusal in plain words when not. The rules are lifecycle.ts.
import type { Store } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { formats } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Directory } from '../people/directory.ts';
import { addressOf, type Person } from '../people/person.ts';
import { type Asker, holds } from '../people/rights.ts';
import { type Case, caseById } from './case.ts';
import { type Act, decide, type Status } from './lifecycle.ts';

/** @throws UserError 'case.not-found' */
export async function findCase(db: Store, workspaceId: string, id: string): Promise<Case> {
  const found = await caseById(db, workspaceId, id);
  if (!found) throw new UserError('case.not-found', (locale) => words(locale).notFound);
  return found;
}

/** The case team, admins, whoever has it, and the members of its channel. @throws UserError 'case.not-member' */
export async function mustBeIn(directory: Directory, found: Case, person: Asker): Promise<void> {
  if (holds(person, 'cases') || found.row.takerId === person.id) return;
  const { address, name } = found.channel;
  if (await directory.isMember(address, addressOf(person))) return;
  throw new UserError('case.not-member', (locale) => words(locale).notMember(found.row.number, name));
}

/**
 * What an act leads to. `text` are its words; leave it out to ask before they are written.
 * @throws UserError 'case.taken', 'case.resolved', 'case.contacted', 'case.open' or 'case.no-words'
 */
export function mayAct(found: Case, act: Act, actor: Person, now: Date, text = '…'): Status {
  const decision = decide(act, found.status, text);
  if (decision.kind === 'allowed') return decision.status;
  if (decision.kind === 'needs-words') {
    throw new UserError('case.no-words', (locale) => words(locale).noWords);
  }
  throw tooLate(found, act, actor, now);
}

function tooLate({ row, status, taker, resolvedBy }: Case, act: Act, actor: Person, now: Date): UserError {
  const { number } = row;
  const isMine = taker?.id === actor.id;
  const name = taker?.name ?? '?';
  return new UserError(`case.${status}`, (locale) => {
    const say = words(locale);
    const moment = (date: Date) => formats(locale, actor.timeZone).moment(date, now);
    switch (status) {
      case 'open':
        return say.open(number);
      case 'resolved':
        return say.resolved(number, resolvedBy?.name ?? name, moment(row.resolvedAt ?? row.openedAt));
      case 'contacted':
        if (act === 'contact') return say.contacted(number, moment(row.contactedAt ?? row.openedAt));
        return isMine ? say.mine(number) : say.taken(number, name, moment(row.takenAt ?? row.openedAt));
      case 'taken':
        return isMine ? say.mine(number) : say.taken(number, name, moment(row.takenAt ?? row.openedAt));
      default:
        return status satisfies never;
    }
  });
}

const words = phrases({
  en: {
    notFound: 'This case no longer exists here.',
    notMember: (number: number, channel: string) =>
      `Case #${number} is for the members of #${channel}, the case team and admins. Join the channel, or tell somebody there.`,
    open: (number: number) => `Nobody has case #${number} yet: take it first.`,
    mine: (number: number) => `You already have case #${number}.`,
    taken: (number: number, name: string, moment: string) =>
      `${name} has had case #${number} since ${moment}. It can be handed over.`,
    contacted: (number: number, moment: string) =>
      `The customer of case #${number} was already contacted, on ${moment}.`,
    resolved: (number: number, name: string, moment: string) =>
      `${name} resolved case #${number} on ${moment}. It opens again if the customer is unhappy again.`,
    noWords: 'Please write something here.',
  },
  fr: {
    notFound: 'Ce cas n’existe plus ici.',
    notMember: (number, channel) =>
      fr`Le cas n° ${number} est réservé aux membres de #${channel}, à l’équipe des cas et aux admins. Rejoignez le canal, ou parlez-en à quelqu’un qui y est.`,
    open: (number) => fr`Personne ne s’occupe encore du cas n° ${number} : prenez-le d’abord.`,
    mine: (number) => fr`Vous avez déjà le cas n° ${number}.`,
    taken: (number, name, moment) =>
      fr`Le cas n° ${number} est chez ${name} depuis le ${moment}. On peut encore passer la main.`,
    contacted: (number, moment) => fr`Le client du cas n° ${number} a déjà été contacté le ${moment}.`,
    resolved: (number, name, moment) =>
      fr`${name} a résolu le cas n° ${number} le ${moment}. Il se rouvrira si le client est de nouveau mécontent.`,
    noWords: 'Écrivez quelque chose ici.',
  },
});
