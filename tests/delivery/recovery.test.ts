import { beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { letBe, resend, undeliveredLetters } from '../../src/delivery/held.ts';
import type { Carrier } from '../../src/delivery/outcome.ts';
import { LEASE_MS } from '../../src/delivery/recording.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { type Office, office, WORKSPACE } from './chat-peer.ts';

onEachEngine((engine) => {
  let url: string;
  let database: Database;
  let at: Office;
  let id: string;
  beforeEach(async () => {
    url = await freshUrl(engine);
    database = await openedHere(url);
    at = office(database);
    id = await at.queue('chat:C1');
  });
  const posted = () => at.peer.posted.map((each) => each.id);
  /** Claimed by a process that died before it sent anything. */
  const abandon = () =>
    database.db.delivery.updateMany({
      data: { state: 'claimed', claimedAt: at.clock.now(), claimedBy: 'the dead', attempts: 1 },
    });

  it('leaves a message alone whose answer was lost, until the lease has run out', async () => {
    at.peer.fail(id, 'answer lost');
    await at.sending.run();
    await at.after(LEASE_MS - 1);
    expect(await at.row(id)).toMatchObject({ state: 'claimed', reason: 'unknown: ECONNRESET' });
    expect(at.peer.asked).toEqual([]);
  });

  it('finds a message that had arrived, and does not send it again', async () => {
    at.peer.fail(id, 'answer lost');
    await at.sending.run();
    await at.after(LEASE_MS);
    expect(posted()).toEqual([id]);
    expect(at.peer.asked).toEqual([id]);
    const row = await at.row(id);
    expect(row).toMatchObject({ state: 'sent', reason: null });
    expect(JSON.parse(row.remote ?? '')).toEqual(at.peer.posted[0]?.remote);
  });

  it('sends a message that had not arrived once more, and once only', async () => {
    at.peer.fail(id, 'request lost');
    await at.sending.run();
    await at.after(LEASE_MS);
    await at.after(2_000);
    await at.after(LEASE_MS);
    expect(posted()).toEqual([id]);
    expect(await at.row(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('sends what a process had claimed that died', async () => {
    await abandon();
    await at.after(LEASE_MS);
    await at.after(2_000);
    expect(posted()).toEqual([id]);
  });

  it('is looked for as the lease runs out, whenever it was last looked', async () => {
    await abandon();
    const lapsesAt = at.clock.now().getTime() + LEASE_MS;
    await at.after(LEASE_MS - 500);
    expect((await at.sending.nextAt())?.getTime()).toBe(lapsesAt + 500);
    await at.after(500);
    expect(posted()).toEqual([]);
    await at.after(500);
    await at.after(2_000);
    expect(posted()).toEqual([id]);
  });

  it('is looked for once in half a minute while the platform cannot be asked', async () => {
    await abandon();
    at.peer.sight = 'unreachable';
    await at.after(LEASE_MS);
    expect(await at.sending.nextAt()).toEqual(new Date(at.clock.now().getTime() + 30_000));
  });

  it('holds a message of which the platform cannot tell, and posts it never', async () => {
    at.peer.fail(id, 'answer lost');
    at.peer.sight = 'blind';
    await at.sending.run();
    await at.after(LEASE_MS);
    await at.after(24 * 3_600_000);
    expect(posted()).toEqual([id]);
    expect(await at.row(id)).toMatchObject({ state: 'held', reason: 'no metadata' });
  });

  it('asks again later when the platform cannot be reached, and sends everything else meanwhile', async () => {
    const second = await at.queue('chat:C2');
    await abandon();
    const fresh = await at.queue('chat:C3');
    at.peer.sight = 'unreachable';
    await at.after(LEASE_MS);
    expect(at.peer.asked).toEqual(expect.arrayContaining([id, second]));
    expect(posted()).toEqual([fresh]);
    expect(await at.row(id)).toMatchObject({ state: 'claimed' });
    at.peer.sight = 'clear';
    await at.after(1_000);
    await at.after(2_000);
    expect(posted().sort()).toEqual([fresh, id, second].sort());
  });

  it('sends once when two replicas find the same dead claim, one of them slowly', async () => {
    await abandon();
    const looking = gate();
    const sending = gate();
    const slowToLook: Carrier = {
      send: (letter) => at.peer.send(letter),
      find: (letter, since) => looking.pass(() => at.peer.find(letter, since)),
    };
    const slowToSend: Carrier = {
      send: (letter) => sending.pass(() => at.peer.send(letter)),
      find: (letter, since) => at.peer.find(letter, since),
    };
    const one = at.replica(database, 'one', slowToLook);
    const two = at.replica(await openedHere(url), 'two', slowToSend);
    at.clock.pass(LEASE_MS);
    const lookingStill = one.run();
    await looking.reached;
    await two.run();
    at.clock.pass(2_000);
    const sendingStill = two.run();
    await sending.reached;
    looking.open();
    await lookingStill;
    sending.open();
    await sendingStill;
    expect(posted()).toEqual([id]);
    expect(await at.row(id)).toMatchObject({ state: 'sent', claimedBy: 'two' });
  });

  it('lets one admin of two decide to send a held message again', async () => {
    await database.db.delivery.updateMany({ data: { state: 'held', attempts: 7, reason: 'no metadata' } });
    const held = await undeliveredLetters(database.db, WORKSPACE, { skip: 0, take: 10 });
    expect(held.deliveries.map((row) => row.id)).toEqual([id]);
    expect(held.total).toBe(1);
    const now = at.clock.now();
    const decisions = await Promise.all([
      resend(database.db, WORKSPACE, id, now),
      letBe(database.db, WORKSPACE, id),
    ]);
    expect(decisions.filter(Boolean)).toHaveLength(1);
  });

  it('sends a held message again when an admin says so', async () => {
    await database.db.delivery.updateMany({ data: { state: 'held', attempts: 7, reason: 'no metadata' } });
    expect(await resend(database.db, WORKSPACE, id, at.clock.now())).toBe(true);
    await at.sending.run();
    expect(posted()).toEqual([id]);
    expect(await at.row(id)).toMatchObject({ state: 'sent', attempts: 1, reason: null });
  });

  it('lets a held message be when an admin says so', async () => {
    await database.db.delivery.updateMany({ data: { state: 'held' } });
    expect(await letBe(database.db, WORKSPACE, id)).toBe(true);
    await at.after(LEASE_MS);
    expect(posted()).toEqual([]);
    expect(await at.row(id)).toMatchObject({ state: 'dropped', reason: 'let-be' });
    expect(await resend(database.db, WORKSPACE, id, at.clock.now())).toBe(false);
  });
});

/** Somewhere to be held up until it is opened. */
function gate() {
  let open = () => {};
  let arrive = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return {
    reached,
    open: () => open(),
    async pass<T>(then: () => Promise<T>): Promise<T> {
      arrive();
      await opened;
      return then();
    },
  };
}
