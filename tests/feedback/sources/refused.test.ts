import { expect, test } from 'vitest';
import { countedRefusals } from '../../../src/feedback/sources/refused.ts';
import { addSource, findSource } from '../../../src/feedback/sources/source.ts';
import { onlyWorkspace } from '../../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';

const now = new Date('2026-11-29T10:00:00Z');

onAnyEngine((engine) => {
  test('a thousand refused bodies are counted in memory and written down as one, with the last reason', async () => {
    const database = await freshDatabase(engine);
    const { db } = database;
    const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
    const workspaceId = workspace?.id ?? '';
    const { source } = await addSource(database, workspaceId, { name: 'Site', heat: 'hot', now });
    const { source: other } = await addSource(database, workspaceId, { name: 'Shop', heat: 'hot', now });
    const known = async (name: string) => {
      const found = await findSource(db, workspaceId, name);
      return [found?.errorCount, found?.lastError, found?.lastErrorAt];
    };
    const refusals = countedRefusals();
    for (let i = 0; i < 1_000; i++) refusals.note(source, i < 999 ? 'signature.wrong' : 'body.notJson', now);
    refusals.note(other, 'signature.wrong', now);
    expect(await known('Site')).toEqual([0, null, null]);
    refusals.forget(other);
    refusals.note({ workspaceId, id: 'gone' }, 'signature.wrong', now);
    await refusals.write(db);
    expect(await known('Site')).toEqual([1_000, 'body.notJson', now]);
    expect(await known('Shop')).toEqual([0, null, null]);
    await refusals.write(db);
    expect(await known('Site')).toEqual([1_000, 'body.notJson', now]);
  });
});
