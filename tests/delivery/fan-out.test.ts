import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { fanOut } from '../fanout/virtual.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';
import { kind } from '../harness/kinds.ts';
import { addMany } from '../harness/many.ts';
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

  describe('a digest to many channels', () => {
    it.each(engine === 'sqlite' ? [1, 3] : [3])(
      'goes out by %d replicas at the chat’s own pace, each message once, and no letter waits for it',
      async (count) => {
        const replicas = [database];
        while (replicas.length < count) replicas.push(await openedHere(url));
        const figures = await fanOut({ channels: 30, perMinute: 120, replicas, letterEach: 15 });
        expect(figures.wrong).toEqual([]);
        // Of so few messages the first refusals, which teach the pace, are many: see `npm run test:fanout` for 500 channels and more.
        expect(figures.ms / figures.leastMs).toBeLessThanOrEqual(1.25);
        expect(figures.refusals).toBeLessThanOrEqual(15);
        expect(figures.letters).toBeGreaterThan(2);
        expect(figures.letterMs).toBeLessThan(3_000);
      },
      180_000,
    );

    onceEnough(engine, () => {
      it('lets a letter pass that was queued after it, and goes on itself beside many letters', async () => {
        for (let i = 0; i < 10; i++) await at.queue(`chat:C${i}`, { kind: kind('digest') });
        for (let i = 0; i < 10; i++) await at.queue(`chat:U${i}`, { kind: kind('suggestion.replied') });
        await at.sending.run();
        const order = at.peer.posted.map(({ address }) => address.at(5)).join('');
        expect(order).toBe('UUUCUUUCUUUCUCCCCCCC');
      });
    });
  });

  describe('a chat that counts', () => {
    it('is left alone by all replicas until it said, and it is no attempt of the message', async () => {
      const other = at.replica(await openedHere(url), 'two');
      const limited = await at.queue('chat:C1');
      at.peer.fail(limited, { limitedSeconds: 30 });
      await at.sending.run();
      const elsewhere = await at.queue('chat:C2');
      await other.run();
      await at.sending.run();
      expect(at.peer.posted).toEqual([]);
      expect(await at.row(limited)).toMatchObject({ state: 'pending', attempts: 0 });
      for (const each of [at.sending, other])
        expect((await each.nextAt())?.getTime()).toBeGreaterThan(at.clock.now().getTime() + 29_000);
      at.clock.pass(30_000);
      for (let i = 0; i < 10; i++) {
        await other.run();
        at.clock.pass(1_000);
      }
      expect(at.peer.posted.map(({ id }) => id)).toEqual([limited, elsewhere]);
      expect(await at.row(limited)).toMatchObject({ state: 'sent', attempts: 1 });
    });

    onceEnough(engine, () => {
      it('may refuse a hundred times without a message being held', async () => {
        const id = await at.queue('chat:C1');
        at.peer.fail(id, ...Array.from({ length: 120 }, () => ({ limitedSeconds: 1 })));
        for (let i = 0; i < 400 && at.peer.posted.length === 0; i++) {
          await at.sending.run();
          at.clock.pass(60_000);
        }
        expect(await at.row(id)).toMatchObject({ state: 'sent', attempts: 1 });
      });

      it('does not keep another chat waiting, nor edits where posts are refused', async () => {
        const card = await at.queue('chat:C3');
        await at.sending.run();
        at.clock.pass(2_000);
        const limited = await at.queue('chat:C1');
        at.peer.fail(limited, { limitedSeconds: 30 });
        await at.sending.run();
        const edit = await at.queue('chat:C3', { replaces: card });
        const elsewhere = await at.queue('pigeon:home');
        await at.sending.run();
        expect(await at.row(edit)).toMatchObject({ state: 'sent' });
        expect(await at.row(elsewhere)).toMatchObject({ attempts: 1 });
      });
    });
  });

  describe('the ledger', () => {
    it('is not stopped by thousands of addresses that rest', async () => {
      const columns = (i: number, rest: object) => ({
        workspaceId: WORKSPACE,
        id: `r${i}`,
        kind: 'voice.shared',
        address: `chat:R${i % 2_000}`,
        content: { message: { summary: 'x', blocks: [] }, locale: 'en' },
        state: 'pending',
        queuedAt: at.clock.now(),
        notBefore: at.clock.now(),
        ...rest,
      });
      const later = { attempts: 1, notBefore: new Date(at.clock.now().getTime() + 600_000) };
      const rows = Array.from({ length: 4_000 }, (_, i) => columns(i, i < 2_000 ? later : { attempts: 0 }));
      await addMany(database, 'Delivery', rows);
      const good = await at.queue('chat:C1');
      await at.sending.run();
      expect(at.peer.posted.map(({ id }) => id)).toEqual([good]);
    });

    it('sends at once what a replica queued whose clock is five minutes ahead', async () => {
      const ahead = new Date(at.clock.now().getTime() + 5 * 60_000);
      const id = await at.queue('chat:C1', { now: ahead });
      const waits = await at.queue('chat:C2', { now: ahead, notBefore: new Date(ahead.getTime() + 1_000) });
      await at.sending.run();
      expect(at.peer.posted.map((each) => each.id)).toEqual([id]);
      expect(await at.row(waits)).toMatchObject({ state: 'pending' });
    });

    it('keeps the order of an address while another replica is still sending to it', async () => {
      let open = () => {};
      const held = new Promise<void>((resolve) => {
        open = resolve;
      });
      const slow = at.replica(database, 'slow', {
        send: async (letter) => {
          await held;
          return at.peer.send(letter);
        },
        find: (letter, since) => at.peer.find(letter, since),
      });
      const first = await at.queue('chat:C1');
      const second = await at.queue('chat:C1');
      const running = slow.run();
      await expect.poll(async () => (await at.row(first)).state).toBe('claimed');
      at.clock.pass(11_000);
      await at.sending.run();
      expect(at.peer.posted).toEqual([]);
      // Nobody nudges it when the answer comes: it has to look soon by itself.
      await running;
      expect((await slow.nextAt())?.getTime()).toBeLessThan(at.clock.now().getTime() + 1_000);
      open();
      await slow.stop();
      await at.after(1_000);
      expect(at.peer.posted.map(({ id }) => id)).toEqual([first, second]);
    });

    it('is taken over from a replica that died while it was its turn', async () => {
      const id = await at.queue('chat:C1');
      await database.db.sendingTurn.create({
        data: {
          workspaceId: WORKSPACE,
          heldBy: 'the dead',
          heldUntil: new Date(at.clock.now().getTime() + 10_000),
        },
      });
      await at.sending.run();
      expect(at.peer.posted).toEqual([]);
      expect((await at.sending.nextAt())?.getTime()).toBe(at.clock.now().getTime() + 10_000);
      await at.after(10_000);
      expect(at.peer.posted.map((each) => each.id)).toEqual([id]);
    });

    onceEnough(engine, () => {
      it('goes on at once when the clock is set back by two hours', async () => {
        await at.queue('chat:C1');
        await at.sending.run();
        const retried = await at.queue('chat:C2');
        at.peer.fail(retried, { limitedSeconds: 5 });
        await at.sending.run();
        at.clock.pass(-2 * 3_600_000);
        const fresh = await at.queue('chat:C1');
        for (let i = 0; i < 20; i++) await at.after(1_000);
        expect(at.peer.posted.map(({ id }) => id)).toContain(fresh);
      });
    });
  });
});
