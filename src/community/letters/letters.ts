// What colleagues read of a question to customers: that they are its reader, what customers answered, and what its reader made of that. Pure views.
import { dateOf, dayOf } from '../../calendar/day.ts';
import { formats, plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { shareEstimate } from '../../statistics/shares.ts';
import { aboutText, type Matter, seeAbout } from '../about.ts';
import {
  askedIn,
  type CommunityQuestion,
  type CustomersWords,
  LEAST_ANSWERS,
  LEAST_WORDS,
  type QuestionResult,
  readerCalled,
  wordIn,
} from '../question.ts';

/** To somebody whom customers will read the name of. */
export function readerLetter(
  question: CommunityQuestion,
  { about, by }: { readonly about: Matter | null; readonly by: string },
  { locale, timeZone, now }: DatedReader,
): Message {
  const say = words(locale);
  const { row } = question;
  const ends = formats(locale, timeZone).day(dateOf(dayOf(row.endsOn)), now);
  const headline = say.youRead(by);
  return {
    summary: headline,
    blocks: [
      { kind: 'text', text: [{ strong: headline }] },
      { kind: 'quote', text: askedIn(question, locale).question },
      { kind: 'text', text: say.shownAs(readerCalled(question, locale), ends) },
      { kind: 'note', text: say.yourPart },
      ...buttonsOf(question, about, locale),
    ],
  };
}

/** To all whom it concerns, once it ended. */
export function resultLetter(
  question: CommunityQuestion,
  { about, quotes }: { readonly about: Matter | null; readonly quotes: readonly CustomersWords[] },
  { locale, timeZone, now }: DatedReader,
): Message {
  const say = words(locale);
  const headline = about ? say.answered(aboutText(about, locale)) : say.answeredAlone;
  const { wordUntil } = question.row;
  const until = wordUntil === null ? null : formats(locale, timeZone).day(dateOf(dayOf(wordUntil)), now);
  return {
    summary: headline,
    blocks: [
      { kind: 'text', text: [{ strong: headline }] },
      ...resultBlocks(question, question.result, locale),
      ...quoteBlocks(question, quotes, locale),
      ...(until === null
        ? []
        : [{ kind: 'note', text: say.wordDue(readerCalled(question, locale), until) } as const]),
      ...buttonsOf(question, about, locale),
    ],
  };
}

/** To the same, once its reader said what came of it. */
export function wordLetter(
  question: CommunityQuestion,
  about: Matter | null,
  { locale }: DatedReader,
): Message {
  const say = words(locale);
  const headline = about ? say.wordOf(aboutText(about, locale)) : say.wordAlone;
  return {
    summary: headline,
    blocks: [
      { kind: 'text', text: [{ strong: headline }] },
      { kind: 'quote', text: wordIn(question, locale), by: readerCalled(question, locale) },
      ...buttonsOf(question, about, locale),
    ],
  };
}

/** What was asked, and how many chose what. @param result null: nothing is told of it yet */
export function resultBlocks(
  question: CommunityQuestion,
  result: QuestionResult | null,
  locale: Locale,
): Block[] {
  const asked = askedIn(question, locale);
  const lines = result === null ? [] : resultLines(asked.options, result, locale);
  return [
    { kind: 'quote', text: asked.question },
    ...(lines.length === 0 ? [] : [{ kind: 'list', items: lines } as const]),
  ];
}

/** "I would use it: 34 of 41 (69 to 91 %)", a line for each option; of few, their number alone. */
export function resultLines(
  options: readonly string[],
  { answered, chosen, wrote }: QuestionResult,
  locale: Locale,
): string[] {
  const say = words(locale);
  const { number } = formats(locale, 'UTC');
  if (answered === 0) return [say.nobody];
  const count = plural(locale, answered, say.count(number(answered)));
  if (answered < LEAST_ANSWERS) return [say.few(count)];
  const lines = options.map((option, place) => {
    const hits = chosen[place] ?? 0;
    return say.line(option, number(hits), number(answered), intervalText({ hits, n: answered }, locale));
  });
  const wroteLine = plural(locale, wrote, say.wrote(number(wrote)));
  const held = wrote < LEAST_WORDS ? ` ${say.held(number(LEAST_WORDS))}` : '';
  return [...(options.length === 0 ? [count] : lines), ...(wrote === 0 ? [] : [`${wroteLine}${held}`])];
}

/** "69 to 91 %". */
export function intervalText(share: { readonly hits: number; readonly n: number }, locale: Locale): string {
  const { low, high } = shareEstimate(share);
  const { number, percent } = formats(locale, 'UTC');
  return words(locale).between(number(100 * low), percent(high));
}

/** Found again, and taken out, by the answer's id. */
export function quoteBlocks(
  question: CommunityQuestion,
  quotes: readonly CustomersWords[],
  locale: Locale,
): Block[] {
  const { options } = askedIn(question, locale);
  return quotes.map(({ text, feedbackId, choice }) => {
    const by = choice === null ? undefined : options[choice];
    return { kind: 'quote', text, of: feedbackId, ...(by === undefined ? {} : { by }) };
  });
}

function buttonsOf({ row }: CommunityQuestion, about: Matter | null, locale: Locale): Block[] {
  const say = words(locale);
  const buttons: Button[] = [
    { label: say.open, action: { name: 'community.see', subject: row.id }, style: 'primary' },
    ...(about ? [{ label: seeAbout(about, locale), action: about.see }] : []),
  ];
  return [{ kind: 'buttons', buttons }];
}

const words = phrases({
  en: {
    youRead: (by: string) => `${by} names you to customers as whoever reads their answers`,
    shownAs: (shown: string, ends: string) =>
      `They read your name as “${shown}”, and can answer until ${ends}.`,
    yourPart:
      'You read what they answer. Within ten working days of its end you write a few words about what comes of it: they stand on the page where customers answered. If that should not be you, tell whoever asked before links are sent.',
    answered: (about: string) => `What customers answer about ${about}`,
    answeredAlone: 'What customers answered',
    wordOf: (about: string) => `What comes of customers’ answers about ${about}`,
    wordAlone: 'What comes of customers’ answers',
    wordDue: (reader: string, day: string) =>
      `Of those who answered; whoever did not may think otherwise. What comes of it is due on customers’ page by ${day}, from ${reader}.`,
    nobody: 'Nobody answered.',
    count: (count: string) => ({ one: `${count} answer`, other: `${count} answers` }),
    few: (count: string) => `${count}: too few for a share.`,
    line: (option: string, hits: string, all: string, interval: string) =>
      `${option}: ${hits} of ${all} (${interval})`,
    between: (low: string, high: string) => `${low} to ${high}`,
    wrote: (count: string) => ({
      one: `${count} wrote something.`,
      other: `${count} wrote something.`,
    }),
    held: (least: string) => `What fewer than ${least} wrote is read by whoever is named as reader alone.`,
    open: 'See all of it',
  },
  fr: {
    youRead: (by) => fr`${by} vous présente aux clients comme la personne qui lit leurs réponses`,
    shownAs: (shown, ends) =>
      fr`Ils lisent votre nom ainsi : « ${shown} », et peuvent répondre jusqu’au ${ends}.`,
    yourPart:
      'Vous lisez ce qu’ils répondent. Dans les dix jours ouvrés après la fin, vous écrivez en quelques mots ce qui en sort : cela paraît sur la page où les clients ont répondu. Si ce ne devait pas être vous, dites-le à qui pose la question avant que les liens partent.',
    answered: (about) => `Ce que les clients répondent sur ${about}`,
    answeredAlone: 'Ce que les clients ont répondu',
    wordOf: (about) => `Ce que deviennent les réponses des clients sur ${about}`,
    wordAlone: 'Ce que deviennent les réponses des clients',
    wordDue: (reader, day) =>
      fr`Parmi ceux qui ont répondu ; les autres pensent peut-être autrement. Ce qui en sort est attendu sur la page des clients d’ici le ${day}, de la part de ${reader}.`,
    nobody: 'Personne n’a répondu.',
    count: (count) => ({ one: fr`${count} réponse`, other: fr`${count} réponses` }),
    few: (count) => fr`${count} : trop peu pour un pourcentage.`,
    line: (option, hits, all, interval) => fr`${option} : ${hits} sur ${all} (${interval})`,
    between: (low, high) => fr`de ${low} à ${high}`,
    wrote: (count) => ({
      one: fr`${count} personne a écrit quelques mots.`,
      other: fr`${count} personnes ont écrit quelques mots.`,
    }),
    held: (least) => fr`En dessous de ${least}, seule la personne qui lit les réponses voit ces mots.`,
    open: 'Tout voir',
  },
});
