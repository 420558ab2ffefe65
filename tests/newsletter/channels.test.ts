// Readers of a list from channels: an admin chooses, sees how many, and confirms; the heartbeat keeps the list as the channels are.
import { expect, it } from 'vitest';
import { erasePerson } from '../../src/erasure/person.ts';
import { namingOf, wordingsOf } from '../../src/handlers/folds.ts';
import { features, menu } from '../../src/handlers/index.ts';
import type { FormValues } from '../../src/messages/form.ts';
import { plainText } from '../../src/messages/plain.ts';
import { forgetReader, importReaders } from '../../src/newsletter/acts.ts';
import { channelsOf } from '../../src/newsletter/channels.ts';
import { keepLists } from '../../src/newsletter/keeping.ts';
import { accountHash, emailHash, emailOf, leave } from '../../src/newsletter/readers.ts';
import { keepingNames } from '../../src/people/channel-names.ts';
import type { ChannelMember, ChannelMembers } from '../../src/people/directory.ts';
import { freshDesk, now } from '../handlers/desk.ts';
import { onAnyEngine, onEachEngine } from '../harness/database.ts';

const HOUR_MS = 3_600_000;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** A desk whose chat has these channels, by address; a string is why it does not tell. */
async function peopled(engine: 'sqlite' | 'postgresql', rooms: Rooms, locale: 'fr' | 'en' = 'en') {
  const desk = await freshDesk(engine, locale);
  const { database, keys } = desk.kit;
  const workspaceId = desk.workspace.id;
  const members = async (channel: string): Promise<ChannelMembers> => {
    const told = rooms[channel] ?? 'no-channel';
    return typeof told === 'string' ? { kind: 'untold', why: told } : { kind: 'told', members: told };
  };
  // As the program has it: names are kept.
  const directory = keepingNames({ ...desk.kit.directory, members }, database.db, workspaceId);
  const kit = { ...desk.kit, directory };
  const asking = (subject?: string) => ({ ...desk.ask(subject === undefined ? {} : { subject }), kit });
  const keeping = { database, keys, workspaceId };
  const say = async (name: string, subject: string): Promise<string> => {
    const reply = await menu.actions[name]?.(asking(subject));
    if (reply?.kind !== 'say') throw new Error(`${name} says nothing`);
    return plain(plainText(reply.message, locale));
  };
  return {
    ...{ desk, database, keys, workspaceId, keeping, say },
    async choose(values: FormValues, subject?: string) {
      const reply = await menu.actions['newsletter.channels']?.(asking(subject));
      if (reply?.kind !== 'open') throw new Error('no form');
      const form = menu.forms.find(({ name }) => name === 'newsletter-channels');
      return form?.submit(asking(), reply.form.state, values);
    },
    async confirm(listId: string) {
      const reply = await menu.actions['newsletter.count']?.(asking(listId));
      const subject = /newsletter\.confirm","subject":"([^"]+)"/.exec(JSON.stringify(reply))?.[1] ?? '';
      return say('newsletter.confirm', subject);
    },
    async list(name: string): Promise<string> {
      return (
        await database.db.mailList.findUniqueOrThrow({ where: { workspaceId_name: { workspaceId, name } } })
      ).id;
    },
    async reading(listId: string): Promise<string[]> {
      const where = { workspaceId, listId, unsubscribedAt: null };
      const rows = await database.db.mailReader.findMany({ where });
      return rows.map((row) => emailOf(keys, row) ?? '').toSorted();
    },
    keep: (at: Date) => keepLists(keeping, directory, { workspace: desk.workspace, now: at }),
    tellers: () => database.db.delivery.findMany({ where: { workspaceId, kind: 'newsletter.unkept' } }),
  };
}

type Rooms = Record<string, ChannelMember[] | 'no-right' | 'no-channel' | 'later'>;

const member = (id: string, more: Partial<ChannelMember> = {}): ChannelMember => ({
  ...{ account: `slack:${id}`, is: 'own', email: `${id.toLowerCase()}@example.com`, locale: null },
  ...more,
});

onEachEngine((engine) => {
  it('are chosen, counted and confirmed: people of the company alone, each once, and nobody before', async () => {
    const rooms: Rooms = {
      'slack:C1': [
        member('U1', { locale: 'fr-FR' }),
        member('U2'),
        member('B1', { is: 'bot', email: null }),
        member('G1', { is: 'guest' }),
        member('X1', { is: 'stranger' }),
        member('X2', { is: 'stranger', email: null }),
      ],
      'slack:C2': [
        member('U2'),
        member('U3', { email: 'not an address' }),
        member('U4', { email: 'Nadia@EXAMPLE.com' }),
      ],
    };
    const { desk, choose, say, confirm, list, reading, keep, database, workspaceId } = await peopled(
      engine,
      rooms,
    );
    const done = await choose({ name: 'All of us', channels: ['slack:C1', 'slack:C2'] });
    expect(done).toMatchObject({ kind: 'done' });
    const id = await list('All of us');
    const counted = await say('newsletter.count', id);
    expect(counted).toContain('for the members of #general, #voix');
    expect(counted).toContain('3 new readers');
    expect(counted).toContain(
      'Left out: 1 bot, 1 guest, 2 people of other companies, 1 person without an e-mail address that can be written to.',
    );
    expect(counted).not.toContain('example.com');
    expect(await reading(id)).toEqual([]);
    expect(await confirm(id)).toContain('3 new readers');
    expect(await reading(id)).toEqual(['Nadia@example.com', 'u1@example.com', 'u2@example.com']);
    const rows = await database.db.mailReader.findMany({ where: { workspaceId, listId: id } });
    expect(rows.every(({ consent, isFromChat }) => consent === '#general, #voix' && isFromChat)).toBe(true);
    expect(rows.map(({ locale }) => locale).toSorted()).toEqual(['fr', null, null]);
    expect(JSON.stringify(rows)).not.toMatch(/@|slack:/);
    expect(await say('newsletters', '')).toContain('Read by the members of #general, #voix.');
    const noted = async () => {
      const found = await database.db.auditEntry.findMany({
        where: { workspaceId },
        orderBy: { number: 'desc' },
      });
      return found.slice(0, 2).map(({ act, by }) => [act, by]);
    };
    expect((await noted())[0]).toEqual(['readers.channels', `person:${desk.admin.id}`]);
    rooms['slack:C2'] = [member('U7')];
    await keep(new Date(now.getTime() + 6 * HOUR_MS));
    expect(await noted()).toEqual([
      ['readers.added', 'itself'],
      ['readers.gone', 'itself'],
    ]);
  });

  it('follow the channels and the company; whoever unsubscribed stays so, also when the channel is taken off and added again', async () => {
    const rooms: Rooms = { 'slack:C1': [member('U1'), member('U2'), member('U9')] };
    const parts = await peopled(engine, rooms);
    const { choose, confirm, list, reading, keep, database, workspaceId, keys } = parts;
    await choose({ name: 'Us', channels: ['slack:C1'] });
    const id = await list('Us');
    await confirm(id);
    const hash = emailHash(keys, workspaceId, 'u2@example.com');
    const karim = await database.db.mailReader.findFirstOrThrow({ where: { workspaceId, emailHash: hash } });
    await leave(database.db, karim, now);
    rooms['slack:C1'] = [member('U1', { email: 'nadia.b@example.com' }), member('U2'), member('U5')];
    await keep(new Date(now.getTime() + HOUR_MS));
    expect(await reading(id)).toEqual(['u1@example.com', 'u9@example.com']);
    await keep(new Date(now.getTime() + 6 * HOUR_MS));
    expect(await reading(id)).toEqual(['nadia.b@example.com', 'u5@example.com']);
    await choose({ channels: [] }, id);
    expect(await parts.say('newsletter.count', id)).toContain('2 are in none of these channels');
    await confirm(id);
    expect(await reading(id)).toEqual([]);
    await choose({ channels: ['slack:C1'] }, id);
    expect(await parts.say('newsletter.count', id)).toContain('1 has unsubscribed, and stays so');
    await confirm(id);
    expect(await reading(id)).toEqual(['nadia.b@example.com', 'u5@example.com']);
  });

  it('lose whoever left the company even while the chat does not tell, which an admin is told once', async () => {
    const rooms: Rooms = { 'slack:C1': [member('U1'), member('U2')] };
    const { choose, confirm, list, reading, keep, tellers, database, workspaceId, say } = await peopled(
      engine,
      rooms,
    );
    await choose({ name: 'Us', channels: ['slack:C1'] });
    const id = await list('Us');
    await confirm(id);
    rooms['slack:C1'] = 'no-right';
    await database.db.person.updateMany({
      where: { workspaceId, externalId: 'U2' },
      data: { isActive: false },
    });
    for (const hours of [6, 7, 8]) await keep(new Date(now.getTime() + hours * HOUR_MS));
    expect(await reading(id)).toEqual(['u1@example.com']);
    expect(await tellers()).toHaveLength(1);
    expect(await say('newsletters', '')).toContain('users:read.email');
    rooms['slack:C1'] = [member('U1'), member('U3')];
    await keep(new Date(now.getTime() + 9 * HOUR_MS));
    expect(await reading(id)).toEqual(['u1@example.com', 'u3@example.com']);
    expect((await channelsOf(database.db, workspaceId, id))?.trouble).toBeNull();
  });

  it('go when their person is erased, and do not come back from the channel; so does an address that is removed', async () => {
    const rooms: Rooms = { 'slack:C1': [member('U1'), member('U2')] };
    const { choose, confirm, list, reading, keep, keeping, keys, database, workspaceId } = await peopled(
      engine,
      rooms,
    );
    await importReaders(
      keeping,
      { list: 'By file', readers: [{ email: 'u2@example.com', locale: null }], consent: 'agreed' },
      { by: 'command-line', now },
    );
    await choose({ name: 'Us', channels: ['slack:C1'] });
    const id = await list('Us');
    await confirm(id);
    const karim = await database.db.person.findFirstOrThrow({ where: { workspaceId, externalId: 'U2' } });
    const erasing = { ...keeping, naming: namingOf(features), wordings: wordingsOf(features) };
    const doer = { by: 'command-line', now } as const;
    expect((await erasePerson(erasing, karim, { ...doer, dryRun: true })).lists).toBe(1);
    expect(await reading(id)).toContain('u2@example.com');
    expect((await erasePerson(erasing, karim, doer)).lists).toBe(1);
    await forgetReader(keeping, { email: 'u1@example.com', list: undefined }, doer);
    await keep(new Date(now.getTime() + 6 * HOUR_MS));
    expect(await reading(id)).toEqual([]);
    // Which account that address of the file's is, no chat told.
    expect(await reading(await list('By file'))).toEqual(['u2@example.com']);
    const account = accountHash(keys, workspaceId, 'slack:U2');
    expect(
      await database.db.mailReader.findFirst({ where: { workspaceId, accountHash: account } }),
    ).toMatchObject({
      sealedEmail: '',
    });
  });
});

onAnyEngine((engine) => {
  it.each([
    ['no-right', 'users:read.email'],
    ['no-channel', '#general · One of its channels is gone'],
    ['later', 'Try again in a minute'],
  ] as const)(
    'where the chat does not tell (%s), counting says what to do, and writes nobody down',
    async (why, words) => {
      const { choose, say, list, reading } = await peopled(engine, { 'slack:C1': why });
      await choose({ name: 'Us', channels: ['slack:C1'] });
      const id = await list('Us');
      expect(await say('newsletter.count', id)).toContain(words);
      expect(await reading(id)).toEqual([]);
    },
  );

  it('what is confirmed is what was shown: of other channels it is counted anew', async () => {
    const rooms = { 'slack:C1': [member('U1')], 'slack:C2': [member('U2'), member('U3')] };
    const { choose, say, list, reading, desk } = await peopled(engine, rooms, 'fr');
    const subject = desk.subjects['newsletter.confirm'] ?? '';
    const id = await list('The letter');
    await choose({ channels: ['slack:C2'] }, id);
    const told = await say('newsletter.confirm', subject);
    expect(told).toContain('D’autres canaux ont été choisis entre-temps');
    expect(told).toContain('2 nouveaux lecteurs');
    expect(await reading(id)).toEqual([]);
  });

  it('a list that is new needs a name and a channel; one that is gone is said to be', async () => {
    const { choose, say } = await peopled(engine, {});
    expect(await choose({ name: '', channels: [] })).toMatchObject({
      kind: 'errors',
      errors: { name: expect.any(String), channels: 'Choose a channel.' },
    });
    expect(await choose({ name: 'Us', channels: ['slack:C9'] })).toMatchObject({ kind: 'errors' });
    await expect(say('newsletter.count', 'gone')).rejects.toMatchObject({ code: 'list.gone' });
  });
});
