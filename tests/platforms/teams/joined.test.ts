import { expect, it } from 'vitest';
import type { Db } from '../../../src/database/client.ts';
import { belonging } from '../../../src/people/directory.ts';
import { later } from '../../../src/people/later.ts';
import { easel } from '../../../src/platforms/easel.ts';
import type { TeamsClient } from '../../../src/platforms/teams/client.ts';
import { keep, lose } from '../../../src/platforms/teams/conversations.ts';
import { teamsDirectory } from '../../../src/platforms/teams/directory.ts';
import { freshDatabase, onEachEngine } from '../../harness/database.ts';
import { addMany } from '../../harness/many.ts';

const never = async () => {
  throw new Error('not asked');
};

const target = { serviceUrl: 'https://smba.example', tenantId: 't', locale: null, timeZone: null };

/** The directory of a company, and what its client was asked. */
function directoryOn(db: Db, told: Partial<TeamsClient>, tellsEmail = false) {
  const contacts = { db, workspaceId: 'w', later: later(), fresh: new Map() };
  const other = { take: never, post: never, edit: never, openChat: never };
  const client = { ...other, member: never, members: never, channels: never, ...told };
  const surface = { kind: 'message', opening: new Set<string>() } as const;
  let now = Date.parse('2026-11-09T09:00:00Z');
  const clock = { now: () => new Date(now) };
  const shown = easel(clock, () => false);
  const wire = () => ({ contacts, client, tenantId: 't', clock, surface, easel: shown });
  const directory = teamsDirectory({ tenantId: 't', admittedTenants: [], tellsEmail }, client, wire, clock);
  const pass = (ms: number) => {
    now += ms;
  };
  return { contacts, directory, pass };
}

