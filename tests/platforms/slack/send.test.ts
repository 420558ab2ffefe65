import type { ServerResponse } from 'node:http';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome, Parcel } from '../../../src/delivery/outcome.ts';
import { UserError } from '../../../src/errors.ts';
import { type SlackPlatform, slackPlatform } from '../../../src/platforms/slack/slack.ts';
import { type FaultySlack, startFaultySlack } from './faulty-slack.ts';

const now = new Date('2026-11-22T09:00:00Z');
const clock = { now: () => now };
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const letter: Parcel = {
  deliveryId: 'd-1',
  address: 'slack:C1',
  message: { summary: 'Hello & <all>', blocks: [{ kind: 'text', text: 'Hello' }] },
  locale: 'en',
};
const edit: Parcel = { ...letter, replaces: { channel: 'C1', id: '10.1' } };
const toPerson: Parcel = { ...letter, address: 'slack:U7' };

let slack: FaultySlack;
let platform: SlackPlatform;
const platformAt = (apiUrl: string, timeoutMs = 10_000) =>
  slackPlatform(
    { botToken: 'xoxb-1', apiUrl, plainPickers: false, mode: { kind: 'http', signingSecret: 's' } },
    { log: pino({ level: 'silent' }), clock, timeoutMs },
  );

beforeEach(async () => {
  slack = await startFaultySlack();
  platform = platformAt(slack.apiUrl);
  slack.answer('auth.test', { ok: true, team_id: 'T1', team: 'Exemple', bot_id: 'B1', user_id: 'UB' });
  slack.answer('conversations.open', { ok: true, channel: { id: 'D7' } });
  slack.answer('chat.postMessage', { ok: true, channel: 'C1', ts: '10.1' });
});
afterEach(() => slack.stop());

const later = (seconds: number, reason: string): Outcome => ({
  kind: 'later',
  at: inSeconds(seconds),
  reason: `slack:${reason}`,
});
const refused = (code: string) => ({ kind: 'refused', code, at: inSeconds(60) });
const never = (reason: string, code: string) => ({ kind: 'never', reason, code });
const unknown = (reason: string) => ({ kind: 'unknown', reason: `slack:${reason}` });

