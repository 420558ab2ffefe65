// What is on which slide of a screen: all of it, in its order, and no more on one than it has room for.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block } from '../../../src/messages/message.ts';
import { partsOf } from '../../../src/web/pages/wall/parts.ts';

const words = fc.string({ minLength: 1, maxLength: 300 });
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ kind: 'text', text })),
  fc.string({ maxLength: 240 }).map((text): Block => ({ kind: 'quote', text, by: 'Livraison, 2/10' })),
  fc.array(words, { minLength: 1, maxLength: 5 }).map((items): Block => ({ kind: 'list', items })),
  fc
    .array(words, { minLength: 1, maxLength: 7 })
    .map((all): Block => ({ kind: 'facts', facts: all.map((value) => ({ label: 'NPS', value })) })),
);

/** Each line, whatever it stands in. */
const linesOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block): unknown[] => {
    if (block.kind === 'list') return [...block.items];
    return block.kind === 'facts' ? [...block.facts] : [block];
  });

it('keeps every line in its order, and makes no empty slide', () => {
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 8 }), (blocks) => {
      const parts = partsOf(blocks);
      expect(parts.flatMap(linesOf)).toEqual(linesOf(blocks));
      expect(parts.filter((part) => part.length === 0)).toEqual([]);
    }),
  );
});

it('shows three figures at once, and a picture by itself', () => {
  const facts = Array.from({ length: 7 }, (_, i) => ({ label: `Figure ${i}`, value: `${i}` }));
  const chart: Block = {
    kind: 'chart',
    chart: { title: 'NPS', form: 'line', categories: [], series: [], unit: '', sentence: 'None.' },
  };
  const text: Block = { kind: 'text', text: 'Few words.' };
  const parts = partsOf([{ kind: 'facts', facts }, chart, text]);
  expect(parts.map(linesOf).map((lines) => lines.length)).toEqual([3, 3, 1, 1, 1]);
});

it('keeps two short quotes together, and parts long ones', () => {
  const quote = (most: number): Block => ({ kind: 'quote', text: 'x'.repeat(most), by: 'Livraison, 2/10' });
  expect(partsOf([quote(80), quote(100)])).toHaveLength(1);
  expect(partsOf([quote(240), quote(100)])).toHaveLength(2);
});
