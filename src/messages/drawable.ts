// A chart or a table as a platform can draw it, and what of it cannot be drawn: said in words, never left out in silence. Pure.
// What a platform takes is in its own folder; how it is drawn there is its renderer's.
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Chart, Series, Table } from './chart.ts';
import { withoutControls } from './controls.ts';
import type { Block, Message } from './message.ts';
import { type Cost, costOf, moreItems, shortenLabel, shortenText } from './shorten.ts';
import { type Text, words } from './text.ts';

/** What a platform draws of charts, lengths in the units of its `cost`. */
export interface ChartLimits {
  /** None: each is said in its sentence. */
  readonly perMessage: number;
  readonly title: number;
  /** A category, and the name of a series. */
  readonly label: number;
  readonly categories: number;
  readonly series: number;
}

export interface TableLimits {
  readonly perMessage: number;
  /** Without the line of labels. */
  readonly rows: number;
  readonly columns: number;
  readonly cell: number;
  /** All cells together. */
  readonly total: number;
}

export interface Drawable<T> {
  /** Null where there is nothing to draw. */
  readonly shown: T | null;
  /** What is not in it; empty where all is. */
  readonly left: readonly string[];
}

/**
 * Both chats want a value for each category in each series: what was not measured is never drawn as a nought, nor bridged in silence. A
 * category that lacks one is left out and named; where that would take more than half of them, the series with the most gaps goes instead.
 * Of more categories than fit the last are drawn. Names that are cut to the same words are numbered.
 */
export function drawableChart(
  chart: Chart,
  limits: ChartLimits,
  cost: Cost,
  locale: Locale,
): Drawable<Chart> {
  const say = said(locale);
  const { number, list } = formats(locale, 'UTC');
  const all = chart.categories.length;
  const from = Math.max(0, all - limits.categories);
  const last = chart.series.map((each) => ({ ...each, values: each.values.slice(from) }));
  const { series, without } = withFewGaps(last.slice(0, limits.series), all - from);
  const kept = chart.categories
    .slice(from)
    .map((_, at) => series.every(({ values }) => isMeasured(values[at])));
  const names = [...without, ...last.slice(limits.series)].map(({ name }) => name);
  const gaps = chart.categories.slice(from).filter((_, at) => !kept[at]);
  const left = [
    ...(from > 0 ? [say.last(number(limits.categories), number(all))] : []),
    ...(names.length > 0 ? [say.series(list(names))] : []),
    ...(gaps.length > 0 ? [say.gaps(named(gaps, locale))] : []),
  ];
  if (series.length === 0 || gaps.length === all - from) return { shown: null, left: [] };
  const shown = {
    ...chart,
    title: shortenLabel(chart.title, limits.title, cost),
    unit: shortenLabel(chart.unit, LONGEST_UNIT, cost),
    categories: distinct(
      chart.categories.slice(from).filter((_, at) => kept[at]),
      limits.label,
      cost,
    ),
    series: numbered(series, kept, limits, cost),
  };
  return { shown, left };
}

/** Beside what else the axis says, within the 50 characters that Slack has there. */
const LONGEST_UNIT = 15;

function isMeasured(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

function gapsOf({ values }: Series, length: number): number {
  return length - values.slice(0, length).filter(isMeasured).length;
}

function withFewGaps(given: readonly Series[], length: number) {
  const series = [...given];
  const without: Series[] = [];
  const holes = () =>
    Array.from({ length }, (_, at) => at).filter(
      (at) => !series.every(({ values }) => isMeasured(values[at])),
    );
  while (series.length > 1 && holes().length > length / 2) {
    const worst = series.toSorted((a, b) => gapsOf(b, length) - gapsOf(a, length))[0];
    if (worst === undefined) break;
    series.splice(series.lastIndexOf(worst), 1);
    without.push(worst);
  }
  return { series, without };
}

function numbered(
  series: readonly Series[],
  kept: readonly boolean[],
  { label }: ChartLimits,
  cost: Cost,
): Series[] {
  const names = distinct(
    series.map(({ name }) => name),
    label,
    cost,
  );
  return series.map(({ values }, at) => ({
    name: names[at] ?? '',
    values: values.filter((_, category) => kept[category]),
  }));
}

/** Each cut to `limit`, none empty, no two alike. */
function distinct(labels: readonly string[], limit: number, cost: Cost): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    const bare = withoutControls(label).replace(/\s+/g, ' ').trim() || '–';
    let shown = shortenLabel(bare, limit, cost);
    for (let count = 2; taken.has(shown); count += 1) {
      const mark = ` (${count})`;
      shown = `${shortenLabel(bare, limit - mark.length, cost)}${mark}`;
    }
    taken.add(shown);
    return shown;
  });
}

