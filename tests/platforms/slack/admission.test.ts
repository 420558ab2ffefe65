import { afterEach, describe, expect, it } from 'vitest';
import { menu } from '../../../src/handlers/index.ts';
import type { Standing } from '../../../src/people/directory.ts';
import { belongingOf, standingOf } from '../../../src/platforms/slack/membership.ts';
import { type GatedBot, OURS, startGatedBot, type Who } from './gated-bot.ts';

const person = { id: 'U1', name: 'eve', real_name: 'Eve', tz: 'Europe/Paris', locale: 'en-GB' };
const strangers: readonly (readonly [string, Who, object])[] = [
  ['whose own team the payload names', { user: 'U1', own: 'T2' }, { ...person, team_id: 'T2' }],
  ['whom only their profile gives away', { user: 'U1' }, { ...person, team_id: 'T2' }],
  ['whom Slack calls a stranger', { user: 'U1', own: OURS }, { ...person, is_stranger: true }],
  ['of another company on Grid', { user: 'U1' }, { ...person, enterprise_user: { enterprise_id: 'E2' } }],
];
const guests: readonly (readonly [string, Who, object])[] = [
  ['of several channels', { user: 'U1', own: OURS }, { ...person, team_id: OURS, is_restricted: true }],
  ['of one channel', { user: 'U1' }, { ...person, team_id: OURS, is_ultra_restricted: true }],
];

/** Where somebody is told something: beside a message, at a form, in their home, in the direct message. */
const told = ['respond', 'chat.postEphemeral', 'chat.postMessage', 'views.publish', 'views.update'];

let bot: GatedBot;
afterEach(() => bot.stop());

/** What was done; the home is drawn anew after it. */
function reachedForms(): string[] {
  return bot.reached.filter((name) => name !== 'home');
}

/** Sends all that there is, and gives where nobody was told anything. */
async function everywhere(who: Who, words: RegExp): Promise<string[]> {
  const silent: string[] = [];
  for (const { where, send } of bot.ways) {
    const before = bot.slack.calls.length;
    const answer = await send(who);
    await bot.quiet();
    const calls = bot.slack.calls.slice(before).filter(({ method }) => told.includes(method));
    const said = answer + calls.map(({ args }) => decodeURIComponent(args.toString())).join();
    if (!words.test(said.replaceAll('+', ' '))) silent.push(where);
    if (where.startsWith('form') && !where.includes('way on'))
      expect(JSON.parse(answer), where).toMatchObject({ response_action: 'errors' });
  }
  return silent;
}

describe('somebody of another company in a shared channel', () => {
  it.each(strangers)(
    '%s reaches nothing in the whole menu, and is told so each time',
    async (_, who, user) => {
      bot = await startGatedBot();
      bot.says(user);
      expect(await everywhere(who, /belong to another/)).toEqual([]);
      expect(bot.reached).toEqual([]);
      expect(await bot.kit.database.db.person.count()).toBe(0);
    },
  );

  it('is told in their own language', async () => {
    bot = await startGatedBot();
    bot.says({ ...person, team_id: 'T2', locale: 'fr-FR' });
    expect(await bot.form('suggest', { user: 'U1', own: 'T2' })).toContain('vous faites partie d’une autre');
  });

  it('is not written to again for what they change, take back, or go on saying in one thread', async () => {
    bot = await startGatedBot();
    bot.says({ ...person, team_id: 'T2' });
    const thread = bot.ways.find(({ where }) => where.includes('thread'));
    await thread?.send({ user: 'U1', own: 'T2' });
    await bot.quiet();
    expect(bot.slack.calls.filter(({ method }) => method === 'chat.postEphemeral')).toHaveLength(1);
  });
});

