// The cards of the feed: one answer, or all that came together. Pure views.
import { about, reference, type ShownAnswer } from '../feedback/shown.ts';
import { formats, plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block, Button, Message } from '../messages/message.ts';

/** As many words are read in one message; the others stand in its thread. */
const ON_A_CARD = 5;
/** As many stand in one message of the thread. */
const IN_A_REPLY = 15;
/** More than these are counted, and found by searching. */
const MOST_SHOWN = 95;

export function answerCard(answer: ShownAnswer, reader: Reader): Message {
  const what = about(answer, reader);
  return { summary: words(reader.locale).said(what), blocks: answerBlocks(answer, reader) };
}

/** One answer, and thanking somebody with the customer's words. @param others what else can be done with it */
export function answerBlocks(answer: ShownAnswer, reader: Reader, others: readonly Button[] = []): Block[] {
  const subject = `feedback:${answer.feedbackId}`;
  const thank: Button = { label: words(reader.locale).thank, action: { name: 'thanks', subject } };
  return [
    { kind: 'text', text: [{ strong: about(answer, reader) }] },
    ...answerLines(answer, reader),
    ...(answer.text === null ? [] : [{ kind: 'buttons', buttons: [thank, ...others] } as const]),
  ];
}

/** All that waited, the latest first; how many are left for the thread, and for nowhere, is said. */
export function gatheredCard(answers: readonly ShownAnswer[], reader: Reader): Message {
  const { locale } = reader;
  const say = words(locale);
  const { number } = formats(locale, reader.timeZone);
  const title = plural(locale, answers.length, say.gathered(number(answers.length)));
  const inThread = Math.min(answers.length, MOST_SHOWN) - Math.min(answers.length, ON_A_CARD);
  const untold = answers.length - Math.min(answers.length, MOST_SHOWN);
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      ...answers.slice(0, ON_A_CARD).flatMap((each) => listed(each, reader)),
      ...(inThread > 0
        ? [{ kind: 'note', text: plural(locale, inThread, say.inThread(number(inThread))) } as const]
        : []),
      ...(untold > 0
        ? [{ kind: 'note', text: plural(locale, untold, say.untold(number(untold))) } as const]
        : []),
    ],
  };
}

/** What stands in the thread of a gathered card, message by message. */
export function gatheredReplies(answers: readonly ShownAnswer[], reader: Reader): Message[] {
  const others = answers.slice(ON_A_CARD, MOST_SHOWN);
  return Array.from({ length: Math.ceil(others.length / IN_A_REPLY) }, (_, i) => ({
    summary: words(reader.locale).others,
    blocks: others.slice(i * IN_A_REPLY, (i + 1) * IN_A_REPLY).flatMap((each) => listed(each, reader)),
  }));
}

function listed(answer: ShownAnswer, reader: Reader): Block[] {
  return [{ kind: 'text', text: about(answer, reader) }, ...answerLines(answer, reader)];
}

/** The words of an answer, and how it is found again. */
function answerLines(answer: ShownAnswer, reader: Reader): Block[] {
  const { text, feedbackId, isErased } = answer;
  const say = words(reader.locale);
  return [
    text === null
      ? { kind: 'text', text: isErased ? say.erased : say.noWords }
      : { kind: 'quote', text, of: feedbackId },
    { kind: 'note', text: reference(answer, reader) },
  ];
}

const words = phrases({
  en: {
    said: (what: string) => `A customer answered: ${what}`,
    gathered: (count: string) => ({
      one: `${count} customer answered`,
      other: `${count} customers’ answers, in one message`,
    }),
    inThread: (count: string) => ({
      one: `${count} more stands in the thread.`,
      other: `${count} more stand in the thread.`,
    }),
    untold: (count: string) => ({
      one: `${count} more is not shown here; it counts in the digests and is found by searching.`,
      other: `${count} more are not shown here; they count in the digests and are found by searching.`,
    }),
    others: 'The other answers',
    noWords: 'A score, without words.',
    erased: 'The customer’s words were erased.',
    thank: 'Thank somebody',
  },
  fr: {
    said: (what) => fr`Un client a répondu : ${what}`,
    gathered: (count) => ({
      one: `${count} client a répondu`,
      other: `${count} réponses de clients, en un seul message`,
    }),
    inThread: (count) => ({
      one: `${count} autre est dans le fil.`,
      other: `${count} autres sont dans le fil.`,
    }),
    untold: (count) => ({
      one: fr`${count} autre n’est pas montrée ici ; elle compte dans les bulletins et se retrouve par la recherche.`,
      other: fr`${count} autres ne sont pas montrées ici ; elles comptent dans les bulletins et se retrouvent par la recherche.`,
    }),
    others: 'Les autres réponses',
    noWords: 'Une note, sans un mot.',
    erased: 'Les mots du client ont été effacés.',
    thank: 'Remercier quelqu’un',
  },
});
