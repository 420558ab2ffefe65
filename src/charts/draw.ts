// A chart as SVG, by d3's scales and shapes: the same picture for a page, the screen on a wall and, through whatever turns SVG into
// pixels, an e-mail. Pure, without a browser. What a chart says is its maker's (messages/chart.ts).
import { scaleBand, scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Chart, Series } from '../messages/chart.ts';
import { type ChartColours, type ChartGround, chartColours, dashes } from './colours.ts';
import { element, escaped, linesOf, textWidth } from './svg.ts';

export interface ChartLook {
  readonly locale: Locale;
  /** In pixels, of the picture's own; a page may show it larger. */
  readonly width?: number;
  readonly height?: number;
  /** What it stands on; a page may choose by itself: the series are of the classes "series-1" to "series-6", all else of "ink" and "grid". */
  readonly ground?: ChartGround;
}

const FONT = 15;
const LINE = FONT * 1.4;
const TITLE = FONT * 1.15;
const TICKS = 4;
const EDGE = 8;

/**
 * The whole element. Gaps stay gaps, a value between two of them is a dot; bars stand on zero, and an axis of lines that does not begin at
 * zero says so. Its text alternative is the chart's sentence.
 */
export function chartSvg(
  chart: Chart,
  { locale, width = 720, height = 360, ground = 'light' }: ChartLook,
): string {
  const colours = chartColours[ground];
  const legend = chart.series.length > 1 ? rowsOf(chart.series, width - 2 * EDGE) : [];
  const scale = valueScale(chart);
  const label = valueLabel(chart, locale);
  const ticks = scale.ticks(TICKS);
  const [least = 0] = scale.domain();
  const left = EDGE + Math.max(...ticks.map((each) => textWidth(label(each), FONT))) + EDGE;
  const cut = chart.form === 'line' && least !== 0 ? words(locale).from(label(least)) : null;
  const title = linesOf(chart.title, TITLE, width - 2 * EDGE);
  const frame: Frame = {
    left,
    right: width - EDGE,
    top: LINE * (title.length + (cut === null ? 1 : 2)),
    bottom: height - LINE * (1.5 + legend.length) - EDGE,
  };
  scale.range([frame.bottom, frame.top]);
  const name = escaped(`${chart.title}. ${chart.sentence}`);
  const inside = [
    element('title', {}, escaped(chart.title)),
    element('desc', {}, escaped(chart.sentence)),
    ...title.map((each, at) =>
      text(EDGE, LINE * (1 + at), each, colours, { 'font-weight': 'bold', 'font-size': TITLE }),
    ),
    ...(cut === null ? [] : [text(EDGE, LINE * (title.length + 1.1), cut, colours)]),
    ...ticks.map((each) => gridLine(scale(each), label(each), frame, colours)),
    ...categoryLabels(chart, frame, colours),
    ...(chart.form === 'bar' ? bars(chart, scale, frame, colours) : lines(chart, scale, frame, colours)),
    ...legend.flatMap((row, at) => legendRow(row, { y: frame.bottom + LINE * (2.1 + at), chart, colours })),
  ];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      role: 'img',
      viewBox: `0 0 ${width} ${height}`,
      'aria-label': name,
      'font-family': 'system-ui, sans-serif',
      'font-size': FONT,
    },
    inside.join(''),
  );
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type ValueScale = ReturnType<typeof valueScale>;

function valueScale({ form, series }: Chart) {
  const values = series.flatMap((each) => each.values).filter((each) => each !== null);
  const [low, high] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const [from, to] = form === 'bar' ? [Math.min(0, low), Math.max(0, high)] : [low, high];
  // One value, or the same all along, has room around it.
  const room = from === to ? Math.max(1, Math.abs(to) * 0.1) : 0;
  return scaleLinear()
    .domain(form === 'bar' ? [from, to + room] : [from - room, to + room])
    .nice(TICKS);
}

/** "1,200", "45%" / "45 %". */
function valueLabel({ unit }: Chart, locale: Locale): (value: number) => string {
  const { number } = formats(locale, 'UTC');
  if (unit === '') return (value) => number(value, 2);
  return (value) => words(locale).withUnit(number(value, 2), unit);
}

function gridLine(y: number, label: string, frame: Frame, colours: ChartColours): string {
  return (
    element('line', {
      class: 'grid',
      x1: frame.left,
      x2: frame.right,
      ...{ y1: round(y), y2: round(y) },
      stroke: colours.grid,
    }) + text(frame.left - EDGE, y + FONT / 3, label, colours, { 'text-anchor': 'end' })
  );
}

/** As many as have room, counted back from the latest, which always stands there. */
function categoryLabels({ categories, form }: Chart, frame: Frame, colours: ChartColours): string[] {
  const place = placeOf(categories.length, form, frame);
  const widest = Math.max(1, ...categories.map((each) => textWidth(each, FONT)));
  const room = (frame.right - frame.left) / Math.max(1, categories.length);
  const every = Math.max(1, Math.ceil((widest + EDGE) / room));
  return categories.flatMap((label, at) => {
    if ((categories.length - 1 - at) % every !== 0) return [];
    const half = textWidth(label, FONT) / 2;
    const x = Math.min(Math.max(place(at), half), frame.right - half);
    return [text(x, frame.bottom + LINE, label, colours, { 'text-anchor': 'middle' })];
  });
}

