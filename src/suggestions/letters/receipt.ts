// What the author of a suggestion reads once it is passed on. What comes after is author.ts.
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Message } from '../../messages/message.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Suggestion } from '../suggestion.ts';
import { topicName } from '../topics.ts';
import { noAlertNote } from './no-alert-line.ts';

/**
 * To the author, once it is passed on: number, with whom it is, by when. Without their name: at the full hour.
 * @param hears when whoever answers it hears of it, where that is not now
 */
export function receipt(
  { row, topic, owner }: Suggestion,
  reader: DatedReader,
  {
    closedTopic,
    workspace,
    hears,
  }: {
    readonly closedTopic: boolean;
    readonly workspace: Pick<Workspace, 'alertsAt'>;
    readonly hears: Date | null;
  },
): Message {
  const say = words(reader.locale);
  const format = formats(reader.locale, reader.timeZone);
  const day = format.day(row.dueAt, reader.now);
  const name = topicName(topic, reader.locale);
  const went = owner
    ? say.receipt(row.number, row.title, owner.name, name, hears && format.moment(hears, reader.now))
    : say.receiptNobody(row.number, row.title, name, hears && format.moment(hears, reader.now));
  return {
    summary: went,
    blocks: [
      { kind: 'text', text: went },
      ...(closedTopic ? [{ kind: 'note', text: say.topicClosed(name) } as const] : []),
      { kind: 'text', text: owner ? say.due(day) : say.dueNobody(day) },
      ...(row.anonymous ? [say.unnamed, noAlertNote(workspace, reader.locale)] : []).map(
        (text) => ({ kind: 'note', text }) as const,
      ),
      { kind: 'buttons', buttons: [{ label: say.mine, action: { name: 'suggestions.mine' } }] },
    ],
  };
}

/** By when the author gets the answer. */
export function dueLine(
  { dueAt }: Pick<Suggestion['row'], 'dueAt'>,
  { locale, timeZone, now }: DatedReader,
): string {
  return words(locale).due(formats(locale, timeZone).day(dueAt, now));
}

const words = phrases({
  en: {
    receipt: (number: number, title: string, owner: string, topic: string, hears: string | null) =>
      hears === null
        ? `Idea #${number}, “${title}”, went to ${owner} (${topic}).`
        : `Idea #${number}, “${title}”, will be with ${owner} (${topic}) on ${hears}.`,
    receiptNobody: (number: number, title: string, topic: string, hears: string | null) =>
      `Idea #${number}, “${title}” (${topic}), is recorded. Nobody answers for this topic yet; ${
        hears === null ? 'the admins have been told' : `the admins will be told on ${hears}`
      }.`,
    topicClosed: (topic: string) =>
      `The topic that you chose was closed meanwhile: your idea went to “${topic}”.`,
    due: (day: string) => `The answer is due by ${day}. You will get it here.`,
    dueNobody: (day: string) => `Whoever takes it on has until ${day}. You will get the answer here.`,
    unnamed: 'It was passed on without your name, which Porte-voix shows to nobody here, admins included.',
    mine: 'See my ideas',
  },
  fr: {
    receipt: (number, title, owner, topic, hears) =>
      hears === null
        ? fr`Idée n° ${number}, « ${title} », transmise à ${owner} (${topic}).`
        : fr`Idée n° ${number}, « ${title} » : elle sera chez ${owner} (${topic}) le ${hears}.`,
    receiptNobody: (number, title, topic, hears) =>
      hears === null
        ? fr`Idée n° ${number}, « ${title} » (${topic}), bien enregistrée. Personne ne répond encore de ce sujet ; les admins sont prévenus.`
        : fr`Idée n° ${number}, « ${title} » (${topic}), bien enregistrée. Personne ne répond encore de ce sujet ; les admins seront prévenus le ${hears}.`,
    topicClosed: (topic) =>
      fr`Le sujet que vous aviez choisi a été fermé entre-temps : votre idée est allée à « ${topic} ».`,
    due: (day) => `La réponse est attendue d’ici ${day}. Vous la recevrez ici.`,
    dueNobody: (day) =>
      `La personne qui la prendra en charge répondra d’ici ${day}. Vous recevrez la réponse ici.`,
    unnamed: 'Elle a été transmise sans votre nom, que Porte-voix ne montre à personne ici, admins compris.',
    mine: 'Voir mes idées',
  },
});
