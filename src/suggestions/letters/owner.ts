// What the bot writes to those who answer a suggestion: under its card, and to admins when nobody is left.
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader, Reader } from '../../i18n/reader.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { pushText } from '../../messages/plain.ts';
import type { Suggestion } from '../suggestion.ts';
import { topicName } from '../topics.ts';

/** To the admins, when no owner could be found. */
export function nobodyAnswers({ row, topic }: Suggestion, reader: Reader): Message {
  const say = words(reader.locale);
  const text = say.nobodyAnswers(row.number, topicName(topic, reader.locale));
  return {
    summary: pushText(text, { title: row.title }, reader.locale),
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

/** What the author says: they write back, say that it does not answer, reopen, change or withdraw it. `by` is null when anonymous. */
export interface AuthorWords {
  readonly kind: 'wrote-back' | 'contested' | 'reopened' | 'edited' | 'withdrawn';
  readonly by: string | null;
  /** '' where the author gave none. */
  readonly text: string;
}

export function authorLetter({ row }: Suggestion, said: AuthorWords, reader: DatedReader): Message {
  const say = words(reader.locale);
  const headline =
    said.by === null ? say.nameless[said.kind](row.number) : say.author[said.kind](said.by, row.number);
  const day = formats(reader.locale, reader.timeZone).day(row.dueAt, reader.now);
  return {
    summary: pushText(headline, { title: row.title, text: said.text }, reader.locale),
    blocks: [
      { kind: 'text', text: headline },
      ...(said.text === '' ? [] : [{ kind: 'quote', text: said.text } as const]),
      ...(['contested', 'reopened'].includes(said.kind)
        ? [{ kind: 'text', text: say.due(day) } as const]
        : []),
      ...(said.kind === 'withdrawn' ? [{ kind: 'text', text: say.noneDue } as const] : []),
      { kind: 'note', text: row.title },
      ...(said.kind === 'withdrawn' ? [] : [replyButton(row.id, say.reply)]),
    ],
  };
}

function replyButton(subject: string, label: string): Block {
  const action = { name: 'suggestion.reply', subject };
  return { kind: 'buttons', buttons: [{ label, action, style: 'primary' }] };
}

/** To an owner from whom somebody else gave it to a third. */
export function handedOnLetter(
  { row }: Suggestion,
  { by, to }: { readonly by: string; readonly to: string },
  reader: Reader,
): Message {
  return sentence(words(reader.locale).handedOn(row.number, row.title, by, to));
}

/** Under the card: the author says that the answer answers. */
export function confirmedLetter({ row }: Suggestion, reader: Reader): Message {
  const text = words(reader.locale).confirmed(row.number);
  return { ...sentence(text), summary: pushText(text, { title: row.title }, reader.locale) };
}

/** Under the card, after an owner wrote there: it went to the author and counted. */
export function relayedNote(number: number, reader: Reader): Message {
  return sentence(words(reader.locale).relayed(number));
}

/** To an owner whose turn has come because the one before is away or gone. */
export function passedOnLetter({ row }: Suggestion, from: string | null, reader: Reader): Message {
  const text = words(reader.locale).passedOn(row.number, from);
  return { ...sentence(text), summary: pushText(text, { title: row.title }, reader.locale) };
}

const words = phrases({
  en: {
    nobodyAnswers: (number: number, topic: string) =>
      `Idea #${number} (${topic}) has nobody to answer it. Give it to someone, and give the topic an owner.`,
    handOver: 'Give it to someone',
    topics: 'Topics and owners',
    nameless: {
      'wrote-back': (number: number) => `The author of idea #${number} writes back:`,
      contested: (number: number) => `The author of idea #${number} says that it is not really answered.`,
      edited: (number: number) => `The author of idea #${number} changed its words. The card shows them.`,
      withdrawn: (number: number) => `The author of idea #${number} withdrew it.`,
      reopened: (number: number) => `The author of idea #${number} reopened it:`,
    },
    author: {
      'wrote-back': (by: string, number: number) => `${by} writes back about idea #${number}:`,
      contested: (by: string, number: number) => `${by} says that idea #${number} is not really answered.`,
      edited: (by: string, number: number) =>
        `${by} changed the words of idea #${number}. The card shows them.`,
      withdrawn: (by: string, number: number) => `${by} withdrew idea #${number}.`,
      reopened: (by: string, number: number) => `${by} reopened idea #${number}:`,
    },
    noneDue: 'No answer is due any more.',
    handedOn: (number: number, title: string, by: string, to: string) =>
      `${by} gave idea #${number}, “${title}”, to ${to}: it no longer waits for you.`,
    due: (day: string) => `A new answer is due by ${day}.`,
    reply: 'Reply',
    confirmed: (number: number) => `The author of idea #${number} says that your answer suits them.`,
    relayed: (number: number) => `✓ Sent to the author of idea #${number}. That counts as an answer.`,
    passedOn: (number: number, from: string | null) =>
      from === null
        ? `Idea #${number} comes to you: nobody else is here to answer it.`
        : `${from} is not here: idea #${number} comes to you. Its author knows; the due date stays.`,
  },
  fr: {
    nobodyAnswers: (number, topic) =>
      fr`L’idée n° ${number} (${topic}) n’a personne pour y répondre. Confiez-la à quelqu’un et donnez un responsable au sujet.`,
    handOver: 'La confier à quelqu’un',
    topics: 'Sujets et responsables',
    nameless: {
      'wrote-back': (number) => fr`L’auteur de l’idée n° ${number} vous réécrit :`,
      contested: (number) => fr`L’auteur de l’idée n° ${number} trouve que la réponse ne suffit pas.`,
      edited: (number) => fr`L’auteur de l’idée n° ${number} en a modifié le texte. La carte le montre.`,
      withdrawn: (number) => fr`L’auteur de l’idée n° ${number} l’a retirée.`,
      reopened: (number) => fr`L’auteur de l’idée n° ${number} l’a rouverte :`,
    },
    author: {
      'wrote-back': (by, number) => fr`${by} vous réécrit au sujet de l’idée n° ${number} :`,
      contested: (by, number) => fr`${by} trouve que la réponse à l’idée n° ${number} ne suffit pas.`,
      edited: (by, number) => fr`${by} a modifié le texte de l’idée n° ${number}. La carte le montre.`,
      withdrawn: (by, number) => fr`${by} a retiré l’idée n° ${number}.`,
      reopened: (by, number) => fr`${by} a rouvert l’idée n° ${number} :`,
    },
    noneDue: 'Aucune réponse n’est plus attendue.',
    handedOn: (number, title, by, to) =>
      fr`${by} a confié l’idée n° ${number}, « ${title} », à ${to} : elle ne vous attend plus.`,
    due: (day) => `Une nouvelle réponse est attendue d’ici ${day}.`,
    reply: 'Répondre',
    confirmed: (number) => fr`L’auteur de l’idée n° ${number} dit que votre réponse lui convient.`,
    relayed: (number) => fr`✓ Envoyé à l’auteur de l’idée n° ${number}. Cela vaut réponse.`,
    passedOn: (number, from) =>
      from === null
        ? fr`L’idée n° ${number} vous revient : personne d’autre n’est là pour y répondre.`
        : fr`${from} n’est pas là : l’idée n° ${number} vous revient. Son auteur le sait ; l’échéance reste la même.`,
  },
});
