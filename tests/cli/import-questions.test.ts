// What `portevoix import` asks where somebody sits at a terminal: the doubts with the likeliest answer first, then whether to import.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Io } from '../../src/cli/command.ts';
import { importCommand } from '../../src/cli/import.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-questions-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Somebody who types these lines, one for each question; what they are asked beyond them fails. */
function sitting(url: string, typed: readonly string[], locale: Locale = 'en') {
  const [out, err, asked]: string[][] = [[], [], []];
  const left = [...typed];
  const io: Io = {
    env: { DATABASE_URL: url, PORTEVOIX_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') },
    clock: { now: () => new Date('2026-11-22T10:00:00Z') },
    locale,
    terminal: true,
    out: (line) => void out?.push(line),
    err: (line) => void err?.push(line),
    input: async () => '',
    progress: () => {},
    async ask(question) {
      asked?.push(question);
      const line = left.shift();
      if (line === undefined) throw new Error(`nobody answers ${question}`);
      return line;
    },
  };
  return { io, out: out ?? [], err: err ?? [], asked: asked ?? [] };
}

async function fileOf(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

const FIVES = [5, 4, 2, 4, 3, 5, 1, 4];
const five = (name: string) =>
  fileOf(name, ['Day,NPS,Comment', ...FIVES.map((score, i) => `2026-10-${10 + i},${score},Words ${i}`)]);

onAnyEngine((engine) => {
  test('Enter takes the likeliest answer, the file’s own figure is shown, and Enter imports', async () => {
    const url = await freshUrl(engine);
    const { io, out, err, asked } = sitting(url, ['', '']);
    expect(await importCommand.run([await five('fives.csv'), '--source', 'Survey'], io)).toBe(0);
    expect(asked).toEqual(['Which one? (Enter: 1) ', 'Import? (Enter: yes, n: no) ']);
    const at = err.findIndex((line) => line.startsWith('The values of “NPS”'));
    expect(err.slice(at + 1, at + 4)).toEqual([
      '  1. satisfaction (CSAT), from 1 to 5',
      '  2. recommendation (NPS), from 0 to 10',
      '  3. leave this column out',
    ]);
    expect(err).toContain('CSAT of this file: 63% (8 scores)');
    expect(out[0]).toBe('8 imported, 0 already there, 0 rejected.');
    const { db } = await openedHere(url);
    expect(await db.feedback.count({ where: { metric: 'csat', score: 5 } })).toBe(2);
  });

  test('another answer is taken by its number, and “n” stores nothing', async () => {
    const url = await freshUrl(engine);
    const { io, out, err } = sitting(url, ['2', 'n']);
    expect(await importCommand.run([await five('two.csv'), '--source', 'Survey'], io)).toBe(0);
    expect(err).toContain('NPS of this file: -100 (8 scores)'.replace('-', '−'));
    expect(out).toEqual([]);
    const { db } = await openedHere(url);
    expect([await db.feedback.count(), await db.source.count()]).toEqual([0, 0]);
  });

  test('two questions at most are asked; a day that is none, or no answer that was offered, ends it with the options', async () => {
    const url = await freshUrl(engine);
    const file = await fileOf('no-day.csv', ['NPS,Comment', '9,Good', '3,Bad', '10,Great']);
    const wrong = sitting(url, ['1', 'yesterday']);
    expect(await importCommand.run([file, '--source', 'Survey'], wrong.io)).toBe(2);
    expect(wrong.err.join('\n')).toContain('--answered-at YYYY-MM-DD');
    const right = sitting(url, ['', '2026-10-31', 'y']);
    expect(await importCommand.run([file, '--source', 'Survey'], right.io)).toBe(0);
    expect(right.asked).toEqual([
      'Which one? (Enter: 1) ',
      'Which day, as 2026-10-31? ',
      'Import? (Enter: yes, n: no) ',
    ]);
    expect(right.out[0]).toBe('3 imported, 0 already there, 0 rejected.');
    const odd = sitting(url, ['7']);
    expect(await importCommand.run([await five('odd.csv'), '--source', 'Other'], odd.io)).toBe(2);
    expect(odd.asked).toHaveLength(1);
  });

  test('a changed layout of a source is told and asked about, in French', async () => {
    const url = await freshUrl(engine);
    const before = await fileOf('before.csv', ['Date;NPS;Commentaire', '13/10/2026;9;Bien']);
    expect(await importCommand.run([before, '--source', 'Avis'], sitting(url, [''], 'fr').io)).toBe(0);
    const after = await fileOf('after.csv', ['Date;NPS;Remarque;Magasin', '14/10/2026;3;Lent;Lyon']);
    const { io, err, out } = sitting(url, ['', ''], 'fr');
    expect(await importCommand.run([after, '--source', 'Avis'], io)).toBe(0);
    const told = err.find((line) => line.includes('+ Remarque'));
    expect(told).toMatch(/\+ Magasin.*- Commentaire/);
    expect(out[0]).toBe('1 importée, 0 déjà là, 0 rejetée.');
  });
});
