import { expect, it } from 'vitest';
import { later } from '../../../src/people/later.ts';
import { keep, lose } from '../../../src/platforms/teams/conversations.ts';
import { teamsDirectory } from '../../../src/platforms/teams/directory.ts';
import { freshDatabase, onEachEngine } from '../../harness/database.ts';

const never = async () => {
  throw new Error('not asked');
};

onEachEngine((engine) => {
  it('the channels that we may post in are those of the teams that we are in, as Teams told them; each team is asked once for shared ones', async () => {
    const { db } = await freshDatabase(engine);
    const contacts = { db, workspaceId: 'w', later: later(), fresh: new Map() };
    const asked: string[] = [];
    const client = {
      take: never,
      post: never,
      edit: never,
      openChat: never,
      member: never,
      members: never,
      async channels(_: object, teamId: string) {
        asked.push(teamId);
        return [{ id: '19:b', name: 'client', isShared: true }];
      },
    };
    const surface = { kind: 'message', opening: new Set<string>() } as const;
    const wire = () => ({ contacts, client, tenantId: 't', clock, surface });
    const clock = { now: () => new Date('2026-11-09T09:00:00Z') };
    const directory = teamsDirectory({ tenantId: 't', admittedTenants: [] }, client, wire, clock);
    const target = { serviceUrl: 'https://smba.example', tenantId: 't', locale: null, timeZone: null };
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
});
