// What is said of a case besides its card: to whoever gets it or had it, in the card's thread, and in reminders. Pure views.
import { about } from '../../feedback/shown.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader, Reader } from '../../i18n/reader.ts';
import { type Block, type Button, type Message, sentence } from '../../messages/message.ts';
import type { Case } from '../case.ts';
import type { Status } from '../lifecycle.ts';
import { answerBlocks, buttonsFor, standing } from './card.ts';

/** Stands above the card that a colleague gets; their words are a colleague's, not the customer's. */
export function handedOverLead(
  { row }: Case,
  { by, text }: { readonly by: string; readonly text: string },
  { locale }: Reader,
): Block[] {
  return [
    { kind: 'text', text: words(locale).handedOver(by, row.number) },
    ...(text === '' ? [] : [{ kind: 'quote', text, by } as const]),
  ];
}

/** To who had it, when somebody else handed it over or took it themselves (`to` is null). */
export function movedLetter({ row }: Case, by: string, to: string | null, { locale }: Reader): Message {
  const say = words(locale);
  return sentence(to === null ? say.takenOver(by, row.number) : say.moved(by, row.number, to));
}

/** The same customer has answered badly again: in the card's thread, and to whoever has the case. */
export function againLetter(shown: Case, was: Status, reader: Reader): Message {
  const say = words(reader.locale);
  const { number } = shown.row;
  const [latest] = shown.answers;
  const text = was === 'resolved' ? say.reopened(number) : say.again(number);
  return {
    summary: text,
    blocks: [
      { kind: 'text', text },
      ...(latest ? answerBlocks(latest, reader, true) : []),
      { kind: 'buttons', buttons: buttonsFor(shown, reader) },
    ],
  };
}

/** In the card's thread: nobody takes it, or whoever has it is not there. */
export function threadReminder(shown: Case, isAway: boolean, reader: Reader): Message {
  const say = words(reader.locale);
  const { row, status, taker } = shown;
  if (status === 'open' || !taker) return sentence(say.untouched(row.number), buttonsFor(shown, reader));
  const text = isAway ? say.away(taker.name, row.number) : say.left(taker.name, row.number);
  return sentence(text, buttonsFor(shown, reader));
}

/** To the rule's admin. `posted`: its card stands in the channel. */
export function adminReminder(shown: Case, posted: boolean, reader: DatedReader): Message {
  const say = words(reader.locale);
  const { number } = shown.row;
  const { address, name } = shown.channel;
  const text = posted ? say.admin(number, name) : say.notPosted(number, name);
  return {
    summary: text,
    blocks: [
      { kind: 'text', text },
      { kind: 'note', text: [{ channel: address, name: `#${name}` }, ` · ${line(shown, reader)}`] },
      { kind: 'buttons', buttons: buttonsFor(shown, reader) },
    ],
  };
}

/** Each has a line and a row of buttons: more cases are counted. */
const LISTED = 5;

/** All that is due from one person now, the oldest first, in one message. @param take so many are listed at most */
export function takerReminder(cases: readonly Case[], reader: DatedReader, take: number): Message {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const text = plural(reader.locale, cases.length, say.yours(number(cases.length)));
  const listed = cases.slice(0, Math.min(take, LISTED));
  const more = cases.length - listed.length;
  return {
    summary: [text, ...cases.slice(0, 1).map((each) => line(each, reader))].join(' – '),
    blocks: [
      { kind: 'text', text: [{ strong: text }] },
      ...listed.flatMap((each): Block[] => [
        { kind: 'text', text: line(each, reader) },
        { kind: 'buttons', buttons: [...buttonsFor(each, reader), see(each, reader)] },
      ]),
      ...(more > 0 ? [{ kind: 'note', text: say.more(number(more)) } as const] : []),
    ],
  };
}

/** "Case #12 · 2/10 · Delivery · Phone survey. With Nadia Benali since …". */
function line(shown: Case, reader: DatedReader): string {
  const [latest] = shown.answers;
  const say = words(reader.locale);
  return say.line(shown.row.number, latest ? about(latest, reader) : '', standing(shown, reader));
}

/** Shows a case in full. */
export function see({ row }: Pick<Case, 'row'>, { locale }: Reader): Button {
  return { label: words(locale).see(row.number), action: { name: 'case.view', subject: row.id } };
}

const words = phrases({
  en: {
    handedOver: (by: string, number: number) => `${by} hands case #${number} over to you.`,
    moved: (by: string, number: number, to: string) => `${by} handed your case #${number} over to ${to}.`,
    takenOver: (by: string, number: number) => `${by} has taken over your case #${number}.`,
    again: (number: number) => `The customer of case #${number} has answered badly again.`,
    reopened: (number: number) =>
      `The customer of case #${number} has answered badly again: the case is reopened.`,
    untouched: (number: number) => `Case #${number} still waits for someone to take it.`,
    away: (name: string, number: number) =>
      `${name}, who has case #${number}, is away. Somebody else can take over.`,
    left: (name: string, number: number) =>
      `${name}, who has case #${number}, has left. Somebody else can take over.`,
    admin: (number: number, channel: string) => `Case #${number} in #${channel} still waits for someone.`,
    notPosted: (number: number, channel: string) =>
      `I could not post case #${number} in #${channel}: the channel is archived, or I am not in it. Nobody else sees it.`,
    yours: (count: string) => ({
      one: 'A customer waits for what comes next',
      other: `${count} customers wait for what comes next`,
    }),
    more: (count: string) => `+${count} more: /voice cases shows them all`,
    line: (number: number, what: string, state: string) => `Case #${number} · ${what}. ${state}`,
    see: (number: number) => `See #${number}`,
  },
  fr: {
    handedOver: (by, number) => fr`${by} vous confie le cas n° ${number}.`,
    moved: (by, number, to) => fr`${by} a confié votre cas n° ${number} à ${to}.`,
    takenOver: (by, number) => fr`${by} a pris le relais de votre cas n° ${number}.`,
    again: (number) => fr`Le client du cas n° ${number} a de nouveau répondu, mécontent.`,
    reopened: (number) =>
      fr`Le client du cas n° ${number} a de nouveau répondu, mécontent : le cas est rouvert.`,
    untouched: (number) => fr`Le cas n° ${number} attend toujours que quelqu’un s’en occupe.`,
    away: (name, number) =>
      fr`${name}, qui a le cas n° ${number}, n’est pas là. Quelqu’un peut prendre le relais.`,
    left: (name, number) =>
      fr`${name}, qui avait le cas n° ${number}, a quitté l’entreprise. Quelqu’un peut prendre le relais.`,
    admin: (number, channel) => fr`Le cas n° ${number}, dans #${channel}, attend toujours quelqu’un.`,
    notPosted: (number, channel) =>
      fr`Je n’ai pas pu publier le cas n° ${number} dans #${channel} : le canal est archivé, ou je n’y suis pas. Personne d’autre ne le voit.`,
    yours: (count) => ({
      one: 'Un client attend la suite',
      other: `${count} clients attendent la suite`,
    }),
    more: (count) => fr`+${count} de plus : /voix cases les montre tous`,
    line: (number, what, state) => fr`Cas n° ${number} · ${what}. ${state}`,
    see: (number) => fr`Voir le n° ${number}`,
  },
});
