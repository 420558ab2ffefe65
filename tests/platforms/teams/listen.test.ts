import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { menu } from '../../../src/handlers/index.ts';
import { encodeAction } from '../../../src/messages/actions.ts';
import { sentence } from '../../../src/messages/message.ts';
import { isLoopback } from '../../../src/platforms/teams/listen.ts';
import type { TeamsConfig } from '../../../src/platforms/teams/settings.ts';
import { teamsPlatform } from '../../../src/platforms/teams/teams.ts';
import { letterTo } from '../../contracts/chat.ts';
import { type Desk, freshDesk } from '../../handlers/desk.ts';

const TENANT = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const ADMITTED = '00000000-0000-4000-8000-000000000003';
const PERSON = '00000000-0000-4000-8000-000000000020';
const clock = { now: () => new Date('2026-11-22T09:00:00Z') };
const open: TeamsConfig = { credentials: null, tenantId: TENANT, admittedTenants: [ADMITTED] };
const appId = '00000000-0000-4000-8000-000000000011';
const guarded = (kind: 'single-tenant' | 'multi-tenant'): TeamsConfig => ({
  ...open,
  credentials: { appId, password: 'a-secret', kind },
});

interface Call {
  readonly path: string;
  readonly body: unknown;
}

describe('what calls itself Teams', () => {
  const servers: Server[] = [];
  const calls: Call[] = [];
  let channels: { id: string; name: string; type?: string }[] = [];
  /** What Teams says of the asker besides their name. */
  let says: object = {};
  let desk: Desk;
  let service: string;
  const serve = async (server: Server): Promise<string> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  };
  const started = async (config: TeamsConfig, isListening = true, offered = menu) => {
    const platform = teamsPlatform(config, { log: pino({ level: 'silent' }), clock });
    if (isListening) await platform.listen(offered, { ...desk.kit, directory: platform }, desk.workspace);
    const listener = platform.mount()?.listener;
    return serve(createServer((request, response) => listener?.(request, response)));
  };
  const activity = (tenant: string | null, more: object = {}) => ({
    type: 'message',
    id: `m-${tenant}`,
    channelId: 'msteams',
    serviceUrl: service,
    text: 'help',
    from: { id: '29:x', aadObjectId: PERSON, name: 'Camille' },
    recipient: { id: `28:${appId}` },
    conversation: { id: 'a:1', conversationType: 'personal' },
    ...(tenant ? { channelData: { tenant: { id: tenant } } } : {}),
    ...more,
  });
  const post = async (url: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}teams/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  beforeAll(async () => {
    desk = await freshDesk('sqlite', 'en');
    service = await serve(
      createServer((request, response) => {
        let body = '';
        request.on('data', (chunk) => {
          body += String(chunk);
        });
        request.on('end', () => {
          calls.push({ path: request.url ?? '', body: body === '' ? null : JSON.parse(body) });
          if (request.url?.endsWith('/conversations')) {
            response
              .setHeader('content-type', 'application/json')
              .end(JSON.stringify({ conversations: channels }));
            return;
          }
          const member = { id: '29:x', aadObjectId: PERSON, name: 'Camille Roux', userRole: 'user' };
          response.setHeader('content-type', 'application/json').end(JSON.stringify({ ...member, ...says }));
        });
      }),
    );
  });
  afterAll(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  it.each(['single-tenant', 'multi-tenant'] as const)('is refused without its token, %s', async (kind) => {
    const url = await started(guarded(kind));
    expect((await post(url, activity(TENANT))).status).toBe(401);
    expect((await post(url, activity(TENANT), { authorization: 'Bearer made-up' })).status).toBe(401);
    expect((await post(url, activity(TENANT), { authorization: 'Basic eDp5' })).status).toBe(401);
    expect(calls).toEqual([]);
    expect(await desk.kit.database.db.conversation.count()).toBe(0);
  });

  it('is asked to come back while the bot is not ready', async () => {
    const answer = await post(await started(open, false), activity(TENANT));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it.each([
    ['{"type":', 400],
    ['[]', 400],
    ['"hello"', 400],
    ['x'.repeat(1024 * 1024 + 1), 400],
  ])('is told that its request is none: %.10s', async (body, status) => {
    expect((await post(await started(open), body)).status).toBe(status);
    expect(calls).toEqual([]);
  });

  it('is not answered where it belongs to another company, or to none', async () => {
    const url = await started(open);
    for (const tenant of [OTHER, null]) expect((await post(url, activity(tenant))).status).toBe(200);
    const install = activity(OTHER, { type: 'installationUpdate', action: 'add' });
    expect((await post(url, install)).status).toBe(200);
    expect(calls).toEqual([]);
    expect(await desk.kit.database.db.conversation.count()).toBe(0);
    expect(await desk.kit.database.db.person.count({ where: { platform: 'teams' } })).toBe(0);
  });

  it('is answered where it belongs to the company, or to one that was admitted', async () => {
    const url = await started(open);
    for (const tenant of [TENANT, ADMITTED]) {
      calls.length = 0;
      expect((await post(url, activity(tenant))).status).toBe(200);
      const posts = calls.filter(({ path }) => path.endsWith('/activities'));
      expect(posts).toHaveLength(1);
      expect(JSON.stringify(posts)).toContain('AdaptiveCard');
    }
  });

  it.each([
    ['a guest', { userRole: 'guest' }, {}, /You are a guest here/],
    [
      'a guest by their name',
      { userPrincipalName: 'eve_b.example#EXT#@a.example' },
      {},
      /You are a guest here/,
    ],
    ['of another tenant', { tenantId: OTHER }, {}, /belong to another one/],
    ['of another tenant, in a shared channel', {}, { tenantId: OTHER }, /belong to another one/],
  ])('is told so, and nothing more, where the asker is %s', async (_, profile, from, words) => {
    const url = await started(open);
    says = profile;
    const asker = { from: { id: '29:x', aadObjectId: PERSON, name: 'Camille', ...from } };
    const view = { form: 'away', state: { key: 'k' }, title: 'T', submit: 'S', fields: [] };
    const invokes = [
      { name: 'adaptiveCard/action', value: { action: { data: { portevoix: { name: 'voice.ask' } } } } },
      { name: 'task/fetch', value: { data: { portevoix: { name: 'suggest' } } } },
      { name: 'task/submit', value: { data: { portevoixForm: { view } } } },
      { name: 'composeExtension/fetchTask', value: { commandId: 'suggest' } },
    ];
    for (const invoke of invokes) {
      const answer = await post(url, activity(TENANT, { ...asker, type: 'invoke', ...invoke }));
      expect(await answer.text(), invoke.name).toMatch(words);
    }
    for (const text of ['suggest', 'portevoix', 'home', 'an idea of mine']) {
      calls.length = 0;
      await post(url, activity(TENANT, { ...asker, id: `${text} ${JSON.stringify(profile)}`, text }));
      const posts = calls.filter(({ path }) => path.endsWith('/activities'));
      expect(JSON.stringify(posts), text).toMatch(words);
      expect(posts, text).toHaveLength(1);
    }
    says = {};
  });

  it.each<[string, object]>([
    ['entities', { entities: null }],
    ['an entity', { entities: [null, { type: 'clientInfo', locale: null, timezone: 5 }] }],
    ['whom a mention means', { entities: [{ type: 'mention', mentioned: null }] }],
    ['attachments', { attachments: null }],
    ['the kind of an attachment', { attachments: [{ contentType: null, content: null }] }],
    ['team and channel', { channelData: { tenant: { id: TENANT }, team: { id: null }, channel: null } }],
    ['locale and zone', { locale: null, localTimezone: 7 }],
    ['what it answers', { replyToId: null, membersAdded: null }],
    ['its id', { id: null }],
  ])('is heard where null, or something else, stands for %s', async (what, more) => {
    const url = await started(open);
    calls.length = 0;
    expect((await post(url, activity(TENANT, { id: `null ${what}`, ...more }))).status).toBe(200);
    expect(calls.filter(({ path }) => path.endsWith('/activities'))).toHaveLength(1);
  });

  it('is of another company where what says of which cannot be read', async () => {
    const url = await started(open);
    calls.length = 0;
    const at = { conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT } };
    const whose = { channelData: { tenant: { id: 5 } } };
    const theirs = { from: { id: '29:x', aadObjectId: PERSON, name: 'Camille', tenantId: 5 } };
    await post(url, activity(TENANT, { id: 'whose', ...at, ...whose }));
    await post(url, activity(TENANT, { id: 'theirs', ...at, ...theirs }));
    expect(JSON.stringify(calls)).not.toContain('/suggest');
    expect(JSON.stringify(calls)).toMatch(/belong to another one/);
  });

  it('is answered once where it says the same thing twice', async () => {
    const url = await started(open);
    calls.length = 0;
    for (let i = 0; i < 3; i += 1) await post(url, activity(TENANT, { id: 'm-again' }));
    expect(calls.filter(({ path }) => path.endsWith('/activities'))).toHaveLength(1);
  });

  it('is refused in words, in the dialog, where its button or form is not one of ours', async () => {
    const url = await started(open);
    const invoke = async (name: string, data: unknown) => {
      const value = name === 'adaptiveCard/action' ? { action: { data } } : { data };
      return (await post(url, activity(TENANT, { type: 'invoke', name, value }))).json();
    };
    const of = (act: string) => ({ portevoix: { act } });
    for (const data of [{}, of('bomb'), of('constructor'), of('__proto__')]) {
      expect(JSON.stringify(await invoke('task/fetch', data))).toContain('older version');
      expect(await invoke('adaptiveCard/action', data)).toMatchObject({
        value: expect.stringContaining('older version'),
      });
    }
    const view = {
      form: 'bomb',
      state: { key: 'k' },
      title: 'T',
      submit: 'S',
      fields: [{ kind: 'text', name: 'a', label: 'A' }],
    };
    const again = JSON.stringify(
      await invoke('task/submit', { portevoix: { view, lists: [] }, 'f:a': 'my words' }),
    );
    expect(again).toContain('older version');
    expect(again).toContain('my words');
  });

  it('is asked which, where its menu has more than Teams shows, and gets that one', async () => {
    const toys = Array.from({ length: 9 }, (_, i) => ({
      ...{ name: `toy${i}`, description: { en: `Toy ${i}`, fr: `Jouet ${i}` }, may: 'everyone' as const },
      run: async () => ({ kind: 'say' as const, message: sentence(`Toy ${i} was asked.`) }),
    }));
    const url = await started(open, true, { ...menu, commands: [...menu.commands, ...toys] });
    const invoke = async (name: string, value: object) =>
      JSON.stringify(await (await post(url, activity(TENANT, { type: 'invoke', name, value }))).json());
    const which = await invoke('composeExtension/fetchTask', { commandId: 'more' });
    const { act } = /(?<act>[^"]*teams\.command[^"]*toy8)"/.exec(which)?.groups ?? {};
    expect(which).toContain('Toy 8');
    expect(await invoke('task/submit', { data: { portevoix: { act } } })).toContain('Toy 8 was asked.');
    const none = encodeAction({ name: 'teams.command', subject: 'bomb' });
    expect(await invoke('task/submit', { data: { portevoix: { act: none } } })).toContain('older version');
  });

  it('leaves channels’ talk alone: what names it not, and stands under nothing of its', async () => {
    const url = await started(open);
    const channel = '19:talk@thread.tacv2';
    const talk = async (id: string, conversation: string, entities: object[] = []) => {
      calls.length = 0;
      const where = { conversation: { id: conversation, conversationType: 'channel' } };
      await post(url, activity(TENANT, { id, text: 'help', entities, ...where }));
      return calls.filter(({ path }) => path.endsWith('/activities')).length;
    };
    expect(await talk('1', `${channel};messageid=1`)).toBe(0);
    expect(await talk('2', `${channel};messageid=1`)).toBe(0);
    const named = { type: 'mention', text: '<at>P</at>', mentioned: { id: `28:${appId}` } };
    expect(await talk('3', `${channel};messageid=3`, [named])).toBe(1);
  });

  it('is written to no more once it took the bot out, and again when it is back', async () => {
    const platform = teamsPlatform(open, { log: pino({ level: 'silent' }), clock });
    await platform.listen(menu, { ...desk.kit, directory: platform }, desk.workspace);
    const url = await serve(
      createServer((request, response) => platform.mount()?.listener(request, response)),
    );
    const channel = '19:news@thread.tacv2';
    const team = { tenant: { id: TENANT }, team: { id: '19:team@thread.tacv2', name: 'Exemple' } };
    const change = (more: object, where = 'channel', id = channel) =>
      post(
        url,
        activity(TENANT, { conversation: { id, conversationType: where }, channelData: team, ...more }),
      );
    const sending = async (place: string) =>
      (await platform.send(letterTo(`teams:${place}`, 'post', undefined))).kind;
    const bot = { id: `28:${appId}` };

    expect(await platform.send(letterTo(`teams:${channel}`, 'post', undefined))).toMatchObject({
      kind: 'never',
      reason: 'not-in-channel',
    });
    const hidden = '19:board@thread.tacv2';
    channels = [
      { id: channel, name: 'news' },
      { id: hidden, name: 'board', type: 'private' },
    ];
    await change({ type: 'conversationUpdate', membersAdded: [bot] });
    // Teams tells who is in the team, not who is in this one.
    expect(await platform.channel(`teams:${hidden}`)).toBeNull();
    expect(await sending(channel)).toBe('sent');
    expect((await platform.channel(`teams:${channel}`))?.name).toBe('news');
    await change({
      type: 'conversationUpdate',
      channelData: { ...team, eventType: 'channelDeleted', channel: { id: channel } },
    });
    expect(await sending(channel)).toBe('never');
    channels = [{ id: channel, name: 'nouvelles' }];
    await change({
      type: 'conversationUpdate',
      channelData: { ...team, eventType: 'channelRestored', channel: { id: channel } },
    });
    expect(await sending(channel)).toBe('sent');
    expect((await platform.channel(`teams:${channel}`))?.name).toBe('nouvelles');
    await change({ type: 'installationUpdate', action: 'remove' });
    expect(await sending(channel)).toBe('never');
    expect((await platform.channel(`teams:${channel}`))?.isJoined).toBe(false);

    const personal = { channelData: { tenant: { id: TENANT } } };
    expect(await sending(PERSON)).toBe('sent');
    await change({ type: 'installationUpdate', action: 'remove', ...personal }, 'personal', 'a:1');
    expect(await sending(PERSON)).toBe('never');
    await change({ type: 'installationUpdate', action: 'add', ...personal }, 'personal', 'a:1');
    expect(await sending(PERSON)).toBe('sent');
  });

  it.each([
    ['a message to us', { type: 'message', text: 'help' }],
    [
      'a message of a channel that is not for us',
      { conversation: { id: '19:x@thread.tacv2', conversationType: 'channel' } },
    ],
    ['a press', { type: 'invoke', name: 'task/fetch', value: { data: { portevoix: { name: 'suggest' } } } }],
    [
      'a change of a team',
      { type: 'conversationUpdate', channelData: { tenant: { id: TENANT }, eventType: 'x' } },
    ],
  ])('is reached, all of the company and nobody else, where %s came from last', async (_, more) => {
    const platform = teamsPlatform(open, { log: pino({ level: 'silent' }), clock });
    await platform.listen(menu, { ...desk.kit, directory: platform }, desk.workspace);
    const url = await serve(
      createServer((request, response) => platform.mount()?.listener(request, response)),
    );
    const { db } = desk.kit.database;
    const known = {
      workspaceId: desk.workspace.id,
      platform: 'teams',
      serviceUrl: 'https://before.example/',
    };
    const channel = {
      ...known,
      place: '19:moved@thread.tacv2',
      kind: 'channel',
      conversationId: '19:moved@thread.tacv2',
    };
    const elsewhere = {
      ...known,
      place: '19:theirs@thread.tacv2',
      kind: 'channel',
      conversationId: '19:theirs',
      tenantId: ADMITTED,
    };
    const data = [
      { ...channel, tenantId: TENANT },
      { ...channel, place: 'somebody', kind: 'person', conversationId: 'a:2', tenantId: TENANT },
      elsewhere,
    ];
    await db.conversation.createMany({ data });
    const before = calls.length;
    await post(url, activity(TENANT, { id: `moved ${before}`, ...more }));
    const at = async (place: string) =>
      (await db.conversation.findFirstOrThrow({ where: { place } })).serviceUrl;
    expect(await at('19:moved@thread.tacv2')).toBe(service);
    expect(await at('somebody')).toBe(service);
    expect(await at('19:theirs@thread.tacv2')).toBe('https://before.example/');
    expect((await platform.send(letterTo('teams:19:moved@thread.tacv2', 'post', undefined))).kind).toBe(
      'sent',
    );
    await post(
      url,
      activity(OTHER, {
        id: `foreign ${before}`,
        serviceUrl: 'https://foreign.example/',
        ...more,
        channelData: { tenant: { id: OTHER } },
      }),
    );
    expect(await at('19:moved@thread.tacv2')).toBe(service);
    await db.conversation.deleteMany({ where: { place: { in: data.map(({ place }) => place) } } });
  });

  it('leads to no row of whom nobody has met, whether they ask or are written to, before the full hour', async () => {
    const { db } = desk.kit.database;
    const stranger = '00000000-0000-4000-8000-000000000077';
    const platform = teamsPlatform(open, { log: pino({ level: 'silent' }), clock });
    await platform.listen(menu, { ...desk.kit, directory: platform }, desk.workspace);
    const url = await serve(
      createServer((request, response) => platform.mount()?.listener(request, response)),
    );
    await desk.kit.later.writeDown(db, clock.now());
    const before = await db.conversation.count();
    const met = () => db.conversation.count({ where: { place: stranger } });
    const write = (conversation: object) =>
      post(url, activity(TENANT, { id: 'new', from: { id: '29:y', aadObjectId: stranger }, conversation }));
    await write({ id: 'a:77', conversationType: 'personal' });
    expect((await platform.send(letterTo(`teams:${stranger}`, 'post', undefined))).kind).toBe('sent');
    expect((await platform.send(letterTo('teams:someone-else', 'post', undefined))).kind).toBe('sent');
    expect(await db.conversation.count()).toBe(before);
    await desk.kit.later.writeDown(db, new Date(clock.now().getTime() + 3_600_000));
    expect(await met()).toBe(1);
    expect(await db.conversation.findFirst({ where: { place: stranger } })).toMatchObject({
      conversationId: 'a:77',
    });
  });

  it('cannot say whether a letter arrived whose answer was lost: it is held for an admin', async () => {
    const platform = teamsPlatform(open, { log: pino({ level: 'silent' }), clock });
    const found = await platform.find(letterTo(`teams:${PERSON}`, 'post', undefined), clock.now());
    expect(found.kind).toBe('cannot-tell');
  });

  it('reaches no further than this machine without credentials', () => {
    for (const near of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(isLoopback(near)).toBe(true);
    for (const far of ['10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', undefined, '127.evil'])
      expect(isLoopback(far)).toBe(false);
  });
});
