// An indicator week by week as a chart, with the sentence that it shows. How it is counted: feedback/indicators/trend.ts.
import { z } from 'zod';
import { msPerDay } from '../calendar/day.ts';
import { isoWeekOf, wholeWeeks } from '../calendar/weeks.ts';
import { zoneOf } from '../calendar/zone.ts';
import type { Store } from '../database/client.ts';
import { heats, metrics } from '../feedback/filters.ts';
import { type IndicatorQuestion, LEAST_ANSWERS } from '../feedback/indicators/indicators.ts';
import { type MetricTrend, trendsOf } from '../feedback/indicators/trend.ts';
import { scales } from '../feedback/scale.ts';
import { formats, plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Chart } from '../messages/chart.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Figure, halfWidth, valueText } from './figure.ts';
import { sayFigure } from './figure-words.ts';
import { leadOf } from './lead.ts';

/** Weeks in one chart. */
export const TREND_WEEKS = 12;

/** As a snapshot keeps it. */
export const weekly = z.object({
  metric: z.enum(metrics),
  heat: z.enum(heats).nullable(),
  /** In which its weeks begin and end. */
  timeZone: z.string(),
  points: z.array(
    z.object({
      from: z.iso.datetime(),
      value: z.number().nullable(),
      n: z.number(),
      margin: z.number().nullable(),
    }),
  ),
});
export type WeeklyTrend = z.output<typeof weekly>;

export function weeklyOf({ metric, heat, points }: MetricTrend, timeZone: string): WeeklyTrend {
  const kept = points.map(({ from, value, n, margin }) => ({ from: from.toISOString(), value, n, margin }));
  return { metric, heat, timeZone, points: kept };
}

/** Those that have a value in each of their weeks: the one that leads a digest, and others for its thread. */
export const trends = z.object({ lead: weekly.nullable(), others: z.array(weekly) });
type Trends = z.output<typeof trends>;

/** A thread shows so many more. */
const MOST_OTHERS = 2;

/**
 * What a digest may show week by week: of the figures that it tells, over the whole weeks of the company that were over at its end. The lead
 * is that of the figure that moved most, else of the first that has twelve weeks. Null where none has.
 */
export async function trendsToTell(
  db: Store,
  workspace: Pick<Workspace, 'id' | 'timeZone'>,
  { to, filters }: Pick<IndicatorQuestion, 'to' | 'filters'>,
  figures: readonly Figure[],
): Promise<Trends | null> {
  const weeks = wholeWeeks(to, zoneOf(workspace.timeZone), TREND_WEEKS);
  const found = await trendsOf(db, workspace.id, weeks, filters);
  const whole = found.map((each) => weeklyOf(each, workspace.timeZone)).filter(isWhole);
  const { moved } = leadOf(figures, []);
  // Where hot and cold did not both answer lately, a figure names neither.
  const lead =
    [...(moved ? [moved] : []), ...figures]
      .map((shown) =>
        whole.find(({ metric, heat }) => metric === shown.metric && (shown.heat ?? heat) === heat),
      )
      .find((each) => each !== undefined) ?? null;
  const others = whole.filter((each) => each !== lead).slice(0, MOST_OTHERS);
  return lead === null && others.length === 0 ? null : { lead, others };
}

function isWhole({ points }: WeeklyTrend): boolean {
  return points.every(({ value }) => value !== null);
}

/** Of one metric: a line, or one for hot and one for cold. What it says is in the reader's language, its weeks are the company's. */
export function trendChart(
  [first, ...others]: readonly [WeeklyTrend, ...WeeklyTrend[]],
  reader: Reader,
): Chart {
  const say = words(reader.locale);
  const all = [first, ...others];
  const { metric } = first;
  return {
    title: say.title(others.length === 0 ? nameOf(first, reader) : sayFigure(reader.locale).metric[metric]),
    form: 'line',
    categories: first.points.map((point) => say.label(weekOf(first, point))),
    series: all.map((each) => ({
      name: each.heat === null ? sayFigure(reader.locale).metric[metric] : say.line[each.heat],
      values: each.points.map(({ value }) => (value === null ? null : shown(metric, value))),
    })),
    unit:
      metric === 'csat' ? '%' : metric === 'ces' ? sayFigure(reader.locale).outOf('', scales.ces.high) : '',
    sentence: all.map((each) => sentenceOf(each, reader)).join(' '),
  };
}

/** As readers see it: whole points, whole percents, one decimal of a mean. */
function shown(metric: WeeklyTrend['metric'], value: number): number {
  switch (metric) {
    case 'nps':
      return Math.round(value) + 0;
    case 'csat':
      return Math.round(value * 100);
    case 'ces':
      return Math.round(value * 10) / 10;
    default:
      return metric satisfies never;
  }
}

