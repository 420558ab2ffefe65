// How the fetching of a source stands, in words: beside how it fares (sources/health-words.ts).
import { formats, plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { agoText } from '../sources/health-words.ts';
import type { SourcePull } from './account.ts';

type PullStanding = Pick<SourcePull, 'pausedAt' | 'endedAt' | 'brought' | 'bringing' | 'page' | 'upTo'>;

/** "fetched 12 minutes ago: 3 answers new or changed", "reading what was said before: 12,000 answers so far". */
export function pullText(
  pull: PullStanding,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): string {
  const words = say(locale);
  const { number } = formats(locale, 'UTC');
  if (pull.pausedAt !== null) return words.paused(agoText(pull.pausedAt, now, locale));
  const answers = (count: number) => plural(locale, count, words.answers(number(count)));
  if (pull.upTo === null && (pull.page !== null || pull.bringing > 0))
    return words.history(answers(pull.bringing));
  if (pull.endedAt === null) return words.first;
  const ago = agoText(pull.endedAt, now, locale);
  return pull.brought === 0 ? words.nothing(ago) : words.fetched(ago, answers(pull.brought));
}

const say = phrases({
  en: {
    paused: (ago: string) => `fetching paused ${ago}`,
    answers: (count: string) => ({ one: `${count} answer`, other: `${count} answers` }),
    history: (answers: string) => `reading what was said before: ${answers} so far`,
    first: 'fetched for the first time within a minute',
    nothing: (ago: string) => `fetched ${ago}: nothing new`,
    fetched: (ago: string, answers: string) => `fetched ${ago}: ${answers} new or changed`,
  },
  fr: {
    paused: (ago) => `relevé suspendu ${ago}`,
    answers: (count) => ({ one: `${count} réponse`, other: `${count} réponses` }),
    history: (answers) => fr`lecture de l’historique : ${answers} jusqu’ici`,
    first: 'premier relevé dans la minute',
    nothing: (ago) => fr`relevée ${ago} : rien de nouveau`,
    fetched: (ago, answers) => fr`relevée ${ago} : ${answers} de plus ou modifiées`,
  },
});
