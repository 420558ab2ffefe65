// One indicator in words: the value, its margin, and an honest change. Never a number without its margin.
import { z } from 'zod';
import { heats, metrics } from '../feedback/filters.ts';
import { type Indicator, isCentred } from '../feedback/indicators.ts';
import { type Formats, formats, plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';

const number = z.number().nullable();

/** An Indicator as a snapshot keeps it. */
export const figure = z.object({
  metric: z.enum(metrics),
  heat: z.enum(heats).nullable(),
  value: number,
  n: z.number(),
  low: number,
  high: number,
  margin: number,
  previous: number,
  change: number,
  direction: z.enum(['rise', 'fall', 'stable']).nullable(),
  isCentred: z.boolean(),
});
export type Figure = z.infer<typeof figure>;

export function figureOf(indicator: Indicator): Figure {
  const { metric, heat, value, n, low, high, margin, previous, change, direction } = indicator;
  return {
    metric,
    heat: heat ?? null,
    value,
    n,
    low,
    high,
    margin,
    previous,
    change,
    direction,
    isCentred: isCentred(indicator),
  };
}

/** "NPS", "Satisfaction just after an interaction". */
export function figureName({ metric, heat }: Figure, { locale }: Reader): string {
  const say = words(locale);
  return heat === null ? say.metric[metric] : say.named(say.metric[metric], say.heat[heat]);
}

/** "34", "86 %", "5.6 / 7". Null when there are not enough answers. */
export function figureValue(shown: Figure, reader: Reader): string | null {
  return shown.value === null ? null : valueText(shown.metric, shown.value, reader);
}

/** "± 6" where the interval is centred on the value, else "between 47 and 100". */
export function figureMargin(shown: Figure, reader: Reader): string {
  const { metric, low, high, margin, isCentred: centred } = shown;
  if (low === null || high === null || margin === null) return '';
  const say = words(reader.locale);
  const format = formats(reader.locale, reader.timeZone);
  return centred
    ? `± ${marginText(metric, margin, format)}`
    : say.between(valueText(metric, low, reader), valueText(metric, high, reader));
}

export function figureChange({ metric, previous, direction }: Figure, reader: Reader): string {
  const say = words(reader.locale);
  if (previous === null || direction === null) return say.nothingBefore;
  return say.change[direction](valueText(metric, previous, reader));
}

export function answersText(count: number, { locale, timeZone }: Reader): string {
  return plural(locale, count, words(locale).answers(formats(locale, timeZone).number(count)));
}

export function notEnough({ locale }: Reader): string {
  return words(locale).notEnough;
}

/** A value of this metric as readers see it everywhere. */
export function valueText(metric: Figure['metric'], value: number, { locale, timeZone }: Reader): string {
  const format = formats(locale, timeZone);
  switch (metric) {
    case 'nps':
      return format.number(Math.round(value));
    case 'csat':
      return format.percent(value);
    case 'ces':
      return words(locale).outOf(format.decimal(value, 1), 7);
    default:
      return metric satisfies never;
  }
}

function marginText(metric: Figure['metric'], margin: number, format: Formats): string {
  switch (metric) {
    case 'nps':
      return format.number(Math.max(1, Math.round(margin)));
    case 'csat':
      return format.number(Math.max(1, Math.round(margin * 100)));
    case 'ces':
      return format.decimal(margin, 1);
    default:
      return metric satisfies never;
  }
}

const words = phrases({
  en: {
    metric: { nps: 'NPS', csat: 'Satisfaction', ces: 'Ease (CES)' },
    heat: { hot: 'just after an interaction', cold: 'in the relationship survey' },
    named: (metric: string, heat: string) => `${metric} ${heat}`,
    outOf: (value: string, most: number) => `${value}/${most}`,
    between: (low: string, high: string) => `(between ${low} and ${high})`,
    answers: (count: string) => ({ one: `${count} answer`, other: `${count} answers` }),
    notEnough: 'not enough answers',
    nothingBefore: 'nothing to compare with yet',
    change: {
      rise: (before: string) => `up (${before} before)`,
      fall: (before: string) => `down (${before} before)`,
      stable: (before: string) => `stable (${before} before, within the margin)`,
    },
  },
  fr: {
    metric: { nps: 'NPS', csat: 'Satisfaction', ces: 'Facilité (CES)' },
    heat: { hot: 'à chaud', cold: 'à froid' },
    named: (metric, heat) => `${metric} ${heat}`,
    outOf: (value, most) => `${value}/${most}`,
    between: (low, high) => `(entre ${low} et ${high})`,
    answers: (count) => ({ one: `${count} réponse`, other: `${count} réponses` }),
    notEnough: 'pas assez de réponses',
    nothingBefore: 'rien encore à quoi comparer',
    change: {
      rise: (before) => fr`en hausse (${before} avant)`,
      fall: (before) => fr`en baisse (${before} avant)`,
      stable: (before) => fr`stable (${before} avant, dans la marge)`,
    },
  },
});