onEachEngine((engine) => {
  it('the channels that we may post in are those of the teams that we are in, as Teams told them; each team is asked once for shared ones', async () => {
    const { db } = await freshDatabase(engine);
    const asked: string[] = [];
    const { contacts, directory } = directoryOn(db, {
      async channels(_: object, teamId: string) {
        asked.push(teamId);
        return [{ id: '19:b', name: 'client', isShared: true }];
      },
    });
    for (const [place, name, teamId] of [
      ['19:a', 'team nord', 'T1'],
      ['19:b', 'client', 'T1'],
      ['19:c', 'gone', 'T2'],
    ] as const)
      await keep(contacts, { place, kind: 'channel', conversationId: place, teamId, name, ...target });
    await lose(contacts, '19:c');
    expect(await directory.joined?.()).toEqual({
      channels: [
        { address: 'teams:19:b', name: 'client', isArchived: false, isJoined: true, isShared: true },
        { address: 'teams:19:a', name: 'team nord', isArchived: false, isJoined: true, isShared: false },
      ],
      unheard: [],
    });
    expect(asked).toEqual(['T1']);
  });

  it('which channels somebody is in is asked of each team once, and no row is read of teams that they are not in', async () => {
    const database = await freshDatabase(engine);
    const read: string[] = [];
    const counting = database.db.$extends({
      query: {
        conversation: {
          async $allOperations({ operation, args, query }) {
            const rows: unknown = await query(args);
            read.push(...(Array.isArray(rows) ? rows.map(() => operation) : [operation]));
            return rows;
          },
        },
      },
    });
    const asked: string[] = [];
    const { directory, pass } = directoryOn(counting as unknown as Db, {
      async members(_: object, teamId: string) {
        asked.push(teamId);
        const ids = teamId === 'T2' ? ['P1', 'P2'] : ['P2'];
        return ids.map((id) => ({ id, name: id, isGuest: false, tenantId: 't', email: null }));
      },
    });
    const rows = Array.from({ length: 1_200 }, (_, i) => ({
      ...{
        workspaceId: 'w',
        platform: 'teams',
        place: `19:${i}`,
        conversationId: `19:${i}`,
        kind: 'channel',
      },
      ...{ ...target, name: `channel ${i}`, teamId: i < 3 ? 'T2' : `T${3 + (i % 3)}` },
    }));
    await addMany(database, 'Conversation', rows);
    read.length = 0;
    const theirs = await directory.channelsOf?.('teams:P1');
    expect([...(theirs ?? [])].toSorted()).toEqual(['teams:19:0', 'teams:19:1', 'teams:19:2']);
    // The four teams, one channel of each, and the three that are theirs.
    expect(read.length).toBeLessThanOrEqual(4 + 4 + 3);
    expect(asked.toSorted()).toEqual(['T2', 'T3', 'T4', 'T5']);
    await directory.channelsOf?.('teams:P1');
    expect((await directory.channelsOf?.('teams:P2'))?.size).toBe(1_200);
    expect(asked).toHaveLength(4);
    pass(10 * 60_000);
    await directory.channelsOf?.('teams:P1');
    expect(asked).toHaveLength(8);
  });

  it('the e-mail addresses of a channel are those of its team, and read only where whoever runs the bot lets it', async () => {
    const { db } = await freshDatabase(engine);
    const about = { name: 'x', isGuest: false, tenantId: 't', email: null };
    const members = async () => [
      { ...about, id: 'P1', email: 'p1@example.com' },
      { ...about, id: 'P2', isGuest: true, email: 'p2@example.org' },
      { ...about, id: 'P3', tenantId: 'another' },
    ];
    const { contacts, directory } = directoryOn(db, { members }, true);
    const row = { kind: 'channel', name: 'sav', ...target } as const;
    await keep(contacts, { ...row, place: '19:a', conversationId: '19:a', teamId: 'T1' });
    const told = await directory.members?.('teams:19:a');
    if (told?.kind !== 'told') throw new Error('they were not told');
    expect(told.members.map(({ account, is, email }) => [account, is, email])).toEqual([
      ['teams:P1', 'own', 'p1@example.com'],
      ['teams:P2', 'guest', 'p2@example.org'],
      ['teams:P3', 'stranger', null],
    ]);
    expect(await directory.members?.('teams:19:other')).toEqual({ kind: 'untold', why: 'no-channel' });
    const { directory: mute } = directoryOn(db, { members: never });
    expect(await mute.members?.('teams:19:a')).toEqual({ kind: 'untold', why: 'no-right' });
  });

  it('who is in a channel is told without addresses: all of its team, with the clock and language of those who have written to us', async () => {
    const { db } = await freshDatabase(engine);
    const about = { name: 'x', isGuest: false, tenantId: 't', email: 'x@example.com' };
    let fails = false;
    const members = async () => {
      if (fails) throw Object.assign(new Error('busy'), { statusCode: 429 });
      return [
        { ...about, id: 'P1', name: 'Nadia' },
        { ...about, id: 'P2', isGuest: true },
        { ...about, id: 'P3', tenantId: 'other' },
      ];
    };
    const { contacts, directory } = directoryOn(db, { members });
    const channel = {
      place: '19:a',
      kind: 'channel',
      conversationId: '19:a',
      teamId: 'T1',
      name: 'a',
    } as const;
    await keep(contacts, { ...channel, ...target });
    const person = { place: 'P1', kind: 'person', conversationId: 'a:1', teamId: null, name: null } as const;
    await keep(contacts, { ...person, ...target, locale: 'fr-FR', timeZone: 'Europe/Paris' });
    const told = await directory.peopleIn?.('teams:19:a');
    if (told?.kind !== 'told') throw new Error('they were not told');
    const { people } = told;
    expect(people.map(({ account, profile }) => [account, belonging(profile)])).toEqual([
      ['teams:P1', 'own'],
      ['teams:P2', 'guest'],
      ['teams:P3', 'stranger'],
    ]);
    expect(people[0]?.profile).toMatchObject({ name: 'Nadia', locale: 'fr-FR', timeZone: 'Europe/Paris' });
    expect(people[1]?.profile).toMatchObject({ locale: null, timeZone: null });
    expect(await directory.peopleIn?.('teams:19:other')).toEqual({ kind: 'untold', why: 'no-channel' });
    fails = true;
    expect(await directory.peopleIn?.('teams:19:a')).toEqual({ kind: 'untold', why: 'later' });
  });
});
