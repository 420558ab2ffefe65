import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import { MOST_ATTEMPTS } from '../../src/delivery/recording.ts';
import { sentence } from '../../src/messages/message.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { kind } from '../harness/kinds.ts';
import { type Office, office, WORKSPACE } from './chat-peer.ts';

onEachEngine((engine) => {
  let url: string;
  let database: Database;
  let at: Office;
  beforeEach(async () => {
    url = await freshUrl(engine);
    database = await openedHere(url);
    at = office(database);
  });
  const posted = () => at.peer.posted.map((each) => each.id);

  describe('the dispatcher', () => {
    it('sends each message once when two replicas run together', async () => {
      const other = at.replica(await openedHere(url), 'two');
      const ids = [];
      for (let i = 0; i < 40; i++) ids.push(await at.queue(`chat:C${i}`));
      await Promise.all([at.sending.run(), other.run()]);
      expect(posted().sort()).toEqual(ids.sort());
      const rows = await database.db.delivery.findMany();
      expect(new Set(rows.map((row) => `${row.state} after ${row.attempts}`))).toEqual(
        new Set(['sent after 1']),
      );
    });

    it('takes no turn while nothing is to be sent, and leaves the turn that it had', async () => {
      const turns = () => database.db.sendingTurn.findMany();
      await at.sending.run();
      expect(await at.sending.nextAt()).toBeNull();
      expect(await turns()).toEqual([]);
      const id = await at.queue('chat:C1');
      await at.sending.run();
      expect(posted()).toEqual([id]);
      await at.after(1_000);
      const left = await turns();
      expect(left.map(({ heldUntil }) => heldUntil <= at.clock.now())).toEqual([true]);
      await at.after(60_000);
      expect(await turns()).toEqual(left);
    });

    it('sends nothing that the transaction of its cause took back', async () => {
      const dispatch = {
        workspaceId: WORKSPACE,
        kind: kind('voice.shared'),
        address: 'chat:C1',
        now: at.clock.now(),
      };
      const cause = database.db.$transaction(async (tx) => {
        await enqueue(tx, { ...dispatch, message: sentence('Hello'), locale: 'en' });
        throw new Error('the cause failed');
      });
      await expect(cause).rejects.toThrow('the cause failed');
      await at.sending.run();
      expect(posted()).toEqual([]);
    });

    it('writes to one address in the order of the queue, at most once a second', async () => {
      const ids = [await at.queue('chat:C1'), await at.queue('chat:C1'), await at.queue('chat:C1')];
      await at.after(0);
      expect(posted()).toEqual(ids.slice(0, 1));
      await at.after(999);
      expect(posted()).toEqual(ids.slice(0, 1));
      await at.after(1);
      expect(posted()).toEqual(ids.slice(0, 2));
      await at.after(1_000);
      expect(posted()).toEqual(ids);
    });

    it('does not let one busy address keep the others waiting', async () => {
      for (let i = 0; i < 60; i++) await at.queue('chat:busy');
      const quiet = await at.queue('chat:quiet');
      await at.sending.run();
      expect(at.peer.posted.map((each) => each.address)).toEqual(['chat:busy', 'chat:quiet']);
      expect((await at.row(quiet)).state).toBe('sent');
    });

    it('comes back when a rate limit said so, and lets nothing overtake meanwhile', async () => {
      const limited = await at.queue('chat:C1');
      const behind = await at.queue('chat:C1');
      const elsewhere = await at.queue('chat:C2');
      at.peer.fail(limited, { laterSeconds: 30 });
      await at.after(0);
      expect(posted()).toEqual([elsewhere]);
      expect(await at.sending.nextAt()).toEqual(new Date(at.clock.now().getTime() + 30_000));
      await at.after(29_999);
      expect(posted()).toEqual([elsewhere]);
      await at.after(1);
      await at.after(1_000);
      expect(posted()).toEqual([elsewhere, limited, behind]);
    });

    it('waits twice as long after each failed try', async () => {
      const id = await at.queue('chat:C1');
      const now = { laterSeconds: 0 };
      at.peer.fail(id, now, now, now, now);
      const waits = [];
      for (let i = 0; i < 4; i++) {
        await at.sending.run();
        const wait = (await at.row(id)).notBefore.getTime() - at.clock.now().getTime();
        waits.push(wait / 1_000);
        at.clock.pass(wait);
      }
      expect(waits).toEqual([2, 4, 8, 16]);
      await at.sending.run();
      expect(posted()).toEqual([id]);
    });

    it('holds a message for an admin after its last try', async () => {
      const id = await at.queue('chat:C1');
      await database.db.delivery.updateMany({ data: { attempts: MOST_ATTEMPTS - 1 } });
      at.peer.fail(id, { laterSeconds: 1 });
      await at.sending.run();
      await at.after(24 * 3_600_000);
      expect(await at.row(id)).toMatchObject({ state: 'held', reason: 'tried 100 times: limited' });
      expect(posted()).toEqual([]);
    });

    it('drops what an address will never take, and says why', async () => {
      const id = await at.queue('chat:C1');
      at.peer.fail(id, 'archived');
      await at.sending.run();
      expect(await at.row(id)).toMatchObject({ state: 'dropped', reason: 'archived' });
      expect(await at.sending.nextAt()).toBeNull();
    });

    it('keeps a message for a platform that is not connected', async () => {
      const id = await at.queue('pigeon:home');
      await at.sending.run();
      expect(await at.row(id)).toMatchObject({ state: 'pending', reason: 'pigeon is not connected' });
    });

    it('is not stopped by a message that makes the carrier stumble', async () => {
      const bad = await at.queue('chat:C1');
      const good = await at.queue('chat:C2');
      at.peer.fail(bad, 'bug');
      await at.sending.run();
      expect(posted()).toEqual([good]);
      await at.after(60_000);
      await at.after(2_000);
      expect(posted()).toEqual([good, bad]);
    });

    it('is not stopped by a message whose key is gone, and does not look at it without end', async () => {
      const lost = await at.queue('sealed:v1.AAAAAAAA.AAAA');
      const good = await at.queue('chat:C2');
      await at.sending.run();
      expect(posted()).toEqual([good]);
      expect(await at.row(lost)).toMatchObject({ state: 'pending', attempts: 0 });
      expect(await at.sending.nextAt()).toEqual(new Date(at.clock.now().getTime() + 60_000));
    });
  });

  describe('a message in a thread', () => {
    it('waits for the message that it answers, and stands in its thread', async () => {
      const parent = await at.queue('chat:C1');
      const child = await at.queue('chat:C1', { threadOf: parent });
      at.peer.fail(parent, 'answer lost');
      await at.sending.run();
      await at.after(30_000);
      expect(posted()).toEqual([parent]);
      expect(await at.row(child)).toMatchObject({ state: 'pending', attempts: 0 });
      await at.after(30_000);
      await at.after(1_000);
      expect(posted()).toEqual([parent, child]);
      expect(at.peer.posted[1]?.thread).toEqual(at.peer.posted[0]?.remote);
    });

    it('does not keep those behind it waiting', async () => {
      const parent = await at.queue('chat:C1');
      await at.queue('chat:C1', { threadOf: parent });
      const behind = await at.queue('chat:C1');
      await database.db.delivery.updateMany({ where: { id: parent }, data: { state: 'held' } });
      await at.sending.run();
      expect(posted()).toEqual([behind]);
    });

    it('is looked at ever more rarely while nobody knows where its parent is, once a minute at last', async () => {
      const parent = await at.queue('chat:C1');
      const child = await at.queue('chat:C1', { threadOf: parent });
      await database.db.delivery.updateMany({ where: { id: parent }, data: { state: 'held' } });
      const waits = [];
      for (let i = 0; i < 8; i++) {
        await at.sending.run();
        const wait = (await at.row(child)).notBefore.getTime() - at.clock.now().getTime();
        waits.push(wait / 1_000);
        at.clock.pass(wait);
      }
      expect(waits).toEqual([1, 1, 2, 4, 8, 16, 32, 60]);
    });

    it('is dropped with the message that it answers, and what answers it too', async () => {
      const parent = await at.queue('chat:C1');
      const child = await at.queue('chat:C1', { threadOf: parent });
      const edit = await at.queue('chat:C1', { replaces: child });
      at.peer.fail(parent, 'archived');
      await at.sending.run();
      await at.after(1_000);
      for (const id of [child, edit])
        expect(await at.row(id)).toMatchObject({ state: 'dropped', reason: 'parent-dropped' });
      expect(posted()).toEqual([]);
      expect(at.peer.edited).toEqual([]);
    });
  });

  describe('an edit', () => {
    it('changes the message that it replaces', async () => {
      const card = await at.queue('chat:C1', { words: 'open' });
      await at.sending.run();
      const edit = await at.queue('chat:C1', { words: 'closed', replaces: card });
      await at.after(1_000);
      expect(at.peer.edited).toEqual([{ remote: at.peer.posted[0]?.remote, words: 'closed' }]);
      expect(await at.row(edit)).toMatchObject({ state: 'sent', remote: (await at.row(card)).remote });
    });

    it('is repeated without asking when its answer was lost', async () => {
      const card = await at.queue('chat:C1');
      await at.sending.run();
      const edit = await at.queue('chat:C1', { words: 'closed', replaces: card });
      at.peer.fail(edit, 'answer lost');
      await at.after(1_000);
      await at.after(60_000);
      await at.after(2_000);
      expect(at.peer.edited).toHaveLength(2);
      expect(at.peer.asked).toEqual([]);
      expect(await at.row(edit)).toMatchObject({ state: 'sent' });
    });
  });
});
