// What everybody who is asked reads: the invitation, and one reminder. Pure views. Nothing in them depends on who reads but their language and
// their clock: the same bytes go to those who answered and to those who did not.
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Message } from '../../messages/message.ts';
import type { SurveyQuestion } from '../question.ts';
import { answerButtons } from './answer-buttons.ts';

export interface Invited {
  readonly roundId: string;
  /** What admins call the survey. */
  readonly name: string;
  readonly questions: readonly SurveyQuestion[];
  readonly threshold: number;
  readonly commentThreshold: number;
  /** How many groups are counted by themselves beside everybody; they are channels, or a file names them. */
  readonly groups: number;
  readonly areChannels: boolean;
  readonly closesAt: Date;
}

export function invitation(invited: Invited, reader: DatedReader): Message {
  const say = words(reader.locale);
  const title = say.title(invited.name);
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: howLong(invited, reader) },
      { kind: 'text', text: [{ strong: say.confidential }] },
      { kind: 'list', items: promises(invited, reader) },
      { kind: 'buttons', buttons: answerButtons(invited.roundId, reader.locale) },
      { kind: 'note', text: say.freely },
    ],
  };
}

export function reminder(invited: Invited, reader: DatedReader): Message {
  const say = words(reader.locale);
  const title = say.reminded(invited.name);
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      { kind: 'text', text: say.ifNotYet(howLong(invited, reader)) },
      { kind: 'text', text: say.sameToAll },
      { kind: 'buttons', buttons: answerButtons(invited.roundId, reader.locale) },
    ],
  };
}

/** "Five questions, one minute, until Friday 4 December at 18:00." */
function howLong({ questions, closesAt }: Invited, reader: DatedReader): string {
  const { locale, timeZone, now } = reader;
  const minutes = minutesOf(questions);
  const until = formats(locale, timeZone).moment(closesAt, now);
  return words(locale).howLong({ questions: questions.length, minutes, until });
}

/** Ten seconds a question, forty for words: rounded up to whole minutes. */
function minutesOf(questions: readonly SurveyQuestion[]): number {
  const seconds = questions.reduce((sum, { kind }) => sum + (kind === 'words' ? 40 : 10), 0);
  return Math.max(1, Math.ceil(seconds / 60));
}

function promises(invited: Invited, { locale, timeZone, now }: DatedReader): string[] {
  const say = words(locale);
  const { threshold, commentThreshold, groups, areChannels, closesAt, questions } = invited;
  const { day } = formats(locale, timeZone);
  const byGroup = groups < 2 ? say.all : areChannels ? say.byChannel : say.byGroup;
  return [
    say.nobodySees,
    say.shown({ from: day(closesAt, now), threshold, whom: byGroup }),
    ...(questions.some(({ kind }) => kind === 'words') ? [say.comments(commentThreshold)] : []),
    say.outOfReach,
    say.operator,
  ];
}

interface HowLong {
  readonly questions: number;
  readonly minutes: number;
  readonly until: string;
}

interface WhatIsShown {
  readonly from: string;
  readonly threshold: number;
  readonly whom: string;
}

const COUNTS_EN = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];
const COUNTS_FR = ['', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit'];

const words = phrases({
  en: {
    title: (name: string) => `${name}: what do you think?`,
    howLong: ({ questions, minutes, until }: HowLong) =>
      `${COUNTS_EN[questions] ?? questions} ${plural('en', questions, { one: 'question', other: 'questions' })}, ${
        minutes === 1 ? 'one minute' : `${minutes} minutes`
      }, until ${until}.`,
    confidential: 'Your answer is confidential; it is not anonymous. What that means here:',
    nobodySees:
      'Nobody is shown what you answer, nor whether you do: no colleague, no manager, no admin of Porte-voix. There is no list of it to look at or to export.',
    shown: ({ from, threshold, whom }: WhatIsShown) =>
      `Figures come out once the survey is closed, after ${from}: ${whom}, and none that rests on fewer than ${threshold} answers, or from which one could be worked out.`,
    all: 'of everybody who was asked',
    byChannel: 'of everybody who was asked, and by channel',
    byGroup: 'of everybody who was asked, and by group',
    comments: (least: number) =>
      `What you write yourself is shown from ${least} comments on, in a random order, without names, addresses or numbers that it may hold, and never by group. A way of writing can still give somebody away.`,
    outOfReach:
      'Once you have sent it, your answer can be neither changed nor erased, by you or by anybody: it is kept apart from you, and nobody can find it.',
    operator:
      'Whoever holds the machine on which I run could, with intent, watch answers come in while the survey is open. Once it is closed I keep only what may be shown; backups made meanwhile hold the sealed answers until they are deleted.',
    freely:
      'You are free not to answer. “Not this time” only means that I write no more about this round; whoever answered may press it too.',
    reminded: (name: string) => `${name}: it closes soon`,
    ifNotYet: (howLong: string) => `If you have not answered yet and would like to: ${howLong}`,
    sameToAll:
      'I write the same to everybody who was asked, since I do not look at who answered. If you have, thank you: there is nothing to do.',
  },
  fr: {
    title: (name) => fr`${name} : qu’en pensez-vous ?`,
    howLong: ({ questions, minutes, until }) =>
      fr`${COUNTS_FR[questions] ?? questions} ${plural('fr', questions, { one: 'question', other: 'questions' })}, ${
        minutes === 1 ? 'une minute' : `${minutes} minutes`
      }, jusqu’au ${until}.`,
    confidential: fr`Votre réponse est confidentielle ; elle n’est pas anonyme. Concrètement :`,
    nobodySees: fr`Personne ne voit ce que vous répondez, ni si vous répondez : aucun collègue, aucun responsable, aucun admin de Porte-voix. Il n’existe pas de liste à consulter ni à exporter.`,
    shown: ({ from, threshold, whom }) =>
      fr`Les chiffres paraissent une fois l’enquête close, après le ${from} : ${whom}, et jamais à partir de moins de ${threshold} réponses, ni de façon à pouvoir en retrouver une par le calcul.`,
    all: fr`pour l’ensemble des personnes interrogées`,
    byChannel: fr`pour l’ensemble des personnes interrogées et par canal`,
    byGroup: fr`pour l’ensemble des personnes interrogées et par groupe`,
    comments: (least) =>
      fr`Ce que vous écrivez vous-même n’est montré qu’à partir de ${least} commentaires, dans un ordre aléatoire, sans les noms, adresses ni numéros qui s’y trouveraient, et jamais par groupe. Une façon d’écrire peut tout de même trahir quelqu’un.`,
    outOfReach: fr`Une fois envoyée, votre réponse ne peut plus être modifiée ni effacée, ni par vous ni par personne : elle est conservée à part de vous et nul ne peut la retrouver.`,
    operator: fr`La personne qui administre la machine où je tourne pourrait, si elle le voulait, observer les réponses arriver tant que l’enquête est ouverte. Une fois l’enquête close, je ne garde que ce qui peut être montré ; les sauvegardes faites entre-temps contiennent les réponses scellées jusqu’à leur suppression.`,
    freely: fr`Libre à vous de ne pas répondre. « Pas cette fois » veut seulement dire que je ne vous écris plus au sujet de cette vague ; on peut aussi appuyer dessus après avoir répondu.`,
    reminded: (name) => fr`${name} : bientôt la fin`,
    ifNotYet: (howLong) => fr`Si vous n’avez pas encore répondu et le souhaitez : ${howLong}`,
    sameToAll: fr`J’écris la même chose à toutes les personnes interrogées, car je ne regarde pas qui a répondu. Si c’est fait, merci : vous n’avez rien à faire.`,
  },
});
