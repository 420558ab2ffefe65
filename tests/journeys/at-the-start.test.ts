// A chat that does not let the program in when it starts: everything else goes on, and the chat is joined once it does.
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type App, type AppParts, startApp } from '../../src/app/app.ts';
import { systemClock } from '../../src/clock.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import { UserError } from '../../src/errors.ts';
import { newSecret } from '../../src/keys.ts';
import { sentence } from '../../src/messages/message.ts';
import type { SlackConfig } from '../../src/platforms/slack/settings.ts';
import { freshUrl, openedHere } from '../harness/database.ts';
import { freePort, hasLocalSlack, type JourneyClock, journeyClock } from '../harness/journey.ts';
import { kind } from '../harness/kinds.ts';
import { type Peer, startLocalSlack } from '../peers/local-slack.ts';
import { type RefusingSlack, startRefusingSlack } from '../peers/refusing-slack.ts';
import { type Human, startPlayground, TENANT } from '../peers/teams-playground.ts';

const NADIA = 'U0NADIA';
const VOIX = 'C0VOIX';
const names = ['Inès Moreau', 'Paul Diallo', 'Noor Haddad', 'Adam Leroy', 'Alma Petit', 'Zoé Blanc'];
const people = names.map(
  (name, i): Human => ({ id: `00000000-0000-4000-8000-00000000003${i}`, name, locale: 'en-GB' }),
);
const [INES = { id: '', name: '', locale: '' }] = people;

