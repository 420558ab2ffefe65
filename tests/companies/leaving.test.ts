// How a company ends whose word of the end was not heard. What is erased then: tests/erasure/company.test.ts.
import { pino } from 'pino';
import { beforeEach, expect, it } from 'vitest';
import { letGo } from '../../src/companies/leaving.ts';
import type { Database } from '../../src/database/client.ts';
import { installationsOn, keepInstallation } from '../../src/installations/installation.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const DAY_MS = 86_400_000;
const start = new Date('2026-11-09T09:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * DAY_MS);

onEachEngine((engine) => {
  let database: Database;
  const keys = keysFrom([newSecret()]);
  const install = (now: Date) =>
    keepInstallation(
      database,
      keys,
      {
        ...{ companyId: 'T1', enterpriseId: null, name: 'Acme', botId: 'B1', botUserId: 'U1' },
        scopes: ['chat:write'],
        tokens: { access: 'xoxb-acme', refresh: null, expiresAt: null },
      },
      { locale: 'fr', timeZone: 'Europe/Paris', now },
    );
  const refuse = async (code: string, since: Date) => {
    const { workspaceId } = await install(start);
    await database.db.chatRefusal.create({
      data: { workspaceId, platform: 'slack', code, since, probeAt: since },
    });
  };
  const endedAt = async (now: Date) => {
    await letGo({ database, log: pino({ level: 'silent' }), keepDays: 30 }, now);
    return (await installationsOn(database.db)).map((each) => each.endedAt);
  };

  beforeEach(async () => {
    database = await freshDatabase(engine);
  });

  it('a token that Slack has refused for a week has ended, and not one day earlier', async () => {
    await refuse('token_revoked', after(1));
    expect(await endedAt(after(7.9))).toEqual([null]);
    expect(await endedAt(after(8))).toEqual([after(8)]);
    expect(await endedAt(after(37.9))).toEqual([after(8)]);
    expect(await endedAt(after(38))).toEqual([]);
  });

  it('a chat that does not answer, or lacks a right, ends nothing', async () => {
    await refuse('missing_scope', start);
    expect(await endedAt(after(90))).toEqual([null]);
  });

  it('tokens that no key of ours opens end nothing: it was not Slack that refused them', async () => {
    await refuse('not_authed', start);
    expect(await endedAt(after(90))).toEqual([null]);
  });

  it('what was refused before somebody installed again does not end what they installed', async () => {
    await refuse('token_revoked', start);
    expect(await endedAt(after(7))).toEqual([after(7)]);
    await install(after(9));
    expect(await endedAt(after(9))).toEqual([null]);
  });
});
