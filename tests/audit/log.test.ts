import { describe, expect, it } from 'vitest';
import { acts } from '../../src/audit/act.ts';
import { entriesSince } from '../../src/audit/entries.ts';
import { noted } from '../../src/audit/note.ts';
import { verify } from '../../src/audit/verify.ts';
import { type Database, type Engine, transact } from '../../src/database/client.ts';
import { workspaceOfSlackTeam } from '../../src/workspace/workspace.ts';
import { freshDatabase, freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { somebody } from './somebody.ts';

const defaults = { locale: 'en', timeZone: 'UTC', now: somebody.now };

async function company(database: Database, id = 'T1'): Promise<string> {
  return (await workspaceOfSlackTeam(database, { id, name: 'Acme' }, defaults)).id;
}

async function note(database: Database, workspaceId: string, times: number): Promise<void> {
  for (let i = 1; i <= times; i += 1)
    await transact(database, (tx) =>
      noted(tx, { workspaceId, ...somebody }, 'topic.closed', { topic: `topic ${i}` }),
    );
}

/** What somebody does first who wants to change the log by hand. */
async function unguard({ db }: Database, engine: Engine): Promise<void> {
  if (engine === 'postgresql') await db.$executeRaw`DROP TRIGGER "AuditEntry_kept" ON "AuditEntry"`;
  else {
    await db.$executeRaw`DROP TRIGGER "AuditEntry_kept"`;
    await db.$executeRaw`DROP TRIGGER "AuditEntry_not_removed"`;
  }
}

onEachEngine((engine) => {
  describe('the audit log', () => {
    it('is whole when two programs write to it at once, for two companies', async () => {
      const url = await freshUrl(engine);
      const [one, two] = [await openedHere(url), await openedHere(url)];
      const [acme, other] = [await company(one), await company(one, 'T2')];
      await Promise.all([note(one, acme, 5), note(two, acme, 5), note(two, other, 3)]);
      expect(await verify(one.db, acme)).toMatchObject({ kind: 'whole', head: { number: 10 } });
      expect(await verify(one.db, other)).toMatchObject({ kind: 'whole', head: { number: 3 } });
    });

    it('says nothing of what was not done after all', async () => {
      const database = await freshDatabase(engine);
      const acme = await company(database);
      await note(database, acme, 1);
      const failed = transact(database, async (tx) => {
        await noted(tx, { workspaceId: acme, ...somebody }, 'topic.closed', { topic: 'x' });
        throw new Error('not after all');
      });
      await expect(failed).rejects.toThrow('not after all');
      await note(database, acme, 1);
      expect(await verify(database.db, acme)).toMatchObject({ kind: 'whole', head: { number: 2 } });
    });

    it('takes no change and no removal, but goes with its company', async () => {
      const database = await freshDatabase(engine);
      const { db } = database;
      const acme = await company(database);
      await note(database, acme, 2);
      await expect(db.auditEntry.updateMany({ data: { act: 'x' } })).rejects.toThrow();
      await expect(db.auditEntry.deleteMany({})).rejects.toThrow();
      expect(await verify(db, acme)).toMatchObject({ kind: 'whole', head: { number: 2 } });
      await db.workspace.delete({ where: { id: acme } });
      expect(await db.auditEntry.deleteMany({})).toEqual({ count: 2 });
    });

    it('tells what somebody changed in any column, removed or cut off by hand', async () => {
      const database = await freshDatabase(engine);
      const { db } = database;
      const workspaceId = await company(database);
      await note(database, workspaceId, 5);
      await unguard(database, engine);
      const where = { workspaceId_number: { workspaceId, number: 3 } };
      const kept = await db.auditEntry.findUniqueOrThrow({ where });
      const one = (text: string) => text.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x'));
      for (const spoiled of [
        { at: new Date(kept.at.getTime() + 1) },
        { by: one(kept.by) },
        { act: one(kept.act) },
        { details: one(kept.details) },
        { previous: one(kept.previous) },
        { hash: one(kept.hash) },
      ]) {
        await db.auditEntry.update({ where, data: spoiled });
        expect(await verify(db, workspaceId)).toEqual({
          kind: 'broken',
          fault: { kind: 'changed', number: 3 },
        });
        await db.auditEntry.update({ where, data: kept });
      }
      const whole = await verify(db, workspaceId);
      expect(whole).toMatchObject({ kind: 'whole', head: { number: 5 } });
      await db.auditEntry.deleteMany({ where: { number: { gt: 3 } } });
      const cut = { kind: 'broken', fault: { kind: 'removed', number: 4 } };
      expect(await verify(db, workspaceId)).toEqual(cut);
      await db.auditHead.update({ where: { workspaceId }, data: { number: 3, hash: kept.hash } });
      expect(await verify(db, workspaceId)).toMatchObject({ kind: 'whole' });
      expect(await verify(db, workspaceId, whole.kind === 'whole' ? whole.head : null)).toEqual(cut);
    });

    it('is read from a day on, and what a later version or a hand wrote stops nobody', async () => {
      const database = await freshDatabase(engine);
      const { db } = database;
      const workspaceId = await company(database);
      const at = (day: string) => ({ ...somebody, now: new Date(`${day}T00:00:00Z`) });
      await transact(database, (tx) =>
        noted(tx, { workspaceId, ...at('2026-11-01') }, 'story.approved', { story: 1 }),
      );
      await transact(database, (tx) =>
        noted(tx, { workspaceId, ...at('2026-11-02'), by: { person: 'n' } }, 'story.returned', { story: 2 }),
      );
      const row = { workspaceId, at: at('2026-11-03').now, previous: '', hash: '' };
      await db.auditEntry.createMany({
        data: [
          { ...row, number: 3, by: 'robot', act: 'moon.landed', details: '{}' },
          { ...row, number: 4, by: 'token:Site', act: 'story.approved', details: '{"story":"one"}' },
        ],
      });
      const read = async (since: Date | null) => {
        const found = [];
        for await (const entries of entriesSince(db, workspaceId, since)) found.push(...entries);
        return found;
      };
      expect((await read(null)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
      expect(await read(at('2026-11-02').now)).toMatchObject([
        { number: 2, by: { person: 'n' }, done: { act: 'story.returned', of: { story: 2 } } },
        { number: 3, by: null, done: null },
        { number: 4, by: { token: 'Site' }, done: null },
      ]);
    });
  });
});

describe('what the audit log can say', () => {
  it('has no place for content: ids, numbers, and names of settings and kinds', () => {
    const fields = Object.values(acts).flatMap(({ shape }) => Object.keys(shape));
    expect([...new Set(fields)].toSorted()).toEqual(
      [
        ...[
          'action',
          'answers',
          'contacts',
          'batch',
          'caseRule',
          'change',
          'channel',
          'feedRule',
          'format',
          'host',
          'into',
          'kinds',
          'lesson',
          'links',
          'list',
          'lists',
          'lost',
          'mailRule',
          'manifest',
        ],
        ...[
          'messages',
          'model',
          'criteria',
          'listed',
          'notice',
          'on',
          'owners',
          'page',
          'person',
          'promise',
          'question',
          'readers',
          'channels',
          'rights',
          ...['round', 'survey', 'threshold', 'kind', 'items'],
          'role',
          'rows',
          'schedule',
          'segments',
          'settings',
          'source',
          'story',
          'tables',
          'themes',
          'token',
          'topic',
        ],
        ...['touchpoint', 'vendor', 'what', 'word', 'done', 'item', 'version'],
      ].toSorted(),
    );
  });
});
