// One indicator as one line on a terminal. The digest has its own words; only numbers are shared.
import { type Indicator, isCentred } from '../feedback/indicators.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';

/** "NPS 34 ± 6, 412 answers, stable (32 before, within the margin)". */
export function indicatorLine(indicator: Indicator, locale: Locale): string {
  const words = say(locale);
  const { metric, heat, value, n, low, high, margin } = indicator;
  const name =
    heat === undefined ? words.names[metric] : words.ofHeat(words.names[metric], words.heats[heat]);
  const answers = words.answers(formats(locale, 'UTC').number(n), n);
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

function since({ direction, previous }: Indicator, shown: (value: number) => string, locale: Locale): string {
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
    withMargin: (name: string, value: string, margin: string) => `${name} ${value} ± ${margin}`,
    withInterval: (name: string, value: string, low: string, high: string) =>
      `${name} ${value} (between ${low} and ${high})`,
    withEase: (measured: string, share: string) => `${measured}, ${share} found it easy`,
    line: (measured: string, answers: string, change: string) => `${measured}, ${answers}, ${change}`,
    nothingBefore: 'too few answers before to compare',
    stable: (before: string) => `stable (${before} before, within the margin)`,
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
    withMargin: (name: string, value: string, margin: string) => `${name} ${value} ± ${margin}`,
    withInterval: (name: string, value: string, low: string, high: string) =>
      `${name} ${value} (entre ${low} et ${high})`,
    withEase: (measured: string, share: string) => `${measured}, ${share} ont trouvé cela facile`,
    line: (measured: string, answers: string, change: string) => `${measured}, ${answers}, ${change}`,
    nothingBefore: 'trop peu de réponses avant pour comparer',
    stable: (before: string) => `stable (${before} avant, dans la marge)`,
    rise: (before: string) => `en hausse (${before} avant)`,
    fall: (before: string) => `en baisse (${before} avant)`,
  },
});
