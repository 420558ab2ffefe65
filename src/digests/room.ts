// How the sections of a digest share one message: by weight, so that none disappears from one that is too long. What does not fit stands
// in its thread. Pure.

import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Block, type Text, words as wordsOf } from '../messages/message.ts';
import { shares } from '../messages/share.ts';
import { moreItems } from '../messages/shorten.ts';

/** What one section says in a message. */
export interface SectionSaid {
  /** The section's name, in the reader's language. */
  readonly name: string;
  /** Above 0: see `Section`. */
  readonly weight: number;
  readonly blocks: readonly Block[];
}

export interface Shared {
  /** Never empty where something was said. */
  readonly shown: readonly Block[];
  /** What was left out, to be read elsewhere. */
  readonly left: readonly Block[];
}

/**
 * So many lines are shared: with the title and the buttons fewer than the 50 blocks of a message on Slack (platforms/slack/limits.ts). Of
 * so many, each shortened as far as messages/fit.ts goes, the texts are within the 12,000 characters of a message there, and the card
 * within the 28 KB of one on Teams (platforms/teams/limits.ts).
 */
const ROOM = 44;
/** What counts as one line, in characters; messages/fit.ts shortens no text further. */
const LINE = 120;

/**
 * thread: what was left out stands there, as it was said. alone: it is left out, so long texts are shortened first, by messages/fit.ts.
 * whole: nothing is left out, of what has no such limits.
 */
export type DigestSpace = 'thread' | 'alone' | 'whole';

export function share(parts: readonly SectionSaid[], on: DigestSpace, locale: Locale): readonly Shared[] {
  if (on === 'whole') return parts.map(({ blocks }) => ({ shown: blocks, left: [] }));
  const all = parts.map((part) => ({ ...part, units: unitsOf(part.blocks, on) }));
  const places = shares(
    ROOM,
    all.map(({ units, weight }) => ({ size: linesIn(units), weight })),
  );
  return all.map(({ name, blocks, units }, i) => {
    const room = places[i] ?? 1;
    if (linesIn(units) <= room) return { shown: blocks, left: [] };
    const kept = units.slice(0, fitting(units, room - 1));
    const left = units.slice(kept.length);
    const count = left.length;
    const more = on === 'thread' ? words(locale).inThread(count) : moreItems(count, locale);
    const shown: readonly Block[] =
      kept.length === 0
        ? [{ kind: 'text', text: [{ strong: name }, ` · ${more}`] }]
        : [...joined(kept), { kind: 'note', text: more }];
    return { shown, left: joined(left) };
  });
}

/** What is kept or left out as a whole: a line with its buttons, an item of a list, a fact. */
interface DigestLine {
  readonly blocks: readonly Block[];
  readonly lines: number;
}

function unitsOf(blocks: readonly Block[], on: DigestSpace): readonly DigestLine[] {
  const size = on === 'alone' ? leastOf : linesOf;
  const units: DigestLine[] = [];
  for (const block of blocks) {
    const above = units.at(-1);
    if (above && (block.kind === 'buttons' || block.kind === 'select'))
      units.splice(-1, 1, { blocks: [...above.blocks, block], lines: above.lines + 1 });
    else units.push(...parted(block).map((each) => ({ blocks: [each], lines: size(each) })));
  }
  return units;
}

function parted(block: Block): readonly Block[] {
  if (block.kind === 'list') return block.items.map((item) => ({ ...block, items: [item] }));
  if (block.kind === 'facts') return block.facts.map((fact) => ({ ...block, facts: [fact] }));
  return [block];
}

/** As one after another they were parted. */
function joined(units: readonly DigestLine[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const block of units.flatMap((unit) => unit.blocks)) {
    const above = blocks.at(-1);
    if (block.kind === 'list' && above?.kind === 'list')
      blocks.splice(-1, 1, { ...above, items: [...above.items, ...block.items] });
    else if (block.kind === 'facts' && above?.kind === 'facts')
      blocks.splice(-1, 1, { ...above, facts: [...above.facts, ...block.facts] });
    else blocks.push(block);
  }
  return blocks;
}

/** How many of the first fit; the very first also where it is longer, if shortened it fits. */
function fitting(units: readonly DigestLine[], room: number): number {
  let count = 0;
  let lines = 0;
  for (const unit of units) {
    lines += unit.lines;
    if (lines > room) break;
    count += 1;
  }
  const [first] = units;
  return count === 0 && first && least(first) <= room ? 1 : count;
}

function linesIn(units: readonly DigestLine[]): number {
  return units.reduce((sum, { lines }) => sum + lines, 0);
}

/** Of a unit that is shortened. */
function least({ blocks }: DigestLine): number {
  return blocks.reduce((sum, block) => sum + leastOf(block), 0);
}

function leastOf(block: Block): number {
  if (block.kind === 'quote') return block.by === undefined ? 1 : 2;
  if (block.kind === 'chart') return 2;
  return block.kind === 'table' ? linesOf(block) : 1;
}

function linesOf(block: Block): number {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return lines(block.text);
    case 'quote':
      return lines(block.text) + (block.by === undefined ? 0 : lines(block.by));
    case 'list':
      return block.items.reduce((sum: number, item) => sum + lines(item), 0);
    case 'facts':
      return block.facts.reduce((sum, { label, value }) => sum + lines([label, ' ', ...spans(value)]), 0);
    case 'chart':
      return 2 + lines(block.chart.sentence);
    case 'table':
      return 1 + block.table.rows.length;
    case 'image':
    case 'buttons':
    case 'select':
    case 'divider':
      return 1;
    default:
      return block satisfies never;
  }
}

function spans(text: Text) {
  return typeof text === 'string' ? [text] : text;
}

function lines(text: Text): number {
  return Math.max(1, Math.ceil(wordsOf(text).length / LINE));
}

const words = phrases({
  en: { inThread: (count: number) => `… +${count} more, in this digest’s thread` },
  fr: { inThread: (count) => fr`… +${count} de plus, dans le fil de ce numéro` },
});
