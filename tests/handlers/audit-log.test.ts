// The audit log as an auditor reads it in the chat.
import { beforeEach, describe, expect, it } from 'vitest';
import { noted } from '../../src/audit/note.ts';
import { transact } from '../../src/database/client.ts';
import { menu } from '../../src/handlers/index.ts';
import { plainText } from '../../src/messages/plain.ts';
import { giveRole } from '../../src/roles/give.ts';
import { type Desk, freshDesk, now } from './desk.ts';

describe('the audit log in the chat', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await freshDesk('sqlite', 'en');
  });

  const read = async (
    locale: 'en' | 'fr',
    name: string,
    about: { subject?: string; chosen?: string } = {},
  ) => {
    const asker = {
      ...{ ...desk.admin, isAdmin: false, chosenLocale: locale },
      roles: ['auditor'] as const,
    };
    const reply = await menu.actions[name]?.(desk.ask({ asker, ...about }));
    if (reply?.kind !== 'say') throw new Error(`${name} says nothing`);
    const text = plainText(reply.message, locale).replaceAll(/[\u00a0\u202f]/g, ' ');
    return { message: reply.message, text, lines: text.split('\n').filter((line) => /^#\d+ /.test(line)) };
  };

  it('says who did what, the latest first, with the names of today, in either language', async () => {
    const { kit, workspace, admin } = desk;
    const karim = await kit.database.db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
    await giveRole({ database: kit.database, workspace, now, by: admin }, 'case-team', [karim]);
    await kit.database.db.person.updateMany({
      where: { externalId: 'U2' },
      data: { name: 'Karim Haddad-Roy' },
    });
    const [first = '', second = ''] = (await read('en', 'audit')).lines;
    expect(first).toMatch(/^#\d+ · .* · Nadia Benali gave “Karim Haddad-Roy” a role: case team$/);
    expect(Number(second.slice(1).split(' ')[0])).toBe(Number(first.slice(1).split(' ')[0]) - 1);
    expect((await read('fr', 'audit')).lines[0]).toMatch(
      /· Nadia Benali a donné un rôle à « Karim Haddad-Roy » : équipe des cas$/,
    );
  });

  it('is limited to a kind of act, and turns its pages within it', async () => {
    const { kit, workspace, admin } = desk;
    const noting = { workspaceId: workspace.id, by: { person: admin.id }, now };
    await transact(kit.database, async (tx) => {
      for (let i = 0; i < 12; i += 1)
        await noted(tx, noting, 'settings.changed', { settings: ['replyDays'] });
      await noted(tx, noting, 'message.resent', { messages: 1 });
    });
    expect((await read('en', 'audit')).lines[0]).toContain('sent a message');
    const first = await read('en', 'audit.kind', { chosen: 'settings' });
    expect(first.lines).toHaveLength(10);
    const last = await read('en', 'audit', { subject: 'settings/1' });
    // The notice of visits and the competitors that the desk begins with, besides.
    expect(last.lines).toHaveLength(4);
    for (const line of [...first.lines, ...last.lines]) expect(line).toMatch(/changed the settings|visits/);
    expect((await read('en', 'audit.kind', { chosen: 'rules' })).lines.length).toBeGreaterThan(0);
    expect((await read('en', 'audit.kind', { chosen: 'all' })).lines[0]).toContain('sent a message');
  });

  it('says which entry was changed', async () => {
    expect((await read('en', 'audit')).text).toMatch(/Whole: \d+ entries/);
    const { db } = desk.kit.database;
    await db.$executeRaw`DROP TRIGGER "AuditEntry_kept"`;
    await db.auditEntry.updateMany({
      where: { workspaceId: desk.workspace.id, number: 2 },
      data: { by: 'x' },
    });
    expect((await read('en', 'audit')).text).toContain('Entry 2 was changed');
    expect((await read('fr', 'audit.verify')).text).toContain('L’entrée 2 a été modifiée');
  });
});