const MOST_NAMED = 5;

function named(labels: readonly string[], locale: Locale): string {
  if (labels.length <= MOST_NAMED) return formats(locale, 'UTC').list(labels);
  return `${labels.slice(0, MOST_NAMED).join(', ')} ${moreItems(labels.length - MOST_NAMED, locale)}`;
}

/** What stands at the axis of values. The chats choose where it begins: of values far from nought it says that it may not be there. */
export function axisLabel({ unit, series }: Chart, locale: Locale): string {
  const values = series.flatMap((each) => each.values).filter(isMeasured);
  const isFar = values.length > 0 && Math.min(...values) > Math.max(...values) / 2;
  return [unit, isFar ? said(locale).cut : ''].filter((part) => part !== '').join(' · ');
}

/** The first rows that fit, and how many do not. */
export function drawableTable(
  table: Table,
  limits: TableLimits,
  cost: Cost,
  locale: Locale,
): Drawable<Table> {
  const columns = table.columns.slice(0, limits.columns).map((column) => ({
    ...column,
    label: shortenLabel(column.label, limits.cell, cost),
  }));
  let room = limits.total - columns.reduce((sum, { label }) => sum + cost(label), 0);
  const rows: (readonly Text[])[] = [];
  for (const row of table.rows.slice(0, limits.rows)) {
    const cells = columns.map((_, at) => shortenText(row[at] ?? '', limits.cell, cost, locale));
    room -= cells.reduce((sum: number, cell) => sum + costOf(cell, cost), 0);
    if (room < 0) break;
    rows.push(cells);
  }
  const hidden = table.rows.length - rows.length;
  const narrower = table.columns.slice(limits.columns).map(({ label }) => label);
  const left = [
    ...(hidden > 0 ? [moreItems(hidden, locale)] : []),
    ...(narrower.length > 0 ? [said(locale).columns(named(narrower, locale))] : []),
  ];
  return rows.length === 0 || columns.length === 0
    ? { shown: null, left: [] }
    : { shown: { ...table, columns, rows }, left };
}

/** The same in words alone: the sentence, and of a table its rows as well. */
export function inWords(block: Block): readonly Block[] {
  if (block.kind === 'chart') {
    const { title, sentence } = block.chart;
    return [{ kind: 'text', text: [{ strong: title }, `\n${sentence}`] }];
  }
  if (block.kind !== 'table') return [block];
  const { title, sentence, columns, rows } = block.table;
  const items = rows.map(
    (row): Text => row.flatMap((cell, at) => cellInWords(cell, at, columns[at]?.label ?? '')),
  );
  return [
    { kind: 'text', text: [{ strong: title }, `\n${sentence}`] },
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
  ];
}

/** The first cell says what the row is of; the others say which they are. */
function cellInWords(cell: Text, at: number, label: string) {
  const spans = typeof cell === 'string' ? [cell] : cell;
  if (at === 0) return [{ strong: words(cell) }];
  return words(cell).trim() === '' ? [] : [` · ${label} `, ...spans];
}

/** What a remote may not know how to draw. */
export function isPicture(block: Block): block is Extract<Block, { kind: 'chart' | 'table' }> {
  return block.kind === 'chart' || block.kind === 'table';
}

/** The same message where nothing is drawn. */
export function withoutPictures(message: Message): Message {
  return message.blocks.some(isPicture) ? { ...message, blocks: message.blocks.flatMap(inWords) } : message;
}

const said = phrases({
  en: {
    last: (shown: string, all: string) => `The picture shows the last ${shown} of ${all}.`,
    gaps: (names: string) => `Not in the picture, for nothing was measured: ${names}.`,
    series: (names: string) => `Not in the picture, for want of room or of values: ${names}.`,
    cut: 'axis may not start at 0',
    columns: (names: string) => `Not in the table, for want of room: ${names}.`,
  },
  fr: {
    last: (shown, all) => `L’image montre les ${shown} derniers points sur ${all}.`,
    gaps: (names) => fr`Absent de l’image, faute de mesure : ${names}.`,
    series: (names) => fr`Absent de l’image, faute de place ou de valeurs : ${names}.`,
    cut: 'l’axe peut ne pas partir de 0',
    columns: (names) => fr`Absent du tableau, faute de place : ${names}.`,
  },
});
