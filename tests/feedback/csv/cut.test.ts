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
    ['14/02/2026;3;Ch', 'fewer cells than all others'],
    ['14/02/2026', 'the first cell alone'],
    ['14/', 'the beginning of a day'],
    ['14/02/2026;3;"Deux\nlignes"', 'fewer cells than all others, the last one in quotes'],
    ['14/02/2026;3;"Deux\nlig', 'an open quote'],
    ['14/02/2026;3;Cher;"Savo', 'an open quote in its last cell'],
  ])('%j without a line break is set aside: it has %s', async (row) => {
    const { regions, rejects } = await readOf(head + row);
    expect(regions).toEqual(['Bretagne']);
    expect(rejects[0]).toMatch(/^3 (?:The file stops here in the middle of a row|A quote is opened here)/);
  });

  test.each([
    '14/02/2026;3;Cher;Savoie',
    '14/02/2026;3;Cher;Savoie\n',
    '14/02/2026;3;Cher;Savoie\r',
    '14/02/2026;3;Cher;"Savoie"',
    '14/02/2026;3;"Deux\nlignes";Savoie',
  ])('%j is whole', async (row) => {
    expect(await readOf(head + row)).toEqual({ regions: ['Bretagne', 'Savoie'], rejects: [] });
  });

  test('may lack the cells that other rows lack too', async () => {
    expect(await readOf(`${head}14/02/2026;3;Cher\n15/02/2026;5;Ok`)).toEqual({
      regions: ['Bretagne', undefined, undefined],
      rejects: [],
    });
  });
});

describe('a row in the middle', () => {
  test('with fewer cells has nothing in those it lacks', async () => {
    expect(await readOf(`${head}14/02/2026;3\n15/02/2026;5;Ok;Var\n`)).toEqual({
      regions: ['Bretagne', undefined, 'Var'],
      rejects: [],
    });
  });

  test('with more cells is set aside', async () => {
    const { regions, rejects } = await readOf(`${head}14/02/2026;3;Cher;Savoie;9\n15/02/2026;5;Ok;Var\n`);
    expect(regions).toEqual(['Bretagne', 'Var']);
    expect(rejects).toEqual(['3 The row has 5 cells where the header has 4.']);
  });
});

test('the end of a text whose beginning is lost is no row, even with as many cells as one', async () => {
  const { rejects } = await readOf('Avis;NPS;Date\nBonjour,\nmerci";9;13/02/2026\n', 'fr');
  expect(rejects).toEqual([expect.stringMatching(/^2 /), expect.stringMatching(/^3 Un guillemet/)]);
});

test.each([
  ['Avis;NPS;Date\nBien;9;13/02/2026 10:00\nCher;3;14/02/20', 'a date'],
  ['Date;Avis;NPS\n13/02/2026;Bien;8,5\n14/02/2026;Cher;4,', 'a number'],
])('a last cell that is the beginning of what all others are is set aside: %j', async (text) => {
  const { rejects } = await readOf(text);
  expect(rejects).toEqual([expect.stringMatching(/^3 The file stops here/)]);
});

test('two rows that only a stray carriage return parts are not taken for one', async () => {
  const { regions, rejects } = await readOf(
    `${head}14/02/2026;3;Cher;Savoie\r15/02/2026\n16/02/2026;5;Ok;Var\n`,
  );
  expect(regions).toEqual(['Bretagne', 'Var']);
  expect(rejects).toEqual([expect.stringMatching(/^3 .*line break of another kind/)]);
});