/** The middle of each category. */
function placeOf(count: number, form: Chart['form'], frame: Frame): (at: number) => number {
  const all = Array.from({ length: count }, (_, at) => at);
  if (form === 'bar') {
    const bands = scaleBand(all, [frame.left, frame.right]).padding(0.2);
    return (at) => (bands(at) ?? frame.left) + bands.bandwidth() / 2;
  }
  const points = scalePoint(all, [frame.left + EDGE, frame.right - EDGE]);
  return (at) => points(at) ?? frame.left;
}

function lines(
  { series, categories }: Chart,
  scale: ValueScale,
  frame: Frame,
  { series: colours }: ChartColours,
): string[] {
  const place = placeOf(categories.length, 'line', frame);
  // The first lies on top of the others.
  return series
    .map(({ values }, nth) => {
      const path = line<number | null>()
        .defined((value) => value !== null)
        .x((_, at) => round(place(at)))
        .y((value) => round(scale(value ?? 0)));
      const look = {
        class: `series-${nth + 1}`,
        stroke: colours[nth] ?? '',
        'stroke-width': nth === 0 ? 3 : 2,
        ...(dashes[nth] ? { 'stroke-dasharray': dashes[nth] } : {}),
      };
      const dots = values.map((value, at) =>
        value !== null && isAlone(values, at)
          ? element('circle', {
              class: `dot series-${nth + 1}`,
              cx: round(place(at)),
              cy: round(scale(value)),
              r: 4,
              fill: colours[nth] ?? '',
            })
          : '',
      );
      return element('path', { ...look, fill: 'none', d: path(values) ?? '' }) + dots.join('');
    })
    .toReversed();
}

/** Nothing was measured before and after it, or it is the latest. */
function isAlone(values: Series['values'], at: number): boolean {
  const isGap = (other: number) => (values[other] ?? null) === null;
  return (isGap(at - 1) && isGap(at + 1)) || at === values.findLastIndex((value) => value !== null);
}

function bars(
  { series, categories }: Chart,
  scale: ValueScale,
  frame: Frame,
  { series: colours, ink }: ChartColours,
): string[] {
  const bands = scaleBand(
    categories.map((_, at) => at),
    [frame.left, frame.right],
  ).padding(0.2);
  const within = scaleBand(
    series.map((_, nth) => nth),
    [0, bands.bandwidth()],
  ).paddingInner(0.1);
  return series.flatMap(({ values }, nth) =>
    values.map((value, at) => {
      if (value === null) return '';
      const [y, zero] = [scale(value), scale(0)];
      return element('rect', {
        class: `bar series-${nth + 1}`,
        x: round((bands(at) ?? 0) + (within(nth) ?? 0)),
        y: round(Math.min(y, zero)),
        width: round(within.bandwidth()),
        height: round(Math.abs(zero - y)),
        fill: colours[nth] ?? '',
        stroke: ink,
        ...(dashes[nth] ? { 'stroke-dasharray': dashes[nth] } : {}),
      });
    }),
  );
}

interface LegendEntry {
  readonly nth: number;
  readonly x: number;
}

const SAMPLE = 34;

/** The names of the series, in as many rows as they need. */
function rowsOf(series: readonly Series[], width: number): readonly (readonly LegendEntry[])[] {
  const rows: LegendEntry[][] = [[]];
  let x = EDGE;
  for (const [nth, { name }] of series.entries()) {
    const needs = SAMPLE + textWidth(name, FONT) + 3 * EDGE;
    if (x + needs > width && x > EDGE) {
      rows.push([]);
      x = EDGE;
    }
    rows.at(-1)?.push({ nth, x });
    x += needs;
  }
  return rows;
}

function legendRow(
  row: readonly LegendEntry[],
  { y, chart, colours }: { readonly y: number; readonly chart: Chart; readonly colours: ChartColours },
): string[] {
  return row.map(({ nth, x }) => {
    const sample = element('line', {
      class: `series-${nth + 1}`,
      ...{ x1: x, x2: x + SAMPLE - EDGE, y1: round(y - FONT / 3), y2: round(y - FONT / 3) },
      stroke: colours.series[nth] ?? '',
      'stroke-width': chart.form === 'bar' ? 10 : nth === 0 ? 3 : 2,
      ...(dashes[nth] ? { 'stroke-dasharray': dashes[nth] } : {}),
    });
    return sample + text(x + SAMPLE, y, chart.series[nth]?.name ?? '', colours);
  });
}

function text(
  x: number,
  y: number,
  words: string,
  { ink }: ChartColours,
  more: Readonly<Record<string, string | number>> = {},
): string {
  return element('text', { class: 'ink', x: round(x), y: round(y), fill: ink, ...more }, escaped(words));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const words = phrases({
  en: {
    from: (least: string) => `The axis begins at ${least}.`,
    withUnit: (value: string, unit: string) => (unit === '%' ? `${value}%` : `${value} ${unit}`),
  },
  fr: {
    from: (least) => fr`L’axe commence à ${least}.`,
    withUnit: (value, unit) => `${value}\u00a0${unit}`,
  },
});
