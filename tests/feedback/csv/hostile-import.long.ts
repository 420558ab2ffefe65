import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guessFile, importFile } from '../../../src/feedback/file.ts';
import { sourceForImport } from '../../../src/feedback/sources/source.ts';
import { keysFrom } from '../../../src/keys.ts';
import { onlyWorkspace } from '../../../src/workspace/workspace.ts';
import { HEADERS, type HostileCsv, writeHostileCsv } from '../../fixtures/hostile-csv.ts';
import { freshDatabase, onEachEngine } from '../../harness/database.ts';
import { held } from '../../harness/memory.ts';

const ROWS = 100_000;
const MEGABYTE = 1024 * 1024;
const now = new Date('2026-11-22T10:00:00Z');
const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);

let folder = '';
let file = '';
let written: HostileCsv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-hostile-'));
  file = join(folder, 'export.csv');
  written = await writeHostileCsv(file, ROWS);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// Growth is measured between row 20,000 and the end.
onEachEngine((engine) => {
  test('100,000 hostile rows: exact counts, every rejected row kept, flat memory; a second run changes nothing', async () => {
    const database = await freshDatabase(engine);
    const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
    if (!workspace) throw new Error('one workspace was expected');
    const source = await sourceForImport(database, workspace.id, { name: 'Enquête', heat: 'hot', now });
    const target = { workspaceId: workspace.id, source, file };
    const guess = await guessFile(file, { overrides: [], usualDateOrder: 'dmy' });
    const settings = {
      keys,
      keepOriginals: true,
      now,
      country: 'FR',
      timeZone: 'Europe/Paris',
      locale: 'fr',
      heat: null,
    } as const;

    let heaps: number[] = [];
    const onProgress = ({ rows }: { rows: number }): void => {
      if (rows >= 20_000 && (heaps.length === 0 || rows >= 99_000)) heaps.push(held().heap);
    };
    const growth = (): number => Math.max(...heaps.slice(1)) - (heaps[0] ?? Number.NaN);
    const rejects = `${file}.rejects.csv`;
    const first = await importFile(database, target, guess, { ...settings, onProgress });
    expect(first).toMatchObject({
      imported: written.valid,
      duplicates: 0,
      rejected: 1_000,
      mended: expect.any(Number),
      rejects,
    });
    expect(written.valid).toBe(99_000);
    expect(await database.db.feedback.count()).toBe(99_000);
    expect(growth()).toBeLessThan(8 * MEGABYTE);

    const [header, ...kept] = parse(await readFile(rejects, 'utf8'), { relax_column_count: true });
    expect(header).toEqual(['line', 'column', 'reason', ...HEADERS]);
    expect(kept.map(([line, , , ...cells]) => ({ line: Number(line), cells }))).toEqual(
      written.broken.map(({ line, cells }) => ({ line, cells })),
    );
    expect(kept.every(([, , reason]) => reason !== undefined && reason !== '')).toBe(true);
    expect((await stat(rejects)).mode & 0o077).toBe(0);

    const sample = { orderBy: { id: 'asc' }, take: 500 } as const;
    const before = await database.db.feedback.findMany(sample);
    heaps = [];
    const second = await importFile(database, target, guess, {
      ...settings,
      onProgress,
      now: new Date('2026-11-23T10:00:00Z'),
    });
    expect(second).toMatchObject({
      imported: 0,
      duplicates: written.valid,
      rejected: 1_000,
      mended: expect.any(Number),
      rejects,
    });
    expect(growth()).toBeLessThan(8 * MEGABYTE);
    expect(await database.db.feedback.findMany(sample)).toEqual(before);
    expect(await database.db.feedback.count()).toBe(99_000);
  });
});
