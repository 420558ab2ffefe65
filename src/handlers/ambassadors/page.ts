// Ambassadors as admins see them: those who said yes, until when, with their project. Whom else I asked, and what they said, no page can tell.
import { dayWords } from '../../ambassadors/letters.ts';
import { turnOff, turnOn } from '../../ambassadors/switch.ts';
import { allTerms, isOn, type Term } from '../../ambassadors/term.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Block, type Button, type Message, sentence } from '../../messages/message.ts';
import { doerOf } from '../doer.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { shellOf } from '../shell.ts';

export const listAmbassadors: Ask = async (request) => shown(request, await ambassadorsList(request));

async function ambassadorsList(request: Request): Promise<Message> {
  const { kit, workspace, subject, locale } = request;
  const { db } = kit.database;
  const say = words(locale);
  const isAsking = await isOn(db, workspace.id);
  const terms = await allTerms(db, workspace.id);
  const { entries, pager, again } = pageOf(terms, { name: 'ambassadors' }, pageIn(subject).page, request);
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      { kind: 'text', text: isAsking ? say.on : say.off },
      ...(isAsking && terms.length === 0 ? [{ kind: 'text', text: say.nobody } as const] : []),
      ...entries.map((each) => termBlock(each, request)),
      ...pager,
      { kind: 'buttons', buttons: [switchButton(isAsking, request)] },
    ],
  };
}

function termBlock({ person, until, project }: Term, { locale }: Request): Block {
  const say = words(locale);
  const lines = [say.until(dayWords(until, locale)), ...(project === '' ? [] : [project])];
  return { kind: 'facts', facts: [{ label: person.name, value: lines.join('\n') }] };
}

function switchButton(isAsking: boolean, { locale }: Request): Button {
  const say = words(locale);
  if (isAsking) {
    const confirm = { title: say.turnOff, text: say.turnOffText, yes: say.turnOff, no: say.leave };
    return { label: say.turnOff, action: { name: 'ambassadors.off' }, style: 'danger', confirm };
  }
  const confirm = { title: say.turnOn, text: say.turnOnText, yes: say.turnOn, no: say.leave };
  return { label: say.turnOn, action: { name: 'ambassadors.on' }, style: 'primary', confirm };
}

export const turnItOn: Ask = async (request) => {
  await turnOn(shellOf(request), doerOf(request));
  return { kind: 'say', message: sentence(words(request.locale).isOn), did: true };
};

export const turnItOff: Ask = async (request) => {
  await turnOff(shellOf(request), doerOf(request));
  request.kit.nudge();
  return { kind: 'say', message: sentence(words(request.locale).isOff), did: true };
};

const words = phrases({
  en: {
    title: 'Ambassadors',
    on: 'I ask people in private, at most three a month, because of what they did here: whoever told a best failure, saw cases through to the end, answered ideas well, or was thanked by several colleagues. You see those who said yes; whom else I asked, and what they said, nobody does.',
    off: 'Off. Once it is on, I ask people in private, at most three a month, whether they would carry what customers say into their team for six months. It is off until you turn it on because people are asked for what they did here: tell them first that this is so, and their representatives where there are some. docs/ambassadors.md is written for them.',
    nobody: 'Nobody is an ambassador at present.',
    until: (day: string) => `until ${day}`,
    turnOn: 'Turn it on',
    turnOnText:
      'From the next working day on, I may ask somebody in private, because of what they did here. Have employees, and their representatives where there are some, been told?',
    turnOff: 'Turn it off',
    turnOffText: 'Every term ends today: each ambassador is thanked, and nobody is asked any more.',
    leave: 'Leave it',
    isOn: 'It is on: I ask somebody now and then, in private. Whoever says yes stands on this page.',
    isOff: 'It is off: all terms are over, and each ambassador is thanked.',
  },
  fr: {
    title: 'Ambassadeurs',
    on: fr`Je m’adresse à quelques personnes en privé, trois par mois au plus, pour ce qu’elles ont fait ici : raconter un raté, suivre des cas jusqu’au bout, bien répondre à des idées, recevoir les mercis de plusieurs collègues. Vous voyez qui a dit oui ; à qui d’autre je l’ai demandé, et la réponse, personne ne le voit.`,
    off: fr`Désactivé. Une fois activé, je demande en privé à quelques personnes, trois par mois au plus, si elles veulent porter pendant six mois la voix des clients dans leur équipe. C’est désactivé tant que vous ne l’activez pas, car on s’adresse à elles pour ce qu’elles ont fait ici : dites-le d’abord à tous, et aux représentants du personnel s’il y en a. docs/ambassadors.md est écrit pour eux.`,
    nobody: 'Personne n’a de mandat en ce moment.',
    until: (day) => `jusqu’au ${day}`,
    turnOn: 'Activer',
    turnOnText: fr`Dès le prochain jour ouvré, je peux m’adresser à quelqu’un en privé, pour ce qu’il ou elle a fait ici. Le personnel et ses représentants, s’il y en a, sont-ils au courant ?`,
    turnOff: 'Désactiver',
    turnOffText: fr`Tous les mandats prennent fin aujourd’hui : chaque personne est remerciée, et je ne m’adresse plus à personne.`,
    leave: 'Laisser',
    isOn: fr`C’est activé : je m’adresse à quelqu’un de temps en temps, en privé. Qui dit oui figure sur cette page.`,
    isOff: fr`C’est désactivé : tous les mandats sont terminés, et chaque personne est remerciée.`,
  },
});
