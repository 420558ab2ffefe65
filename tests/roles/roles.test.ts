// Roles as they are given and taken back: who has which then, who is an admin, who is told, and what is noted.
import { beforeEach, describe, expect, it } from 'vitest';
import { verify } from '../../src/audit/verify.ts';
import type { Engine } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { requestBy } from '../../src/handlers/admission.ts';
import type { Request } from '../../src/handlers/request.ts';
import type { Profile } from '../../src/people/directory.ts';
import { addressOf, type Person, remember } from '../../src/people/person.ts';
import { profiles } from '../../src/people/profiles.ts';
import { peopleRefresh } from '../../src/people/refresh.ts';
import { gives, holds, RIGHTS, ROLES, roleNames } from '../../src/people/rights.ts';
import { admins } from '../../src/people/roles.ts';
import { giveRole, takeRole } from '../../src/roles/give.ts';
import { moderationPlaces } from '../../src/stories/moderation-places.ts';
import { type Desk, freshDesk, now } from '../handlers/desk.ts';

const U1: Profile = {
  ...{ name: 'Nadia Benali', timeZone: 'Europe/Paris', locale: null },
  ...{ isAdmin: true, isActive: true, isBot: false },
};

describe('a role', () => {
  it('gives what its row says, and what everybody may', () => {
    for (const role of roleNames) {
      const held = RIGHTS.filter((right) => holds({ isAdmin: false, roles: [role] }, right));
      expect([...held].toSorted()).toEqual(['everyone', ...ROLES[role]].toSorted());
      expect(RIGHTS.filter((right) => gives(role, right))).toEqual(held);
    }
    expect(RIGHTS.filter((right) => holds({ isAdmin: false }, right))).toEqual(['everyone']);
    expect(RIGHTS.every((right) => holds({ isAdmin: true }, right))).toBe(true);
  });
});

