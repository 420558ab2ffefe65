// Links that carry a right: what is kept of them, and when they lead somewhere.
import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import {
  changePage,
  listPages,
  makePage,
  noteOpened,
  pageOpened,
  renewPage,
  revokePage,
} from '../../src/pages/page.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const now = new Date('2026-11-30T09:00:00Z');
const doer = { by: 'command-line', now } as const;
const shows = { scheduleId: 's', channel: 'slack:C1', slides: ['headline'], languages: ['fr'] };
const screen = (name: string) => ({ kind: 'wall', name, shows, creatorId: 'nadia' }) as const;
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

onEachEngine((engine) => {
  describe('a page', () => {
    const opened = (database: Database, token: string, at = now) =>
      pageOpened(database.db, { token, kind: 'wall', now: at });

    test('opens by what stands in its link, of which a hash alone is kept', async () => {
      const database = await freshDatabase(engine);
      const { page, token } = await makePage(database, 'acme', screen('Hall'), doer);
      expect(token).toMatch(/^[\w-]{32}$/);
      expect(await opened(database, token)).toEqual(page);
      expect(page).toMatchObject({ workspaceId: 'acme', createdById: 'nadia', lastOpenedOn: null, shows });
      const row = await database.db.page.findFirstOrThrow({ where: { workspaceId: 'acme' } });
      expect(JSON.stringify(row)).not.toContain(token);
    });

    test('no two links are alike', async () => {
      const database = await freshDatabase(engine);
      const tokens = await Promise.all(
        ['a', 'b', 'c'].map((name) => makePage(database, 'acme', screen(name), doer)),
      );
      expect(new Set(tokens.map(({ token }) => token)).size).toBe(3);
    });

    test('leads nowhere by another token, by its hash, or once it is revoked', async () => {
      const database = await freshDatabase(engine);
      const { page, token } = await makePage(database, 'acme', screen('Hall'), doer);
      const { tokenHash } = await database.db.page.findFirstOrThrow({ where: { workspaceId: 'acme' } });
      expect(await opened(database, token.toUpperCase())).toBeNull();
      expect(await opened(database, tokenHash)).toBeNull();
      expect(await revokePage(database, 'other', page.id, doer)).toBeNull();
      expect(await opened(database, token)).not.toBeNull();
      expect(await revokePage(database, 'acme', page.id, doer)).toBe('Hall');
      expect(await opened(database, token)).toBeNull();
      expect(await revokePage(database, 'acme', page.id, doer)).toBeNull();
    });

    test('lives a year, and a year more from when it is renewed, by the same link', async () => {
      const database = await freshDatabase(engine);
      const { page, token } = await makePage(database, 'acme', screen('Hall'), doer);
      expect(await opened(database, token, later(364))).not.toBeNull();
      expect(await opened(database, token, later(365))).toBeNull();
      expect(await renewPage(database, 'other', page.id, doer)).toBeNull();
      expect(await opened(database, token, later(365))).toBeNull();
      await renewPage(database, 'acme', page.id, { ...doer, now: later(400) });
      expect(await opened(database, token, later(764))).not.toBeNull();
      expect(await opened(database, token, later(765))).toBeNull();
    });

    test('has a name of its own in its company', async () => {
      const database = await freshDatabase(engine);
      const { page } = await makePage(database, 'acme', screen('Hall'), doer);
      await makePage(database, 'other', screen('Hall'), doer);
      await expect(makePage(database, 'acme', screen('Hall'), doer)).rejects.toMatchObject({
        code: 'page.exists',
      });
      await makePage(database, 'acme', screen('Gate'), doer);
      await expect(changePage(database, 'acme', page, { name: 'Gate', shows }, doer)).rejects.toMatchObject({
        code: 'page.exists',
      });
    });

    test('of two admins who change it, the second overwrites nothing', async () => {
      const database = await freshDatabase(engine);
      const { page } = await makePage(database, 'acme', screen('Hall'), doer);
      expect(await changePage(database, 'other', page, { name: 'Theirs', shows }, doer)).toBe(false);
      expect(await changePage(database, 'acme', page, { name: 'Hall', shows }, doer)).toBe(true);
      expect(await changePage(database, 'acme', page, { name: 'Gate', shows }, doer)).toBe(false);
      expect((await listPages(database.db, 'acme')).map(({ name }) => name)).toEqual(['Hall']);
    });

    test('keeps of who opened it the day alone', async () => {
      const database = await freshDatabase(engine);
      const { page } = await makePage(database, 'acme', screen('Hall'), doer);
      await noteOpened(database.db, page, '2026-11-30');
      const row = await database.db.page.findFirstOrThrow({ where: { workspaceId: 'acme' } });
      expect(row.lastOpenedOn).toBe('2026-11-30');
    });

    test('leaves a line in the audit log with each act, and no token there', async () => {
      const database = await freshDatabase(engine);
      const { page, token } = await makePage(database, 'acme', screen('Hall'), doer);
      await changePage(database, 'acme', page, { name: 'Hall', shows }, doer);
      await renewPage(database, 'acme', page.id, doer);
      await revokePage(database, 'acme', page.id, doer);
      const rows = await database.db.auditEntry.findMany({
        where: { workspaceId: 'acme' },
        orderBy: { number: 'asc' },
      });
      expect(rows.map(({ act }) => act)).toEqual([
        'page.made',
        'page.changed',
        'page.renewed',
        'page.revoked',
      ]);
      expect(JSON.stringify(rows.map(({ details }) => details))).not.toContain(token);
    });
  });
});
