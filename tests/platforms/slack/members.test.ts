// The e-mail addresses of a channel's members, as Slack tells them.
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { belonging } from '../../../src/people/directory.ts';
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
const user = (id: string, more: object = {}) => ({
  id,
  team_id: 'T1',
  profile: { email: `${id.toLowerCase()}@example.com` },
  ...more,
});
const inChannel = (...members: string[]) => slack.answer('conversations.members', { ok: true, members });

it('come from a list of everybody, a thousand a call, with who is of the company and who is not', async () => {
  inChannel('U1', 'U2', 'U3', 'U4', 'U5', 'UBOT', 'W6', 'USLACKBOT');
  slack.answer(
    'users.list',
    {
      ok: true,
      members: [
        user('U1', { locale: 'fr-FR' }),
        user('U2', { is_restricted: true }),
        user('U3', { deleted: true }),
      ],
      response_metadata: { next_cursor: 'more' },
    },
    {
      ok: true,
      members: [
        user('U4', { is_stranger: true }),
        user('U5', { profile: {} }),
        user('UBOT', { is_bot: true, profile: {} }),
        user('USLACKBOT', { profile: {} }),
        user('U7'),
      ],
    },
  );
  const told = await platform.members?.('slack:C1');
  if (told?.kind !== 'told') throw new Error('they were not told');
  expect(told.members.map(({ account, is, email, locale }) => [account, is, email, locale])).toEqual([
    ['slack:U1', 'own', 'u1@example.com', 'fr-FR'],
    ['slack:U2', 'guest', 'u2@example.com', null],
    ['slack:U3', 'gone', 'u3@example.com', null],
    ['slack:U4', 'stranger', 'u4@example.com', null],
    ['slack:U5', 'own', null, null],
    ['slack:UBOT', 'bot', null, null],
    // Whom our workspace does not list came from another company.
    ['slack:W6', 'stranger', null, null],
    ['slack:USLACKBOT', 'bot', null, null],
  ]);
  inChannel('U7');
  expect(await platform.members?.('slack:C2')).toMatchObject({
    members: [{ account: 'slack:U7', is: 'own' }],
  });
  expect(asked('users.list').map(({ args }) => [args.get('cursor'), args.get('include_locale')])).toEqual([
    [null, 'true'],
    ['more', 'true'],
  ]);
  expect(Number(asked('users.list')[0]?.args.get('limit'))).toBeLessThan(1_000);
});

it('are not told where the app lacks the right to read them, and are as soon as it has it', async () => {
  inChannel('U1');
  slack.answer('users.list', { ok: true, members: [user('U1', { profile: { real_name: 'Nadia' } })] });
  expect(await platform.members?.('slack:C1')).toEqual({ kind: 'untold', why: 'no-right' });
  slack.answer('users.list', { ok: true, members: [user('U1')] });
  expect(await platform.members?.('slack:C1')).toMatchObject({ kind: 'told' });
});

it('where Slack asks to wait are read on from where it stopped, and all anew after ten minutes', async () => {
  inChannel('U1', 'U2');
  slack.answer(
    'users.list',
    { ok: true, members: [user('U1')], response_metadata: { next_cursor: 'more' } },
    (response) => response.writeHead(429, { 'retry-after': '30' }).end(),
  );
  expect(await platform.members?.('slack:C1')).toEqual({ kind: 'untold', why: 'later' });
  slack.answer('users.list', { ok: true, members: [user('U2')] });
  const told = await platform.members?.('slack:C1');
  expect(told).toMatchObject({ members: [{ email: 'u1@example.com' }, { email: 'u2@example.com' }] });
  expect(asked('users.list').map(({ args }) => args.get('cursor'))).toEqual([null, 'more', 'more']);
  at = new Date(at.getTime() + 10 * 60_000);
  await platform.members?.('slack:C1');
  expect(asked('users.list').at(-1)?.args.get('cursor')).toBeNull();
});

it('of a channel that the bot cannot look into are nobody’s, and never taken for none', async () => {
  slack.answer('conversations.members', { ok: false, error: 'not_in_channel' });
  expect(await platform.members?.('slack:C1')).toEqual({ kind: 'untold', why: 'no-channel' });
  slack.answer('conversations.members', { ok: false, error: 'missing_scope' });
  expect(await platform.members?.('slack:C1')).toEqual({ kind: 'untold', why: 'no-right' });
});

it('without addresses are told by the rights that every bot has, with their names, clocks and languages', async () => {
  inChannel('U1', 'U2', 'U3', 'W6', 'UBOT');
  const { profile: _, ...bare } = user('U2', { is_restricted: true });
  slack.answer('users.list', {
    ok: true,
    members: [
      {
        id: 'U1',
        team_id: 'T1',
        profile: { real_name: 'Nadia' },
        tz: 'Europe/Paris',
        locale: 'fr-FR',
        is_admin: true,
      },
      bare,
      { id: 'U3', team_id: 'T1', deleted: true },
      { id: 'UBOT', team_id: 'T1', is_bot: true },
    ],
  });
  const told = await platform.peopleIn?.('slack:C1');
  if (told?.kind !== 'told') throw new Error('they were not told');
  expect(told.people.map(({ account, profile }) => [account, belonging(profile)])).toEqual([
    ['slack:U1', 'own'],
    ['slack:U2', 'guest'],
    ['slack:U3', 'gone'],
    ['slack:W6', 'stranger'],
    ['slack:UBOT', 'bot'],
  ]);
  expect(told.people[0]?.profile).toEqual({
    ...{
      name: 'Nadia',
      timeZone: 'Europe/Paris',
      locale: 'fr-FR',
      isAdmin: true,
      isActive: true,
      isBot: false,
    },
    standing: 'own',
  });
});

it.each([
  ['channel_not_found', 'no-channel'],
  ['not_in_channel', 'no-channel'],
  ['ratelimited', 'later'],
  ['missing_scope', 'later'],
])('without addresses, of a channel that Slack refuses by %s: %s', async (error, why) => {
  slack.answer('conversations.members', { ok: false, error });
  expect(await platform.peopleIn?.('slack:C1')).toEqual({ kind: 'untold', why });
});
