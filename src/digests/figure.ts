// One indicator in words: the value, its margin, and an honest change. Never a number without its margin.
import { z } from 'zod';
import { heats, metrics } from '../feedback/filters.ts';
import type { Rate } from '../feedback/indicators/counts/rates.ts';
import type { Indicator } from '../feedback/indicators/indicators.ts';
import { directions, isCentred } from '../feedback/indicators/reading.ts';
import type { Mood } from '../feedback/scale.ts';
import { type Formats, formats, plural, plusMinus } from '../i18n/formats.ts';
import { intlTag, type Locale } from '../i18n/locale.ts';
import type { Reader } from '../i18n/reader.ts';
import { dateFormat } from '../i18n/time-zone.ts';
import { sayFigure } from './figure-words.ts';

const number = z.number().nullable();

/** An indicator, or a rate of what was counted elsewhere, as a snapshot keeps it. */
export const figure = z.object({
  metric: z.enum([...metrics, 'responses', 'churn']),
  heat: z.enum(heats).nullable(),
  value: number,
  n: z.number(),
  low: number,
  high: number,
  margin: number,
  previous: number,
  change: number,
  direction: z.enum(directions).nullable(),
  isCentred: z.boolean(),
  /** Only counted, since the answers were chosen by their score. */
  isCount: z.literal(true).optional(),
  /** Of churn: its first instant. */
  month: z.iso.datetime().optional(),
});
export type Figure = z.output<typeof figure>;

export function figureOf(indicator: Indicator | Rate): Figure {
  const { metric, heat, value, n, low, high, margin, previous, change, direction, reason } = indicator;
  return {
    ...(reason === 'chosen-by-score' ? { isCount: true } : {}),
    ...(metric === 'churn' ? { month: indicator.over.from.toISOString() } : {}),
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

/** "NPS", "Satisfaction just after an interaction", "Share of customers lost in October". */
export function figureName(
  { metric, heat, month }: Pick<Figure, 'metric' | 'heat' | 'month'>,
  { locale, timeZone }: Reader,
): string {
  const say = sayFigure(locale);
  if (month !== undefined) return say.lostIn(monthName(new Date(month), locale, timeZone));
  return heat === null ? say.metric[metric] : say.named(say.metric[metric], say.heat[heat]);
}

/** "NPS", whichever heat. */
export function metricName({ metric }: Figure, { locale }: Reader): string {
  return sayFigure(locale).metric[metric];
}

/** "just after an interaction"; '' where it is of both, or of neither. */
export function heatName({ heat }: Figure, { locale }: Reader): string {
  return heat === null ? '' : sayFigure(locale).heat[heat];
}

function monthName(month: Date, locale: Locale, timeZone: string): string {
  // Noon of the second day: in every time zone the same month, whoever reads.
  const inside = new Date(month.getTime() + 1.5 * 86_400_000);
  return dateFormat(intlTag(locale), timeZone, { month: 'long' }).format(inside);
}

/** "34", "86 %", "5.6 / 7". Null when there are not enough answers. */
export function figureValue(shown: Figure, reader: Reader): string | null {
  return shown.value === null ? null : valueText(shown.metric, shown.value, reader);
}

/** "412 answers", "of 1,300 invited", "of 980 customers": what the value is over. */
export function figureCount({ metric, n }: Figure, reader: Reader): string {
  const count = formats(reader.locale, reader.timeZone).number(n);
  if (metric === 'responses') return plural(reader.locale, n, sayFigure(reader.locale).ofInvited(count));
  if (metric === 'churn') return plural(reader.locale, n, sayFigure(reader.locale).ofCustomers(count));
  return answersText(n, reader);
}

/**
 * What follows its value: " ± 6" where the interval is centred on it, else " (between 47 and 100)"; '' where there is none. The space before
 * it is an ordinary one: a chat ends bold words at nothing else.
 */
export function figureMargin(shown: Figure, reader: Reader): string {
  const { metric, low, high, margin, isCentred: centred } = shown;
  if (low === null || high === null || margin === null) return '';
  const say = sayFigure(reader.locale);
  const format = formats(reader.locale, reader.timeZone);
  return centred
    ? ` ${plusMinus(marginText(shown, margin, format))}`
    : ` ${say.between(valueText(metric, low, reader), valueText(metric, high, reader))}`;
}

export function figureChange({ metric, previous, direction }: Figure, reader: Reader): string {
  const say = sayFigure(reader.locale);
  if (previous === null || direction === null) return say.nothingBefore;
  return say.change[direction](valueText(metric, previous, reader));
}

/** "up", "stable", "no clear change"; that there is nothing to compare with where there is not. */
export function figureWord({ previous, direction }: Figure, { locale }: Reader): string {
  const { word, nothingBefore } = sayFigure(locale);
  return previous === null || direction === null ? nothingBefore : word[direction];
}

/** "412 answers"; with a mood that they were chosen by, "12 answers from unhappy customers". */
export function answersText(count: number, { locale, timeZone }: Reader, mood?: Mood): string {
  const { answers, answersOf } = sayFigure(locale);
  const say = mood === undefined ? answers : answersOf[mood];
  return plural(locale, count, say(formats(locale, timeZone).number(count)));
}

export function notEnough({ locale }: Reader): string {
  return sayFigure(locale).notEnough;
}

/** A value of this metric as readers see it everywhere. */
export function valueText(metric: Figure['metric'], value: number, { locale, timeZone }: Reader): string {
  const format = formats(locale, timeZone);
  switch (metric) {
    case 'nps':
      return format.number(Math.round(value));
    case 'csat':
      return format.percent(value);
    case 'responses':
    case 'churn':
      return format.percent(value, decimalsOf(value));
    case 'ces':
      return sayFigure(locale).outOf(format.decimal(value, 1), 7);
    default:
      return metric satisfies never;
  }
}

/** A churn of 1.2 % is not one of 1 %. */
function decimalsOf(share: number): number {
  return share < 0.1 ? 1 : 0;
}

/** "± 6", of the interval's half width. */
export function halfWidth(
  shown: Pick<Figure, 'metric' | 'value'>,
  margin: number,
  { locale, timeZone }: Reader,
): string {
  return plusMinus(marginText(shown, margin, formats(locale, timeZone)));
}

function marginText(
  { metric, value }: Pick<Figure, 'metric' | 'value'>,
  margin: number,
  format: Formats,
): string {
  const decimals = decimalsOf(value ?? 1);
  switch (metric) {
    case 'nps':
      return format.number(Math.max(1, Math.round(margin)));
    case 'csat':
      return format.number(Math.max(1, Math.round(margin * 100)));
    case 'responses':
    case 'churn':
      return format.number(Math.max(10 ** -decimals, margin * 100), decimals);
    case 'ces':
      return format.decimal(margin, 1);
    default:
      return metric satisfies never;
  }
}
