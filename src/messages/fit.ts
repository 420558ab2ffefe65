// Makes a message fit a platform: long texts, lists and whole messages are shortened, and the reader sees by how much.
// The limits come from the platform's folder; buttons and selects stay with their line, or go with it.
import type { Locale } from '../i18n/locale.ts';
import {
  type ChartLimits,
  type Drawable,
  drawableChart,
  drawableTable,
  inWords,
  isPicture,
  type TableLimits,
} from './drawable.ts';
import type { Block, Button, Message } from './message.ts';
import { offered } from './options.ts';
import { type Cost, costOf, moreItems, shortenLabel, shortenList, shortenText } from './shorten.ts';

/** What a platform takes, in the units of `cost`. */
export interface Limits {
  /** The platform's own blocks in one message, and how many of them one of ours becomes. */
  readonly blocks: number;
  readonly blocksFor: (block: Block) => number;
  readonly cost: Cost;
  readonly summary: number;
  readonly heading: number;
  readonly text: number;
  readonly note: number;
  readonly alt: number;
  /** Facts side by side in one block, and the length of one (label and value). */
  readonly facts: number;
  readonly fact: number;
  readonly buttons: number;
  readonly buttonLabel: number;
  readonly options: number;
  readonly optionLabel: number;
  readonly charts: ChartLimits;
  readonly tables: TableLimits;
  /** All texts of a message together. */
  readonly total: number;
}

/** A text that had to give way for the total is never cut below this. */
const SHORTEST = 120;
/** How exactly the common length is sought that lets all texts in. */
const STEP = 50;

/**
 * The same message within the limits. What is left out is counted in words ("… +12 more characters",
 * "… +3 more items"); characters are not split; no button and no select stays without the line that it stands below, those that
 * close the message always stay, and only they can exceed the total.
 */
export function fit(message: Message, limits: Limits, locale: Locale): Message {
  const summary = shortened(message.summary, limits.summary, limits, locale);
  const room = limits.total - limits.cost(summary);
  const textsWith = (drawn: number) => {
    const drawable = pictures(message.blocks, drawn, limits, locale);
    const blocks = drawable.flatMap((block) => split(block, limits, locale));
    return withinTotal(blocks, room, limits, locale);
  };
  // Words before pictures: where both do not fit, the last picture is said instead.
  let drawn = message.blocks.filter(isPicture).length;
  let texts = textsWith(drawn);
  while (drawn > 0 && !isWithin(texts, room, limits)) {
    drawn -= 1;
    texts = textsWith(drawn);
  }
  return { ...message, summary, blocks: withinCount(texts, room, limits, locale) };
}

function isWithin(blocks: readonly Block[], room: number, limits: Limits): boolean {
  const count = blocks.reduce((sum, block) => sum + limits.blocksFor(block), 0);
  return count <= limits.blocks && totalOf(blocks, limits) <= room;
}

/** The first `most` charts and tables as they can be drawn, with what is not in them below; those past what a message takes in words. */
function pictures(blocks: readonly Block[], most: number, limits: Limits, locale: Locale): readonly Block[] {
  const room = { chart: limits.charts.perMessage, table: limits.tables.perMessage };
  let met = 0;
  return blocks.flatMap((block): readonly Block[] => {
    if (!isPicture(block)) return [block];
    met += 1;
    if (met > most || room[block.kind] < 1) return inWords(block);
    const drawn =
      block.kind === 'chart'
        ? withLeft(drawableChart(block.chart, limits.charts, limits.cost, locale), (chart) => ({
            ...block,
            chart,
          }))
        : withLeft(drawableTable(block.table, limits.tables, limits.cost, locale), (table) => ({
            ...block,
            table,
          }));
    if (drawn === null) return inWords(block);
    room[block.kind] -= 1;
    return drawn;
  });
}

function withLeft<T>({ shown, left }: Drawable<T>, blockOf: (shown: T) => Block): readonly Block[] | null {
  if (shown === null) return null;
  return [blockOf(shown), ...(left.length > 0 ? [{ kind: 'note', text: left.join(' ') } as const] : [])];
}

/** Too many facts, buttons or options for one block become several blocks. */
function split(block: Block, limits: Limits, locale: Locale): readonly Block[] {
  switch (block.kind) {
    case 'facts':
      return chunks(block.facts, limits.facts).map((facts) => ({ ...block, facts }));
    case 'buttons':
      return chunks(block.buttons, limits.buttons).map((buttons) => ({
        ...block,
        buttons: buttons.map(
          (button): Button => ({ ...button, label: shortenLabel(button.label, limits.buttonLabel) }),
        ),
      }));
    case 'select': {
      const chosen = block.chosen === undefined ? [] : [block.chosen];
      const options = offered(block.options, chosen, limits.options).map((option) => ({
        ...option,
        label: shortenLabel(option.label, limits.optionLabel),
      }));
      const hidden = block.options.length - options.length;
      return [
        { ...block, options },
        ...(hidden > 0 ? [{ kind: 'note', text: moreItems(hidden, locale) } as const] : []),
      ];
    }
    default:
      return [block];
  }
}

/** Cuts each text to its own limit, or lower where all together are too long: the longest give way first. */
function withinTotal(
  blocks: readonly Block[],
  room: number,
  limits: Limits,
  locale: Locale,
): readonly Block[] {
  const cutTo = (cap: number) => blocks.map((block) => cut(block, cap, limits, locale));
  const full = cutTo(limits.text);
  if (totalOf(full, limits) <= room) return full;
  let low = SHORTEST;
  let high = limits.text;
  while (high - low > STEP) {
    const middle = Math.floor((low + high) / 2);
    if (totalOf(cutTo(middle), limits) <= room) low = middle;
    else high = middle;
  }
  return cutTo(low);
}