describe.each<Engine>(['sqlite', 'postgresql'])('in a company whose chat has one admin, on %s', (engine) => {
  let desk: Desk;
  let nadia: Person;
  let karim: Person;
  let ines: Person;
  let told: Record<string, Profile | null>;
  let at: number;
  const directory = { profile: async (address: string) => told[address] ?? null };

  beforeEach(async () => {
    desk = await freshDesk(engine, 'en');
    told = {
      'slack:U1': U1,
      'slack:U2': { ...U1, name: 'Karim Haddad', isAdmin: false },
      'slack:U3': { ...U1, name: 'Inès Roux', isAdmin: false },
    };
    at = now.getTime();
    nadia = await met('slack:U1');
    karim = await met('slack:U2');
    ines = await met('slack:U3');
  });

  async function met(address: string): Promise<Person> {
    const remembering = { directory, adminUsers: [], now };
    const person = await remember(desk.kit.database.db, desk.workspace, address, remembering);
    if (!person) throw new Error(`nobody at ${address}`);
    return person;
  }

  /** What SQL does alike on both. */
  const once = it.runIf(engine === 'sqlite');

  const by = (person: Person) => {
    const { kit, workspace } = desk;
    return { database: kit.database, workspace, now, by: person };
  };
  const names = async () =>
    (await admins(desk.kit.database.db, desk.workspace.id)).map(({ name }) => name).toSorted();

  /** As the chat tells of them now. */
  function ask(address: string, adminUsers: readonly string[] = []): Promise<Request> {
    at += 3_600_000;
    const known = profiles(directory, { now: () => new Date(at) });
    return requestBy(
      { ...desk.kit, adminUsers },
      {
        ...{ workspaceId: desk.workspace.id, address, name: 'settings', profiles: known },
        ...{ belonging: () => 'ours', knowsAll: true },
      },
    );
  }
  const isAdmin = async (address: string, adminUsers: readonly string[] = []) =>
    (await ask(address, adminUsers)).asker.isAdmin;
  const lettersTo = async (person: Person) => {
    const where = { workspaceId: desk.workspace.id, kind: 'role.changed', address: addressOf(person) };
    const rows = await desk.kit.database.db.delivery.findMany({ where, orderBy: { queuedAt: 'asc' } });
    return rows.map((row) => contentFrom(row).message.summary);
  };
  const noted = async () => {
    const rows = await desk.kit.database.db.auditEntry.findMany({
      where: { act: { startsWith: 'role.' } },
      orderBy: { number: 'asc' },
    });
    return rows.map((row) => ({ by: row.by, act: row.act, ...JSON.parse(row.details) }));
  };

  it('is given once, told to whoever has it, noted, and taken back', async () => {
    expect((await giveRole(by(nadia), 'moderator', [karim])).map(({ name }) => name)).toEqual([karim.name]);
    expect(await giveRole(by(nadia), 'moderator', [karim])).toEqual([]);
    expect((await ask('slack:U2')).asker.roles).toEqual(['moderator']);
    expect(await takeRole(by(nadia), 'moderator', karim)).toBe(true);
    expect(await takeRole(by(nadia), 'moderator', karim)).toBe(false);
    expect((await ask('slack:U2')).asker.roles).toEqual([]);
    expect(await lettersTo(karim)).toEqual([
      'Nadia Benali gave you a role in Porte-voix, Moderator: from now on you may approve, return and reword best failures.',
      'Nadia Benali took back your role in Porte-voix: Moderator.',
    ]);
    const change = { by: `person:${nadia.id}`, person: karim.id, role: 'moderator' };
    expect(await noted()).toEqual([
      { ...change, act: 'role.given' },
      { ...change, act: 'role.taken' },
    ]);
    expect(await verify(desk.kit.database.db, desk.workspace.id)).toMatchObject({ kind: 'whole' });
  });

  once(
    'of admin ends that of the chat’s own admins, but for whoever named the first, who is named too',
    async () => {
      told['slack:U3'] = { ...U1, name: 'Inès Roux' };
      await desk.kit.database.db.person.update({
        where: { workspaceId_id: { workspaceId: desk.workspace.id, id: ines.id } },
        data: { isAdmin: true },
      });
      expect(await names()).toEqual(['Inès Roux', 'Nadia Benali']);
      await giveRole(by(nadia), 'admin', [karim]);
      expect(await names()).toEqual(['Karim Haddad', 'Nadia Benali']);
      expect([await isAdmin('slack:U1'), await isAdmin('slack:U2'), await isAdmin('slack:U3')]).toEqual([
        true,
        true,
        false,
      ]);
      expect(await isAdmin('slack:U3', ['U3'])).toBe(true);
      expect(await lettersTo(ines)).toEqual([
        expect.stringContaining(
          'Those who have the role now: Karim Haddad and Nadia Benali. Whoever administers',
        ),
      ]);
    },
  );

  once(
    'of admin needs no chat: neither one that demotes its holder nor one that cannot be asked takes it away',
    async () => {
      await giveRole(by(nadia), 'admin', [karim]);
      told['slack:U1'] = { ...U1, isAdmin: false };
      expect(await isAdmin('slack:U1')).toBe(true);
      directoryFails();
      const request = await ask('slack:U2');
      expect([request.asker.isAdmin, request.isUnsure]).toEqual([true, false]);
    },
  );

  function directoryFails(): void {
    told = new Proxy(told, {
      get() {
        throw new Error('no answer');
      },
    });
  }

  once('of admin cannot be taken from the last, unless the chat’s admins can take over', async () => {
    await giveRole(by(nadia), 'admin', [karim]);
    expect(await takeRole(by(karim), 'admin', nadia)).toBe(true);
    await desk.kit.database.db.person.updateMany({ data: { isAdmin: false } });
    await expect(takeRole(by(karim), 'admin', karim)).rejects.toMatchObject({ code: 'role.last-admin' });
    expect(await names()).toEqual(['Karim Haddad']);
    const where = { workspaceId_id: { workspaceId: desk.workspace.id, id: nadia.id } };
    await desk.kit.database.db.person.update({ where, data: { isAdmin: true } });
    expect(await takeRole(by(karim), 'admin', karim)).toBe(true);
    expect(await names()).toEqual(['Nadia Benali']);
    expect(await isAdmin('slack:U1')).toBe(true);
  });

  it('of two admins who take it from each other at once, one keeps it', async () => {
    await giveRole(by(nadia), 'admin', [karim]);
    await desk.kit.database.db.person.updateMany({ data: { isAdmin: false } });
    const taken = await Promise.allSettled([
      takeRole(by(nadia), 'admin', karim),
      takeRole(by(karim), 'admin', nadia),
    ]);
    expect(taken.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await names()).toHaveLength(1);
  });

  once('of admin goes back to the chat’s admins once all who had it have left, within the hour', async () => {
    await giveRole(by(nadia), 'admin', [karim]);
    await takeRole(by(karim), 'admin', nadia);
    expect(await isAdmin('slack:U1')).toBe(false);
    told['slack:U2'] = { ...U1, name: 'Karim Haddad', isActive: false };
    const refreshing = peopleRefresh({
      ...{ db: desk.kit.database.db, log: { warn: () => {} } },
      ...{ directory, adminUsers: [] },
    });
    await refreshing.run(desk.workspace, new Date(now.getTime() + 3_600_000));
    expect(await names()).toEqual(['Nadia Benali']);
    expect(await isAdmin('slack:U1')).toBe(true);
    expect(await lettersTo(nadia)).toEqual([expect.stringContaining('took back your role')]);
  });

  once('is none of a guest’s, whatever they were given before', async () => {
    await giveRole(by(nadia), 'admin', [karim]);
    await giveRole(by(nadia), 'auditor', [karim]);
    await desk.kit.database.db.workspace.updateMany({ data: { guestsMay: ['suggest'] } });
    await desk.kit.later.writeDown(desk.kit.database.db, now);
    told['slack:U2'] = { ...U1, name: 'Karim Haddad', isAdmin: false, standing: 'guest' };
    await expect(ask('slack:U2')).rejects.toMatchObject({ code: 'asker.guest' });
    await desk.kit.later.writeDown(desk.kit.database.db, new Date(now.getTime() + 3_600_000));
    expect(await names()).toEqual(['Nadia Benali']);
  });

  once('of moderator brings best failures to whoever has it where there is no channel for them', async () => {
    const places = async () =>
      (await moderationPlaces(desk.kit.database.db, desk.workspace, now)).map(({ address }) => address);
    expect(await places()).toEqual(['slack:U1']);
    await giveRole(by(nadia), 'moderator', [ines, karim]);
    expect(await places()).toEqual(['slack:U3', 'slack:U2']);
    await desk.kit.database.db.person.updateMany({
      where: { id: { in: [ines.id, karim.id] } },
      data: { unreachableAt: now },
    });
    expect(await places()).toEqual(['slack:U1']);
  });
});
