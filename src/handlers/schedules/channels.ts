// Where a schedule goes, in words: the channels that were named, and how many its pattern means today.
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { labelOf } from '../../newsletter/addresses.ts';
import { channelsToday, type Matched, namedOf, withMatched } from '../../schedules/matched.ts';
import { EVERYWHERE } from '../../schedules/pattern.ts';
import type { Schedule } from '../../schedules/schedule.ts';
import type { Request } from '../request.ts';

export interface Going<S> {
  /** With the channels that its pattern means today. */
  readonly schedule: S;
  /** "#sav, #produit". */
  readonly channels: string;
  /** What is to be known of its pattern's channels besides their number; null where nothing is. */
  readonly remark: string | null;
}

type Scheduled = Pick<Schedule, 'channels' | 'channelPattern'>;

/** As of now: the chats are asked once, and only where one of these has a pattern. */
export async function whereTo<S extends Scheduled>(
  { kit, workspace, locale, formats }: Request,
  schedules: readonly S[],
): Promise<(schedule: S) => Going<S>> {
  const { database, directory } = kit;
  const hasPattern = schedules.some(({ channelPattern }) => channelPattern !== null);
  const todayOf = hasPattern ? await channelsToday({ db: database.db, workspace, directory }) : noneToday;
  return (schedule) => {
    const today = todayOf(schedule);
    const named = namedOf(schedule);
    const pattern = schedule.channelPattern;
    const count = today.channels.length;
    const meant = pattern === null ? [] : [words(locale).meant(pattern, count, formats.number(count))];
    return {
      schedule: { ...schedule, channels: withMatched(named, today) },
      channels: [...named.map(labelOf), ...meant].join(', '),
      remark: pattern === null ? null : remarkOn(today, pattern, locale),
    };
  };
}

function noneToday(): Matched {
  return { channels: [], shared: [], unheard: [] };
}

/** Names that are said; of more the number. */
const NAMED = 3;

function remarkOn({ channels, shared, unheard }: Matched, pattern: string, locale: Locale): string | null {
  const say = words(locale);
  if (unheard.length > 0) return say.unheard;
  if (shared.length > 0) {
    const names = shared.slice(0, NAMED).map(({ name }) => `#${name}`);
    return say.leftOut(names.join(', '), shared.length, shared.length - names.length);
  }
  return channels.length === 0 ? say.nowhere(pattern) : null;
}

const words = phrases({
  en: {
    meant: (pattern: string, count: number, shown: string) => {
      const today = `${shown} ${count === 1 ? 'channel' : 'channels'} today`;
      return pattern === EVERYWHERE
        ? `every channel that I am in (${today})`
        : `all channels called ${pattern} (${today})`;
    },
    leftOut: (names: string, count: number, more: number) =>
      `Left out, since other companies read ${count === 1 ? 'it' : 'them'}: ${names}${more > 0 ? ` and ${more} more` : ''}.`,
    nowhere: (pattern: string) =>
      pattern === EVERYWHERE
        ? 'I am in no channel yet. Add me to some: they join by themselves.'
        : `I am in no channel called ${pattern} yet. Add me to some: they join by themselves.`,
    unheard: 'The chat does not tell its channels just now: these are those of last time.',
  },
  fr: {
    meant: (pattern, count, shown) => {
      const today = fr`${shown} ${count < 2 ? 'canal' : 'canaux'} aujourd’hui`;
      return pattern === EVERYWHERE
        ? fr`tous les canaux où je suis (${today})`
        : fr`tous les canaux nommés ${pattern} (${today})`;
    },
    leftOut: (names, count, more) => {
      const others = more > 0 ? fr` et ${more} de plus` : '';
      return count === 1
        ? fr`Laissé de côté, car d’autres entreprises le lisent : ${names}.`
        : fr`Laissés de côté, car d’autres entreprises les lisent : ${names}${others}.`;
    },
    nowhere: (pattern) => {
      const add = fr`Ajoutez-moi : ils en feront partie d’eux-mêmes.`;
      return pattern === EVERYWHERE
        ? fr`Je ne suis encore dans aucun canal. ${add}`
        : fr`Je ne suis encore dans aucun canal nommé ${pattern}. ${add}`;
    },
    unheard: fr`La messagerie ne donne pas ses canaux pour l’instant : voici ceux de la dernière fois.`,
  },
});
