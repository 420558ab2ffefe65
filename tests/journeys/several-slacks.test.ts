// Slack companies in one process: our own by the token in the settings, others by OAuth. All have the same channels and people by the same
// ids.
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type App, startApp } from '../../src/app/app.ts';
import type { Database } from '../../src/database/client.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import { newSecret } from '../../src/keys.ts';
import { sentence } from '../../src/messages/message.ts';
import { slackScopes } from '../../src/platforms/slack/manifest.ts';
import { enough, freshUrl, openedHere } from '../harness/database.ts';
import { freePort, hasLocalSlack, type JourneyClock, journeyClock } from '../harness/journey.ts';
import { kind } from '../harness/kinds.ts';
import { refusing } from '../installations/refusing.ts';
import type { Peer } from '../peers/local-slack.ts';
import { type SeveralSlacks, startSeveralSlacks } from '../peers/several-slacks.ts';
import { sendEvent } from '../peers/signed-request.ts';

const [HOME, ACME, STRANGER] = [0, 1, 2];
const TEAMS = ['T0HOME', 'T1ACME', 'T2STRANGER'];
const CAMILLE = 'U0CAMILLE';
const GENERAL = 'C0GENERAL';
const DAY_MS = 86_400_000;
const engines = [{ engine: 'sqlite' }, { engine: 'postgresql' }] as const;

