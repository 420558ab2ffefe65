// Taking back an import of 100,000 rows that replaced a thousand known answers, on both engines.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { correctQuotes } from '../../src/erasure/correct.ts';
import { guessFile, importFile } from '../../src/feedback/file.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { keysFrom } from '../../src/keys.ts';
import { beginUndo, finishUndo } from '../../src/undoing/undo.ts';
import { MONDAY, makeCompany } from '../cases/on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { hashOf } from './dump.ts';

const ROWS = 100_000;
const KNOWN = 1_000;
const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const now = new Date(MONDAY.getTime() + 3_600_000);
const workspaceId = 'acme';

onEachEngine((engine) => {
  it('leaves database and search index as before, by the hash of a canonical dump', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portevoix-undo-'));
    try {
      const database = await freshDatabase(engine);
      await makeCompany(database);
      const bring = async (name: string, rows: number, words: string) => {
        const file = join(folder, name);
        const lines = Array.from(
          { length: rows },
          (_, i) => `${i};2026-11-0${(i % 7) + 1};${i % 11};${words} ${i};client-${i}`,
        );
        await writeFile(file, `Response ID;Date;NPS;Comment;Customer\n${lines.join('\n')}\n`);
        const guess = await guessFile(file, { overrides: [], usualDateOrder: 'dmy' });
        const source = await sourceForImport(database, workspaceId, { name: 'Survey', heat: 'hot', now });
        return importFile(database, { workspaceId, source, file }, guess, {
          ...{ timeZone: 'Europe/Paris', now, locale: 'en', heat: null, keys },
          ...{ keepOriginals: true, replaces: correctQuotes },
        });
      };
      await bring('known.csv', KNOWN, 'Colis arrivé en retard, numéro');
      const before = await hashOf(database);
      const { batch, imported, replaced } = await bring('all.csv', ROWS, 'Colis enfin arrivé, numéro');
      expect({ imported, replaced }).toEqual({ imported: ROWS - KNOWN, replaced: KNOWN });
      expect(await hashOf(database)).not.toBe(before);
      await beginUndo(database, workspaceId, batch, { byId: null, now });
      const told = await finishUndo({ database, workspaceId, now: () => now }, batch);
      expect(told).toMatchObject({ removed: ROWS - KNOWN, restored: KNOWN });
      expect(await hashOf(database)).toBe(before);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 900_000);
});
