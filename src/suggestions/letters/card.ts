// The owner's card: one suggestion, where it stands, and what can be done with it.
import type { SuggestionModel } from '../../database/generated/sqlite/models.ts';
import { formats, plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader, Reader } from '../../i18n/reader.ts';
import type { Block, Button, Message, Text } from '../../messages/message.ts';
import { isOpen, type Shown, shownAs } from '../lifecycle.ts';
import type { Plan, Suggestion, Trial } from '../suggestion.ts';
import { topicName } from '../topics.ts';

/** Who gave it to its present owner, and why: for that owner alone. */
export interface Handed {
  readonly by: string;
  readonly text: string;
}

/** Knows how long a working day of the company is, in minutes. */
export interface IdeaReader extends DatedReader {
  readonly workday: number;
}

/** Drawn from the suggestion as it is now; drawn again after each act, in place. */
export function ownerCard(suggestion: Suggestion, reader: IdeaReader, handed: Handed | null = null): Message {
  const say = words(reader.locale);
  const { row, topic, trial, plan } = suggestion;
  const { number, title } = row;
  return {
    summary:
      suggestion.status === 'withdrawn'
        ? say.withdrawnIdea(number, title)
        : row.waitingSince === null
          ? say.answeredIdea(number, title)
          : row.firstReplyAt === null
            ? say.waits(number, title)
            : say.waitsAgain(number, title),
    blocks: [
      {
        kind: 'text',
        text: [
          { strong: say.number(number) },
          ` · ${topicName(topic, reader.locale)} · `,
          ...from(suggestion, reader),
        ],
      },
      { kind: 'text', text: title },
      ...(row.details === '' ? [] : [{ kind: 'quote', text: row.details } as const]),
      ...(row.link === null
        ? []
        : [{ kind: 'note', text: [{ link: say.grewFrom, href: row.link }] } as const]),
      ...(row.wordId === null ? [] : [{ kind: 'note', text: answersWordLine(reader.locale) } as const]),
      { kind: 'note', text: standing(suggestion, reader) },
      ...(handed
        ? ([
            { kind: 'text', text: say.handedBy(handed.by) },
            { kind: 'quote', text: handed.text },
          ] as const)
        : []),
      ...[
        ...(trial ? [trial.hypothesis, trialLine(trial, reader)] : []),
        ...(plan ? [planLine(plan, reader)] : []),
      ].map((text) => ({ kind: 'note', text }) as const),
      ...(row.supporters > 0 ? [{ kind: 'note', text: supportLine(row.supporters, reader) } as const] : []),
      ...buttons(suggestion, reader),
      ...(isOpen(suggestion.status) ? [{ kind: 'note', text: say.threadCounts } as const] : []),
    ],
  };
}

/**
 * Status, and what the reply clock says: due, or answered by whom and when.
 * @param due what to say of a reply that is owed, where it is known what time it is
 */
export function standing(
  { row, status, owner, answeredBy }: Suggestion,
  reader: IdeaReader,
  due: string | null = null,
): string {
  const say = words(reader.locale);
  const format = formats(reader.locale, reader.timeZone);
  const whose = owner ? say.owner(owner.name) : say.nobody;
  const name = statusName(status, reader.locale);
  if (row.waitingSince !== null) {
    const state = row.firstReplyAt === null ? name : `${name} · ${say.asksAgain}`;
    return [state, whose, due ?? say.due(format.day(row.dueAt, reader.now))].join(' · ');
  }
  // Withdrawn before anybody answered.
  if (row.firstReplyAt === null) return [name, ...(owner ? [whose] : [])].join(' · ');
  const by = answeredBy?.name ?? '?';
  const day = format.day(row.firstReplyAt, reader.now);
  return [
    statusName(shownAs(status, false), reader.locale),
    ...(owner && owner.id !== answeredBy?.id ? [whose] : []),
    say.answered(by, day, waited({ ...row, firstReplyAt: row.firstReplyAt }, reader)),
  ].join(' · ');
}

