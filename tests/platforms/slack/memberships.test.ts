import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routedDirectory } from '../../../src/people/directory.ts';
import { type SlackPlatform, slackPlatform } from '../../../src/platforms/slack/slack.ts';
import { type FaultySlack, startFaultySlack } from './faulty-slack.ts';

let slack: FaultySlack;
let platform: SlackPlatform;
let at: Date;
beforeEach(async () => {
  slack = await startFaultySlack();
  slack.answer('auth.test', { ok: true, team_id: 'T1', bot_id: 'B1', user_id: 'UBOT' });
  at = new Date('2026-11-09T09:00:00Z');
  platform = slackPlatform(
    {
      botToken: 'xoxb-1',
      apiUrl: slack.apiUrl,
      plainPickers: false,
      mode: { kind: 'http', signingSecret: 's' },
    },
    { log: pino({ level: 'silent' }), clock: { now: () => at } },
  );
});
afterEach(() => slack.stop());
const asked = (method: string) => slack.calls.filter((call) => call.method === method);

describe('the channels that somebody is in', () => {
  it('are asked for a thousand at a time, once in ten minutes, not channel by channel', async () => {
    slack.answer(
      'users.conversations',
      { ok: true, channels: [{ id: 'C1' }], response_metadata: { next_cursor: 'more' } },
      { ok: true, channels: [{ id: 'C2' }] },
    );
    const both = Array.from({ length: 20 }, () => platform.channelsOf?.('slack:U1'));
    for (const each of await Promise.all(both)) expect([...(each ?? [])]).toEqual(['slack:C1', 'slack:C2']);
    expect(asked('users.conversations')).toHaveLength(2);
    expect(asked('users.conversations')[0]?.args.get('user')).toBe('U1');
    expect(Number(asked('users.conversations')[0]?.args.get('limit'))).toBeLessThan(1_000);
    at = new Date(at.getTime() + 10 * 60_000);
    await platform.channelsOf?.('slack:U1');
    expect(asked('users.conversations')).toHaveLength(3);
  });
});

describe('a server whose pages do not end', () => {
  const page = (ids: object) => ({ ok: true, ...ids, response_metadata: { next_cursor: 'same' } });

  it('is asked for each page once: the channels that somebody is in', async () => {
    slack.answer(
      'users.conversations',
      page({ channels: [{ id: 'C1' }] }),
      page({ channels: [{ id: 'C2' }] }),
    );
    expect([...((await platform.channelsOf?.('slack:U1')) ?? [])]).toEqual(['slack:C1', 'slack:C2']);
    expect(asked('users.conversations')).toHaveLength(2);
  });

  it('so for the members of a channel, and a page may be empty', async () => {
    slack.answer('conversations.members', page({ members: ['U1'] }), page({}));
    expect(await platform.isMember('slack:C1', 'slack:U1')).toBe(true);
    expect(asked('conversations.members')).toHaveLength(2);
  });

  it('where one page fails none is kept, and all are asked for again', async () => {
    slack.answer('users.conversations', page({ channels: [{ id: 'C1' }] }), {
      ok: false,
      error: 'ratelimited',
    });
    await expect(platform.channelsOf?.('slack:U1')).rejects.toThrow();
    slack.answer('users.conversations', { ok: true, channels: [{ id: 'C3' }] });
    expect([...((await platform.channelsOf?.('slack:U1')) ?? [])]).toEqual(['slack:C3']);
  });
});

describe('our own channels', () => {
  it('are told by name, all pages, asked anew each time', async () => {
    const pages = (): object[] => [
      {
        ok: true,
        channels: [{ id: 'C1', name: 'team-nord', is_ext_shared: true }],
        response_metadata: { next_cursor: 'more' },
      },
      { ok: true, channels: [{ id: 'G2', name: 'sav' }] },
    ];
    for (let times = 0; times < 2; times += 1) {
      slack.answer('users.conversations', ...pages());
      expect(await platform.joined?.()).toEqual({
        channels: [
          { address: 'slack:C1', name: 'team-nord', isArchived: false, isJoined: true, isShared: true },
          { address: 'slack:G2', name: 'sav', isArchived: false, isJoined: true, isShared: false },
        ],
        unheard: [],
      });
    }
    expect(asked('users.conversations')).toHaveLength(4);
    expect(asked('users.conversations')[0]?.args.get('exclude_archived')).toBe('true');
  });

  it('are not known where Slack refuses or limits: never taken for none', async () => {
    const directories = new Map([['slack', platform]]);
    slack.answer('users.conversations', { ok: false, error: 'missing_scope' });
    expect(await routedDirectory(directories).joined?.()).toEqual({ channels: [], unheard: ['slack'] });
    slack.answer(
      'users.conversations',
      { ok: true, channels: [{ id: 'C1' }], response_metadata: { next_cursor: 'more' } },
      (response) => response.writeHead(429, { 'retry-after': '30' }).end(),
    );
    expect(await routedDirectory(directories).joined?.()).toEqual({ channels: [], unheard: ['slack'] });
  });
});

describe('a channel', () => {
  const channels = [
    { id: 'C1', is_ext_shared: true, is_shared: true },
    { id: 'C2', is_pending_ext_shared: true },
    { id: 'C3', is_org_shared: true, is_shared: true },
    { id: 'C4' },
  ];
  const shared = async (id: string) => platform.isShared?.(`slack:${id}`);

  it('is shared outside once another company is in it or invited, not between workspaces of one', async () => {
    slack.answer('users.conversations', { ok: true, channels });
    expect(await Promise.all(['C1', 'C2', 'C3', 'C4', 'U1'].map(shared))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(asked('users.conversations')).toHaveLength(1);
    for (const [i, channel] of channels.entries()) {
      slack.answer('conversations.info', { ok: true, channel: { ...channel, name: 'c' } });
      expect((await platform.channel(`slack:${channel.id}`))?.isShared).toBe(i < 2);
    }
  });

  it('that becomes shared is noticed within ten minutes', async () => {
    slack.answer('users.conversations', { ok: true, channels: [{ id: 'C1' }] });
    expect(await shared('C1')).toBe(false);
    slack.answer('users.conversations', { ok: true, channels });
    expect(await shared('C1')).toBe(false);
    at = new Date(at.getTime() + 10 * 60_000);
    expect(await shared('C1')).toBe(true);
  });

  it('is asked about by itself where a server does not list them, once in ten minutes', async () => {
    slack.answer('users.conversations', { ok: false, error: 'unknown_method' });
    slack.answer('conversations.info', { ok: true, channel: { id: 'C1', is_ext_shared: true } });
    for (let i = 0; i < 5; i += 1) expect(await shared('C1')).toBe(true);
    const methods = slack.calls.map(({ method }) => method);
    expect(methods).toEqual(['auth.test', 'users.conversations', 'conversations.info']);
  });
});
