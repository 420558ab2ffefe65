import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Io } from '../../src/cli/command.ts';
import { importCommand } from '../../src/cli/import.ts';
import { row, word, workbook, zipped } from '../fixtures/workbook.ts';
import { freshUrl } from '../harness/database.ts';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-cli-'));
  file = join(folder, 'avis.xlsx');
  const header = row(word('Date'), word('NPS'), word('Avis'));
  const sheet = (name: string, score: number) => ({
    name,
    rows: header + row('<c s="2"><v>46066</v></c>', `<c><v>${score}</v></c>`, word(`Avis ${name}`)),
  });
  await writeFile(file, zipped(workbook([sheet('Janvier', 9), sheet('Février', 3)])));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a workbook is imported like a CSV file; --sheet says which of its sheets', async () => {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    env: {
      DATABASE_URL: await freshUrl('sqlite'),
      PORTEVOIX_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    },
    clock: { now: () => new Date('2026-11-22T10:00:00Z') },
    locale: 'fr',
    terminal: true,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    input: async () => '',
    progress: () => undefined,
  };
  expect(await importCommand.run([file, '--source', 'Avis', '--json'], io)).toBe(0);
  expect(await importCommand.run([file, '--source', 'Avis', '--json', '--sheet', 'février'], io)).toBe(0);
  expect(out.map((line) => JSON.parse(line))).toMatchObject([
    { imported: 2, duplicates: 0, rejected: 0, mended: 0, furniture: 0, rejects: null },
    { imported: 0, duplicates: 1, rejected: 0, mended: 0, furniture: 0, rejects: null },
  ]);
  expect(err.join('\n')).toContain('classeur Excel, feuilles «\u00a0Janvier\u00a0», «\u00a0Février\u00a0»');
  await expect(importCommand.run([file, '--source', 'Avis', '--sheet', 'Mars'], io)).rejects.toThrow(
    'import.noSheet',
  );
});