describe('a form that comes back', () => {
  it.each([
    ['without any team', { user: 'U1', team: null }, /did not say which company/],
    ['with an empty team', { user: 'U1', team: '' }, /did not say which company/],
    ['from another team', { user: 'U1', team: 'T2' }, /another one/],
    ['from somebody of another team, whatever their profile says', { user: 'U1', own: 'T2' }, /another one/],
    ['from another team, with ours beside it', { user: 'U1', team: 'T2', own: OURS }, /another one/],
  ] satisfies [string, Who, RegExp][])('%s keeps the words and says what to do', async (_, who, words) => {
    bot = await startGatedBot();
    bot.says({ ...person, team_id: OURS });
    for (const { name } of menu.forms) {
      const answer = JSON.parse(await bot.form(name, who));
      expect(answer.response_action, name).toBe('errors');
      expect(answer.errors.details, name).toMatch(words);
      expect(answer.errors.details, name).toMatch(/opy your words/);
      expect(answer.errors.details.endsWith('…'), name).toBe(false);
    }
    expect(bot.reached).toEqual([]);
  });

  it.each([
    ['nothing that was filled in', { state: null }],
    [
      'answers that are none',
      { state: { values: { details: { text: { type: 'plain_text_input', value: 5 } } } } },
    ],
    ['a field without its answers', { state: { values: { details: null } } }],
    ['blocks that are none', { blocks: null }],
    ['nothing that says whose it is', { private_metadata: null }],
  ])('with %s is never acknowledged as done', async (_, odd) => {
    bot = await startGatedBot();
    bot.says({ ...person, team_id: OURS });
    const answer = JSON.parse(await bot.form('suggest', { user: 'U1', own: OURS }, odd));
    if (!('blocks' in odd)) expect(answer).toMatchObject({ response_action: 'errors' });
    expect(JSON.stringify(answer)).toMatch(/opy your words|older version/);
    expect(reachedForms()).toEqual([]);
  });

  it('without a team, but with the asker’s own, is taken: so Grid sends them', async () => {
    bot = await startGatedBot('E1');
    bot.says({ ...person, team_id: 'T3', enterprise_user: { enterprise_id: 'E1' } });
    for (const own of [OURS, 'E1', 'T3']) await bot.form('suggest', { user: 'U1', team: null, own });
    expect(reachedForms()).toEqual(['suggest', 'suggest', 'suggest']);
  });
});

describe('what people write', () => {
  it.each([
    ['authorizations that are null', { authorizations: null }],
    ['authorizations that are no list', { authorizations: 'all' }],
    ['an authorization without a team', { authorizations: [{ team_id: null }] }],
    ['an authorization that is null', { authorizations: [null] }],
    ['null before an authorization', { authorizations: [null, { team_id: OURS }] }],
    ['authorizations that are no objects', { authorizations: ['T1', 7, []] }],
    ['an authorization of another kind', { authorizations: [{ team_id: 7, enterprise_id: {} }] }],
    ['no authorizations', { authorizations: [] }],
    ['no id', { event_id: undefined }],
    ['null as its id', { event_id: null }],
  ])('is heard each time, with %s', async (_, envelope) => {
    bot = await startGatedBot();
    bot.says({ ...person, team_id: OURS });
    const said = (ts: string) => ({ type: 'message', user: 'U1', text: 'words', ts, channel: 'D9' });
    await bot.event(said('9.1'), envelope);
    await bot.event(said('9.2'), envelope);
    await bot.quiet();
    expect(bot.reached).toEqual(['written', 'written']);
    await bot.event({ type: 'app_home_opened', user: 'U1', tab: 'home', channel: 'D9' }, envelope);
    await bot.quiet();
    expect(bot.reached).toEqual(['written', 'written', 'home']);
  });
});

describe('what Slack never sends', () => {
  it.each<[string, unknown]>([
    ['null as an event', null],
    ['a word as an event', 'message'],
    ['a number as an event', 7],
    ['a list as an event', []],
    ['an event without a type', {}],
    ['an event of another kind', { type: 7 }],
    ['an event in no channel', { type: 'message', channel: null, user: 'U1', text: 'words', ts: '9.1' }],
    ['an event about nothing', { type: 'reaction_added', item: null }],
    ['a message that is none', { type: 'message', message: 'none', previous_message: 3 }],
    ['a rename of nothing', { type: 'channel_rename', channel: null }],
    ['tokens that are none', { type: 'tokens_revoked', tokens: { bot: 'all' } }],
  ])('is let be, and not asked for again: %s', async (_, event) => {
    bot = await startGatedBot();
    bot.says({ ...person, team_id: OURS });
    await bot.event(event, {});
    await bot.quiet();
    expect(bot.reached).toEqual([]);
  });
});

describe('a guest', () => {
  it.each(guests)('%s reaches nothing, and is told so', async (_, who, user) => {
    bot = await startGatedBot();
    bot.says(user);
    expect(await everywhere(who, /You are a guest here/)).toEqual([]);
    expect(bot.reached).toEqual([]);
  });

  it('reaches what the admins allow, and nothing beside it', async () => {
    bot = await startGatedBot();
    bot.says({ ...person, team_id: OURS, is_restricted: true });
    await bot.admit(['suggest']);
    for (const { send } of bot.ways) await send({ user: 'U1' });
    await bot.quiet();
    expect(new Set(bot.reached)).toEqual(
      new Set([
        'suggest',
        'suggest-from-message',
        'suggestion.view',
        'suggestion.edit',
        'suggestion.withdraw',
        'suggestion.take-back',
        'suggestion.write-back',
        'suggestion.contest',
        'written',
      ]),
    );
  });

  it('may never be allowed what is for admins, cases, digests or settings', () => {
    const names = [...Object.keys(menu.actions), ...menu.forms.map(({ name }) => name), 'home', 'portevoix'];
    const closed =
      /^(case|feed|import|schedule|topic|settings|held|sources?\b|link|away|country|home|portevoix|theme\.(pin|rename|mute))/;
    const open = new Set(menu.guests.flatMap(({ opens }) => opens));
    expect(names.filter((name) => open.has(name) && closed.test(name))).toEqual([]);
    expect(
      menu.guests.every(({ command, opens }) =>
        menu.commands.some(({ name }) => name === command && opens.includes(name)),
      ),
    ).toBe(true);
  });

  it('whom ADMIN_USERS names is let in', async () => {
    bot = await startGatedBot(undefined, ['U1']);
    bot.says({ ...person, team_id: OURS, is_restricted: true });
    await bot.form('suggest', { user: 'U1' });
    expect(reachedForms()).toEqual(['suggest']);
  });

  it('who becomes one is noticed within ten minutes', async () => {
    bot = await startGatedBot();
    bot.says({ ...person, team_id: OURS });
    await bot.form('suggest', { user: 'U1' });
    bot.says({ ...person, team_id: OURS, is_restricted: true });
    bot.clock.move(10 * 60_000);
    await bot.form('suggest', { user: 'U1' });
    expect(reachedForms()).toEqual(['suggest']);
  });
});

