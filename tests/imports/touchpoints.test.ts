// A file whose moments of the journey are the company's own words: read back, imported, summed up, and taken back.
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { touchpointIds } from '../../src/feedback/touchpoints/company.ts';
import { importOf, startImport } from '../../src/imports/acts.ts';
import { beginUndo, finishUndo } from '../../src/undoing/undo.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type SharedFiles, sharedFiles } from './shared-files.ts';

const row = (i: number, touchpoint: string) => `0${(i % 9) + 1}/10/2026;${i % 11};Avis ${i};${touchpoint}`;
const many = (count: number, from: number, touchpoint: string) =>
  Array.from({ length: count }, (_, i) => row(from + i, touchpoint));
const file = (...rows: string[]) => ['Date;Note NPS;Commentaire;Étape', ...rows, ''].join('\n');

onAnyEngine((engine) => {
  let database: Database;
  let shared: SharedFiles;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  afterEach(() => shared.stop());
  const drawn = async (id: string) => JSON.stringify(await shared.drawn(id));

  it('tells before and after what its words for touchpoints come to, and takes back with it those that it brought', async () => {
    shared = await sharedFiles(database);
    const { workspaceId, now } = shared.shell();
    const rows = [
      ...many(600, 0, 'livraison'),
      ...many(28, 600, 'Livraisons'),
      ...many(12, 700, 'Achat en magasin'),
    ];
    const id = await shared.share('F1', file(...rows));
    const known = 'Touchpoints: 628 “livraison” → Delivery.';
    const fresh = 'New touchpoints of your own: Achat en magasin (12).';
    for (const line of [known, fresh]) expect(await drawn(id)).toContain(line);
    expect(await touchpointIds(database.db, workspaceId)).toHaveLength(8);
    await startImport(shared.shell(), id);
    shared.importer.wake();
    await shared.importer.idle();
    for (const line of [known, fresh]) expect(await drawn(id)).toContain(line);
    expect(await database.db.feedback.count({ where: { workspaceId, touchpoint: 'delivery' } })).toBe(628);
    expect(await touchpointIds(database.db, workspaceId)).toContain('Achat en magasin');
    const { row: brought } = await importOf(database.db, shared.shell(), id);
    const number = brought.batch ?? 0;
    await beginUndo(database, workspaceId, number, { byId: brought.personId, now });
    await finishUndo({ database, workspaceId, now: () => now }, number);
    expect(await touchpointIds(database.db, workspaceId)).toHaveLength(8);
    expect(await database.db.touchpointAlias.count({ where: { workspaceId } })).toBe(0);
  });

  it('keeps a touchpoint that came with a file which is taken back, where a filter has it meanwhile', async () => {
    shared = await sharedFiles(database);
    const { workspaceId, now } = shared.shell();
    const id = await shared.share('F2', file(...many(10, 0, 'Borne'), ...many(10, 20, 'Salon')));
    await startImport(shared.shell(), id);
    shared.importer.wake();
    await shared.importer.idle();
    const times = { since: now, lookedUntil: now };
    await database.db.feedRule.create({
      data: {
        ...{ workspaceId, id: 'r', name: 'r', address: 'slack:C1', mood: 'all', locale: 'fr', adminId: 'a' },
        ...{ touchpoints: ['Borne'], ...times, formKey: 'k' },
      },
    });
    const { row: brought } = await importOf(database.db, shared.shell(), id);
    const number = brought.batch ?? 0;
    await beginUndo(database, workspaceId, number, { byId: null, now });
    await finishUndo({ database, workspaceId, now: () => now }, number);
    expect((await touchpointIds(database.db, workspaceId)).slice(8)).toEqual(['Borne']);
  });

  it('leaves out a column that is called a touchpoint and whose words hardly come twice', async () => {
    shared = await sharedFiles(database);
    const { workspaceId } = shared.shell();
    const rows = Array.from({ length: 60 }, (_, i) =>
      row(i, `Jeanne Martin${String.fromCharCode(97 + (i % 26))} ${i}`),
    );
    const id = await shared.share('F3', file(...rows));
    await startImport(shared.shell(), id);
    shared.importer.wake();
    await shared.importer.idle();
    expect(await database.db.feedback.count({ where: { workspaceId } })).toBe(60);
    expect(await database.db.feedback.count({ where: { workspaceId, touchpoint: { not: null } } })).toBe(0);
    expect(await touchpointIds(database.db, workspaceId)).toHaveLength(8);
  });
});
