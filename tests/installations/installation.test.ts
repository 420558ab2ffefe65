// What is kept of companies that installed the app on their Slack, and how tokens that end are followed by the next.
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import {
  type BotTokens,
  endInstallation,
  type Granted,
  installationOf,
  installationsOn,
  keepInstallation,
  TOKENS,
} from '../../src/installations/installation.ts';
import { companyTokens, TokenEnded } from '../../src/installations/tokens.ts';
import { type Keys, keysFrom, newSecret } from '../../src/keys.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { refusing } from './refusing.ts';

const HOUR_MS = 3_600_000;
const start = new Date('2026-11-09T09:00:00Z');
const keys = keysFrom([newSecret()]);
const lasting: BotTokens = { access: 'xoxb-acme', refresh: null, expiresAt: null };
const acme: Granted = {
  ...{ companyId: 'T1', enterpriseId: null, name: 'Acme', botId: 'B1', botUserId: 'U1' },
  scopes: ['chat:write'],
  tokens: lasting,
};

onEachEngine((engine) => {
  let database: Database;
  let now: Date;
  let logged: string[];
  const clock = { now: () => now };
  const keep = (granted: Granted) =>
    keepInstallation(database, keys, granted, { locale: 'fr', timeZone: 'Europe/Paris', now });
  const log = pino({ base: null }, { write: (line: string) => logged.push(line) });
  /** One replica, and what it holds. */
  const replica = (renew: (refresh: string) => Promise<BotTokens>, own = keys) =>
    companyTokens({ db: database.db, keys: own, clock, log, renew });
  const never = () => Promise.reject(new Error('nobody asks for the next'));
  const token = (companyId: string, renew: (refresh: string) => Promise<BotTokens> = never) =>
    replica(renew).of(companyId);

  beforeEach(async () => {
    database = await freshDatabase(engine);
    now = start;
    logged = [];
  });

  it('a company that installs has a workspace and a token of its own, which no row shows', async () => {
    const one = await keep(acme);
    const other = await keep({
      ...acme,
      companyId: 'T2',
      name: 'Globex',
      tokens: { ...lasting, access: 'xoxb-globex' },
    });
    expect(other.workspaceId).not.toBe(one.workspaceId);
    expect([await token('T1'), await token('T2'), await token('T3')]).toEqual([
      'xoxb-acme',
      'xoxb-globex',
      null,
    ]);
    const rows = await database.db.$queryRawUnsafe('SELECT * FROM "SlackInstallation"');
    expect(JSON.stringify(rows)).not.toContain('xoxb');
    const { name } = await database.db.workspace.findUniqueOrThrow({ where: { id: one.workspaceId } });
    expect(name).toBe('Acme');
  });

  it('installing again changes rights and token, and nothing of the workspace', async () => {
    const first = await keep(acme);
    await database.db.workspace.update({ where: { id: first.workspaceId }, data: { replyDays: 9 } });
    now = new Date(start.getTime() + HOUR_MS);
    const scopes = ['chat:write', 'files:read'];
    const again = await keep({ ...acme, scopes, tokens: { ...lasting, access: 'xoxb-more' } });
    expect(again).toMatchObject({ workspaceId: first.workspaceId, scopes, installedAt: now });
    expect(await token('T1')).toBe('xoxb-more');
    const { replyDays } = await database.db.workspace.findUniqueOrThrow({ where: { id: first.workspaceId } });
    expect(replyDays).toBe(9);
    expect(await installationsOn(database.db)).toHaveLength(1);
  });

  it('an end takes the token away and keeps the rest; who installs again is there again', async () => {
    const first = await keep(acme);
    expect(await endInstallation(database, first, 'app_uninstalled', now)).toBe(true);
    expect(await endInstallation(database, first, 'tokens_revoked', now)).toBe(false);
    expect([await installationOf(database.db, ['T1']), await token('T1')]).toEqual([null, null]);
    expect(await installationsOn(database.db)).toMatchObject([{ companyId: 'T1', endedAt: start }]);
    now = new Date(start.getTime() + HOUR_MS);
    expect(await keep(acme)).toMatchObject({ workspaceId: first.workspaceId, endedAt: null });
    expect(await token('T1')).toBe('xoxb-acme');
  });

  it('what comes and goes stands in the audit log, once each, and the next tokens do not', async () => {
    const first = await keep(acme);
    await keep({ ...acme, scopes: ['chat:write', 'files:read'] });
    await endInstallation(database, first, 'app_uninstalled', now);
    await endInstallation(database, first, 'app_uninstalled', now);
    const entries = await database.db.auditEntry.findMany({ orderBy: { number: 'asc' } });
    expect(entries.map(({ act, by, details }) => [act, by, JSON.parse(details)])).toEqual([
      ['installation.made', 'itself', { rights: 1 }],
      ['installation.made', 'itself', { rights: 2 }],
      ['installation.ended', 'itself', { word: 'app_uninstalled' }],
    ]);
  });

  it('an end that comes late does not end what was installed since', async () => {
    const first = await keep(acme);
    now = new Date(start.getTime() + 1_000);
    await keep(acme);
    expect(await endInstallation(database, first, 'tokens_revoked', now)).toBe(false);
    expect(await token('T1')).toBe('xoxb-acme');
  });

  it('of several ids the first that has the app is meant: a team before its organisation, or the other way round', async () => {
    await keep({ ...acme, companyId: 'E1', enterpriseId: 'E1' });
    const found = async (...ids: string[]) => (await installationOf(database.db, ids))?.companyId;
    expect(await found('T1', 'E1')).toBe('E1');
    await keep({ ...acme, enterpriseId: 'E1' });
    expect([await found('T1', 'E1'), await found('E1', 'T1'), await found('T2', 'E2')]).toEqual([
      'T1',
      'E1',
      undefined,
    ]);
  });

  describe('a token that ends', () => {
    const tokens = (n: number, at: Date): BotTokens => ({
      ...{ access: `xoxe.xoxb-${n}`, refresh: `xoxe-${n}` },
      expiresAt: new Date(at.getTime() + 12 * HOUR_MS),
    });
    /** Gives each refresh token its next, once. */
    function slack() {
      const asked: string[] = [];
      const renew = async (refresh: string) => {
        if (asked.includes(refresh)) throw new Error('invalid_refresh_token');
        asked.push(refresh);
        return tokens(asked.length + 1, now);
      };
      return { asked, renew };
    }

    let workspaceId: string;
    beforeEach(async () => {
      ({ workspaceId } = await keep({ ...acme, tokens: tokens(1, start) }));
    });

    it('is followed by the next two hours before, and not earlier', async () => {
      const { asked, renew } = slack();
      now = new Date(start.getTime() + 9.9 * HOUR_MS);
      expect(await token('T1', renew)).toBe('xoxe.xoxb-1');
      now = new Date(start.getTime() + 10 * HOUR_MS);
      expect(await token('T1', renew)).toBe('xoxe.xoxb-2');
      expect(await token('T1', renew)).toBe('xoxe.xoxb-2');
      expect(asked).toEqual(['xoxe-1']);
    });

    it('is followed once, however many replicas need it at once, and all have the next', async () => {
      const { asked, renew } = slack();
      now = new Date(start.getTime() + 13 * HOUR_MS);
      const all = await Promise.all(Array.from({ length: 6 }, () => token('T1', renew)));
      expect(new Set(all)).toEqual(new Set(['xoxe.xoxb-2']));
      expect(asked).toEqual(['xoxe-1']);
    });

    it('is followed by the next though everything is sealed anew while Slack is asked', async () => {
      const { renew } = slack();
      now = new Date(start.getTime() + 11 * HOUR_MS);
      const meanwhile = async (refresh: string) => {
        const sealedTokens = keys.seal(TOKENS, JSON.stringify({ access: 'xoxe.xoxb-1', refresh: 'xoxe-1' }));
        const where = { workspaceId, companyId: 'T1' };
        await database.db.slackInstallation.updateMany({ where, data: { sealedTokens } });
        return renew(refresh);
      };
      expect(await token('T1', meanwhile)).toBe('xoxe.xoxb-2');
      expect(await token('T1')).toBe('xoxe.xoxb-2');
    });

    it('is used to its end while the next cannot be had, which is asked for a minute later', async () => {
      const { asked, renew } = slack();
      now = new Date(start.getTime() + 11 * HOUR_MS);
      expect(await token('T1', never)).toBe('xoxe.xoxb-1');
      expect(await token('T1', renew)).toBe('xoxe.xoxb-1');
      now = new Date(now.getTime() + 60_000);
      expect(await token('T1', renew)).toBe('xoxe.xoxb-2');
      expect(asked).toEqual(['xoxe-1']);
    });

    it('is no token any more past its end where the next cannot be had', async () => {
      now = new Date(start.getTime() + 12 * HOUR_MS);
      await expect(token('T1', never)).rejects.toThrow('nobody asks');
    });

    it('is asked for by another replica where the one that asked died', async () => {
      const { renew } = slack();
      now = new Date(start.getTime() + 11 * HOUR_MS);
      const dies = new Promise<never>(() => {});
      void token('T1', () => dies);
      await expect.poll(() => token('T1', renew)).toBe('xoxe.xoxb-1');
      now = new Date(now.getTime() + 60_000);
      expect(await token('T1', renew)).toBe('xoxe.xoxb-2');
    });

    it('is followed though the database refuses the next, which is held and stored once it is taken', async () => {
      const { asked, renew } = slack();
      const here = replica(renew);
      now = new Date(start.getTime() + 11 * HOUR_MS);
      const take = await refusing(database, 'sealedTokens');
      expect([await here.of('T1'), here.unstored.count()]).toEqual(['xoxe.xoxb-1', 1]);
      // The others have what is on file; past its end this process alone has one.
      expect(await token('T1')).toBe('xoxe.xoxb-1');
      now = new Date(start.getTime() + 13 * HOUR_MS);
      expect(await here.of('T1')).toBe('xoxe.xoxb-2');
      await expect(token('T1')).rejects.toThrow('nobody asks');
      await take();
      now = new Date(now.getTime() + 60_000);
      await here.unstored.storeAgain();
      expect(here.unstored.count()).toBe(0);
      expect([await token('T1'), await here.of('T1'), asked]).toEqual([
        'xoxe.xoxb-2',
        'xoxe.xoxb-2',
        ['xoxe-1'],
      ]);
      const told = logged.map((line) => JSON.parse(line));
      expect(told).toMatchObject([
        { level: 50, company: 'T1', code: expect.any(String) },
        { level: 30, company: 'T1' },
      ]);
      expect(logged.join()).not.toContain('xoxe');
    });

    it('whose next is refused is stored again after one second, then two, up to a minute, and at the end', async () => {
      let sealed = 0;
      const seal: Keys['seal'] = (...what) => {
        sealed++;
        return keys.seal(...what);
      };
      const here = replica(slack().renew, { ...keys, seal });
      now = new Date(start.getTime() + 11 * HOUR_MS);
      const take = await refusing(database, 'sealedTokens');
      await here.of('T1');
      const from = now.getTime();
      const tries: number[] = [];
      for (let second = 1; second <= 200; second++) {
        now = new Date(from + second * 1_000);
        const before = sealed;
        await here.unstored.storeAgain();
        if (sealed > before) tries.push(second);
      }
      expect(tries).toEqual([1, 3, 7, 15, 31, 63, 123, 183]);
      await take();
      await here.unstored.end();
      expect([here.unstored.count(), await token('T1')]).toEqual([0, 'xoxe.xoxb-2']);
    });

    it('whose next is refused to the end is said to be lost', async () => {
      const here = replica(slack().renew);
      now = new Date(start.getTime() + 11 * HOUR_MS);
      await refusing(database, 'sealedTokens');
      await here.of('T1');
      await here.unstored.end();
      expect(logged.at(-1)).toContain('is lost');
    });

    it.each(['installed again', 'taken away'])(
      'whose next waits to be stored gives way where the app was %s',
      async (how) => {
        const here = replica(slack().renew);
        now = new Date(start.getTime() + 11 * HOUR_MS);
        const take = await refusing(database, 'sealedTokens');
        await here.of('T1');
        await take();
        const [own] = await installationsOn(database.db);
        if (how === 'taken away' && own) await endInstallation(database, own, 'app_uninstalled', now);
        else await keep({ ...acme, tokens: tokens(7, now) });
        const expected = how === 'taken away' ? null : 'xoxe.xoxb-7';
        expect(await here.of('T1')).toBe(expected);
        now = new Date(now.getTime() + 60_000);
        await here.unstored.storeAgain();
        expect([await here.of('T1'), await token('T1'), here.unstored.count()]).toEqual([
          expected,
          expected,
          0,
        ]);
      },
    );

    it('goes on, and no next one is asked for, while nothing can be written', async () => {
      const { asked, renew } = slack();
      now = new Date(start.getTime() + 11 * HOUR_MS);
      const take = await refusing(database, 'renewingUntil');
      expect([await token('T1', renew), asked]).toEqual(['xoxe.xoxb-1', []]);
      await take();
      expect(await token('T1', renew)).toBe('xoxe.xoxb-2');
    });

    it('goes on while the database cannot be read, where it was borne before', async () => {
      const here = replica(slack().renew);
      expect(await here.of('T1')).toBe('xoxe.xoxb-1');
      await database.db.$executeRawUnsafe('ALTER TABLE "SlackInstallation" RENAME TO "Elsewhere"');
      expect(await here.of('T1')).toBe('xoxe.xoxb-1');
      await expect(token('T1')).rejects.toThrow();
      now = new Date(start.getTime() + 12 * HOUR_MS);
      await expect(here.of('T1')).rejects.toThrow();
      await database.db.$executeRawUnsafe('ALTER TABLE "Elsewhere" RENAME TO "SlackInstallation"');
      expect(await here.of('T1')).toBe('xoxe.xoxb-2');
    });

    it('has no next one where Slack says so: used to its end, and then it has ended', async () => {
      const used = () => Promise.reject(new TokenEnded());
      now = new Date(start.getTime() + 11 * HOUR_MS);
      expect(await token('T1', used)).toBe('xoxe.xoxb-1');
      now = new Date(start.getTime() + 13 * HOUR_MS);
      await expect(token('T1', used)).rejects.toThrow(TokenEnded);
    });

    it('gives way to that of an installation that came meanwhile', async () => {
      now = new Date(start.getTime() + 11 * HOUR_MS);
      const renew = async () => {
        await keep({ ...acme, tokens: tokens(7, now) });
        return tokens(2, now);
      };
      await token('T1', renew);
      expect(await token('T1')).toBe('xoxe.xoxb-7');
    });
  });
});
