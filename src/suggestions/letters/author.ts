// What the bot writes to the author of a suggestion after the receipt: the owner's words, news. Pure views of a suggestion.
import { formats } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader, Reader } from '../../i18n/reader.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { pushText } from '../../messages/plain.ts';
import type { Suggestion } from '../suggestion.ts';
import { planLine, trialLine } from './card.ts';
import { dueLine } from './receipt.ts';

/** What an owner's words came with. */
export type OwnersAct =
  | 'replied'
  | 'declined'
  | 'completed'
  | 'taken-up'
  | 'planned'
  | 'trial-started'
  | 'trial-concluded'
  | 'merged';

export interface OwnersWords {
  readonly by: string;
  /** '' where there are none, or where they were taken back. */
  readonly text: string;
}

/**
 * To the author: the owner's own words, or the bare news where there are none.
 * @param asks whether the author is asked if this answers, once for each clock. Once they said so, or wrote back, it gives way to the idea
 */
export function answerLetter(
  suggestion: Suggestion,
  kind: OwnersAct,
  { by, text }: OwnersWords,
  { asks, into }: { readonly asks: boolean; readonly into?: { number: number; title: string } | undefined },
  reader: DatedReader,
): Message {
  const say = words(reader.locale);
  const { row, trial, plan } = suggestion;
  const headline = text === '' ? say.news[kind](by, row.number) : say.answer[kind](by, row.number);
  const writeBack: Button = {
    label: say.writeBack,
    action: { name: 'suggestion.write-back', subject: row.id },
  };
  return {
    summary: pushText(headline, { title: row.title, text }, reader.locale),
    again: { name: 'suggestion.view', subject: row.id },
    blocks: [
      { kind: 'text', text: headline },
      ...said(text),
      ...(kind === 'trial-started' && trial
        ? [{ kind: 'note', text: trialLine(trial, reader) } as const]
        : []),
      ...(kind === 'planned' && plan ? [{ kind: 'note', text: planLine(plan, reader) } as const] : []),
      ...(into ? [{ kind: 'note', text: say.goesOn(into.number, into.title) } as const] : []),
      { kind: 'note', text: row.title },
      ...(asks ? [{ kind: 'text', text: say.asks } as const] : []),
      {
        kind: 'buttons',
        buttons: asks ? [...verdictButtons(row.id, reader.locale), writeBack] : [writeBack],
      },
      { kind: 'note', text: say.threadCounts },
    ],
  };
}

/** With which an author says whether the last answer answers. @param subject the idea's id */
export function verdictButtons(subject: string, locale: Locale): Button[] {
  const say = words(locale);
  return [
    { label: say.confirm, action: { name: 'suggestion.confirm', subject }, style: 'primary' },
    { label: say.contest, action: { name: 'suggestion.contest', subject } },
  ];
}

function said(text: string): Block[] {
  return text === '' ? [] : [{ kind: 'quote', text }];
}

