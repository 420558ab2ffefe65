import { expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { intoRequest } from '../../src/feedback/batches/batch.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { addCompany } from './answers-on-file.ts';

const now = new Date('2026-11-09T09:00:00Z');

onEachEngine((engine) => {
  it('batches are numbered by each company from 1 on, no number twice, whoever comes at the same time', async () => {
    const database = await freshDatabase(engine);
    const bring = async (workspaceId: string, day: string | null = null) => {
      const source = { workspaceId, id: 'phone', name: 'Phone', lastSeenAt: null };
      const into = await intoRequest(database, source, { kind: 'api', day, now });
      return (await transact(database, into)).number;
    };
    for (const id of ['acme', 'globex']) await addCompany(database.db, id);
    const at = (workspaceId: string) => Promise.all([1, 2, 3, 4].map(() => bring(workspaceId)));
    const [acme, globex] = await Promise.all([at('acme'), at('globex')]);
    expect(acme.toSorted()).toEqual([1, 2, 3, 4]);
    expect(globex.toSorted()).toEqual([1, 2, 3, 4]);
    // One that brought nothing goes again; its number does not come back.
    await database.db.batch.delete({ where: { workspaceId_number: { workspaceId: 'acme', number: 4 } } });
    expect(await bring('acme', '2026-11-09')).toBe(5);
    expect(await bring('acme', '2026-11-09')).toBe(5);
    expect(await bring('globex')).toBe(5);
  });
});
