// A file that leaves something open, in a chat: asked, answered, imported with its figures, and taken back.
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { correctPlan, importOf, startImport } from '../../src/imports/acts.ts';
import { tellUndone } from '../../src/imports/undone.ts';
import { beginUndo, finishUndo } from '../../src/undoing/undo.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { type SharedFiles, sharedFiles } from './shared-files.ts';

onEachEngine((engine) => {
  let database: Database;
  let shared: SharedFiles;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  afterEach(() => shared.stop());
  const drawn = async (id: string) => JSON.stringify(await shared.drawn(id));
  const correct = async (id: string, change: object) => {
    const { plan } = await importOf(database.db, shared.shell(), id);
    await correctPlan(shared.shell(), id, { ...plan, ...change });
    shared.importer.wake();
    await shared.importer.idle();
  };

  it('takes a day for a file without dates, tells its NPS, and is taken back with its message', async () => {
    shared = await sharedFiles(database);
    const { workspaceId, now } = shared.shell();
    const id = await shared.share('F1', 'NPS;Commentaire\n9;Très bien\n10;Parfait\n3;Trop lent\n8;Bien\n');
    expect(await drawn(id)).not.toContain('import.start');
    await expect(startImport(shared.shell(), id)).rejects.toMatchObject({ code: 'import.offered' });
    await correct(id, { day: '2026-10-31' });
    expect(await drawn(id)).toMatch(/NPS of this file: 25.*Saturday 31 October 2026/s);
    await startImport(shared.shell(), id);
    shared.importer.wake();
    await shared.importer.idle();
    expect(await drawn(id)).toMatch(/NPS of this file: 25 \(4 scores\).*import\.undo/s);
    const { row } = await importOf(database.db, shared.shell(), id);
    const number = row.batch ?? 0;
    expect(await beginUndo(database, workspaceId, number, { byId: row.personId, now })).toBe(true);
    await tellUndone(database, await finishUndo({ database, workspaceId, now: () => now }, number), now);
    expect((await shared.drawn(id)).summary).toBe('“avis.csv” is taken back. 4 answers are gone.');
    expect(await database.db.feedback.count({ where: { workspaceId } })).toBe(0);
    expect(await database.db.source.count({ where: { workspaceId } })).toBe(0);
  });

  it('asks which comes first, the day or the month, the likeliest first, and reads the file as it was answered', async () => {
    shared = await sharedFiles(database);
    const id = await shared.share('F2', 'Date;NPS\n01/02/2026;9\n03/04/2026;8\n05/06/2026;10\n');
    const { plan } = await importOf(database.db, shared.shell(), id);
    const [doubt] = plan.found?.doubts ?? [];
    expect(doubt?.answers.map(({ is }) => is)).toEqual(['dmy', 'mdy']);
    expect(await drawn(id)).toContain('the day or with the month first');
    expect(await drawn(id)).not.toContain('import.start');
    await correct(id, { answers: { [doubt?.key ?? '']: 'mdy' } });
    expect(await drawn(id)).toMatch(/import\.start/);
    expect(await drawn(id)).toContain('2 January 2026');
  });
});
