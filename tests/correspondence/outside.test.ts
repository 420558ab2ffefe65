import { beforeEach, expect, it } from 'vitest';
import { confirmShared, withinCompany } from '../../src/correspondence/outside.ts';
import type { Outcome, Parcel } from '../../src/delivery/outcome.ts';
import { channelProblem } from '../../src/handlers/picked.ts';
import { sentence } from '../../src/messages/message.ts';
import { type Desk, directory, freshDesk, now } from '../handlers/desk.ts';
import { onAnyEngine } from '../harness/database.ts';

const C1 = 'slack:C1';
const letter: Parcel = { deliveryId: 'd', address: C1, message: sentence('A digest'), locale: 'en' };
const sent: Outcome = { kind: 'sent', remote: { channel: 'C1', id: '1.1' } };

onAnyEngine((engine) => {
  let desk: Desk;
  let isShared: boolean;
  let carried: Parcel[];
  let send: (each?: Partial<Parcel>) => Promise<Outcome>;
  let settle: (sharedChannels: string) => Promise<void>;
  let problem: (minutes?: number) => Promise<string | null>;

  beforeEach(async () => {
    desk = await freshDesk(engine, 'en');
    const { kit, workspace } = desk;
    isShared = true;
    carried = [];
    const carrier = {
      async send(each: Parcel) {
        carried.push(each);
        return sent;
      },
      find: async () => ({ kind: 'absent' }) as const,
    };
    const guard = {
      db: kit.database.db,
      workspaceId: workspace.id,
      directory: { isShared: async () => isShared },
      clock: kit.clock,
    };
    send = (each = {}) => withinCompany(carrier, guard).send({ ...letter, ...each });
    settle = async (sharedChannels) => {
      await kit.database.db.workspace.update({ where: { id: workspace.id }, data: { sharedChannels } });
    };
    problem = async (minutes = 0) => {
      const current = await kit.database.db.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
      const request = desk.ask({ at: new Date(now.getTime() + minutes * 60_000) });
      const shared = { ...directory, channel: async () => ({ ...channel, isShared }) };
      return channelProblem({ ...request, workspace: current, kit: { ...kit, directory: shared } }, C1);
    };
  });
  const channel = { address: C1, name: 'partners', isArchived: false, isJoined: true };
  const told = () =>
    desk.kit.database.db.delivery.count({ where: { kind: 'channel.shared', address: 'slack:U1' } });

  it('a channel that other companies read is refused where it is chosen', async () => {
    expect(await problem()).toMatch(
      /#partners is shared with other companies.*or allow such channels in Settings/,
    );
    expect(await problem()).toMatch(/Settings/);
    isShared = false;
    expect(await problem()).toBeNull();
  });

  it('or is taken once an admin who was warned saves again, where the settings allow it', async () => {
    await settle('confirmed');
    expect(await problem()).toMatch(/Save again if that is meant/);
    expect(await problem(11)).toMatch(/Save again/);
    const other = { workspaceId: desk.workspace.id, address: C1, adminId: 'another', now };
    expect(await confirmShared(desk.kit.database, other)).toBe(false);
    expect(await problem(12)).toMatch(/Save again/);
    const noted = () =>
      desk.kit.database.db.auditEntry.findMany({ where: { act: 'shared-channel.confirmed' } });
    expect(await noted()).toEqual([]);
    expect(await problem(13)).toBeNull();
    expect(await noted()).toMatchObject([
      { by: `person:${desk.admin.id}`, details: JSON.stringify({ channel: C1 }) },
    ]);
    expect(await problem(60)).toBeNull();
    expect(await send()).toEqual(sent);
  });

  it('one that becomes shared later takes nothing new, whatever is posted, and the admins are told once', async () => {
    for (const each of [{}, { thread: { channel: 'C1', id: '1' } }])
      expect(await send(each)).toMatchObject({ kind: 'never', reason: 'shared' });
    expect(carried).toEqual([]);
    expect(await told()).toBe(1);
    expect(await send({ replaces: { channel: 'C1', id: '1' } })).toEqual(sent);
    isShared = false;
    expect(await send()).toEqual(sent);
  });

  it('which the settings allow, it waits for an admin to save again', async () => {
    await settle('confirmed');
    expect(await send()).toMatchObject({ reason: 'shared' });
    expect(await problem()).toMatch(/Save again/);
    expect(await problem()).toBeNull();
    expect(await send()).toEqual(sent);
    await settle('refused');
    expect(await send()).toMatchObject({ reason: 'shared' });
  });
});
