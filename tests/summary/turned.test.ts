import { expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import type { SummaryConfig } from '../../src/summary/settings.ts';
import { noteTurned } from '../../src/summary/turned.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const config: SummaryConfig = {
  ...{ url: 'http://ollama:11434/v1/chat/completions', model: 'one', key: 'secret-key' },
  ...{ perDay: 50, comments: 40, timeoutMs: 1_000 },
};
const now = new Date('2026-11-30T08:00:00Z');

onEachEngine((engine) => {
  it('that a model is set, another one, none, is noted once for each change, without the key', async () => {
    const database: Database = await freshDatabase(engine);
    await addCompany(database.db, 'w');
    const start = (set: SummaryConfig | null) => noteTurned(database, 'w', set, now);
    await start(null);
    await start(config);
    await start(config);
    await start({ ...config, key: 'another', perDay: 3 });
    await start({ ...config, model: 'two' });
    await start(null);
    await start(null);
    const entries = await database.db.auditEntry.findMany({
      where: { workspaceId: 'w' },
      orderBy: { number: 'asc' },
    });
    expect(entries.map(({ act, details, by }) => [act, details, by])).toEqual([
      ['summary.turned-on', '{"host":"ollama:11434","model":"one"}', 'itself'],
      ['summary.turned-on', '{"host":"ollama:11434","model":"two"}', 'itself'],
      ['summary.turned-off', '{}', 'itself'],
    ]);
  });

  it('the last of either is found by an index, however long the log is', async () => {
    const database: Database = await freshDatabase(engine);
    await addCompany(database.db, 'w');
    const looks: unknown[] = [];
    const db = database.db.$extends({
      query: {
        auditEntry: {
          findFirst({ args, query }) {
            looks.push({ where: args.where, orderBy: args.orderBy });
            return query(args);
          },
        },
      },
    }) as unknown as Database['db'];
    await noteTurned({ ...database, db }, 'w', null, now);
    expect(looks).toEqual(
      ['summary.turned-on', 'summary.turned-off'].map((act) => ({
        ...{ where: { workspaceId: 'w', act }, orderBy: { number: 'desc' } },
      })),
    );
    const explained = engine === 'sqlite' ? Prisma.sql`EXPLAIN QUERY PLAN` : Prisma.sql`EXPLAIN`;
    const plan = await database.db.$queryRaw<object[]>`${explained}
      SELECT "details" FROM "AuditEntry" WHERE "workspaceId" = 'w' AND "act" = 'summary.turned-on' ORDER BY "number" DESC LIMIT 1`;
    const lines = JSON.stringify(plan, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(lines).toContain('AuditEntry_workspaceId_act_number_idx');
    expect(lines).not.toMatch(/TEMP B-TREE|Sort/);
  });
});
