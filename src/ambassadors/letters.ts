// What is written to one person: the invitation, the monthly kit, the question whether to go on, and the thanks. Pure views.
import { dateOf, dayOf } from '../calendar/day.ts';
import { type Quote, quoteBlock } from '../digests/quote.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { happenedBlocks, situationBlocks } from '../lessons/views.ts';
import { type Block, type Message, sentence } from '../messages/message.ts';
import type { Deed } from './deeds.ts';
import { questionOf } from './questions.ts';

/** @param until the last day (YYYY-MM-DD) on which a "yes" counts */
export function invitation(
  { deeds, until }: { readonly deeds: readonly Deed[]; readonly until: string },
  { locale, timeZone }: Reader,
): Message {
  const say = words(locale);
  const { list } = formats(locale, timeZone);
  return {
    summary: say.invited,
    blocks: [
      { kind: 'heading', text: say.invited },
      { kind: 'text', text: say.because },
      { kind: 'list', items: deeds.map((deed) => deedText(deed, locale, list)) },
      { kind: 'text', text: say.whatItMeans },
      { kind: 'text', text: say.freely },
      {
        kind: 'buttons',
        buttons: [
          { label: say.yes, action: { name: 'ambassador.yes' }, style: 'primary' },
          { label: say.no, action: { name: 'ambassador.no' } },
        ],
      },
      { kind: 'note', text: say.standsUntil(dayWords(until, locale)) },
    ],
  };
}

/** As many numbers as one reads. */
const NUMBERS = 3;

function deedText(deed: Deed, locale: Locale, list: (items: readonly string[]) => string): string {
  const say = words(locale);
  switch (deed.kind) {
    case 'story':
      return say.story(deed.title);
    case 'cases':
      return say.cases(list(deed.numbers.slice(-NUMBERS).map(say.aCase)));
    case 'answers':
      return say.answers(list(deed.numbers.slice(-NUMBERS).map(say.idea)));
    case 'thanks':
      return say.thanked;
    default:
      return deed satisfies never;
  }
}

interface MonthlyKit {
  readonly quotes: readonly Quote[];
  readonly lesson: Lesson | null;
  /** Any count of months: which question comes. */
  readonly month: number;
}

export function kitLetter({ quotes, lesson, month }: MonthlyKit, reader: Reader): Message {
  const { locale } = reader;
  const say = words(locale);
  return {
    summary: say.kit,
    blocks: [
      { kind: 'heading', text: say.kit },
      { kind: 'text', text: quotes.length > 0 ? say.read : say.noQuotes },
      ...quotes.map((each) => quoteBlock(each, reader)),
      { kind: 'text', text: [{ strong: say.question }, ` ${questionOf(month, locale)}`] },
      ...(lesson === null ? [] : lessonToPlay(lesson, reader)),
      kitButtons(locale),
      { kind: 'note', text: say.noHurry },
    ],
  };
}

/** What is asked, and below it what happened. */
function lessonToPlay(lesson: Lesson, reader: Reader): Block[] {
  return [
    { kind: 'text', text: [{ strong: words(reader.locale).lesson(lesson.title) }] },
    ...situationBlocks(lesson, reader),
    ...happenedBlocks(lesson, reader),
  ];
}

function kitButtons(locale: Locale): Block {
  const say = words(locale);
  const done = { label: say.did, action: { name: 'ambassador.did' }, style: 'primary' } as const;
  return { kind: 'buttons', buttons: [done] };
}

/** In the place of a kit whose reader has no term any more. */
export function kitOver({ locale }: Reader): Message {
  return sentence(words(locale).kitOver);
}

/** @param until YYYY-MM-DD */
export function goOnLetter(until: string, { locale }: Reader): Message {
  const say = words(locale);
  return {
    summary: say.goOn,
    blocks: [
      { kind: 'heading', text: say.goOn },
      { kind: 'text', text: say.goOnText(dayWords(until, locale)) },
      {
        kind: 'buttons',
        buttons: [
          { label: say.renew, action: { name: 'ambassador.renew' }, style: 'primary' },
          { label: say.leave, action: { name: 'ambassador.stop' } },
        ],
      },
    ],
  };
}

/** The last word. @param project their own words; '' where they named none */
export function thanksLetter(project: string, { locale }: Reader): Message {
  const say = words(locale);
  return {
    summary: say.thanks,
    blocks: [
      { kind: 'heading', text: say.thanks },
      { kind: 'text', text: say.thanksText },
      ...(project === '' ? [] : [{ kind: 'quote', text: project, by: say.project } as const]),
      { kind: 'note', text: say.kitsGone },
    ],
  };
}

/** "3 May 2027". @param day YYYY-MM-DD */
export function dayWords(day: string, locale: Locale): string {
  return formats(locale, 'UTC').fullDay(dateOf(dayOf(day)));
}

