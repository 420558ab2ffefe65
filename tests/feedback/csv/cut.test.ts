import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guessFile } from '../../../src/feedback/file.ts';
import { allRows } from '../all-rows.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-cut-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const head = 'Date;NPS;Avis;Région\n13/02/2026;9;Bien;Bretagne\n';

async function readOf(text: string, locale: 'en' | 'fr' = 'en') {
  const file = join(folder, 'avis.csv');
  await writeFile(file, text);
  const guess = await guessFile(file, { overrides: [], usualDateOrder: 'dmy' });
  const settings = { timeZone: 'Europe/Paris', now: new Date('2026-11-22'), locale, heat: null } as const;
  const read = await allRows(file, guess, settings);
  return {
    regions: read.flatMap(({ items }) => items.map(({ segments }) => segments['Région'])),
    rejects: read.flatMap(({ rejects }) => rejects.map(({ line, reason }) => `${line} ${reason}`)),
  };
}

describe('the last row', () => {
  test.each([
    ['14/02/2026;3;Cher;Île-de', 'cut in its last cell'],
    ['14/02/2026;3;Cher;', 'cut before its last cell'],
    ['14/02/2026;3;Ch', 'cut in another cell'],
    ['14/02/2026;3;"Deux\nlignes";Île', 'cut after a quoted cell'],
  ])('%j is set aside with its number and what to do: it may be %s', async (row) => {
    const { regions, rejects } = await readOf(head + row);
    expect(regions).toEqual(['Bretagne']);
    expect(rejects).toEqual([expect.stringMatching(/^3 The file stops here without a line break/)]);
  });

  test.each([['14/02/2026;3;Cher;Savoie\n'], ['14/02/2026;3;Cher;Savoie\r'], ['14/02/2026;3;Cher;"Savoie"']])(
    '%j is whole',
    async (row) => {
      expect(await readOf(head + row)).toEqual({ regions: ['Bretagne', 'Savoie'], rejects: [] });
    },
  );
});

test('the end of a text whose beginning is lost is no row, even with as many cells as one', async () => {
  const { rejects } = await readOf('Avis;NPS;Date\nBonjour,\nmerci";9;13/02/2026\n', 'fr');
  expect(rejects).toEqual([expect.stringMatching(/^2 /), expect.stringMatching(/^3 Un guillemet/)]);
});

test('two rows that only a stray carriage return parts are not taken for one', async () => {
  const { regions, rejects } = await readOf(
    `${head}14/02/2026;3;Cher;Savoie\r15/02/2026\n16/02/2026;5;Ok;Var\n`,
  );
  expect(regions).toEqual(['Bretagne', 'Var']);
  expect(rejects).toEqual([expect.stringMatching(/^3 .*line break of another kind/)]);
});
