// A company that left: nothing of it is in any table, and nothing of another's has changed.
import { expect, it } from 'vitest';
import { eraseCompany } from '../../src/erasure/company.ts';
import { rowsOf, twoCompanies } from '../companies/two.ts';
import { onEachEngine } from '../harness/database.ts';

onEachEngine((engine) => {
  it('leaves no row of the company, and every row of the other', { timeout: 60_000 }, async () => {
    const [leaver, stayer] = await twoCompanies(engine);
    const { database } = leaver.desk.kit;
    const before = await rowsOf(database, stayer.desk.workspace.id);
    expect(await rowsOf(database, leaver.desk.workspace.id)).not.toBe('');
    await eraseCompany(database, leaver.desk.workspace.id);
    expect(await rowsOf(database, leaver.desk.workspace.id)).toBe('');
    expect(await rowsOf(database, stayer.desk.workspace.id)).toBe(before);
  });
});