/** How long its author waited, in whole working days. */
function waited(
  { submittedAt, firstReplyAt, firstReplyMin, anonymous }: SuggestionModel & { readonly firstReplyAt: Date },
  { locale, timeZone, workday }: IdeaReader,
): string {
  const say = words(locale);
  // Of an anonymous idea only the UTC day is known.
  const { fullDay } = formats(locale, anonymous ? 'UTC' : timeZone);
  if (fullDay(submittedAt) === fullDay(firstReplyAt)) return say.sameDay;
  const minutes = firstReplyMin ?? 0;
  if (minutes < workday) return say.withinADay;
  const days = Math.round(minutes / workday);
  return plural(locale, days, say.days(formats(locale, timeZone).number(days)));
}

export function statusName(status: Shown, locale: Locale): string {
  return words(locale).status[status];
}

/** "12 people support it". */
export function supportLine(supporters: number, { locale, timeZone }: Reader): string {
  return plural(locale, supporters, words(locale).support(formats(locale, timeZone).number(supporters)));
}

/** With whom it is tried, and until when. */
export function trialLine({ people, endsOn }: Trial, { locale, now }: DatedReader): string {
  const last = formats(locale, 'UTC').day(new Date(`${endsOn}T00:00:00Z`), now);
  return words(locale).trial(last, people);
}

/** For when it is planned. */
export function planLine({ day }: Plan, { locale, now }: DatedReader): string {
  const say = words(locale);
  return day === null ? say.noDateYet : say.plannedFor(formats(locale, 'UTC').day(new Date(day), now));
}

function from({ row, author }: Suggestion, reader: Reader): readonly Exclude<Text, string>[number][] {
  const say = words(reader.locale);
  if (row.anonymous) return [say.anonymous];
  return [say.from(author?.name ?? '?')];
}

/** The same in the topic's channel, where anybody who reads it can support it. */
export function channelCard(suggestion: Suggestion, reader: IdeaReader): Message {
  const card = ownerCard(suggestion, reader);
  if (!isOpen(suggestion.status)) return card;
  const { id: subject } = suggestion.row;
  const label = words(reader.locale).supportIt;
  const support: Block = {
    kind: 'buttons',
    buttons: [{ label, action: { name: 'suggestion.support', subject } }],
  };
  return { ...card, blocks: [...card.blocks, support] };
}

function buttons({ row, status }: Suggestion, { locale }: Reader): Block[] {
  const say = words(locale);
  const subject = row.id;
  // Who withdrew it opens it again, or nobody.
  if (status === 'withdrawn') return [];
  if (!isOpen(status)) {
    return [
      { kind: 'buttons', buttons: [{ label: say.reopen, action: { name: 'suggestion.reopen', subject } }] },
    ];
  }
  const reply: Button = { label: say.reply, action: { name: 'suggestion.reply', subject }, style: 'primary' };
  const acknowledge: Button = { label: say.acknowledge, action: { name: 'suggestion.acknowledge', subject } };
  return [
    {
      kind: 'buttons',
      buttons: [
        reply,
        ...(status === 'received' ? [acknowledge] : []),
        { label: say.next, action: { name: 'suggestion.next', subject } },
        { label: say.handOver, action: { name: 'suggestion.reassign', subject } },
        { label: say.decline, action: { name: 'suggestion.decline', subject }, style: 'danger' },
      ],
    },
  ];
}

