import { expect, it } from 'vitest';
import { type CompanyInChat, onlyWorkspace, workspaceOfCompanies } from '../../src/workspace/workspace.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const defaults = { locale: 'fr', timeZone: 'Europe/Paris', now: new Date('2026-11-22T09:00:00Z') };
const slack = (id = 'T1'): CompanyInChat => ({ platform: 'slack', id, name: 'Exemple' });
const teams = (id = 'tenant-1'): CompanyInChat => ({ platform: 'teams', id, name: '' });

onEachEngine((engine) => {
  it('one company is one workspace, whichever of its chats came first', async () => {
    for (const [first, second] of [
      [slack(), teams()],
      [teams(), slack()],
    ] as const) {
      const database = await freshDatabase(engine);
      const alone = await workspaceOfCompanies(database, [first], defaults);
      const both = await workspaceOfCompanies(database, [first, second], defaults);
      expect(both).toMatchObject({
        id: alone.id,
        slackTeamId: 'T1',
        teamsTenantId: 'tenant-1',
        name: 'Exemple',
      });
      for (const companies of [[first], [second], [second, first]])
        expect((await workspaceOfCompanies(database, companies, defaults)).id).toBe(alone.id);
      expect(await database.db.workspace.count()).toBe(1);
    }
  });

  it('a workspace that was made before any chat was connected is adopted by both', async () => {
    const database = await freshDatabase(engine);
    const made = await onlyWorkspace(database, defaults);
    expect(await workspaceOfCompanies(database, [slack(), teams()], defaults)).toMatchObject({
      id: made?.id,
      slackTeamId: 'T1',
      teamsTenantId: 'tenant-1',
    });
  });

  it('another company’s chat is never joined to a known one', async () => {
    const database = await freshDatabase(engine);
    await workspaceOfCompanies(database, [slack(), teams()], defaults);
    await expect(workspaceOfCompanies(database, [slack(), teams('tenant-2')], defaults)).rejects.toThrow(
      'another company on teams',
    );
    await expect(workspaceOfCompanies(database, [slack('T2'), teams()], defaults)).rejects.toThrow(
      'another company on slack',
    );
    await workspaceOfCompanies(database, [slack('T2')], defaults);
    await expect(workspaceOfCompanies(database, [slack('T2'), teams()], defaults)).rejects.toThrow(
      'different companies',
    );
    expect(await database.db.workspace.count()).toBe(2);
  });
});