/** In the place of words that whoever wrote them took back. */
export function takenBack({ row }: Suggestion, by: string | null, reader: Reader): Message {
  const text = words(reader.locale).takenBack(by, row.number);
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

/** To the author: it was read, and somebody is on it. Not a reply. */
export function acknowledgedLetter({ row }: Suggestion, by: string, reader: DatedReader): Message {
  const say = words(reader.locale);
  const day = formats(reader.locale, reader.timeZone).day(row.dueAt, reader.now);
  const text = say.acknowledged(by, row.number, day);
  return {
    summary: pushText(text, { title: row.title }, reader.locale),
    blocks: [
      { kind: 'text', text },
      { kind: 'note', text: row.title },
    ],
  };
}

/**
 * To the author, who was told a name before: who has it now, or that nobody does.
 * @param hears when they hear of it, where that is not now
 */
export function nowWithLetter({ row, owner }: Suggestion, hears: Date | null, reader: DatedReader): Message {
  const say = words(reader.locale);
  const format = formats(reader.locale, reader.timeZone);
  const day = format.day(row.dueAt, reader.now);
  const moment = hears && format.moment(hears, reader.now);
  const text = owner ? say.nowWith(row.number, owner.name, moment) : say.nowWithNobody(row.number, moment);
  return {
    summary: pushText(text, { title: row.title }, reader.locale),
    blocks: [
      { kind: 'text', text },
      ...(row.waitingSince === null ? [] : [{ kind: 'text', text: say.stillDue(day) } as const]),
      { kind: 'note', text: row.title },
    ],
  };
}

/** To the author: an owner opened it again, with a reason. */
export function reopenedLetter({ row }: Suggestion, { by, text }: OwnersWords, reader: DatedReader): Message {
  const say = words(reader.locale);
  const headline = say.reopened(by, row.number);
  return {
    summary: pushText(headline, { title: row.title, text }, reader.locale),
    blocks: [
      { kind: 'text', text: headline },
      ...said(text),
      { kind: 'text', text: dueLine(row, reader) },
      { kind: 'note', text: row.title },
    ],
  };
}

const words = phrases({
  en: {
    answer: {
      replied: (by: string, number: number) => `${by} answered your idea #${number}:`,
      declined: (by: string, number: number) => `${by} declined your idea #${number}, and says why:`,
      completed: (by: string, number: number) => `Your idea #${number} is done. ${by} says what changed:`,
      'taken-up': (by: string, number: number) => `${by} is reviewing your idea #${number}:`,
      planned: (by: string, number: number) => `Your idea #${number} is planned. ${by} writes:`,
      'trial-started': (by: string, number: number) =>
        `Your idea #${number} is being tried. ${by} says what we hope to see:`,
      'trial-concluded': (by: string, number: number) =>
        `The trial of your idea #${number} is over. ${by} says what it showed:`,
      merged: (by: string, number: number) =>
        `${by} joined your idea #${number} with another one that says the same:`,
    },
    news: {
      replied: (by: string, number: number) => `${by} answered your idea #${number}.`,
      declined: (by: string, number: number) => `${by} declined your idea #${number}.`,
      completed: (_: string, number: number) => `Your idea #${number} is done.`,
      'taken-up': (by: string, number: number) =>
        `${by} is reviewing your idea #${number}. The answer itself will follow.`,
      planned: (_: string, number: number) => `Your idea #${number} is planned.`,
      'trial-started': (_: string, number: number) => `Your idea #${number} is being tried.`,
      'trial-concluded': (_: string, number: number) => `The trial of your idea #${number} is over.`,
      merged: (_: string, number: number) => `Your idea #${number} was joined with another one.`,
    },
    goesOn: (number: number, title: string) =>
      `It goes on as idea #${number}, “${title}”: you will hear what becomes of it.`,
    asks: 'Does this answer you?',
    confirm: 'That answers me',
    contest: 'Not really…',
    writeBack: 'Write back',
    threadCounts: 'You can also write under this message: whoever answers your idea gets it.',
    takenBack: (by: string | null, number: number) =>
      by === null
        ? `The author of idea #${number} took this message back.`
        : `${by} took this message about idea #${number} back.`,
    acknowledged: (by: string, number: number, day: string) =>
      `${by} has read your idea #${number} and is looking into it. The answer itself is due by ${day}.`,
    nowWith: (number: number, owner: string, hears: string | null) =>
      hears === null
        ? `Your idea #${number} is now with ${owner}.`
        : `Your idea #${number} will be with ${owner} on ${hears}.`,
    nowWithNobody: (number: number, hears: string | null) =>
      `Nobody is left to answer your idea #${number}: ${
        hears === null
          ? 'the admins have been asked to find somebody'
          : `on ${hears} the admins will be asked to find somebody`
      }.`,
    stillDue: (day: string) => `The answer is still due by ${day}. You will get it here.`,
    reopened: (by: string, number: number) => `${by} reopened your idea #${number}:`,
  },
  fr: {
    answer: {
      replied: (by, number) => fr`${by} a répondu à votre idée n° ${number} :`,
      declined: (by, number) => fr`${by} a décliné votre idée n° ${number} et dit pourquoi :`,
      completed: (by, number) => fr`Votre idée n° ${number} est réalisée. ${by} dit ce qui change :`,
      'taken-up': (by, number) => fr`${by} étudie votre idée n° ${number} :`,
      planned: (by, number) => fr`Votre idée n° ${number} est prévue. ${by} écrit :`,
      'trial-started': (by, number) =>
        fr`Votre idée n° ${number} est à l’essai. ${by} dit ce qu’on en attend :`,
      'trial-concluded': (by, number) =>
        fr`L’essai de votre idée n° ${number} est terminé. ${by} dit ce qu’il a montré :`,
      merged: (by, number) =>
        fr`${by} a réuni votre idée n° ${number} avec une autre qui dit la même chose :`,
    },
    news: {
      replied: (by, number) => fr`${by} a répondu à votre idée n° ${number}.`,
      declined: (by, number) => fr`${by} a décliné votre idée n° ${number}.`,
      completed: (_, number) => fr`Votre idée n° ${number} est réalisée.`,
      'taken-up': (by, number) => fr`${by} étudie votre idée n° ${number}. La réponse elle-même suivra.`,
      planned: (_, number) => fr`Votre idée n° ${number} est prévue.`,
      'trial-started': (_, number) => fr`Votre idée n° ${number} est à l’essai.`,
      'trial-concluded': (_, number) => fr`L’essai de votre idée n° ${number} est terminé.`,
      merged: (_, number) => fr`Votre idée n° ${number} a été réunie avec une autre.`,
    },
    goesOn: (number, title) =>
      fr`Elle continue avec l’idée n° ${number}, « ${title} » : vous saurez ce qu’elle devient.`,
    asks: 'Cette réponse vous convient-elle ?',
    confirm: 'Elle me convient',
    contest: 'Pas vraiment…',
    writeBack: 'Écrire au responsable',
    threadCounts: fr`Vous pouvez aussi écrire sous ce message : la personne qui s’en occupe le recevra.`,
    takenBack: (by, number) =>
      by === null
        ? fr`L’auteur de l’idée n° ${number} a retiré ce message.`
        : fr`${by} a retiré ce message au sujet de l’idée n° ${number}.`,
    acknowledged: (by, number, day) =>
      fr`${by} a bien reçu votre idée n° ${number} et la regarde. La réponse elle-même est attendue d’ici ${day}.`,
    nowWith: (number, owner, hears) =>
      hears === null
        ? fr`Votre idée n° ${number} est désormais chez ${owner}.`
        : fr`Votre idée n° ${number} sera chez ${owner} le ${hears}.`,
    nowWithNobody: (number, hears) =>
      hears === null
        ? fr`Plus personne n’est là pour répondre à votre idée n° ${number} : il est demandé aux admins de trouver quelqu’un.`
        : fr`Plus personne n’est là pour répondre à votre idée n° ${number} : il sera demandé le ${hears} aux admins de trouver quelqu’un.`,
    stillDue: (day) => `La réponse reste attendue d’ici ${day}. Vous la recevrez ici.`,
    reopened: (by, number) => fr`${by} a rouvert votre idée n° ${number} :`,
  },
});