describe.skipIf(!hasLocalSlack).each(enough(engines, 2))('companies on Slack and $engine', ({ engine }) => {
  let slacks: SeveralSlacks;
  let app: App;
  let database: Database;
  let clock: JourneyClock;
  let url: string;
  const logged: string[] = [];

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    slacks = await startSeveralSlacks(TEAMS, url, {
      users: [{ id: CAMILLE, name: 'camille', real_name: 'Camille Roy', tz: 'Europe/Paris' }],
      channels: [{ id: GENERAL, name: 'general', members: [CAMILLE] }],
    });
    clock = journeyClock(new Date('2026-11-09T09:00:00Z'));
    const databaseUrl = await freshUrl(engine);
    app = await startApp({
      general: {
        ...{ port, host: '127.0.0.1', adminUsers: [], logLevel: 'trace', logFormat: 'json' as const },
        ...{ timeZoneDefault: 'Europe/Paris', localeDefault: 'en' as const, metrics: false as const },
        keepOriginals: true,
      },
      storage: { databaseUrl, secretKeys: [newSecret()], newSecretFile: null },
      slack: {
        ...{ botToken: `xoxb-${TEAMS[HOME]}`, apiUrl: slacks.apiUrl, plainPickers: false },
        mode: { kind: 'http', signingSecret: peer(HOME).signingSecret },
        oauth: {
          ...{ clientId: slacks.client.id, clientSecret: slacks.client.secret, keepDays: 30 },
          redirectUri: `${url}/slack/oauth_redirect`,
          companies: ['T1ACME', 'E3ORG'],
        },
      },
      clock,
      log: pino({ level: 'trace', base: null }, { write: (line: string) => logged.push(line) }),
      ...{ paceMs: 0, beatsByItself: false },
    });
    database = await openedHere(databaseUrl);
    await alwaysOpen();
  });
  afterAll(async () => {
    await app.stop();
    await slacks.stop();
  });

  function peer(at: number): Peer {
    const found = slacks.peers[at];
    if (!found) throw new Error(`no workspace ${at}`);
    return found;
  }
  /** Looks at what comes; when it may come is said elsewhere. */
  const alwaysOpen = () => database.db.workspace.updateMany({ data: { postingHours: 'always' } });
  const acme = () => database.db.workspace.findUniqueOrThrow({ where: { slackTeamId: 'T1ACME' } });
  const ideas = () => database.db.suggestion.findMany({ select: { workspaceId: true, title: true } });

  async function suggest(at: number, title: string): Promise<void> {
    await peer(at).command(CAMILLE, '/suggest', '', GENERAL);
    await peer(at).until('the form', () => peer(at).modal()?.callback_id === 'suggest');
    await peer(at).submit(CAMILLE, { title });
    expect(peer(at).errors()).toEqual({});
    peer(at).close(CAMILLE);
    await peer(at).until('the receipt', () =>
      peer(at)
        .dm(CAMILLE)
        .find(({ text }) => text.includes(title)),
    );
  }

  it('install by the page with the button, in the language of whoever reads it', async () => {
    const { status, page, cookie, consent } = await slacks.begin(url, 'fr-CH, en;q=0.5');
    expect([status, page.includes('Ajouter à Slack'), cookie !== '']).toEqual([200, true, true]);
    expect(consent.searchParams.get('scope')).toContain('chat:write');
    expect(consent.searchParams.get('redirect_uri')).toBe(`${url}/slack/oauth_redirect`);
    expect((await slacks.begin(url, 'en')).page).toContain('Add to Slack');
    const done = await slacks.install(ACME, url, 'en');
    expect([done.status, done.page.includes('is installed in Team T1ACME')]).toEqual([200, true]);
    await alwaysOpen();
  });

  it('ask and are answered each in its own Slack, by its own token', async () => {
    await suggest(ACME, 'Quimbly chairs');
    await suggest(HOME, 'Zorvex lamps');
    const { id } = await acme();
    expect(await ideas()).toEqual(
      expect.arrayContaining([
        { workspaceId: id, title: 'Quimbly chairs' },
        { workspaceId: app.workspaceId, title: 'Zorvex lamps' },
      ]),
    );
    const said = (at: number) =>
      JSON.stringify([...peer(at).dm(CAMILLE), ...peer(at).whispers(CAMILLE), peer(at).home(CAMILLE)]);
    expect([said(HOME).includes('Quimbly'), said(ACME).includes('Zorvex')]).toEqual([false, false]);
    const bearing = (at: number) =>
      new Set(slacks.calls.filter((each) => each.at === at).map(({ token }) => token));
    expect(bearing(HOME)).toEqual(new Set(['xoxb-T0HOME']));
    expect(bearing(ACME)).toEqual(new Set(slacks.tokens(ACME).slice(1)));
    expect(slacks.calls.filter(({ at, method }) => at === null && method !== 'oauth.v2.access')).toEqual([]);
  });

  it('are told each its own channels’ letters, though the channels go by the same id', async () => {
    const { id } = await acme();
    for (const [workspaceId, words] of [
      [id, 'for Acme'],
      [app.workspaceId, 'for us'],
    ] as const)
      await enqueue(database.db, {
        ...{ workspaceId, kind: kind('voice.shared'), address: `slack:${GENERAL}`, locale: 'en' },
        ...{ message: sentence(words), now: clock.now() },
      });
    await app.beat();
    const heard = (at: number) =>
      peer(at).until('a letter', () =>
        peer(at)
          .messages(GENERAL)
          .map(({ text }) => text)
          .find((text) => text.startsWith('for')),
      );
    expect([await heard(HOME), await heard(ACME)]).toEqual(['for us', 'for Acme']);
  });

  it('stay out where they are not admitted: told so, and the app is taken out again', async () => {
    const { status, page } = await slacks.install(STRANGER, url, 'en');
    expect([status, page.includes('add T2STRANGER to SLACK_TEAMS')]).toEqual([403, true]);
    expect(slacks.calls.filter(({ at }) => at === STRANGER).map(({ method }) => method)).toEqual([
      'auth.test',
      'apps.uninstall',
    ]);
    expect(await database.db.workspace.count()).toBe(2);
    await peer(STRANGER).command(CAMILLE, '/suggest', '', GENERAL);
    await peer(STRANGER).until('a refusal', () => peer(STRANGER).whispers(CAMILLE).at(-1));
    expect(peer(STRANGER).modal()).toBeNull();
    expect(await database.db.workspace.count()).toBe(2);
  });

  it('install again with more rights, and everything of theirs is as it was', async () => {
    const before = await acme();
    await database.db.slackInstallation.updateMany({ data: { scopes: ['chat:write'] } });
    expect((await slacks.install(ACME, url)).status).toBe(200);
    expect(await acme()).toEqual(before);
    const { scopes } = await database.db.slackInstallation.findFirstOrThrow();
    expect(scopes).toEqual(Object.keys(slackScopes));
    await suggest(ACME, 'Quimbly tables');
    expect(slacks.calls.findLast(({ at }) => at === ACME)?.token).toBe(slacks.tokens(ACME).at(-1));
    expect(await database.db.slackInstallation.count()).toBe(1);
  });

  it('are not installed by an address of somebody else’s, in another browser, twice, or ten minutes later', async () => {
    const installed = () => slacks.calls.filter(({ method }) => method === 'oauth.v2.access').length;
    const before = installed();
    const open = async (address: URL, cookie: string) =>
      (await fetch(address, { headers: { cookie }, redirect: 'manual' })).status;
    const [mine, theirs] = [await slacks.begin(url), await slacks.begin(url)];
    const back = await slacks.agree(ACME, mine.consent);
    expect([await open(back, ''), await open(back, theirs.cookie)]).toEqual([400, 400]);
    const forged = new URL(back);
    forged.searchParams.set('state', 'v1.forgedxx.AAAA');
    expect(await open(forged, 'slack-app-oauth-state=v1.forgedxx.AAAA')).toBe(400);
    expect(installed()).toBe(before);
    expect([await open(back, mine.cookie), await open(back, mine.cookie)]).toEqual([200, 400]);
    expect(installed()).toBe(before + 1);
    const late = await slacks.begin(url);
    const lateBack = await slacks.agree(ACME, late.consent);
    clock.advance(11 * 60_000);
    expect(await open(lateBack, late.cookie)).toBe(400);
    const no = new URL(back);
    no.search = '?error=access_denied';
    expect(await open(no, late.cookie)).toBe(200);
    expect(installed()).toBe(before + 1);
    expect((await fetch(`${url}/slack/install`, { method: 'POST' })).status).toBe(405);
  });

  it.each([
    ['app_uninstalled', ['Shorter meetings', 'Bicycle shelter'], 4],
    ['tokens_revoked', ['Vegetarian menu', 'Louder doorbell'], 6],
  ] as const)('end by %s, and go on where they install again', async (type, [before, after], count) => {
    const word = type.replace('_', ' ');
    const of = { team_id: 'T1ACME', api_app_id: 'A1', event_time: 1 };
    const events = `${url}/slack/events`;
    const { signingSecret } = peer(ACME);
    const event = { type, ...(type === 'tokens_revoked' ? { tokens: { bot: ['U0PORTEVOIX'] } } : {}) };
    // A word that came late: Slack takes the token still.
    await sendEvent(events, signingSecret, of, event);
    await suggest(ACME, before);

    slacks.uninstall(ACME);
    // Somebody's own token is none of ours, and ends nothing.
    const theirs = { type: 'tokens_revoked', tokens: { oauth: [CAMILLE] } };
    if (type === 'app_uninstalled') await sendEvent(events, signingSecret, of, theirs);
    await sendEvent(events, signingSecret, of, event);
    const ended = () => database.db.slackInstallation.findFirstOrThrow();
    await expect.poll(async () => (await ended()).endedBy).toBe(type);
    expect((await ended()).sealedTokens).toBeNull();
    await app.beat();
    const calls = slacks.calls.length;
    const { id } = await acme();
    await enqueue(database.db, {
      ...{ workspaceId: id, kind: kind('voice.shared'), address: `slack:${GENERAL}`, locale: 'en' },
      ...{ message: sentence(`after ${word}`), now: clock.now() },
    });
    clock.advance(DAY_MS);
    await app.beat();
    expect(slacks.calls.slice(calls).filter(({ at }) => at === ACME)).toEqual([]);
    expect(await ideas()).toHaveLength(count);

    await slacks.install(ACME, url);
    // While it was away Slack took nothing: it is asked again within a minute.
    clock.advance(61_000);
    await app.beat();
    await suggest(ACME, after);
    await peer(ACME).until('the letter that waited', () =>
      peer(ACME)
        .messages(GENERAL)
        .find(({ text }) => text === `after ${word}`),
    );
  });

  it('are erased thirty days after they left, and nobody else is', async () => {
    slacks.uninstall(ACME);
    const { signingSecret } = peer(ACME);
    const of = { team_id: 'T1ACME', api_app_id: 'A1', event_time: 1 };
    await sendEvent(`${url}/slack/events`, signingSecret, of, { type: 'app_uninstalled' });
    await expect
      .poll(async () => (await database.db.slackInstallation.findFirstOrThrow()).endedAt)
      .not.toBeNull();
    clock.advance(29 * DAY_MS);
    await app.beat();
    expect(await database.db.workspace.count()).toBe(2);
    clock.advance(2 * DAY_MS);
    await app.beat();
    expect(await database.db.workspace.count()).toBe(1);
    expect(await ideas()).toEqual([{ workspaceId: app.workspaceId, title: 'Zorvex lamps' }]);
    const done = await slacks.install(ACME, url, 'en');
    expect([done.status, await database.db.workspace.count()]).toEqual([200, 2]);
  });

  it('go on where their token ends every twelve hours: each is followed by the next', async () => {
    slacks.rotate();
    await slacks.install(ACME, url);
    await alwaysOpen();
    const given = slacks.tokens(ACME).length;
    clock.advance(9 * 3_600_000);
    await suggest(ACME, 'Softer chairs');
    expect(slacks.tokens(ACME)).toHaveLength(given);
    for (const [i, title] of ['Quieter printer', 'Fresher fruit'].entries()) {
      slacks.expire(ACME);
      clock.advance(12 * 3_600_000);
      await app.beat();
      await suggest(ACME, title);
      expect(slacks.tokens(ACME)).toHaveLength(given + i + 1);
    }
  });

  it('go on though the database refuses their next token, and whoever watches is told until it is stored', async () => {
    const ready = async () => {
      const answer = await fetch(`${url}/readyz`);
      const told = z.object({ checks: z.object({ slack: z.string() }) }).parse(await answer.json());
      return [answer.status, told.checks.slack];
    };
    const given = slacks.tokens(ACME).length;
    const take = await refusing(database, 'sealedTokens');
    clock.advance(11 * 3_600_000);
    await suggest(ACME, 'Warmer soup');
    expect([slacks.tokens(ACME).length, await ready()]).toEqual([given + 1, [200, 'unstored']]);
    slacks.expire(ACME, { but: 1 });
    clock.advance(3_600_000);
    await suggest(ACME, 'Colder water');
    await app.beat();
    expect(await ready()).toEqual([200, 'unstored']);
    await take();
    clock.advance(60_000);
    await app.beat();
    expect(await ready()).toEqual([200, 'ok']);
    await suggest(ACME, 'Longer breaks');
    expect(slacks.tokens(ACME)).toHaveLength(given + 1);
  });

  it('are one company where a whole organisation installs: its teams are all of it', async () => {
    slacks.asOrganisation(STRANGER, 'E3ORG');
    const { status, page } = await slacks.install(STRANGER, url, 'en');
    expect([status, page.includes('installed for the whole organisation')]).toEqual([200, true]);
    await alwaysOpen();
    const { id } = await database.db.workspace.findUniqueOrThrow({ where: { slackTeamId: 'E3ORG' } });
    const opened = { type: 'app_home_opened', user: CAMILLE, channel: 'D1', tab: 'home', event_ts: '1.1' };
    const of = (team_id: string, more: object) => ({
      ...{ team_id, api_app_id: 'A1', event_time: 1 },
      authorizations: [{ team_id, user_id: 'U0PORTEVOIX', is_bot: true, ...more }],
    });
    const grid = { enterprise_id: 'E3ORG', is_enterprise_install: true };
    const { signingSecret } = peer(STRANGER);
    await sendEvent(`${url}/slack/events`, signingSecret, of('T2STRANGER', grid), opened);
    await peer(STRANGER).until('the home', () =>
      JSON.stringify(peer(STRANGER).home(CAMILLE)).includes('home.language'),
    );
    await enqueue(database.db, {
      ...{ workspaceId: id, kind: kind('voice.shared'), address: `slack:${GENERAL}`, locale: 'en' },
      ...{ message: sentence('for the organisation'), now: clock.now() },
    });
    await app.beat();
    await peer(STRANGER).until('a letter', () =>
      peer(STRANGER)
        .messages(GENERAL)
        .find(({ text }) => text === 'for the organisation'),
    );
    expect(slacks.calls.findLast(({ at }) => at === STRANGER)?.token).toBe(slacks.tokens(STRANGER).at(-1));
  });

  it('leave no token, code or secret in the log', () => {
    const all = logged.join('\n');
    expect(all).toContain('a company installed the app');
    for (const token of [ACME, STRANGER].flatMap((at) => [...slacks.tokens(at)]))
      expect(all).not.toContain(token);
    expect(all).not.toContain(slacks.client.secret);
    expect(all).not.toMatch(/code=|state=|xoxb-|xoxe/);
  });
});