describe('a letter to Slack', () => {
  it('is posted once, without previews, carrying its delivery’s id', async () => {
    expect(await platform.send(letter)).toEqual({ kind: 'sent', remote: { channel: 'C1', id: '10.1' } });
    expect(slack.calls.map((call) => call.method)).toEqual(['chat.postMessage']);
    const args = Object.fromEntries(slack.calls[0]?.args ?? []);
    expect(args).toMatchObject({
      channel: 'C1',
      text: 'Hello &amp; &lt;all&gt;',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    expect(JSON.parse(args['metadata'] ?? '')).toEqual({
      event_type: 'portevoix_delivery',
      event_payload: { delivery_id: 'd-1' },
    });
  });

  it('opens the direct message of a person, once', async () => {
    await platform.send(toPerson);
    await platform.send(toPerson);
    expect(slack.calls.map((call) => call.method)).toEqual([
      'conversations.open',
      'chat.postMessage',
      'chat.postMessage',
    ]);
    expect(slack.calls[1]?.args.get('channel')).toBe('D7');
  });

  it('answers in the thread of a message, where that message is', async () => {
    await platform.send({ ...toPerson, thread: { channel: 'D9', id: '5.5' } });
    expect(slack.calls.map((call) => call.method)).toEqual(['chat.postMessage']);
    expect(slack.calls[0]?.args.get('channel')).toBe('D9');
    expect(slack.calls[0]?.args.get('thread_ts')).toBe('5.5');
  });

  it('edits the message that it replaces', async () => {
    expect(await platform.send(edit)).toEqual({ kind: 'sent', remote: { channel: 'C1', id: '10.1' } });
    expect(slack.calls[0]).toMatchObject({ method: 'chat.update' });
    expect(slack.calls[0]?.args.get('ts')).toBe('10.1');
  });
});

describe('what an error code of Slack means for a post', () => {
  it.each<[string, object]>([
    ['channel_not_found', never('not-found', 'channel_not_found')],
    ['is_archived', never('archived', 'is_archived')],
    ['not_in_channel', never('not-in-channel', 'not_in_channel')],
    ['restricted_action', never('not-allowed', 'restricted_action')],
    ['missing_scope', { kind: 'held', reason: 'restricted', code: 'missing_scope' }],
    ['msg_too_long', never('too-long', 'msg_too_long')],
    ['msg_blocks_too_long', never('too-long', 'msg_blocks_too_long')],
    ['invalid_blocks', { kind: 'held', reason: 'refused', code: 'invalid_blocks' }],
    ['a_code_of_tomorrow', { kind: 'held', reason: 'refused', code: 'a_code_of_tomorrow' }],
    ['invalid_auth', refused('invalid_auth')],
    ['token_revoked', refused('token_revoked')],
    ['account_inactive', refused('account_inactive')],
    ['service_unavailable', later(60, 'service_unavailable')],
    ['ratelimited', later(30, 'ratelimited')],
    ['fatal_error', unknown('fatal_error')],
    ['internal_error', unknown('internal_error')],
  ])('%s', async (error, outcome) => {
    slack.answer('chat.postMessage', { ok: false, error });
    expect(await platform.send(letter)).toEqual(outcome);
    expect(slack.calls).toHaveLength(1);
  });
});

const reply =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };

describe('what the transport means for a post', () => {
  it('waits as long as Slack says', async () => {
    slack.answer('chat.postMessage', reply(429, '', { 'retry-after': '42' }));
    expect(await platform.send(letter)).toEqual(later(42, 'ratelimited'));
  });

  it('waits half a minute where Slack does not say how long', async () => {
    slack.answer('chat.postMessage', reply(429, ''));
    expect(await platform.send(letter)).toEqual(later(30, 'ratelimited'));
  });

  it.each<[string, (response: ServerResponse) => void, object]>([
    ['a gateway’s 502', reply(502, 'Bad gateway'), unknown('http_502')],
    [
      'Slack’s own 503 with a code',
      reply(503, '{"ok":false,"error":"service_unavailable"}'),
      later(60, 'service_unavailable'),
    ],
    ['a 500 with a code', reply(500, '{"ok":false,"error":"internal_error"}'), unknown('internal_error')],
    ['a proxy’s 403', reply(403, 'no'), later(300, 'http_403')],
    ['a page instead of an answer', reply(200, '<html>'), unknown('no_json')],
    ['a connection cut before the answer', (response) => response.destroy(), unknown('UND_ERR_SOCKET')],
    [
      'a connection cut inside the answer',
      (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
        setImmediate(() => response.destroy());
      },
      unknown('UND_ERR_SOCKET'),
    ],
  ])('%s', async (_, answer, outcome) => {
    slack.answer('chat.postMessage', answer);
    expect(await platform.send(letter)).toEqual(outcome);
    expect(slack.calls).toHaveLength(1);
  });

  it('does not know what became of a post that was not answered in time', async () => {
    slack.answer('chat.postMessage', () => {});
    expect(await platformAt(slack.apiUrl, 50).send(letter)).toEqual(unknown('TimeoutError'));
  });

  it('tries later where nothing listens or nothing has that name: the post never left', async () => {
    await slack.stop();
    expect(await platform.send(letter)).toEqual(later(30, 'ECONNREFUSED'));
    const nowhere = await platformAt('http://slack.invalid/api').send(letter);
    expect(nowhere).toMatchObject({
      kind: 'later',
      reason: expect.stringMatching(/^slack:(ENOTFOUND|EAI_AGAIN)$/),
    });
  });

  it('repeats an edit whose answer was lost, and an opening of a direct message: neither posts', async () => {
    slack.answer('chat.update', (response) => response.destroy());
    expect(await platform.send(edit)).toEqual(later(60, 'UND_ERR_SOCKET'));
    slack.answer('conversations.open', { ok: false, error: 'internal_error' });
    expect(await platform.send(toPerson)).toEqual(later(60, 'internal_error'));
    slack.answer('conversations.open', { ok: false, error: 'user_disabled' });
    expect(await platform.send(toPerson)).toEqual(never('not-found', 'user_disabled'));
    expect(slack.calls.some((call) => call.method === 'chat.postMessage')).toBe(false);
  });
});

describe('looking for a letter whose answer was lost', () => {
  const since = new Date('2026-11-22T08:00:00Z');
  const ts = (since.getTime() / 1_000 + 5).toFixed(6);
  const ours = (id: string, at = ts) => ({
    ts: at,
    bot_id: 'B1',
    metadata: { event_type: 'portevoix_delivery', event_payload: { delivery_id: id } },
  });
  const history = (...messages: object[]) => ({ ok: true, messages });

  it('finds it by the delivery’s id, on a later page too', async () => {
    slack.answer(
      'conversations.history',
      { ...history(ours('other')), response_metadata: { next_cursor: 'next' } },
      history(ours('d-1')),
    );
    expect(await platform.find(letter, since)).toEqual({ kind: 'found', remote: { channel: 'C1', id: ts } });
    const [, first, second] = slack.calls;
    expect(Number(first?.args.get('oldest'))).toBe(since.getTime() / 1_000 - 3 * 3_600);
    expect(first?.args.get('include_all_metadata')).toBe('true');
    expect(second?.args.get('cursor')).toBe('next');
  });

  it('knows our messages by our user too, where the server names no bot', async () => {
    slack.answer('conversations.history', history({ ...ours('d-1'), bot_id: undefined, user: 'UB' }));
    expect(await platform.find(letter, since)).toMatchObject({ kind: 'found' });
    slack.answer('conversations.history', history({ ts, user: 'UB' }));
    expect(await platform.find(letter, since)).toMatchObject({ kind: 'cannot-tell' });
  });

  it('looks in the thread where it was to stand', async () => {
    slack.answer('conversations.replies', history(ours('d-1')));
    const inThread = { ...letter, thread: { channel: 'C1', id: '5.5' } };
    expect(await platform.find(inThread, since)).toMatchObject({ kind: 'found' });
    expect(slack.calls.at(-1)?.args.get('ts')).toBe('5.5');
  });

  it('is sure that it did not arrive when only other messages are there', async () => {
    slack.answer(
      'conversations.history',
      history(ours('other'), { ts, user: 'U1', text: 'hello' }, { ts, bot_id: 'B2' }),
    );
    expect(await platform.find(letter, since)).toEqual({ kind: 'absent' });
  });

  it('cannot tell where our messages come back without metadata', async () => {
    slack.answer('conversations.history', history({ ts, bot_id: 'B1' }));
    expect(await platform.find(letter, since)).toEqual({ kind: 'cannot-tell', reason: 'slack:no_metadata' });
  });

  it('cannot tell where the server leads to the same page again and again', async () => {
    slack.answer('conversations.history', {
      ...history(ours('other')),
      response_metadata: { next_cursor: 'x' },
    });
    expect(await platform.find(letter, since)).toEqual({
      kind: 'cannot-tell',
      reason: 'slack:repeated_cursor',
    });
    expect(slack.calls.filter(({ method }) => method === 'conversations.history')).toHaveLength(2);
  });

  it('does not mind our older messages without metadata', async () => {
    slack.answer('conversations.history', history({ ts: '1000.0', bot_id: 'B1' }));
    expect(await platform.find(letter, since)).toEqual({ kind: 'absent' });
  });

  it('cannot tell without the right to read', async () => {
    slack.answer('conversations.history', { ok: false, error: 'missing_scope' });
    expect(await platform.find(letter, since)).toEqual({
      kind: 'cannot-tell',
      reason: 'slack:missing_scope',
    });
  });

  it('throws while Slack cannot be asked, so that it is asked again', async () => {
    slack.answer('conversations.history', reply(429, '', { 'retry-after': '1' }));
    await expect(platform.find(letter, since)).rejects.toThrow('slack:ratelimited');
  });
});

describe('who we are on Slack', () => {
  it('is the team of the token', async () => {
    expect(await platform.introduce()).toEqual({ id: 'T1', name: 'Exemple' });
  });

  const introducing = () =>
    platform.introduce().catch((error: unknown) => (error instanceof UserError ? error.say('en') : error));

  it('says which setting to mend when Slack refuses, and asks anew the next time', async () => {
    slack.answer('auth.test', { ok: false, error: 'invalid_auth' });
    expect(await introducing()).toMatch(/SLACK_BOT_TOKEN \(invalid_auth\).*OAuth & Permissions/);
    slack.answer('auth.test', { ok: true, team_id: 'T1', team: 'Exemple', bot_id: 'B1', user_id: 'UB' });
    expect(await platform.introduce()).toEqual({ id: 'T1', name: 'Exemple' });
  });

  it('says where Slack was looked for when it cannot be reached', async () => {
    await slack.stop();
    expect(await introducing()).toMatch(/cannot be reached \(ECONNREFUSED\).*SLACK_API_URL/);
  });

  it('cannot serve before it listens', async () => {
    await expect(platform.check()).rejects.toThrow('not connected');
  });
});

describe('people and channels on Slack', () => {
  it('tells name, language, time zone, and owners of the workspace for admins', async () => {
    slack.answer('users.info', {
      ok: true,
      user: {
        id: 'U1',
        name: 'nadia',
        locale: 'fr-FR',
        tz: 'Europe/Paris',
        is_owner: true,
        profile: { display_name: '', real_name: 'Nadia Benali' },
      },
    });
    expect(await platform.profile('slack:U1')).toEqual({
      name: 'Nadia Benali',
      locale: 'fr-FR',
      timeZone: 'Europe/Paris',
      isAdmin: true,
      isActive: true,
      isBot: false,
    });
    expect(slack.calls[0]?.args.get('include_locale')).toBe('true');
  });

  it('knows nobody and no channel by an address that Slack does not know', async () => {
    slack.answer('users.info', { ok: false, error: 'user_not_found' });
    slack.answer('conversations.info', { ok: false, error: 'channel_not_found' });
    slack.answer('conversations.members', { ok: false, error: 'channel_not_found' });
    expect(await platform.profile('slack:U9')).toBeNull();
    expect(await platform.channel('slack:C9')).toBeNull();
    expect(await platform.isMember('slack:C9', 'slack:U1')).toBe(false);
  });

  it('does not take a failing Slack for an empty one', async () => {
    slack.answer('users.info', { ok: false, error: 'internal_error' });
    await expect(platform.profile('slack:U1')).rejects.toThrow();
  });

  it('asks for the members of a channel page by page, and again after ten minutes', async () => {
    let at = now;
    const moving = slackPlatform(
      {
        botToken: 'xoxb-1',
        apiUrl: slack.apiUrl,
        plainPickers: false,
        mode: { kind: 'http', signingSecret: 's' },
      },
      { log: pino({ level: 'silent' }), clock: { now: () => at } },
    );
    slack.answer(
      'conversations.members',
      { ok: true, members: ['U1'], response_metadata: { next_cursor: 'more' } },
      { ok: true, members: ['U2'] },
    );
    expect(await moving.isMember('slack:C1', 'slack:U2')).toBe(true);
    expect(await moving.isMember('slack:C1', 'slack:U3')).toBe(false);
    expect(slack.calls).toHaveLength(2);
    at = inSeconds(601);
    await moving.isMember('slack:C1', 'slack:U2');
    expect(slack.calls).toHaveLength(3);
  });
});
