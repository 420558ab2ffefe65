// One indicator as one line on a terminal. The digest has its own words; only numbers are shared.

import { msPerDay } from '../calendar/day.ts';
import type { Rate } from '../feedback/indicators/counts/rates.ts';
import type { Indicator } from '../feedback/indicators/indicators.ts';
import { isCentred, type Reading } from '../feedback/indicators/reading.ts';
import type { Called } from '../feedback/touchpoints/company.ts';
import { formats, plural, plusMinus } from '../i18n/formats.ts';
import { intlTag, type Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { dateFormat } from '../i18n/time-zone.ts';
import { groupName } from './group-name.ts';

/** "NPS 34 ± 6, 412 answers, no clear change (32 before)"; a group's name stands before it. @param by what groups were asked for @param called what the company calls its touchpoints */
export function indicatorLine(
  indicator: Indicator & { readonly group?: string | null },
  by: string,
  locale: Locale,
  called: Called = new Map(),
): string {
  const { group } = indicator;
  return group === undefined
    ? plainLine(indicator, locale)
    : say(locale).ofGroup(groupName(group, by, locale, called), plainLine(indicator, locale));
}

/** "October 2026". Noon of its second day: in every time zone the same month. */
function monthOf(from: Date, locale: Locale): string {
  const inside = new Date(from.getTime() + 1.5 * msPerDay);
  return dateFormat(intlTag(locale), 'UTC', { month: 'long', year: 'numeric' }).format(inside);
}

/** "Response rate 21% (between 19% and 23%), 412 of 1,962 invited, stable (22% before)". */
export function rateLine(rate: Rate, locale: Locale): string {
  const words = say(locale);
  const { number, percent } = formats(locale, 'UTC');
  const { metric, heat, value, low, high, hits, n, over } = rate;
  if (value === null || low === null || high === null) return '';
  const shown = (share: number) => percent(share, share < 0.1 ? 1 : 0);
  const month = monthOf(over.from, locale);
  const name = metric === 'churn' ? words.churn(month) : words.responses;
  const full = heat === undefined ? name : words.ofHeat(name, words.heats[heat]);
  const of = plural(locale, n, words.share[metric](number(hits), number(n)));
  return words.line(
    words.withInterval(full, shown(value), shown(low), shown(high)),
    of,
    rate.previous === null ? words.unknownBefore : since(rate, shown, locale),
  );
}

function plainLine(indicator: Indicator, locale: Locale): string {
  const words = say(locale);
  const { metric, heat, value, n, low, high, margin } = indicator;
  const name =
    heat === undefined ? words.names[metric] : words.ofHeat(words.names[metric], words.heats[heat]);
  const answers = words.answers(formats(locale, 'UTC').number(n), n);
  if (indicator.reason === 'kept-back') return words.keptBack(name, answers);
  if (indicator.reason === 'chosen-by-score') return words.chosen(name, answers);
  if (value === null || low === null || high === null || margin === null) return words.tooFew(name, answers);
  const shown = shownAs(indicator, locale);
  const measured = isCentred(indicator)
    ? words.withMargin(name, shown(value), shown(Math.max(margin, SMALLEST[metric])))
    : words.withInterval(name, shown(value), shown(low), shown(high));
  const full =
    indicator.atEase === undefined
      ? measured
      : words.withEase(measured, formats(locale, 'UTC').percent(indicator.atEase));
  return words.line(full, answers, since(indicator, shown, locale));
}

/** A margin is never rounded down to nothing. */
const SMALLEST = { nps: 1, csat: 0.01, ces: 0.1 } as const;

/** NPS has no "-0": adding 0 makes it 0. */
function shownAs({ metric }: Indicator, locale: Locale): (value: number) => string {
  const { number, percent } = formats(locale, 'UTC');
  if (metric === 'csat') return (share) => percent(share);
  if (metric === 'ces') return (mean) => number(mean, 1);
  return (points) => number(Math.round(points) + 0);
}

function since({ direction, previous }: Reading, shown: (value: number) => string, locale: Locale): string {
  const words = say(locale);
  if (direction === null || previous === null) return words.nothingBefore;
  return words[direction](shown(previous));
}

const say = phrases({
  en: {
    names: { nps: 'NPS', csat: 'CSAT', ces: 'CES' },
    heats: { hot: 'just after', cold: 'relationship' },
    ofHeat: (name: string, heat: string) => `${name} (${heat})`,
    answers: (shown: string, n: number) => `${shown} ${plural('en', n, { one: 'answer', other: 'answers' })}`,
    tooFew: (name: string, answers: string) => `${name}: not enough answers (${answers})`,
    keptBack: (name: string, answers: string) =>
      `${name}: kept back, so that a smaller group cannot be worked out (${answers})`,
    chosen: (name: string, answers: string) =>
      `${name}: ${answers}; no value, since they were chosen by their score`,
    ofGroup: (group: string, line: string) => `${group}: ${line}`,
    responses: 'Response rate',
    churn: (month: string) => `Share of customers lost in ${month}:`,
    share: {
      responses: (hits: string, n: string) => ({
        one: `${hits} of ${n} invited`,
        other: `${hits} of ${n} invited`,
      }),
      churn: (hits: string, n: string) => ({
        one: `${hits} of ${n} customer`,
        other: `${hits} of ${n} customers`,
      }),
    },
    withMargin: (name: string, value: string, margin: string) => `${name} ${value} ${plusMinus(margin)}`,
    withInterval: (name: string, value: string, low: string, high: string) =>
      `${name} ${value} (between ${low} and ${high})`,
    withEase: (measured: string, share: string) => `${measured}, ${share} found it easy`,
    line: (measured: string, answers: string, change: string) => `${measured}, ${answers}, ${change}`,
    nothingBefore: 'too few answers before to compare',
    unknownBefore: 'the time before is not known',
    stable: (before: string) => `stable (${before} before)`,
    unclear: (before: string) => `no clear change (${before} before)`,
    rise: (before: string) => `up (${before} before)`,
    fall: (before: string) => `down (${before} before)`,
  },
  fr: {
    names: { nps: 'NPS', csat: 'CSAT', ces: 'CES' },
    heats: { hot: 'à chaud', cold: 'à froid' },
    ofHeat: (name: string, heat: string) => `${name} (${heat})`,
    answers: (shown: string, n: number) =>
      `${shown} ${plural('fr', n, { one: 'réponse', other: 'réponses' })}`,
    tooFew: (name: string, answers: string) => fr`${name} : pas assez de réponses (${answers})`,
    keptBack: (name, answers) =>
      fr`${name} : masqué, pour qu’un groupe plus petit ne se devine pas (${answers})`,
    chosen: (name, answers) =>
      fr`${name} : ${answers} ; pas de valeur, puisqu’elles sont choisies d’après leur note`,
    ofGroup: (group, line) => fr`${group} : ${line}`,
    responses: 'Taux de réponse',
    churn: (month) => fr`Part de clients perdus en ${month} :`,
    share: {
      responses: (hits, n) => ({ one: `${hits} sur ${n} sollicité`, other: `${hits} sur ${n} sollicités` }),
      churn: (hits, n) => ({ one: `${hits} sur ${n} client`, other: `${hits} sur ${n} clients` }),
    },
    withMargin: (name: string, value: string, margin: string) => `${name} ${value} ${plusMinus(margin)}`,
    withInterval: (name: string, value: string, low: string, high: string) =>
      `${name} ${value} (entre ${low} et ${high})`,
    withEase: (measured: string, share: string) => `${measured}, ${share} ont trouvé cela facile`,
    line: (measured: string, answers: string, change: string) => `${measured}, ${answers}, ${change}`,
    nothingBefore: 'trop peu de réponses avant pour comparer',
    unknownBefore: 'la période d’avant n’est pas connue',
    stable: (before: string) => `stable (${before} avant)`,
    unclear: (before: string) => `pas d’écart net (${before} avant)`,
    rise: (before: string) => `en hausse (${before} avant)`,
    fall: (before: string) => `en baisse (${before} avant)`,
  },
});