function cut(block: Block, cap: number, limits: Limits, locale: Locale): Block {
  const within = (limit: number) => Math.min(limit, cap);
  switch (block.kind) {
    case 'heading':
      return { ...block, text: shortenLabel(block.text, limits.heading) };
    case 'text':
      return { ...block, text: shortenText(block.text, within(limits.text), limits.cost, locale) };
    case 'note':
      return { ...block, text: shortenText(block.text, within(limits.note), limits.cost, locale) };
    case 'quote': {
      // The marks around somebody's words take up to four characters.
      const text = shortened(block.text, within(limits.text) - 4, limits, locale);
      if (block.by === undefined) return { ...block, text };
      return { ...block, text, by: shortened(block.by, within(limits.note), limits, locale) };
    }
    case 'list':
      return { ...block, items: shortenList(block.items, within(limits.text), limits.cost, locale) };
    case 'facts':
      return {
        ...block,
        facts: block.facts.map((fact) => {
          const label = shortenLabel(fact.label, SHORTEST);
          const left = within(limits.fact) - limits.cost(label) - 4;
          return { label, value: shortenText(fact.value, Math.max(left, SHORTEST), limits.cost, locale) };
        }),
      };
    case 'image':
      return { ...block, alt: shortenLabel(block.alt, Math.min(limits.alt, Math.max(cap, SHORTEST))) };
    case 'chart': {
      const sentence = shortened(block.chart.sentence, within(limits.text), limits, locale);
      return { ...block, chart: { ...block.chart, sentence } };
    }
    case 'table': {
      const sentence = shortened(block.table.sentence, within(limits.text), limits, locale);
      return { ...block, table: { ...block.table, sentence } };
    }
    case 'buttons':
    case 'select':
    case 'divider':
      return block;
    default:
      return block satisfies never;
  }
}

function shortened(text: string, limit: number, limits: Limits, locale: Locale): string {
  const cutText = shortenText(text, limit, limits.cost, locale);
  return typeof cutText === 'string' ? cutText : '';
}

function totalOf(blocks: readonly Block[], limits: Limits): number {
  return blocks.reduce((sum, block) => sum + blockCost(block, limits), 0);
}

function blockCost(block: Block, { cost }: Limits): number {
  switch (block.kind) {
    case 'heading':
      return cost(block.text);
    case 'text':
    case 'note':
      return costOf(block.text, cost);
    case 'quote':
      return cost(block.text) + cost(block.by ?? '') + 4;
    case 'list':
      return block.items.reduce((sum: number, item) => sum + costOf(item, cost) + 4, 0);
    case 'facts':
      return block.facts.reduce((sum, fact) => sum + cost(fact.label) + costOf(fact.value, cost) + 4, 0);
    case 'image':
      return cost(block.alt);
    case 'buttons':
      return block.buttons.reduce((sum, button) => sum + cost(button.label), 0);
    case 'select':
      return block.options.reduce((sum, option) => sum + cost(option.label), cost(block.label));
    case 'chart': {
      const { title, sentence, unit, categories, series } = block.chart;
      const labels = categories.reduce((sum, each) => sum + cost(each), 0);
      const names = series.reduce((sum, { name }) => sum + cost(name), 0);
      // Each value is sent with its category.
      return cost(title) + cost(sentence) + cost(unit) + names + labels * (1 + series.length);
    }
    case 'table': {
      const { sentence, columns, rows } = block.table;
      const labels = columns.reduce((sum, { label }) => sum + cost(label), 0);
      const cells = rows.flat().reduce((sum: number, cell) => sum + costOf(cell, cost), 0);
      return cost(sentence) + labels + cells;
    }
    case 'divider':
      return 0;
    default:
      return block satisfies never;
  }
}

/**
 * Leaves out what comes last, and says how much where the first of it stood. Buttons and selects go with the line that they stand
 * below; those that close the message stay, with their line where other lines have buttons too.
 */
function withinCount(
  blocks: readonly Block[],
  room: number,
  limits: Limits,
  locale: Locale,
): readonly Block[] {
  const fits = (some: readonly Block[]) => isWithin(some, room, limits);
  if (fits(blocks)) return blocks;
  const lines = linesOf(blocks);
  const acted = lines.filter((line) => line.some(isAction));
  const closing = acted.at(-1);
  const kept = [...lines];
  let hidden = 0;
  for (let at = kept.length - 1; at >= 0; at -= 1) {
    const line = kept[at] ?? [];
    const stays = line !== closing ? [] : acted.length > 1 ? line : line.filter(isAction);
    const gone = line.filter((block) => !stays.includes(block) && !isAction(block));
    if (gone.length === 0) continue;
    hidden += gone.filter(({ kind }) => kind !== 'divider').length;
    kept.splice(at, 1, stays);
    const said: Block = { kind: 'note', text: moreItems(Math.max(1, hidden), locale) };
    const shown = kept.toSpliced(at, 0, [said]).flat();
    if (fits(shown)) return shown;
  }
  const left = kept.flat();
  return hidden === 0 ? left : [{ kind: 'note', text: moreItems(hidden, locale) }, ...left];
}

/** Each block that is read, with the buttons and selects right below it. */
function linesOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const lines: Block[][] = [];
  for (const block of blocks) {
    const above = lines.at(-1);
    if (isAction(block) && above) above.push(block);
    else lines.push([block]);
  }
  return lines;
}

function isAction({ kind }: Block): boolean {
  return kind === 'buttons' || kind === 'select';
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
