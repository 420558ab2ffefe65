// One's own term: yes, no, done, going on, stopping, and how it stands in one's home. What each does: src/ambassadors/term.ts.
import { dayWords } from '../../ambassadors/letters.ts';
import { accept, didKit, renew, stop, type Term, termOf } from '../../ambassadors/term.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Block, type Button, sentence } from '../../messages/message.ts';
import type { Ask, Request } from '../request.ts';
import { shellOf } from '../shell.ts';

export const yes: Ask = async (request) => {
  const { asker, locale } = request;
  const { until, project } = await accept(shellOf(request), asker);
  const say = words(locale);
  const told = say.accepted(dayWords(until, locale));
  return { kind: 'say', message: sentence(told, [projectButton(project, request)]), did: true };
};

/** Nothing is looked up, nothing is written: whoever reads the database afterwards reads what they read before. */
export const no: Ask = async ({ locale }) => ({ kind: 'say', message: sentence(words(locale).declined) });

export const did: Ask = async (request) => {
  await didKit(shellOf(request), request.asker);
  const say = words(request.locale);
  const next: Button[] = [
    { label: say.propose, action: { name: 'suggest' } },
    { label: say.tell, action: { name: 'story' } },
  ];
  return { kind: 'say', message: sentence(say.done, next), did: true };
};

export const goOn: Ask = async (request) => {
  const { until } = await renew(shellOf(request), request.asker);
  const { locale } = request;
  return { kind: 'say', message: sentence(words(locale).renewed(dayWords(until, locale))), did: true };
};

export const stopNow: Ask = async (request) => {
  const { kit, asker, locale } = request;
  const isOver = await stop(shellOf(request), asker);
  kit.nudge();
  const say = words(locale);
  return { kind: 'say', message: sentence(isOver ? say.stopped : say.none), did: true };
};

/** For those in a term. */
export async function termBlocks(request: Request): Promise<readonly Block[]> {
  const { kit, workspace, asker, locale } = request;
  const term = await termOf(kit.database.db, workspace.id, asker);
  if (term === null) return [];
  const say = words(locale);
  return [
    { kind: 'text', text: [{ strong: say.title }, `\n${termText(term, request)}`] },
    { kind: 'buttons', buttons: termButtons(term, request) },
  ];
}

function termText(term: Term, { locale }: Request): string {
  const say = words(locale);
  const until = dayWords(term.until, locale);
  const lines = [
    term.isAsked ? say.endsOn(until) : say.runsUntil(until),
    ...(term.project === '' ? [] : [say.project(term.project)]),
    ...(term.hasKit && term.kitDone ? [say.kitDone] : []),
  ];
  return lines.join('\n');
}

function termButtons(term: Term, request: Request): Button[] {
  const say = words(request.locale);
  const doing: Button = { label: say.did, action: { name: 'ambassador.did' } };
  const going: Button = { label: say.goOn, action: { name: 'ambassador.renew' }, style: 'primary' };
  const confirm = { title: say.stop, text: say.stopText, yes: say.stop, no: say.stay };
  return [
    ...(term.isAsked ? [going] : []),
    ...(term.hasKit && !term.kitDone ? [doing] : []),
    projectButton(term.project, request),
    { label: say.stop, action: { name: 'ambassador.stop' }, confirm },
  ];
}

function projectButton(project: string, { locale }: Request): Button {
  const say = words(locale);
  const label = project === '' ? say.choose : say.change;
  return { label, action: { name: 'ambassador.project' } };
}

const words = phrases({
  en: {
    title: 'Your term as an ambassador',
    runsUntil: (day: string) => `Until ${day}. Thank you for carrying what customers say.`,
    endsOn: (day: string) => `It ends on ${day}, unless you go on.`,
    project: (project: string) => `Your project: ${project}`,
    kitDone: 'This month’s kit: done.',
    accepted: (day: string) =>
      `Thank you. Your term runs until ${day}, and your first kit comes on one of the next working days. You can choose a project now, later or never; your home shows your term, and the way out.`,
    declined:
      'That is fine, and stays between us: nothing was written down, and I do not ask again for six months. Should you change your mind, “yes” works as long as the invitation stands.',
    done: 'Good. That you did it is told to nobody. Did your team have an idea, or remember something that went wrong and was turned around?',
    propose: 'Propose an idea',
    tell: 'Tell a best failure',
    renewed: (day: string) => `Thank you. Your term now runs until ${day}.`,
    stopped:
      'Your term is over, and admins no longer see your name. Thank you for what you gave to it. What customers said is taken out of your kits, and I ask nothing of this kind for six months.',
    none: 'You have no term as an ambassador now. Nothing was changed.',
    did: 'I did it',
    goOn: 'Six months more',
    choose: 'Choose a project…',
    change: 'Change your project…',
    stop: 'Stop',
    stopText: 'Your term ends at once. You need no reason, and admins no longer see your name.',
    stay: 'Go on',
  },
  fr: {
    title: 'Votre mandat d’ambassade',
    runsUntil: (day) => `Jusqu’au ${day}. Merci de porter la voix des clients.`,
    endsOn: (day) => `Il prend fin le ${day}, sauf si vous continuez.`,
    project: (project) => fr`Votre projet : ${project}`,
    kitDone: fr`Kit du mois : c’est fait.`,
    accepted: (day) =>
      fr`Merci. Votre mandat court jusqu’au ${day}, et votre premier kit arrive un des prochains jours ouvrés. Un projet se choisit maintenant, plus tard ou jamais ; votre accueil montre votre mandat, et comment arrêter.`,
    declined: fr`C’est très bien ainsi, et cela reste entre nous : rien n’a été noté, et je ne vous le redemande pas avant six mois. Si vous changez d’avis, « oui » marche tant que l’invitation tient.`,
    done: fr`Parfait. Personne n’apprend que vous l’avez fait. Votre équipe a-t-elle eu une idée, ou s’est-elle souvenue d’un raté rattrapé ?`,
    propose: 'Proposer une idée',
    tell: 'Raconter un raté',
    renewed: (day) => `Merci. Votre mandat court désormais jusqu’au ${day}.`,
    stopped: fr`Votre mandat est terminé, et les admins ne voient plus votre nom. Merci pour ce que vous y avez mis. Les paroles de clients sont retirées de vos kits, et je ne vous demande rien de tel pendant six mois.`,
    none: 'Vous n’avez pas de mandat d’ambassade en cours. Rien n’a été modifié.',
    did: 'C’est fait',
    goOn: 'Six mois de plus',
    choose: 'Choisir un projet…',
    change: 'Changer de projet…',
    stop: 'Arrêter',
    stopText: fr`Votre mandat prend fin tout de suite. Aucune raison n’est demandée, et les admins ne voient plus votre nom.`,
    stay: 'Continuer',
  },
});
