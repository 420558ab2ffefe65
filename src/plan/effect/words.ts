// What an action's comparison reads like: what moved or did not, beside the margins, and never why. Pure.

import type { Figure } from '../../digests/figure.ts';
import { figureCount, figureMargin, figureName, figureValue } from '../../digests/figure.ts';
import { LEAST_ANSWERS } from '../../feedback/indicators/indicators.ts';
import type { Segment } from '../../feedback/segment-filter.ts';
import { segmentName, segmentText } from '../../feedback/segment-names.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Effect } from './judging.ts';

/** Of which answers it is, as the reader calls them. */
export interface ComparedAmong {
  /** The touchpoint's name; null: at any. */
  readonly touchpoint: string | null;
  readonly segment: Segment | null;
}

/** "Delivery, satisfaction just after an interaction: 71 % ± 4 in the 90 days before, 80 % ± 4 in the 90 days after. A rise beyond chance …" */
export function effectSentences(effect: Effect, among: ComparedAmong, reader: Reader): string {
  return [comparedLine(effect, among, reader), verdictOf(effect, reader), ...besides(effect, reader)]
    .filter((part) => part !== '')
    .join(' ');
}

/** The figures of both sides, each with its margin; where one side has too few, how many there are. */
function comparedLine(effect: Effect, among: ComparedAmong, reader: Reader): string {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const { before, after, look } = effect;
  const name =
    effect.question === undefined
      ? indicatorName(after, among, reader)
      : say.asked[effect.hoped](segmentName(effect.question, reader.locale));
  const days = number(look);
  const one = sideText(before, reader);
  const two = sideText(after, reader);
  if (one === null || two === null)
    return say.tooFew(name, number(before.n), number(after.n), days, number(LEAST_ANSWERS));
  return say.compared(name, one, two, days);
}

/** What that comes to, in words that say no more than the test did. '' where there was nothing to compare. */
function verdictOf({ direction, hoped, look }: Effect, { locale }: Reader): string {
  const say = words(locale);
  if (direction === null) return look === LAST ? '' : say.again;
  if (direction === 'rise' || direction === 'fall') {
    const isHoped = (direction === 'rise') === (hoped === 'up');
    return isHoped ? say.moved[direction] : say.otherWay[direction];
  }
  return look === LAST ? say[direction] : `${say[direction]} ${say.again}`;
}

const LAST = 90;

function besides({ lastYear, leftOut, look }: Effect, reader: Reader): string[] {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const then = lastYear && [sideText(lastYear.before, reader), sideText(lastYear.after, reader)];
  return [
    ...(then?.[0] && then[1] ? [say.lastYear(then[0], then[1], number(look))] : []),
    ...(leftOut > 0 ? [plural(reader.locale, leftOut, say.leftOut(number(leftOut)))] : []),
  ];
}

/** "71 % ± 4"; null where too few answered. */
function sideText(figure: Figure, reader: Reader): string | null {
  const value = figureValue(figure, reader);
  return value === null
    ? null
    : words(reader.locale).value(value, figureMargin(figure, reader), figureCount(figure, reader));
}

/** "Satisfaction just after an interaction (Delivery, plan = pro)". */
export function indicatorName(
  figure: Pick<Figure, 'metric' | 'heat'>,
  { touchpoint, segment }: ComparedAmong,
  reader: Reader,
): string {
  const name = figureName(figure, reader);
  const of = [touchpoint, segment && segmentText(segment, reader.locale)].filter((part) => part !== null);
  return of.length === 0 ? name : `${name} (${of.join(', ')})`;
}

const words = phrases({
  en: {
    value: (value: string, margin: string, count: string) => `${value}${margin} of ${count}`,
    asked: {
      up: (question: string) => `“${question}”, answered yes`,
      down: (question: string) => `“${question}”, answered yes or partly`,
    },
    compared: (name: string, before: string, after: string, days: string) =>
      `${name}: ${before} in the ${days} days before, ${after} in the ${days} days after.`,
    tooFew: (name: string, before: string, after: string, days: string, least: string) =>
      `${name}: too few answers to compare, ${before} in the ${days} days before and ${after} in the ${days} days after; ${least} are needed on each side.`,
    moved: {
      rise: 'A rise beyond chance; other things changed too.',
      fall: 'A fall beyond chance; other things changed too.',
    },
    otherWay: {
      rise: 'A rise beyond chance, where a fall was hoped for; other things changed too.',
      fall: 'A fall beyond chance, where a rise was hoped for; other things changed too.',
    },
    stable: 'No change that matters.',
    unclear: 'No change beyond the margin.',
    again: 'It is looked at again after 90 days.',
    lastYear: (before: string, after: string, days: string) =>
      `Beside it, in the same weeks of last year: ${before} in those ${days} days, then ${after}.`,
    leftOut: (count: string) => ({
      one: `${count} answer is left out: its source was heard of on one side only.`,
      other: `${count} answers are left out: their sources were heard of on one side only.`,
    }),
  },
  fr: {
    value: (value, margin, count) => `${value}${margin} sur ${count}`,
    asked: {
      up: (question) => fr`« ${question} », réponse « oui »`,
      down: (question) => fr`« ${question} », réponse « oui » ou « en partie »`,
    },
    compared: (name, before, after, days) =>
      fr`${name} : ${before} dans les ${days} jours d’avant, ${after} dans les ${days} jours d’après.`,
    tooFew: (name, before, after, days, least) =>
      fr`${name} : trop peu de réponses pour comparer, ${before} dans les ${days} jours d’avant et ${after} dans les ${days} jours d’après ; il en faut ${least} de chaque côté.`,
    moved: {
      rise: 'Une hausse que le hasard n’explique pas ; d’autres choses ont changé aussi.',
      fall: 'Une baisse que le hasard n’explique pas ; d’autres choses ont changé aussi.',
    },
    otherWay: {
      rise: 'Une hausse que le hasard n’explique pas, alors qu’on espérait une baisse ; d’autres choses ont changé aussi.',
      fall: 'Une baisse que le hasard n’explique pas, alors qu’on espérait une hausse ; d’autres choses ont changé aussi.',
    },
    stable: 'Aucun écart qui compte.',
    unclear: 'Pas d’écart au-delà de la marge.',
    again: 'On y regardera de nouveau après 90 jours.',
    lastYear: (before, after, days) =>
      fr`À côté, les mêmes semaines de l’an dernier : ${before} sur ces ${days} jours, puis ${after}.`,
    leftOut: (count) => ({
      one: fr`${count} réponse est laissée de côté : sa source n’a parlé que d’un côté.`,
      other: fr`${count} réponses sont laissées de côté : leurs sources n’ont parlé que d’un côté.`,
    }),
  },
});