const words = phrases({
  en: {
    invited: 'Would you carry what customers say into your team?',
    because: 'I ask you because of what you did here lately:',
    story: (title: string) => `You told a best failure that colleagues can read: “${title}”.`,
    aCase: (number: number) => `#${number}`,
    idea: (number: number) => `#${number}`,
    cases: (numbers: string) =>
      `You saw cases of unhappy customers through to the end, ${numbers} among them.`,
    answers: (numbers: string) =>
      `People told you that your answers to their ideas answer them, ${numbers} among them.`,
    thanked: 'Several colleagues thanked you for what you did.',
    whatItMeans:
      'It is a term of six months, about an hour a month. Each month I send you three things that customers said and a question, to read at one of your team’s meetings. If you like, you choose a project of your own: something small that you want to make better for customers.',
    freely:
      'I tell nobody that I ask. Say no, or nothing: it is written down nowhere, and I ask again in six months at the earliest. If you say yes, admins of Porte-voix see your name and until when. You can stop on any day, without a reason.',
    yes: 'Yes, for six months',
    no: 'No, thank you',
    standsUntil: (day: string) => `You can say yes until ${day}.`,
    kit: 'Your kit of the month: what customers said, and one question',
    read: 'Read this at one of your team’s next meetings; a quarter of an hour is enough.',
    noQuotes:
      'Too few customers answered lately to quote one without telling who it is. The question alone is worth a quarter of an hour.',
    question: 'The question:',
    lesson: (title: string) => `A lesson to play, what happened last: ${title}`,
    did: 'I did it',
    noHurry: 'No month to talk about it? Then leave it: nobody counts.',
    kitOver: 'This kit is over, and what customers said in it is not kept here.',
    goOn: 'Six months as an ambassador: do you go on?',
    goOnText: (day: string) =>
      `Thank you for having carried what customers say. Your term ends on ${day}. Six months more, or is it somebody else’s turn? If you say nothing, it ends on that day.`,
    renew: 'Six months more',
    leave: 'Stop now',
    thanks: 'Thank you for your term as an ambassador',
    thanksText:
      'It is over today. You gave customers a voice in your team. Admins no longer see your name, and I ask nothing of this kind for six months.',
    project: 'your project',
    kitsGone: 'What customers said in your kits is taken out of them.',
  },
  fr: {
    invited: fr`Voulez-vous porter la voix des clients dans votre équipe ?`,
    because: fr`Je vous le demande pour ce que vous avez fait ici ces derniers mois :`,
    story: (title) =>
      fr`Vous avez raconté un raté devenu pépite, que vos collègues peuvent lire : « ${title} ».`,
    aCase: (number) => fr`le n° ${number}`,
    idea: (number) => fr`la n° ${number}`,
    cases: (numbers) => fr`Vous avez suivi jusqu’au bout des cas de clients mécontents, dont ${numbers}.`,
    answers: (numbers) =>
      fr`On vous a dit que vos réponses à des idées répondaient vraiment, dont ${numbers}.`,
    thanked: 'Plusieurs collègues vous ont dit merci pour ce que vous avez fait.',
    whatItMeans: fr`C’est un mandat de six mois, d’environ une heure par mois. Chaque mois, je vous envoie trois paroles de clients et une question, à lire en réunion d’équipe. Si le cœur vous en dit, vous choisissez un projet à vous : une petite chose à améliorer pour les clients.`,
    freely: fr`Je ne dis à personne que je vous le demande. Dites non, ou rien : ce n’est noté nulle part, et je ne vous le redemande pas avant six mois. Si vous dites oui, les admins de Porte-voix voient votre nom et jusqu’à quand. Vous pouvez arrêter n’importe quel jour, sans donner de raison.`,
    yes: 'Oui, pour six mois',
    no: 'Non merci',
    standsUntil: (day) => `Vous pouvez dire oui jusqu’au ${day}.`,
    kit: fr`Votre kit du mois : des paroles de clients et une question`,
    read: fr`À lire lors d’une prochaine réunion d’équipe ; un quart d’heure suffit.`,
    noQuotes:
      'Trop peu de clients ont répondu ces derniers temps pour en citer un sans qu’on le reconnaisse. La question, à elle seule, vaut un quart d’heure.',
    question: fr`La question :`,
    lesson: (title) => fr`Une leçon à jouer, en gardant la fin pour la fin : ${title}`,
    did: 'C’est fait',
    noHurry: fr`Pas l’occasion ce mois-ci ? Laissez : personne ne compte.`,
    kitOver: 'Ce kit est passé ; les paroles de clients n’y sont pas conservées.',
    goOn: fr`Six mois d’ambassade : continuez-vous ?`,
    goOnText: (day) =>
      fr`Merci d’avoir porté la voix des clients. Votre mandat prend fin le ${day}. Six mois de plus, ou au tour de quelqu’un d’autre ? Sans réponse de votre part, il s’arrête ce jour-là.`,
    renew: 'Six mois de plus',
    leave: 'Arrêter maintenant',
    thanks: 'Merci pour votre mandat d’ambassade',
    thanksText:
      'Il prend fin aujourd’hui. Grâce à vous, des clients ont eu voix dans votre équipe. Les admins ne voient plus votre nom, et je ne vous demande rien de tel pendant six mois.',
    project: 'votre projet',
    kitsGone: 'Les paroles de clients sont retirées de vos kits.',
  },
});
