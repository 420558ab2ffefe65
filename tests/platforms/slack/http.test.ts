import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasLocalSlack } from '../../peers/local-slack.ts';
import { CHANNEL, ENGLISH, type SmallBot, startSmallBot } from './small-bot.ts';

interface Signing {
  readonly secret?: string;
  /** Below zero: still to come. */
  readonly ageSeconds?: number;
}

function signed(
  bot: SmallBot,
  text: string,
  type: string,
  { secret = bot.peer.signingSecret, ageSeconds = 0 }: Signing = {},
) {
  const timestamp = Math.floor(Date.now() / 1_000) - ageSeconds;
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${text}`).digest('hex')}`;
  return {
    'content-type': type,
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signature,
  };
}

async function post(bot: SmallBot, body: object, signing: Signing = {}) {
  const text = JSON.stringify(body);
  const headers = signed(bot, text, 'application/json', signing);
  const response = await fetch(bot.requestUrl ?? '', { method: 'POST', headers, body: text });
  await response.text();
  return response.status;
}

const opened = (team: string, id: string) => ({
  type: 'event_callback',
  team_id: team,
  event_id: id,
  event: { type: 'app_home_opened', user: ENGLISH, tab: 'home', channel: 'D1', event_ts: '1.0' },
});

describe.skipIf(!hasLocalSlack)('Slack over HTTP', () => {
  let bot: SmallBot;
  beforeAll(async () => {
    bot = await startSmallBot('http');
  });
  afterAll(() => bot.stop());

  it('hears only what Slack signed within the last five minutes', async () => {
    const event = opened(bot.peer.teamId, 'Ev1');
    expect(await post(bot, event, { secret: 'another secret' })).toBe(401);
    expect(await post(bot, event, { ageSeconds: 301 })).toBe(401);
    expect(bot.homesDrawn()).toBe(0);
    expect(await post(bot, event)).toBe(200);
    await bot.peer.until('the home', () => bot.peer.home(ENGLISH));
    expect(bot.homesDrawn()).toBe(1);
  });

  it('hears nothing that is signed for more than five minutes from now', async () => {
    const before = bot.homesDrawn();
    expect(await post(bot, opened(bot.peer.teamId, 'Ev1-ahead'), { ageSeconds: -301 })).toBe(401);
    expect(await post(bot, opened(bot.peer.teamId, 'Ev1-day'), { ageSeconds: -86_400 })).toBe(401);
    expect(bot.homesDrawn()).toBe(before);
  });

  it('hears a signed command once, however often it is sent', async () => {
    const body = new URLSearchParams({
      command: '/hello',
      text: 'once only',
      team_id: bot.peer.teamId,
      user_id: ENGLISH,
      channel_id: CHANNEL,
      trigger_id: 't',
      response_url: `${bot.peer.apiUrl}nowhere`,
    }).toString();
    const headers = signed(bot, body, 'application/x-www-form-urlencoded');
    const send = async () => (await fetch(bot.requestUrl ?? '', { method: 'POST', headers, body })).status;
    expect([await send(), await send(), await send()]).toEqual([200, 401, 401]);
  });

  it.each(['/slack/', '/slack/events/', '/slack/elsewhere', '/slack/events'])(
    'says nothing of what serves it: %s',
    async (path) => {
      const url = new URL(path, bot.requestUrl ?? '');
      const response = await fetch(url);
      expect([response.status, response.headers.get('x-powered-by'), await response.text()]).toEqual([
        path === '/slack/events' ? 405 : 404,
        null,
        '',
      ]);
      const unsigned = await fetch(url, { method: 'POST', body: '<script>{' });
      expect([unsigned.headers.get('x-powered-by'), await unsigned.text()]).toEqual([null, '']);
    },
  );

  it('reads no body of strangers: thirty megabytes are refused at once', async () => {
    const response = await fetch(bot.requestUrl ?? '', {
      method: 'POST',
      body: 'x'.repeat(30 * 1024 * 1024),
    });
    expect(response.status).toBe(401);
  });

  it('answers Slack’s first question with its challenge, signed as everything else', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
    const headers = signed(bot, body, 'application/json');
    const response = await fetch(bot.requestUrl ?? '', { method: 'POST', headers, body });
    expect(await response.json()).toEqual({ challenge: 'c-1' });
  });

  it('calls a channel by its new name once Slack says that it was renamed', async () => {
    const { db } = bot.kit.database;
    const renamed = (team: string, name: string) => ({
      type: 'event_callback',
      team_id: team,
      event_id: `Ev-${name}`,
      event: { type: 'channel_rename', channel: { id: 'C9', name, created: 1 }, event_ts: '1.0' },
    });
    const names = async () => (await db.channelName.findMany()).map(({ name }) => name);
    for (const name of ['sav', 'service-clients']) {
      expect(await post(bot, renamed(bot.peer.teamId, name))).toBe(200);
      await expect.poll(names).toEqual([name]);
    }
    expect(await post(bot, renamed('T0ANOTHER', 'elsewhere'))).toBe(200);
    expect(await names()).toEqual(['service-clients']);
  });

  it('hears that the app was removed, or that its own token was revoked, and of its own company alone', async () => {
    const gone = (id: string, event: object, team = bot.peer.teamId) =>
      post(bot, { type: 'event_callback', team_id: team, event_id: id, event });
    await gone('Gone1', { type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
    await gone('Gone2', { type: 'app_uninstalled' }, 'T0ANOTHER');
    await gone('Gone3', { type: 'tokens_revoked', tokens: { bot: ['UB'] } });
    await gone('Gone4', { type: 'app_uninstalled' });
    await expect.poll(() => bot.refusals).toEqual(['slack tokens_revoked', 'slack app_uninstalled']);
  });

  it('draws a home once for an event that Slack repeats', async () => {
    const before = bot.homesDrawn();
    expect(await post(bot, opened(bot.peer.teamId, 'Ev2'))).toBe(200);
    expect(await post(bot, opened(bot.peer.teamId, 'Ev2'))).toBe(200);
    expect(await post(bot, opened(bot.peer.teamId, 'Ev3'))).toBe(200);
    await bot.platform.stop();
    expect(bot.homesDrawn()).toBe(before + 2);
  });

  it('sends Slack away until it listens, and once it has stopped', async () => {
    expect(await post(bot, opened(bot.peer.teamId, 'Ev4'))).toBe(503);
  });
});

describe.skipIf(!hasLocalSlack)('a form that went through', () => {
  it.each([
    ['draws the home of whoever sent it anew', 'done', 1],
    ['leaves their home alone where nothing of it is to stay in the chat, the moment neither', 'passing', 0],
  ])('%s', async (_, title, homes) => {
    const bot = await startSmallBot('http');
    try {
      await bot.peer.command(ENGLISH, '/suggest', '', CHANNEL);
      await bot.peer.until('the form', () => bot.peer.modal());
      await bot.peer.submit(ENGLISH, { title });
      await bot.platform.stop();
      expect(bot.homesDrawn()).toBe(homes);
    } finally {
      await bot.stop();
    }
  });
});

describe.skipIf(!hasLocalSlack)('people of another Slack team', () => {
  it('are refused quietly, with a line in the log', async () => {
    const bot = await startSmallBot('http', 'T0ANOTHER');
    try {
      expect(await post(bot, opened(bot.peer.teamId, 'Ev1'))).toBe(200);
      await bot.platform.stop();
      expect(bot.homesDrawn()).toBe(0);
      expect(bot.logged.join('')).toContain('refused: asked from another Slack team');
    } finally {
      await bot.stop();
    }
  });
});