describe.skipIf(!hasLocalSlack)('a chat that does not let the program in when it starts', () => {
  const stops: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const each of stops.splice(0).reverse()) await each();
  });

  /** A local Slack behind a door, and a program that can be started there again and again, on one database. */
  async function place(mode: 'socket' | 'events' = 'socket') {
    let refuse: (method: string) => string | null = () => null;
    const port = await freePort();
    const slack = await startLocalSlack({
      mode,
      ...(mode === 'events' ? { requestUrl: `http://127.0.0.1:${port}/slack/events` } : {}),
      users: [{ id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' }],
      channels: [{ id: VOIX, name: 'voix', members: [NADIA] }],
    });
    stops.push(() => slack.stop());
    const front: RefusingSlack = await startRefusingSlack(slack.apiUrl, (method) => refuse(method));
    stops.push(() => front.stop());
    const databaseUrl = await freshUrl('sqlite');
    const clock = journeyClock(new Date('2026-11-09T09:00:00Z'));
    const storage = { databaseUrl, secretKeys: [newSecret()], newSecretFile: null };
    const logged: string[] = [];
    const config: SlackConfig = {
      botToken: slack.botToken,
      apiUrl: front.apiUrl,
      plainPickers: false,
      mode:
        mode === 'socket'
          ? { kind: 'socket', appToken: slack.appToken }
          : { kind: 'http', signingSecret: slack.signingSecret },
    };
    const start = async (more: Partial<AppParts> = {}): Promise<App> => {
      const app = await startApp({
        general: {
          port,
          host: '127.0.0.1',
          adminUsers: [NADIA, INES.id],
          logLevel: 'info',
          logFormat: 'json',
          timeZoneDefault: 'Europe/Paris',
          localeDefault: 'en',
          metrics: { token: 'figures' },
          keepOriginals: true,
        },
        storage,
        slack: config,
        clock,
        log: pino({ level: 'info', base: null }, { write: (line: string) => logged.push(line) }),
        paceMs: 0,
        beatsByItself: false,
        ...more,
      });
      stops.push(() => app.stop());
      return app;
    };
    const database = async () => {
      const opened = await openedHere(databaseUrl);
      await opened.db.workspace.updateMany({ data: { postingHours: 'always' } });
      return opened;
    };
    return {
      ...{ slack, front, clock, start, database, logged, config, databaseUrl },
      refuse(rule: (method: string) => string | null) {
        refuse = rule;
      },
      /** Started once, and stopped: the company is on file. */
      async known() {
        await (await start()).stop();
        return database();
      },
    };
  }

  const readyz = async ({ port }: Pick<App, 'port'>) => {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    const { checks } = (await response.json()) as { checks: Record<string, string> };
    return [response.status, checks] as const;
  };
  const figures = async ({ port }: App) => {
    const headers = { authorization: 'Bearer figures' };
    return (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text();
  };
  const figure = async (app: App, name: string) =>
    (await figures(app)).split('\n').find((line) => line.startsWith(`${name}{chat="slack"}`));

  /** Once minutes have passed in which nobody did anything: Slack takes a message, and its commands are answered. */
  async function goesOn(app: App, slack: Peer, clock: JourneyClock, words: string) {
    await vi.waitFor(
      async () => {
        clock.advance(61_000);
        await app.beat();
        expect(slack.messages(VOIX).map(({ text }) => text)).toContain(words);
        expect((await readyz(app))[1]['slack']).toBe('ok');
      },
      { timeout: 30_000, interval: 200 },
    );
    await slack.command(NADIA, '/portevoix', 'help', VOIX);
    await slack.until('an answer', () => slack.whispers(NADIA).length > 0);
    const served = await figures(app);
    expect(served).toMatch(/^portevoix_heartbeat_step_seconds_count\{step="send"\} [1-9]/m);
    expect(served).toMatch(/^portevoix_deliveries_total\{chat="slack",outcome="sent"\} [1-9]/m);
  }

  it('is ready, and answers, from the moment that it says so', async () => {
    const { slack, start } = await place();
    const asked: Promise<unknown>[] = [];
    const write = (line: string) => {
      const { msg, ...app } = JSON.parse(line);
      if (msg !== 'Porte-voix is running') return;
      asked.push(readyz(app), slack.command(NADIA, '/portevoix', 'help', VOIX));
    };
    await start({ beatsByItself: true, clock: systemClock, log: pino({ level: 'info' }, { write }) });
    const [ready] = await Promise.all(asked);
    expect(ready).toEqual([200, expect.objectContaining({ slack: 'ok', heartbeat: 'ok' })]);
    await slack.until('an answer', () => slack.whispers(NADIA).length > 0);
  });

  it('told to stop while it does the work of its first minute, ends that, and nothing fails', async () => {
    const { start, logged } = await place();
    const app = await start({ beatsByItself: true, clock: systemClock });
    await app.stop();
    expect(logged.map((line) => JSON.parse(line)).filter(({ level }) => level >= 40)).toEqual([]);
  });

  it.each([
    ['invalid_auth', 'socket'],
    ['account_inactive', 'events'],
  ] as const)(
    'keeps nothing else from its work, says so, and is joined by itself: the token is refused (%s, %s)',
    async (code, mode) => {
      const { slack, clock, start, known, refuse, logged } = await place(mode);
      const { db } = await known();
      refuse((method) => (method === 'apps.connections.open' ? null : code));
      const app = await start();
      expect(await readyz(app)).toEqual([503, expect.objectContaining({ slack: 'refused', database: 'ok' })]);
      expect(await figure(app, 'portevoix_chat_refused')).toMatch(/ 1$/);
      expect(logged.join('')).toMatch(new RegExp(`SLACK_BOT_TOKEN \\(${code}\\)`));
      await enqueue(db, {
        workspaceId: app.workspaceId,
        kind: kind('voice.shared'),
        address: `slack:${VOIX}`,
        message: sentence('meanwhile'),
        locale: 'en',
        now: clock.now(),
      });
      await app.beat();
      clock.advance(61_000);
      await app.beat();
      // What sends may be asking the chat anew just now, beside the beat.
      await vi.waitFor(async () =>
        expect(await db.delivery.findFirstOrThrow()).toMatchObject({ state: 'pending', attempts: 0 }),
      );
      refuse(() => null);
      await goesOn(app, slack, clock, 'meanwhile');
      expect(await figure(app, 'portevoix_chat_refused')).toMatch(/ 0$/);
    },
  );

  it('works on Teams alone until Slack lets it in, on a database that knows nobody', async () => {
    const { slack, clock, start, refuse, database } = await place();
    refuse((method) => (method === 'auth.test' ? 'token_revoked' : null));
    const app = await start({ teams: { credentials: null, tenantId: TENANT, admittedTenants: [] } });
    const teams = await startPlayground(
      `http://127.0.0.1:${app.port}/teams/messages`,
      people,
      await freePort(),
    );
    stops.push(() => teams.stop());
    const { db } = await database();
    await teams.install(INES);
    await teams.tell(INES, 'help');
    await teams.until('an answer on Teams', () => teams.to(INES).length > 0);
    await teams.tell(INES, 'home');
    await teams.until('what is wrong with Slack', () =>
      JSON.stringify(teams.to(INES)).includes('token_revoked'),
    );
    refuse(() => null);
    await enqueue(db, {
      workspaceId: app.workspaceId,
      kind: kind('voice.shared'),
      address: `slack:${VOIX}`,
      message: sentence('later'),
      locale: 'en',
      now: clock.now(),
    });
    await goesOn(app, slack, clock, 'later');
    expect(await db.workspace.findMany()).toMatchObject([
      { teamsTenantId: TENANT, slackTeamId: slack.teamId },
    ]);
  });

  it.each(['invalid_auth', 'not_allowed_token_type'])(
    'is asked again until it lets itself be heard: the app token is refused (%s)',
    async (code) => {
      const { slack, clock, start, refuse, database, logged } = await place();
      refuse((method) => (method === 'apps.connections.open' ? code : null));
      const app = await start();
      expect((await readyz(app))[1]).toMatchObject({ slack: 'refused' });
      expect(await figure(app, 'portevoix_chat_refused')).toMatch(/ 1$/);
      expect(logged.join('')).toContain('SLACK_APP_TOKEN');
      const { db } = await database();
      // What is sent goes by the other token.
      await enqueue(db, {
        workspaceId: app.workspaceId,
        kind: kind('voice.shared'),
        address: `slack:${VOIX}`,
        message: sentence('sent all the same'),
        locale: 'en',
        now: clock.now(),
      });
      await app.beat();
      await slack.until('the message', () => slack.messages(VOIX).length > 0);
      refuse(() => null);
      await goesOn(app, slack, clock, 'sent all the same');
    },
  );

  it('is joined once it can be reached', async () => {
    const { slack, clock, start, known, config } = await place();
    const { db } = await known();
    const port = await freePort();
    const app = await start({ slack: { ...config, apiUrl: `http://127.0.0.1:${port}/api/` } });
    expect(await readyz(app)).toEqual([503, expect.objectContaining({ slack: 'unreachable' })]);
    const door = await startRefusingSlack(slack.apiUrl, () => null, port);
    stops.push(() => door.stop());
    await enqueue(db, {
      workspaceId: app.workspaceId,
      kind: kind('voice.shared'),
      address: `slack:${VOIX}`,
      message: sentence('reached'),
      locale: 'en',
      now: clock.now(),
    });
    await goesOn(app, slack, clock, 'reached');
  });

  it('is not joined where it turns out to be another company', async () => {
    const { start, known, refuse, clock, front } = await place();
    const { db } = await known();
    await db.workspace.updateMany({ data: { slackTeamId: 'T0ELSEWHERE' } });
    refuse((method) => (method === 'auth.test' ? 'invalid_auth' : null));
    const app = await start();
    refuse(() => null);
    await enqueue(db, {
      workspaceId: app.workspaceId,
      kind: kind('voice.shared'),
      address: `slack:${VOIX}`,
      message: sentence('not for them'),
      locale: 'en',
      now: clock.now(),
    });
    for (let minute = 0; minute < 3; minute += 1) {
      clock.advance(61_000);
      await app.beat();
    }
    expect(await db.chatRefusal.findMany()).toMatchObject([{ code: 'another_company' }]);
    expect((await readyz(app))[1]).toMatchObject({ slack: 'refused' });
    expect(front.calls.filter((method) => /^(chat|conversations|users)\./.test(method))).toEqual([]);
    expect(await db.delivery.findFirstOrThrow()).toMatchObject({ state: 'pending', attempts: 0 });
  });

  it('ends it, saying what to do, where nothing is on file and no other chat lets it in', async () => {
    const { start, refuse } = await place();
    refuse(() => 'invalid_auth');
    const refused = await start().catch((error: unknown) => error);
    expect(refused instanceof UserError && refused.say('en')).toMatch(/SLACK_BOT_TOKEN \(invalid_auth\)/);
  });
});
