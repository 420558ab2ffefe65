// What an admin is written of rounds that open, or do not. Pure views. How many answered is nobody's to know before a round is closed.
import { formats, plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import { type Message, sentence } from '../../messages/message.ts';
import { type LeftOutOfRound, reasons, type WhyNotAsked } from '../left-out.ts';

export interface OpenedRound {
  readonly name: string;
  /** Of its survey. */
  readonly round: number;
  readonly asked: number;
  readonly leftOut: LeftOutOfRound;
  /** Names of channels that could not be looked into. */
  readonly unread: readonly string[];
  readonly threshold: number;
  readonly closesAt: Date;
}

export function openedLetter(opened: OpenedRound, { locale, timeZone, now }: DatedReader): Message {
  const say = words(locale);
  const { name, round, asked, closesAt } = opened;
  const until = formats(locale, timeZone).moment(closesAt, now);
  const summary = say.opened({ name, round, asked, until });
  return {
    summary,
    blocks: [{ kind: 'text', text: summary }, ...reasonsFor(opened, locale)],
  };
}

/** Nobody was asked: too few would be left, or no channel could be read. */
export function nobodyAskedLetter(opened: OpenedRound, { locale }: DatedReader): Message {
  const say = words(locale);
  const { name, round, asked, threshold } = opened;
  const summary = say.nobodyAsked(name, round);
  const why = asked === 0 ? say.noneLeft : say.tooFew(asked, threshold);
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'text', text: why },
      ...reasonsFor(opened, locale),
      { kind: 'note', text: say.again },
    ],
  };
}

/** Why a round that was due did not open. @param why a sentence in the reader's language */
export function notOpenedLetter(name: string, why: string, { locale }: DatedReader): Message {
  return sentence(words(locale).notOpened(name, why));
}

export function stillOpen(locale: Locale): string {
  return words(locale).stillOpen;
}

function reasonsFor({ leftOut, unread }: OpenedRound, locale: Locale) {
  const say = words(locale);
  const { list } = formats(locale, 'UTC');
  const counted = notAskedWords(leftOut, locale);
  return [
    ...(counted === null ? [] : [{ kind: 'note', text: counted } as const]),
    ...(unread.length === 0 ? [] : [{ kind: 'note', text: say.unread(list(unread)) } as const]),
  ];
}

/** "Not asked: 2 guests and 1 person who is away."; null where that is nobody. Bots are nobody: in most channels we are one. */
function notAskedWords(leftOut: LeftOutOfRound, locale: Locale): string | null {
  const say = words(locale);
  const { list } = formats(locale, 'UTC');
  const counted = reasons.flatMap((reason) => {
    const count = leftOut[reason] ?? 0;
    return reason === 'bot' || count === 0 ? [] : [`${count} ${plural(locale, count, say.reason[reason])}`];
  });
  return counted.length === 0 ? null : say.notAsked(list(counted));
}

interface Opened {
  readonly name: string;
  readonly round: number;
  readonly asked: number;
  readonly until: string;
}

type Reasons = Record<Exclude<WhyNotAsked, 'bot'>, { one: string; other: string }>;

const words = phrases({
  en: {
    opened: ({ name, round, asked, until }: Opened) =>
      `Round ${round} of “${name}” is open: ${asked} ${plural('en', asked, { one: 'person is', other: 'people are' })} asked, until ${until}.`,
    nobodyAsked: (name: string, round: number) => `Round ${round} of “${name}” asked nobody, and is over.`,
    noneLeft: 'There was nobody to ask in its channels.',
    tooFew: (asked: number, threshold: number) =>
      `Only ${asked} ${plural('en', asked, { one: 'person was', other: 'people were' })} left to ask, and nothing is shown of fewer than ${threshold} answers: they would have answered for nothing.`,
    again: 'Mend it, and open another round; or choose more channels for the survey.',
    unread: (channels: string) =>
      `I cannot look into ${channels}: the channel is gone, or I am not in it. Add me to it before the next round.`,
    notAsked: (counted: string) => `Not asked: ${counted}.`,
    notOpened: (name: string, why: string) => `“${name}” was to be asked again, and is not: ${why}`,
    stillOpen:
      'its last round is still open. The next one opens at its usual time; shorten the rounds, or ask less often.',
    reason: {
      gone: { one: 'closed account', other: 'closed accounts' },
      stranger: { one: 'person of another company', other: 'people of other companies' },
      guest: { one: 'guest', other: 'guests' },
      twice: { one: 'second account of one person', other: 'second accounts of one person' },
      away: { one: 'person who is away', other: 'people who are away' },
      unreached: { one: 'person whom my letters do not reach', other: 'people whom my letters do not reach' },
      lately: {
        one: 'person who was asked something in the last seven days',
        other: 'people who were asked something in the last seven days',
      },
    } satisfies Reasons,
  },
  fr: {
    opened: ({ name, round, asked, until }) =>
      fr`La vague ${round} de « ${name} » est ouverte : ${asked} ${plural('fr', asked, { one: 'personne interrogée', other: 'personnes interrogées' })}, jusqu’au ${until}.`,
    nobodyAsked: (name, round) =>
      fr`La vague ${round} de « ${name} » n’a interrogé personne ; elle est terminée.`,
    noneLeft: fr`Il n’y avait personne à interroger dans ses canaux.`,
    tooFew: (asked, threshold) =>
      fr`Il ne restait que ${asked} ${plural('fr', asked, { one: 'personne', other: 'personnes' })} à interroger, et rien n’est montré de moins de ${threshold} réponses : on aurait répondu pour rien.`,
    again: fr`Corrigez, puis ouvrez une autre vague ; ou choisissez davantage de canaux pour cette enquête.`,
    unread: (channels) =>
      fr`Je ne peux pas regarder dans ${channels} : le canal a disparu, ou je n’y suis pas. Ajoutez-moi avant la prochaine vague.`,
    notAsked: (counted) => fr`N’ont pas été interrogés : ${counted}.`,
    notOpened: (name, why) => fr`« ${name} » devait être posée à nouveau et ne l’est pas : ${why}`,
    stillOpen: fr`sa vague précédente est encore ouverte. La prochaine s’ouvrira à son heure habituelle ; raccourcissez les vagues, ou espacez-les.`,
    reason: {
      gone: { one: 'compte fermé', other: 'comptes fermés' },
      stranger: { one: 'personne d’une autre entreprise', other: 'personnes d’autres entreprises' },
      guest: { one: 'invité', other: 'invités' },
      twice: { one: 'second compte d’une même personne', other: 'seconds comptes de mêmes personnes' },
      away: { one: 'personne absente', other: 'personnes absentes' },
      unreached: {
        one: 'personne que mes messages n’atteignent pas',
        other: 'personnes que mes messages n’atteignent pas',
      },
      lately: {
        one: 'personne déjà interrogée ces sept derniers jours',
        other: 'personnes déjà interrogées ces sept derniers jours',
      },
    },
  },
});
