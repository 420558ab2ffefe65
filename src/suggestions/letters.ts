// What the bot writes to people about a suggestion: receipts, answers, news. Each is a pure view of a suggestion.
import { formats } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Message } from '../messages/message.ts';
import type { Suggestion } from './suggestion.ts';
import { topicName } from './topics.ts';

/** To the author, at once: number, who answers, by when. */
export function receipt({ row, topic, owner }: Suggestion, reader: Reader): Message {
  const say = words(reader.locale);
  const day = formats(reader.locale, reader.timeZone).day(row.dueAt);
  const name = topicName(topic, reader.locale);
  const went = owner
    ? say.receipt(row.number, row.title, owner.name, name)
    : say.receiptNobody(row.number, row.title, name);
  return {
    summary: went,
    blocks: [
      { kind: 'text', text: went },
      { kind: 'text', text: owner ? say.due(day) : say.dueNobody(day) },
      ...(row.anonymous ? [{ kind: 'note', text: say.sealed } as const] : []),
      { kind: 'buttons', buttons: [{ label: say.mine, action: { name: 'suggestions.mine' } }] },
    ],
  };
}

/** To the admins, when no owner could be found. */
export function nobodyAnswers({ row, topic }: Suggestion, reader: Reader): Message {
  const say = words(reader.locale);
  const text = say.nobodyAnswers(row.number, topicName(topic, reader.locale));
  return {
    summary: text,
    blocks: [
      { kind: 'text', text },
      { kind: 'quote', text: row.title },
      {
        kind: 'buttons',
        buttons: [
          { label: say.handOver, action: { name: 'suggestion.reassign', subject: row.id }, style: 'primary' },
          { label: say.topics, action: { name: 'topics' } },
        ],
      },
    ],
  };
}

export type Answer = 'replied' | 'declined' | 'completed';

/** To the author: the owner's own words. */
export function answerLetter(
  { row }: Suggestion,
  kind: Answer,
  { by, text }: { readonly by: string; readonly text: string },
  reader: Reader,
): Message {
  const say = words(reader.locale);
  const headline = say.answer[kind](by, row.number);
  return {
    summary: headline,
    blocks: [
      { kind: 'text', text: headline },
      { kind: 'quote', text },
      { kind: 'note', text: row.title },
      {
        kind: 'buttons',
        buttons: [{ label: say.writeBack(by), action: { name: 'suggestion.write-back', subject: row.id } }],
      },
    ],
  };
}

/** To the author: it was read, and somebody is on it. Not a reply. */
export function acknowledgedLetter({ row }: Suggestion, by: string, reader: Reader): Message {
  const say = words(reader.locale);
  const day = formats(reader.locale, reader.timeZone).day(row.dueAt);
  const text = say.acknowledged(by, row.number, day);
  return {
    summary: text,
    blocks: [
      { kind: 'text', text },
      { kind: 'note', text: row.title },
    ],
  };
}

/** To the owner: the author wrote back. `by` is null when the author is anonymous. */
export function wroteBackLetter(
  { row }: Suggestion,
  { by, text }: { readonly by: string | null; readonly text: string },
  reader: Reader,
): Message {
  const say = words(reader.locale);
  const headline = by === null ? say.anonymousWroteBack(row.number) : say.wroteBack(by, row.number);
  return {
    summary: headline,
    blocks: [
      { kind: 'text', text: headline },
      { kind: 'quote', text },
      { kind: 'note', text: row.title },
      {
        kind: 'buttons',
        buttons: [
          { label: say.reply, action: { name: 'suggestion.reply', subject: row.id }, style: 'primary' },
        ],
      },
    ],
  };
}

const words = phrases({
  en: {
    receipt: (number: number, title: string, owner: string, topic: string) =>
      `Idea n° ${number}, “${title}”, went to ${owner} (${topic}).`,
    receiptNobody: (number: number, title: string, topic: string) =>
      `Idea n° ${number}, “${title}” (${topic}), is recorded. Nobody answers for this topic yet; the admins have been told.`,
    due: (day: string) => `The answer is due by ${day}. You will get it here.`,
    dueNobody: (day: string) => `Whoever takes it on has until ${day}. You will get the answer here.`,
    sealed:
      'Porte-voix shows nobody here who you are, admins included. Slack itself keeps its own technical logs. You will get the answer here all the same.',
    mine: 'See my ideas',
    nobodyAnswers: (number: number, topic: string) =>
      `Idea n° ${number} (${topic}) has nobody to answer it. Give it to someone, and give the topic an owner.`,
    handOver: 'Give it to someone',
    topics: 'Topics and owners',
    answer: {
      replied: (by: string, number: number) => `${by} answered your idea n° ${number}:`,
      declined: (by: string, number: number) => `${by} declined your idea n° ${number}, and says why:`,
      completed: (by: string, number: number) => `Your idea n° ${number} is done. ${by} says what changed:`,
    },
    writeBack: (by: string) => `Write back to ${by}`,
    acknowledged: (by: string, number: number, day: string) =>
      `${by} has read your idea n° ${number} and is looking into it. The answer itself is due by ${day}.`,
    wroteBack: (by: string, number: number) => `${by} writes back about idea n° ${number}:`,
    anonymousWroteBack: (number: number) => `The author of idea n° ${number} writes back:`,
    reply: 'Reply',
  },
  fr: {
    receipt: (number, title, owner, topic) =>
      fr`Idée n° ${number}, « ${title} », transmise à ${owner} (${topic}).`,
    receiptNobody: (number, title, topic) =>
      fr`Idée n° ${number}, « ${title} » (${topic}), bien enregistrée. Personne ne répond encore de ce sujet ; les admins sont prévenus.`,
    due: (day) => `La réponse est attendue d’ici ${day}. Vous la recevrez ici.`,
    dueNobody: (day) => `Qui la prendra en charge a jusqu’à ${day}. Vous recevrez la réponse ici.`,
    sealed:
      'Porte-voix ne montre à personne ici qui vous êtes, admins compris. Slack, de son côté, garde ses propres journaux techniques. Vous recevrez tout de même la réponse ici.',
    mine: 'Voir mes idées',
    nobodyAnswers: (number, topic) =>
      fr`L’idée n° ${number} (${topic}) n’a personne pour y répondre. Confiez-la à quelqu’un et donnez un responsable au sujet.`,
    handOver: 'La confier à quelqu’un',
    topics: 'Sujets et responsables',
    answer: {
      replied: (by, number) => fr`${by} a répondu à votre idée n° ${number} :`,
      declined: (by, number) => fr`${by} ne retient pas votre idée n° ${number} et dit pourquoi :`,
      completed: (by, number) => fr`Votre idée n° ${number} est réalisée. ${by} dit ce qui change :`,
    },
    writeBack: (by) => fr`Écrire à ${by}`,
    acknowledged: (by, number, day) =>
      fr`${by} a lu votre idée n° ${number} et l’étudie. La réponse elle-même est attendue d’ici ${day}.`,
    wroteBack: (by, number) => fr`${by} vous réécrit au sujet de l’idée n° ${number} :`,
    anonymousWroteBack: (number) => fr`L’auteur de l’idée n° ${number} vous réécrit :`,
    reply: 'Répondre',
  },
});
