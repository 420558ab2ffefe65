import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import type { Directory } from '../../src/people/directory.ts';
import { isAway, isHere, remember, setAway } from '../../src/people/person.ts';
import { workspaceOfSlackTeam } from '../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const now = new Date('2026-11-09T09:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

describe('somebody is here', () => {
  it.each([
    ['who never said otherwise', { isActive: true, awayUntil: null }, true, false],
    ['who is back just now', { isActive: true, awayUntil: now }, true, false],
    ['who is back in a moment', { isActive: true, awayUntil: later(1) }, false, true],
    ['who was back long ago', { isActive: true, awayUntil: later(-86_400_000) }, true, false],
    ['who has left', { isActive: false, awayUntil: null }, false, false],
    ['who left while away', { isActive: false, awayUntil: later(1) }, false, true],
  ])('or not: %s', (_, person, here, away) => {
    expect([isHere(person, now), isAway(person, now)]).toEqual([here, away]);
  });
});

onAnyEngine((engine) => {
  describe('being away', () => {
    let database: Database;
    beforeAll(async () => {
      database = await freshDatabase(engine);
    });

    it('is remembered until it ends, also when the chat is asked again about the person', async () => {
      const profile = {
        name: 'N',
        timeZone: null,
        locale: null,
        isAdmin: false,
        isActive: true,
        isBot: false,
      };
      const directory: Directory = {
        profile: async () => profile,
        channel: async () => null,
        isMember: async () => false,
      };
      const team = { id: 'T', name: 'T' };
      const workspace = await workspaceOfSlackTeam(database, team, {
        locale: 'fr',
        timeZone: 'Europe/Paris',
        now,
      });
      const meet = (at: Date) =>
        remember(database.db, workspace, 'slack:U1', { directory, adminUsers: [], now: at });
      const person = await meet(now);
      if (!person) throw new Error('nobody');
      const until = later(10 * 86_400_000);
      expect(await setAway(database.db, person, until)).toMatchObject({ id: person.id, awayUntil: until });
      expect(await meet(later(2 * 86_400_000))).toMatchObject({ awayUntil: until });
      expect(await setAway(database.db, person, null)).toMatchObject({ awayUntil: null });
    });
  });
});
