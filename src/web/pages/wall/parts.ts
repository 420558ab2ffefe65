// What goes on one slide: as much as is read at five metres in twenty seconds, and as a small screen has room for. What does not is on the
// next one: nothing is cut off. Pure.
import { type Block, words } from '../../../messages/message.ts';

/** In characters, as ROOM is: what a figure takes, and what stands below a quote. */
const FIGURE = 100;
const BESIDE = 40;
/** A few words stand on a line of their own as well. */
const LINE = 45;
/** So that a telephone of 320 by 568 pixels, on either side, shows all of a slide in the smallest letters (tests/browser/wall.test.ts). */
const ROOM = 300;

/** The same blocks in the same order, lists and figures parted where they have to be; a picture is by itself. None is empty. */
export function partsOf(blocks: readonly Block[]): Block[][] {
  const parts: { blocks: Block[]; left: number }[] = [];
  for (const block of blocks.flatMap(single)) {
    const size = sizeOf(block);
    const last = parts.at(-1);
    if (last === undefined || size > last.left) parts.push({ blocks: [block], left: ROOM - size });
    else {
      add(last.blocks, block);
      last.left -= size;
    }
  }
  return parts.map((each) => each.blocks);
}

function single(block: Block): readonly Block[] {
  if (block.kind === 'facts') return block.facts.map((fact) => ({ ...block, facts: [fact] }));
  if (block.kind === 'list') return block.items.map((item) => ({ ...block, items: [item] }));
  return [block];
}

/** What was parted and stands together again is one. */
function add(blocks: Block[], block: Block): void {
  const above = blocks.at(-1);
  if (above?.kind === 'facts' && block.kind === 'facts')
    blocks.splice(-1, 1, { ...above, facts: [...above.facts, ...block.facts] });
  else if (above?.kind === 'list' && block.kind === 'list')
    blocks.splice(-1, 1, { ...above, items: [...above.items, ...block.items] });
  else blocks.push(block);
}

function sizeOf(block: Block): number {
  switch (block.kind) {
    case 'facts':
      return FIGURE * block.facts.length;
    case 'quote':
      return block.text.length + BESIDE;
    case 'text':
    case 'note':
    case 'heading':
      return linesOf(words(block.text));
    case 'list':
      return block.items.reduce((sum: number, item) => sum + linesOf(words(item)), 0);
    default:
      return ROOM;
  }
}

function linesOf(text: string): number {
  return Math.max(LINE, text.length);
}
