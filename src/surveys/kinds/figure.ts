// A figure of a survey with its interval, and how it changed since the same was asked: what the kinds have in common, counted and in words.
// Pure. What each of them counts is its own.
import { z } from 'zod';
import { halfWidth, valueText } from '../../digests/figure.ts';
import { sayFigure } from '../../digests/figure-words.ts';
import { directions, isCentred, judged, significantTogether } from '../../feedback/indicators/reading.ts';
import { dayGiven, formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Estimate } from '../../statistics/distribution.ts';
import { type GapSide, gapBetween } from '../../statistics/gap.ts';

export const surveyFigure = z.object({
  value: z.number(),
  /** So many of those who were asked answered. */
  n: z.int(),
  asked: z.int(),
  low: z.number(),
  high: z.number(),
  margin: z.number(),
});
export type SurveyFigure = z.infer<typeof surveyFigure>;

export function figureOf({ value, n, low, high, margin }: Estimate, asked: number): SurveyFigure {
  return { value, n, asked, low, high, margin };
}

/** How it changed since the same was last asked; null where it never was, or was told of too few. */
export const figureChange = z
  .object({
    direction: z.enum(directions),
    before: z.number(),
    /** The day on which that round closed, and that of this one: YYYY-MM-DD. */
    on: z.string(),
    now: z.string(),
    /** How often chance alone would give a change at least as large. */
    p: z.number(),
  })
  .nullable();
export type FigureChange = z.infer<typeof figureChange>;

export interface ComparedFigure {
  readonly earlier: GapSide;
  readonly later: GapSide;
  readonly on: string;
  /** Up to how much a change does not matter, in the unit of both; null: none is called stable. */
  readonly within: number | null;
}

/**
 * All that one result could call a change, judged together (Benjamini and Hochberg, q = 5 %): over rounds in which nothing changed, at
 * most one result in twenty calls anything a change. Each side is corrected for how many of those asked answered. Many answer both rounds,
 * which the test does not know and which makes it the more careful.
 */
export function changesTold(compared: readonly (ComparedFigure | null)[], now: string): FigureChange[] {
  const changes = compared.map((each) => each && gapBetween(each.earlier, each.later));
  const significant = significantTogether(changes);
  return compared.map((each, at) => {
    const change = changes[at];
    if (!each || !change) return null;
    const { direction } = judged(change, significant[at] === true, each.within);
    return direction && { direction, before: each.earlier.value, on: each.on, now, p: change.p };
  });
}

/** Points of recommendation, shares, and means of a scale from 1 to 7. */
type FigureUnit = 'points' | 'share' | 'mean';
const metricOf = { points: 'nps', share: 'csat', mean: 'ces' } as const;

export function plainValue(unit: FigureUnit, value: number, reader: Reader): string {
  return valueText(metricOf[unit], value, reader);
}

/** " ± 7", or " (between 47 and 100)"; '' where everybody answered, and nothing is left to chance. Customers are not counted. */
export function marginText(
  unit: FigureUnit,
  figure: Estimate & { readonly asked?: number },
  reader: Reader,
): string {
  const { value, low, high, margin, n, asked } = figure;
  if (n === asked) return '';
  const text = (end: number) => plainValue(unit, end, reader);
  return isCentred(figure)
    ? ` ${halfWidth({ metric: metricOf[unit], value }, margin, reader)}`
    : ` ${sayFigure(reader.locale).between(text(low), text(high))}`;
}

export function figureText(
  unit: FigureUnit,
  figure: Estimate & { readonly asked?: number },
  reader: Reader,
): string {
  return plainValue(unit, figure.value, reader) + marginText(unit, figure, reader);
}

/** "up (48 % on 3 September)"; '' where there is nothing to compare with. */
export function changeText(change: FigureChange, value: (of: number) => string, reader: Reader): string {
  if (change === null) return '';
  const { direction, before, on, now } = change;
  return say(reader.locale).change[direction](value(before), dayText(on, now, reader));
}

/** "3 September"; "3 September 2025", where the other day is in another year. Both as YYYY-MM-DD. */
export function dayText(day: string, other: string, { locale }: Reader): string {
  const isSameYear = day.slice(0, 4) === other.slice(0, 4);
  return isSameYear ? formats(locale, 'UTC').dayAndMonth(new Date(day)) : dayGiven(day, locale);
}

/** "61 of 80 answered". */
export function turnoutText({ n, asked }: Pick<SurveyFigure, 'n' | 'asked'>, reader: Reader): string {
  const { number } = formats(reader.locale, reader.timeZone);
  return plural(reader.locale, n, say(reader.locale).turnout(number(n), number(asked)));
}

/** As a sentence of ours stands inside another one: without its full stop. */
export function quoted(sentence: string, { locale }: Reader): string {
  return say(locale).quoted(sentence.replace(/\.$/, ''));
}

/** What stands in a cell of which nothing may be shown; why, the result says below (letters/untold.ts). */
export function notShown({ locale }: Reader): string {
  return say(locale).notShown;
}

/** Which of these changed, by more than chance: the surest first. */
export function surest<T extends { readonly change: FigureChange }>(all: readonly T[]): T | null {
  const moved = all.filter(({ change }) => change?.direction === 'rise' || change?.direction === 'fall');
  return moved.toSorted((a, b) => (a.change?.p ?? 1) - (b.change?.p ?? 1))[0] ?? null;
}

const say = phrases({
  en: {
    change: {
      rise: (before: string, day: string) => `up (${before} on ${day})`,
      fall: (before: string, day: string) => `down (${before} on ${day})`,
      stable: (before: string, day: string) => `stable (${before} on ${day})`,
      unclear: (before: string, day: string) => `no clear change (${before} on ${day})`,
    },
    turnout: (n: string, asked: string) => ({
      one: `${n} of ${asked} answered`,
      other: `${n} of ${asked} answered`,
    }),
    quoted: (sentence: string) => `“${sentence}”`,
    notShown: 'not shown',
  },
  fr: {
    change: {
      rise: (before, day) => fr`en hausse (${before} le ${day})`,
      fall: (before, day) => fr`en baisse (${before} le ${day})`,
      stable: (before, day) => fr`stable (${before} le ${day})`,
      unclear: (before, day) => fr`pas d’écart net (${before} le ${day})`,
    },
    turnout: (n, asked) => ({
      one: `${n} réponse sur ${asked}`,
      other: `${n} réponses sur ${asked}`,
    }),
    quoted: (sentence) => fr`« ${sentence} »`,
    notShown: 'non montré',
  },
});
