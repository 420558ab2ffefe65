// Two tenants in one process, of which each calls its places and people as the other does.
import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { companies } from '../../../src/companies/companies.ts';
import { openCompany } from '../../../src/companies/company.ts';
import { expectOthers } from '../../../src/companies/others.ts';
import type { Database } from '../../../src/database/client.ts';
import { here } from '../../../src/feedback/work/work.ts';
import { menu } from '../../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../../src/keys.ts';
import { joinChats } from '../../../src/platforms/joining.ts';
import type { TeamsConfig } from '../../../src/platforms/teams/settings.ts';
import { teamsPlatform } from '../../../src/platforms/teams/teams.ts';
import { freshDatabase, onEachEngine } from '../../harness/database.ts';

const tenant = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const [OURS, THEIRS, NOBODY] = [tenant(1), tenant(2), tenant(3)];
const PERSON = '00000000-0000-4000-8000-000000000020';
const now = new Date('2026-11-23T09:00:00Z');
const log = pino({ level: 'silent' });
const defaults = { locale: 'en', timeZone: 'Europe/Paris' };

onEachEngine((engine) => {
  let database: Database;
  let ends: (() => Promise<unknown>)[] = [];
  /** What was posted, by the tenant that it was posted for. */
  let posted: { readonly tenant: string; readonly text: string }[] = [];
  let service: string;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    posted = [];
    const serviceServer = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        const path = request.url ?? '';
        if (request.method === 'POST' && path.endsWith('/activities')) {
          const said = JSON.parse(body);
          posted.push({ tenant: said.conversation?.tenantId ?? '', text: JSON.stringify(said) });
        }
        const member = { id: '29:x', aadObjectId: PERSON, name: 'Camille Roux', userRole: 'user' };
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ ...member, id: 'm1' }));
      });
    });
    service = await serve(serviceServer);
  });
  afterEach(async () => {
    for (const end of ends.reverse()) await end();
    ends = [];
  });

  async function serve(server: Server): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(async () => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  }

  /** As app.ts does it. */
  async function start(served: TeamsConfig['companies']) {
    const config: TeamsConfig = {
      ...{ credentials: null, tenantId: OURS, admittedTenants: [] },
      ...(served === undefined ? {} : { companies: served }),
    };
    const clock = { now: () => now };
    const platform = teamsPlatform(config, { log, clock });
    const joining = await joinChats([platform], { database, clock, log, ...defaults });
    const all = companies();
    const nobody = () => Promise.reject(new Error('nobody'));
    const common = {
      ...{ database, keys: keysFrom([newSecret()]), clock, log, claimant: 'here', keepOriginals: false },
      ...{ adminUsers: [], menu, work: here, paceMs: 0, fetch: nobody, give: nobody },
    };
    const home = await all.opened(joining.workspace.id, () =>
      openCompany(common, joining.workspace.id, { chats: new Map([['teams', platform]]) }),
    );
    const openOthers = expectOthers([platform], {
      ...{ common, companies: all, home: joining.workspace.id, defaults },
    });
    ends.push(() => all.stop());
    ends.push(() => platform.stop());
    await joining.listen(menu, home.kit);
    await openOthers();
    const listener = platform.mount()?.listener;
    const url = await serve(createServer((request, response) => listener?.(request, response)));
    const say = async (from: string, text: string) => {
      const answer = await fetch(`${url}teams/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ type: 'message', id: `${from} ${text}`, channelId: 'msteams', serviceUrl: service, text },
          from: { id: '29:x', aadObjectId: PERSON, name: 'Camille' },
          recipient: { id: '28:bot' },
          conversation: { id: 'a:1', conversationType: 'personal', tenantId: from },
          channelData: { tenant: { id: from } },
        }),
      });
      return answer.status;
    };
    return { all, say, home };
  }

  it('are two companies, each with its own people and places', { timeout: 60_000 }, async () => {
    const { all, say, home } = await start([THEIRS]);
    expect(await say(OURS, 'help')).toBe(200);
    expect(all.all()).toHaveLength(1);
    const toOurs = posted.splice(0);
    expect(await say(THEIRS, 'help')).toBe(200);
    expect(await say(THEIRS, 'home')).toBe(200);
    expect(all.all()).toHaveLength(2);
    expect(new Set(toOurs.map((each) => each.tenant))).toEqual(new Set([OURS]));
    expect(new Set(posted.map((each) => each.tenant))).toEqual(new Set([THEIRS]));
    await all.stop();
    const workspaces = await database.db.workspace.findMany({ orderBy: { createdAt: 'asc' } });
    expect(workspaces.map(({ teamsTenantId }) => teamsTenantId).toSorted()).toEqual([OURS, THEIRS]);
    const theirs = workspaces.find(({ teamsTenantId }) => teamsTenantId === THEIRS)?.id;
    for (const [workspaceId, from] of [
      [home.workspaceId, OURS],
      [theirs, THEIRS],
    ]) {
      const where = { workspaceId: workspaceId ?? '' };
      const places = await database.db.conversation.findMany({ where });
      expect(places.map(({ place, tenantId }) => [place, tenantId])).toEqual([[PERSON, from]]);
      const people = await database.db.person.findMany({ where });
      expect(people.map(({ externalId }) => externalId)).toEqual([PERSON]);
    }
  });

  it('are served by setting alone: another tenant is refused as ever, and nothing is kept of it', async () => {
    const { all, say } = await start([THEIRS]);
    expect(await say(NOBODY, 'help')).toBe(200);
    expect(all.all()).toHaveLength(1);
    expect(await database.db.workspace.count()).toBe(1);
    expect(await database.db.conversation.count()).toBe(0);
    expect(await database.db.person.count()).toBe(0);
  });

  it('are all that come where any is admitted, and none where nothing is said', async () => {
    const alone = await start(undefined);
    expect(await alone.say(THEIRS, 'help')).toBe(200);
    expect(alone.all.all()).toHaveLength(1);
    const any = await start('any');
    for (const from of [THEIRS, NOBODY]) expect(await any.say(from, 'help')).toBe(200);
    expect(any.all.all()).toHaveLength(3);
  });

  it('are there again after a restart, before anybody asks', async () => {
    const first = await start([THEIRS]);
    await first.say(THEIRS, 'help');
    await first.all.stop();
    expect((await start([THEIRS])).all.all()).toHaveLength(2);
    expect((await start([])).all.all()).toHaveLength(1);
  });

  it('never take over a workspace that was made before any chat was connected', async () => {
    const { say, home } = await start([THEIRS]);
    const { workspaceOfOther } = await import('../../../src/workspace/workspace.ts');
    await database.db.workspace.update({ where: { id: home.workspaceId }, data: { teamsTenantId: null } });
    const made = await workspaceOfOther(
      database,
      { platform: 'teams', id: NOBODY, name: '' },
      { ...defaults, now },
    );
    expect(made.id).not.toBe(home.workspaceId);
    expect(await say(THEIRS, 'help')).toBe(200);
    expect(await database.db.workspace.count()).toBe(3);
  });
});
