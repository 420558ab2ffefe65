import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Archive } from '../../../src/feedback/files/book/archive.ts';
import { readStrings } from '../../../src/feedback/files/xlsx/strings.ts';

const PIECE = 64 * 1024;

function archiveOf(texts: readonly string[]): Archive {
  const xml = `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
  return {
    has: () => true,
    sizeOf: () => xml.length,
    async *part() {
      const bytes = Buffer.from(xml);
      for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
    },
    close: async () => {},
  };
}

it('each text of a workbook’s list is what it was, in whatever order cells name them, and however long it is', async () => {
  const text = fc.oneof(
    fc.constantFrom('Lille', 'été', '', '😀'),
    // Several to a block, about one, and more than one.
    fc
      .tuple(fc.constantFrom('mot ', 'é', '日本'), fc.constantFrom(1, 300, 9_000, 40_000, 60_000))
      .map(([word, times]) => word.repeat(times)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 40 }),
      fc.infiniteStream(fc.nat()),
      async (texts, order) => {
        const table = await readStrings(archiveOf(texts), 'xl/sharedStrings.xml');
        for (const pick of order.take(60)) {
          const index = pick % texts.length;
          expect(table.at(index) === texts[index]).toBe(true);
        }
        expect(table.at(texts.length)).toBeNull();
        expect(table.at(-1)).toBeNull();
      },
    ),
    { numRuns: 40 },
  );
});

it('a text of a list of thousands is found though its block was put away long ago', async () => {
  const texts = Array.from({ length: 9_000 }, (_, i) => `${i} ${'colis en retard '.repeat(60)}`);
  const table = await readStrings(archiveOf(texts), 'xl/sharedStrings.xml');
  for (let i = 0; i < texts.length; i += 97) {
    const far = (i * 4_001) % texts.length;
    expect([table.at(i), table.at(far)]).toEqual([texts[i], texts[far]]);
  }
});