describe('somebody of the company', () => {
  it('reaches the whole menu', async () => {
    bot = await startGatedBot();
    bot.says({ ...person, team_id: OURS });
    for (const { send } of bot.ways) await send({ user: 'U1', own: OURS });
    await bot.quiet();
    const names = [...menu.commands, ...menu.shortcuts, ...menu.forms].map(({ name }) => name);
    const all = [...names, ...Object.keys(menu.actions), 'home', 'written'];
    expect(all.filter((name) => !bot.reached.includes(name))).toEqual([]);
  });

  it('whom nobody has met is told to try again while Slack cannot be asked, and who is known goes on', async () => {
    bot = await startGatedBot();
    bot.says({ ...person, team_id: OURS });
    const known = bot.ways.find(({ where }) => where === 'command story');
    await known?.send({ user: 'U1' });
    await bot.quiet();
    bot.clock.move(86_400_000);
    bot.slack.answer('users.info', { ok: false, error: 'fatal_error' });
    await bot.form('story', { user: 'U1' });
    expect(reachedForms()).toEqual(['story', 'story']);
    expect(await bot.form('story', { user: 'U2' })).toContain('"response_action":"errors"');
    expect(reachedForms()).toHaveLength(2);
  });
});

type Says = [Parameters<typeof standingOf>[1], Parameters<typeof standingOf>[0], Standing | undefined];

describe('whose people somebody is', () => {
  const ours = { team: OURS, enterprise: null };
  const grid = { team: OURS, enterprise: 'E1' };
  it.each([
    [ours, [OURS], undefined, 'ours'],
    [ours, [OURS, OURS], 'own', 'ours'],
    [ours, [OURS, 'T2'], 'own', 'foreign'],
    [ours, ['T2', OURS], 'own', 'foreign'],
    [ours, [null, undefined, ''], 'own', 'unsaid'],
    [ours, [null, OURS], undefined, 'ours'],
    [grid, [OURS, 'E1'], undefined, 'ours'],
    [grid, [OURS, 'T3'], 'own', 'ours'],
    [grid, [OURS, 'T3'], 'guest', 'ours'],
    [grid, [OURS, 'T3'], 'stranger', 'foreign'],
    [grid, [OURS, 'T3'], undefined, 'foreign'],
    [grid, [OURS, 'E2'], undefined, 'foreign'],
  ] as const)('%o, %o, %s: %s', (who, claims, standing, belonging) => {
    expect(belongingOf(who, claims, standing)).toBe(belonging);
  });

  it.each([
    [ours, { team_id: OURS }, 'own'],
    [ours, { team_id: 'T2' }, 'stranger'],
    [ours, {}, undefined],
    [ours, { is_restricted: true }, 'guest'],
    [ours, { team_id: OURS, is_ultra_restricted: true }, 'guest'],
    [ours, { team_id: OURS, is_stranger: true }, 'stranger'],
    [ours, { team_id: 'T2', is_restricted: true }, 'stranger'],
    [ours, { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } }, 'stranger'],
    [ours, { team_id: 'E1', enterprise_user: { teams: [OURS] } }, 'own'],
    [grid, { team_id: 'T3', enterprise_user: { enterprise_id: 'E1' } }, 'own'],
    [grid, { team_id: 'E1' }, 'own'],
    [grid, { team_id: 'T3', enterprise_user: { enterprise_id: 'E2' } }, 'stranger'],
    [grid, { team_id: 'T3', enterprise_user: { enterprise_id: 'E1' }, is_restricted: true }, 'guest'],
  ] satisfies Says[])('%o says of %o: %s', (who, user, standing) => {
    expect(standingOf(user, who)).toBe(standing);
  });
});