/** Short enough for a title on Slack. */
function nameOf({ metric, heat }: WeeklyTrend, { locale }: Reader): string {
  const name = sayFigure(locale).metric[metric];
  return heat === null ? name : `${name} · ${words(locale).line[heat]}`;
}

function weekOf({ timeZone }: WeeklyTrend, { from }: { readonly from: string }): number {
  // Well inside it: a time zone's rules may have changed since it was stored.
  return isoWeekOf(zoneOf(timeZone).dayAt(Date.parse(from) + 2 * msPerDay));
}

/** Where it began and ended, between what it lay, and how sure each week is. Whether it changed is not said: that is tested elsewhere. */
function sentenceOf(trend: WeeklyTrend, reader: Reader): string {
  const { metric, heat, points } = trend;
  const { locale, timeZone } = reader;
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  const names = sayFigure(locale);
  const name = heat === null ? names.metric[metric] : names.named(names.metric[metric], names.heat[heat]);
  const known = points.flatMap((point) => {
    const { value, margin } = point;
    return value === null ? [] : [{ value, margin: margin ?? 0, week: number(weekOf(trend, point)) }];
  });
  const [from] = known;
  const to = known.at(-1);
  if (from === undefined || to === undefined)
    return say.none(name, number(points.length), number(LEAST_ANSWERS));
  const text = ({ value }: { readonly value: number }) => valueText(metric, value, reader);
  const byValue = known.toSorted((a, b) => a.value - b.value);
  const low = byValue[0] ?? from;
  const high = byValue.at(-1) ?? to;
  const byMargin = known.toSorted((a, b) => a.margin - b.margin);
  const margins = [byMargin[0] ?? from, byMargin.at(-1) ?? to].map((each) =>
    halfWidth({ metric, value: each.value }, each.margin, reader),
  );
  const hidden = points.length - known.length;
  return [
    known.length === 1
      ? say.one(name, text(to), to.week)
      : say.course(name, [text(from), from.week], [text(to), to.week]),
    ...(known.length > 2 && text(low) !== text(high)
      ? [say.between([text(low), low.week], [text(high), high.week])]
      : []),
    say.margins(margins[0] ?? '', margins[1] ?? ''),
    ...(hidden > 0 ? [plural(locale, hidden, say.hidden(number(hidden), number(LEAST_ANSWERS)))] : []),
  ].join(' ');
}

type Told = readonly [value: string, week: string];

const words = phrases({
  en: {
    title: (metric: string) => `${metric}, week by week`,
    label: (week: number) => `W${week}`,
    line: { hot: 'after an interaction', cold: 'relationship survey' },
    none: (name: string, weeks: string, least: string) =>
      `${name}: none of these ${weeks} weeks has ${least} answers.`,
    one: (name: string, value: string, week: string) => `${name}: ${value} in week ${week}.`,
    course: (name: string, [first, from]: Told, [last, to]: Told) =>
      `${name}: ${first} in week ${from}, ${last} in week ${to}.`,
    between: ([low, lowWeek]: Told, [high, highWeek]: Told) =>
      `Lowest ${low} (week ${lowWeek}), highest ${high} (week ${highWeek}).`,
    margins: (least: string, most: string) =>
      least === most ? `Margin of each week: ${least}.` : `Margins of a week: ${least} to ${most}.`,
    hidden: (count: string, least: string) => ({
      one: `${count} week has fewer than ${least} answers and is left out.`,
      other: `${count} weeks have fewer than ${least} answers and are left out.`,
    }),
  },
  fr: {
    title: (metric) => `${metric}, semaine par semaine`,
    label: (week) => `S${week}`,
    line: { hot: 'à chaud', cold: 'à froid' },
    none: (name, weeks, least) => fr`${name} : aucune de ces ${weeks} semaines n’a ${least} réponses.`,
    one: (name, value, week) => fr`${name} : ${value} en semaine ${week}.`,
    course: (name, [first, from], [last, to]) =>
      fr`${name} : ${first} en semaine ${from}, ${last} en semaine ${to}.`,
    between: ([low, lowWeek], [high, highWeek]) =>
      `Au plus bas ${low} (semaine ${lowWeek}), au plus haut ${high} (semaine ${highWeek}).`,
    margins: (least, most) =>
      least === most
        ? fr`Marge de chaque semaine : ${least}.`
        : fr`Marges d’une semaine : de ${least} à ${most}.`,
    hidden: (count, least) => ({
      one: `${count} semaine a moins de ${least} réponses et n’est pas montrée.`,
      other: `${count} semaines ont moins de ${least} réponses et ne sont pas montrées.`,
    }),
  },
});
