// A file that leaves something open, in a chat: asked, answered, imported with its figures, and taken back.
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { correctPlan, importOf, startImport } from '../../src/imports/acts.ts';
import { tellUndone } from '../../src/imports/undone.ts';
import { beginUndo, finishUndo } from '../../src/undoing/undo.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type SharedFiles, sharedFiles } from './shared-files.ts';

onAnyEngine((engine) => {
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
    expect(await drawn(id)).toContain('the day first (Sunday 1 February 2026)');
    expect(await drawn(id)).not.toContain('import.start');
    await correct(id, { answers: { [doubt?.key ?? '']: 'mdy' } });
    expect(await drawn(id)).toMatch(/import\.start/);
    expect(await drawn(id)).toContain('2 January 2026');
  });

  it('tells that a source’s file has other columns than its last one, and waits for an answer', async () => {
    shared = await sharedFiles(database);
    const first = await shared.share('F3', 'Date;NPS;Commentaire\n13/10/2026;9;Bien\n');
    await startImport(shared.shell(), first);
    shared.importer.wake();
    await shared.importer.idle();
    const same = await shared.share('F4', 'Commentaire;Date;NPS\nTrop long;14/10/2026;3\n');
    expect(await drawn(same)).toContain('import.start');
    const id = await shared.share('F5', 'Date;NPS;Remarque;Magasin\n15/10/2026;8;Rien;Lyon\n');
    expect(await drawn(id)).toMatch(/not those of the last file.*\+ Remarque, \+ Magasin, - Commentaire/);
    expect(await drawn(id)).not.toContain('import.start');
    await expect(startImport(shared.shell(), id)).rejects.toMatchObject({ code: 'import.offered' });
    await correct(id, { answers: { 'layout.changed': 'new' } });
    expect(await drawn(id)).toContain('import.start');
    await startImport(shared.shell(), id);
    shared.importer.wake();
    await shared.importer.idle();
    expect(await drawn(id)).toMatch(/1 imported/);
  });

  it('says how many previews and tests it leaves out and by which column, and takes them where an admin says so', async () => {
    shared = await sharedFiles(database);
    const rows = ['complete', 'preview', 'test', 'complete'].map(
      (state, i) => `${13 + i}/10/2026;${9 - i};${state}`,
    );
    const id = await shared.share('F6', `Date;NPS;Response type\n${rows.join('\n')}\n`);
    expect(await drawn(id)).toMatch(/2 rows can be imported/);
    expect(await drawn(id)).toMatch(
      /2 rows left out that nobody answered for real.*“Response type” tells them/,
    );
    const { plan } = await importOf(database.db, shared.shell(), id);
    const at = plan.found?.columns.find(({ field }) => field === 'state')?.at ?? -1;
    await correct(id, { choices: { [String(at)]: 'ignore' } });
    expect(await drawn(id)).toMatch(/4 rows can be imported/);
    expect(await drawn(id)).not.toContain('nobody answered for real');
  });

  it('leaves out and takes in by what stands in a column, as an admin chose, and imports no other row', async () => {
    shared = await sharedFiles(database);
    const rows = ['FR;Web', 'BE;Web', 'FR;Test', 'FR;Web', 'CH;Web', 'BE;Test'].map(
      (more, i) => `${13 + i}/10/2026;${9 - i};${more}`,
    );
    const id = await shared.share('F7', `Date;NPS;Pays;Canal\n${rows.join('\n')}\n`);
    const { plan } = await importOf(database.db, shared.shell(), id);
    expect(plan.found?.filters).toEqual([
      { at: 2, label: 'Pays', values: ['FR', 'BE', 'CH'] },
      { at: 3, label: 'Canal', values: ['Web', 'Test'] },
    ]);
    const only = [
      { at: 2, value: 'FR' },
      { at: 2, value: 'BE' },
    ];
    await correct(id, { only, without: [{ at: 3, value: 'Test' }] });
    expect(await drawn(id)).toMatch(
      /3 rows can be imported.*Pays = FR, BE.*Canal = Test.*3 rows left out by your filters/s,
    );
    await startImport(shared.shell(), id);
    shared.importer.wake();
    await shared.importer.idle();
    const { workspaceId } = shared.shell();
    const stored = await database.db.feedback.findMany({
      where: { workspaceId },
      select: { segments: true },
    });
    expect(stored.map(({ segments }) => JSON.stringify(segments)).sort()).toEqual(
      ['{"Pays":"BE","Canal":"Web"}', '{"Pays":"FR","Canal":"Web"}', '{"Pays":"FR","Canal":"Web"}']
        .map((text) => JSON.stringify(JSON.parse(text)))
        .sort(),
    );
  });
});
