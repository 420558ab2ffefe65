// The owner's card: one suggestion, where it stands, and what can be done with it.
import { formats, plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block, Button, Message, Text } from '../messages/message.ts';
import { isOpen, type Status } from './lifecycle.ts';
import type { Suggestion } from './suggestion.ts';
import { topicName } from './topics.ts';

/** Drawn from the suggestion as it is now; drawn again after each act, in place. */
export function ownerCard(suggestion: Suggestion, reader: Reader): Message {
  const say = words(reader.locale);
  const { row, status, topic } = suggestion;
  const waits = row.firstReplyAt === null && isOpen(status);
  return {
    summary: waits ? say.waits(row.number, row.title) : say.answeredIdea(row.number, row.title),
    blocks: [
      {
        kind: 'text',
        text: [
          { strong: say.number(row.number) },
          ` · ${topicName(topic, reader.locale)} · `,
          ...from(suggestion, reader),
        ],
      },
      { kind: 'text', text: row.title },
      ...(row.details === '' ? [] : [{ kind: 'quote', text: row.details } as const]),
      { kind: 'note', text: standing(suggestion, reader) },
      ...buttons(suggestion, reader),
    ],
  };
}

/** Status, and what the reply clock says: due, late, or answered by whom and when. */
export function standing({ row, status, owner, answeredBy }: Suggestion, reader: Reader): string {
  const say = words(reader.locale);
  const format = formats(reader.locale, reader.timeZone);
  const whose = owner ? say.owner(owner.name) : say.nobody;
  if (row.firstReplyAt === null)
    return [statusName(status, reader), whose, say.due(format.day(row.dueAt))].join(' · ');
  const minutes = row.firstReplyMin ?? 0;
  const by = answeredBy?.name ?? '?';
  const day = format.day(row.firstReplyAt);
  return [
    isOpen(status) ? say.open : statusName(status, reader),
    ...(owner && owner.id !== answeredBy?.id ? [whose] : []),
    minutes === 0 ? say.answeredAtOnce(by, day) : say.answered(by, day, workingHours(minutes, reader)),
  ].join(' · ');
}

export function statusName(status: Status, reader: Reader): string {
  return words(reader.locale).status[status];
}

function workingHours(minutes: number, reader: Reader): string {
  const say = words(reader.locale);
  const format = formats(reader.locale, reader.timeZone);
  if (minutes < 60) return plural(reader.locale, minutes, say.minutes(format.number(minutes)));
  const hours = Math.round(minutes / 6) / 10;
  return plural(reader.locale, hours, say.hours(format.number(hours, 1)));
}

function from({ row, author }: Suggestion, reader: Reader): readonly Exclude<Text, string>[number][] {
  const say = words(reader.locale);
  if (row.anonymous) return [say.anonymous];
  return [say.from(author?.name ?? '?')];
}

function buttons({ row, status }: Suggestion, { locale }: Reader): Block[] {
  const say = words(locale);
  const subject = row.id;
  const reply: Button = { label: say.reply, action: { name: 'suggestion.reply', subject }, style: 'primary' };
  if (!isOpen(status)) return [{ kind: 'buttons', buttons: [reply] }];
  const acknowledge: Button = { label: say.acknowledge, action: { name: 'suggestion.acknowledge', subject } };
  return [
    {
      kind: 'buttons',
      buttons: [
        reply,
        ...(status === 'received' ? [acknowledge] : []),
        { label: say.handOver, action: { name: 'suggestion.reassign', subject } },
        { label: say.complete, action: { name: 'suggestion.complete', subject } },
        { label: say.decline, action: { name: 'suggestion.decline', subject }, style: 'danger' },
      ],
    },
  ];
}

const words = phrases({
  en: {
    waits: (number: number, title: string) => `Idea n° ${number} waits for your answer: ${title}`,
    answeredIdea: (number: number, title: string) => `Idea n° ${number} has its answer: ${title}`,
    number: (number: number) => `Idea n° ${number}`,
    from: (name: string) => `from ${name}`,
    anonymous: 'from someone who prefers not to be named',
    open: 'Answered',
    answeredAtOnce: (by: string, day: string) => `${by} answered on ${day}, at once`,
    due: (day: string) => `answer due ${day}`,
    answered: (by: string, day: string, after: string) => `${by} answered on ${day}, after ${after}`,
    minutes: (count: string) => ({ one: `${count} working minute`, other: `${count} working minutes` }),
    hours: (count: string) => ({ one: `${count} working hour`, other: `${count} working hours` }),
    owner: (name: string) => `with ${name}`,
    nobody: 'with nobody yet',
    reply: 'Reply',
    acknowledge: 'Received, I’ll look into it',
    handOver: 'Hand over…',
    complete: 'Done…',
    decline: 'Decline…',
    status: { received: 'Received', acknowledged: 'Being looked into', declined: 'Declined', done: 'Done' },
  },
  fr: {
    waits: (number, title) => fr`L’idée n° ${number} attend votre réponse : ${title}`,
    answeredIdea: (number, title) => fr`L’idée n° ${number} a sa réponse : ${title}`,
    number: (number) => fr`Idée n° ${number}`,
    from: (name) => `proposée par ${name}`,
    anonymous: 'proposée par quelqu’un qui préfère ne pas se nommer',
    open: 'Répondue',
    answeredAtOnce: (by, day) => `${by} a répondu ${day}, aussitôt`,
    due: (day) => `réponse attendue ${day}`,
    answered: (by, day, after) => `${by} a répondu ${day}, au bout de ${after}`,
    minutes: (count) => ({ one: `${count} minute ouvrée`, other: `${count} minutes ouvrées` }),
    hours: (count) => ({ one: `${count} heure ouvrée`, other: `${count} heures ouvrées` }),
    owner: (name) => `chez ${name}`,
    nobody: 'chez personne pour l’instant',
    reply: 'Répondre',
    acknowledge: 'Bien reçu, je regarde',
    handOver: 'Passer la main…',
    complete: 'C’est fait…',
    decline: 'Décliner…',
    status: { received: 'Reçue', acknowledged: 'À l’étude', declined: 'Déclinée', done: 'Réalisée' },
  },
});
