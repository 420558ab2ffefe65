// What an admin reads of a channel that took no digest: which, why, and what to do.
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Message } from '../messages/message.ts';
import { moreItems } from '../messages/shorten.ts';
import type { Schedule } from '../schedules/schedule.ts';

export interface ScheduleTrouble {
  readonly name: string;
  /** See delivery/outcome.ts; or 'unreachable': the chat itself took nothing. */
  readonly reason: string;
}

/** Channels that are named; of the others the number. */
const NAMED = 20;

/** @param arrived how many other channels got theirs */
export function troubleMessage(
  schedule: Pick<Schedule, 'id' | 'name'>,
  troubles: readonly ScheduleTrouble[],
  arrived: number,
  locale: Locale,
): Message {
  const say = words(locale);
  const number = formats(locale, 'UTC').number;
  const named = troubles.slice(0, NAMED);
  const more = troubles.length - named.length;
  const lines = [
    ...named.map(({ name, reason }) => say.line(name, reasonText(reason, locale))),
    ...(more > 0 ? [moreItems(more, locale)] : []),
  ];
  const others = arrived === 0 ? [] : [say.others(number(arrived))];
  return {
    summary: say.title(schedule.name),
    blocks: [
      { kind: 'text', text: say.title(schedule.name) },
      { kind: 'list', items: lines },
      ...[...others, say.catchesUp].map((text) => ({ kind: 'text', text }) as const),
      {
        kind: 'buttons',
        buttons: [
          { label: say.change, action: { name: 'schedule.edit', subject: schedule.id }, style: 'primary' },
          { label: say.pause, action: { name: 'schedule.pause', subject: schedule.id } },
        ],
      },
    ],
  };
}

/** Why a channel took nothing, and what to do. */
export function reasonText(reason: string, locale: Locale): string {
  const { reasons } = words(locale);
  const known: Readonly<Record<string, string>> = reasons;
  return known[reason] ?? reasons.refused;
}

const words = phrases({
  en: {
    title: (schedule: string) => `I could not post “${schedule}” everywhere:`,
    line: (channel: string, reason: string) => `#${channel}: ${reason}`,
    others: (count: string) => `Other channels that got theirs: ${count}.`,
    catchesUp: 'What it would have said comes with the next one that I can post there.',
    change: 'Change the channels',
    pause: 'Pause',
    reasons: {
      archived: 'the channel is archived. Restore it, or choose another one.',
      'not-found':
        'the channel was deleted, or it is private and I am not in it. Invite me, or choose another one.',
      'not-in-channel': 'I am not in the channel. Add me to it.',
      'not-allowed': 'posting there is restricted. Ask who runs the channel to let me post.',
      restricted:
        'the app lacks a right or a setting in the chat. My home says which; whoever runs me can give it.',
      shared:
        'it is shared with other companies, who would read this. Choose another channel, or allow it in Settings and save the digest again.',
      'too-long': 'the message was too long for the chat. Choose fewer sections.',
      refused: 'the chat refused the message.',
      unreachable:
        'I tried for about a day and the chat took nothing. Check my connection: my token may have been revoked.',
    },
  },
  fr: {
    title: (schedule) => fr`Je n’ai pas pu publier « ${schedule} » partout :`,
    line: (channel, reason) => fr`#${channel} : ${reason}`,
    others: (count) => fr`Autres canaux qui l’ont reçu : ${count}.`,
    catchesUp: 'Ce qu’il aurait dit viendra avec le prochain que je pourrai y publier.',
    change: 'Changer les canaux',
    pause: 'Mettre en pause',
    reasons: {
      archived: 'le canal est archivé. Rouvrez-le ou choisissez-en un autre.',
      'not-found':
        'le canal a été supprimé, ou il est privé et je n’y suis pas. Invitez-moi ou choisissez-en un autre.',
      'not-in-channel': 'je ne suis pas dans le canal. Ajoutez-moi.',
      'not-allowed': 'les publications y sont restreintes. Demandez à qui gère le canal de m’y autoriser.',
      restricted:
        'il manque à l’application un droit ou un réglage dans la messagerie. Mon accueil dit lequel ; la personne qui me fait tourner peut le donner.',
      shared:
        'il est partagé avec d’autres entreprises, qui le liraient. Choisissez un autre canal, ou autorisez-le dans les réglages et enregistrez à nouveau le bulletin.',
      'too-long': 'le message était trop long pour la messagerie. Choisissez moins de rubriques.',
      refused: 'la messagerie a refusé le message.',
      unreachable:
        'j’ai essayé pendant environ un jour et la messagerie n’a rien pris. Vérifiez ma connexion : mon jeton a peut-être été révoqué.',
    },
  },
});