const words = phrases({
  en: {
    waits: (number: number, title: string) => `Idea #${number} waits for your answer: ${title}`,
    waitsAgain: (number: number, title: string) => `Idea #${number} waits for your answer again: ${title}`,
    answeredIdea: (number: number, title: string) => `Idea #${number} has its answer: ${title}`,
    withdrawnIdea: (number: number, title: string) => `Idea #${number} was withdrawn: ${title}`,
    handedBy: (by: string) => `${by} hands it to you:`,
    answersWord: 'In answer to a word of the direction',
    grewFrom: 'The message that it grew from',
    threadCounts: 'What an owner writes under this message goes to the author, and counts as the answer.',
    asksAgain: 'reopened',
    support: (count: string) => ({ one: `${count} person supports it`, other: `${count} people support it` }),
    plannedFor: (day: string) => `Planned for ${day}`,
    noDateYet: 'Planned, with no date yet',
    trial: (day: string, people: string) => `Tried until ${day}, with ${people}`,
    number: (number: number) => `Idea #${number}`,
    from: (name: string) => `from ${name}`,
    anonymous: 'from someone who prefers not to be named',
    due: (day: string) => `answer due ${day}`,
    answered: (by: string, day: string, after: string) => `${by} answered on ${day}, ${after}`,
    sameDay: 'the same day',
    withinADay: 'within one working day',
    days: (count: string) => ({ one: `after ${count} working day`, other: `after ${count} working days` }),
    owner: (name: string) => `with ${name}`,
    nobody: 'with nobody yet',
    supportIt: 'I support it',
    reply: 'Reply',
    acknowledge: 'Received, I’ll look into it',
    handOver: 'Hand over…',
    next: 'Next step…',
    reopen: 'Reopen…',
    decline: 'Decline…',
    status: {
      received: 'Received',
      acknowledged: 'Being looked into',
      answered: 'Answered',
      'under-review': 'Under review',
      planned: 'Planned',
      testing: 'Being tried',
      done: 'Done',
      declined: 'Declined',
      duplicate: 'Duplicate',
      withdrawn: 'Withdrawn',
    },
  },
  fr: {
    waits: (number, title) => fr`L’idée n° ${number} attend votre réponse : ${title}`,
    waitsAgain: (number, title) => fr`L’idée n° ${number} attend de nouveau votre réponse : ${title}`,
    answeredIdea: (number, title) => fr`L’idée n° ${number} a sa réponse : ${title}`,
    withdrawnIdea: (number, title) => fr`L’idée n° ${number} a été retirée : ${title}`,
    handedBy: (by) => fr`${by} vous la confie :`,
    answersWord: 'En réponse à un mot de la direction',
    grewFrom: 'Le message dont elle est née',
    threadCounts: 'Ce qu’un responsable écrit sous ce message parvient à l’auteur, et vaut réponse.',
    asksAgain: 'rouverte',
    support: (count) => ({
      one: `${count} personne la soutient`,
      other: `${count} personnes la soutiennent`,
    }),
    plannedFor: (day) => `Prévue pour le ${day}`,
    noDateYet: 'Prévue, sans date pour l’instant',
    trial: (day, people) => `À l’essai jusqu’au ${day}, avec ${people}`,
    number: (number) => fr`Idée n° ${number}`,
    from: (name) => `proposée par ${name}`,
    anonymous: 'proposée par quelqu’un qui préfère rester anonyme',
    due: (day) => `réponse attendue ${day}`,
    answered: (by, day, after) => `${by} a répondu ${day}, ${after}`,
    sameDay: 'le jour même',
    withinADay: 'en moins d’un jour ouvré',
    days: (count) => ({ one: `en ${count} jour ouvré`, other: `en ${count} jours ouvrés` }),
    owner: (name) => `chez ${name}`,
    nobody: 'chez personne pour l’instant',
    supportIt: 'Je la soutiens',
    reply: 'Répondre',
    acknowledge: 'Bien reçu, je regarde',
    handOver: 'Passer la main…',
    next: 'Étape suivante…',
    reopen: 'Rouvrir…',
    decline: 'Décliner…',
    status: {
      received: 'Reçue',
      acknowledged: 'Bien reçue',
      answered: 'Réponse donnée',
      'under-review': 'À l’étude',
      planned: 'Prévue',
      testing: 'À l’essai',
      done: 'Réalisée',
      declined: 'Déclinée',
      duplicate: 'Doublon',
      withdrawn: 'Retirée',
    },
  },
});

/** Of an idea that came by the button below a word of the direction. */
export function answersWordLine(locale: Locale): string {
  return words(locale).answersWord;
}
