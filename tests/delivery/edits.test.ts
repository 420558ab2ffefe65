// Edits of one message by several replicas: whatever overtakes what, the message shows its last state in the end.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { resend } from '../../src/delivery/held.ts';
import { sealAddress } from '../../src/delivery/ledger.ts';
import type { Carrier } from '../../src/delivery/outcome.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { keys, type Office, office, WORKSPACE } from './chat-peer.ts';

onEachEngine((engine) => {
  describe('a message that several replicas edit', () => {
    let database: Database;
    let at: Office;
    beforeEach(async () => {
      database = await freshDatabase(engine);
      at = office(database);
    });

    /** A replica whose connection holds back whatever it sends until it is opened. */
    const slow = () => {
      let open = () => {};
      const held = new Promise<void>((resolve) => {
        open = resolve;
      });
      const carrier: Carrier = {
        send: async (letter) => {
          await held;
          return at.peer.send(letter);
        },
        find: (letter, since) => at.peer.find(letter, since),
      };
      return { open: () => open(), replica: at.replica(database, 'slow', carrier) };
    };
    const isClaimed = (id: string) => expect.poll(async () => (await at.row(id)).state).toBe('claimed');
    const settle = async () => {
      for (let minute = 0; minute < 5; minute += 1) await at.after(60_000);
    };
    /** What stands in the chat. */
    const shown = () => at.peer.edited.at(-1)?.words ?? at.peer.posted.at(-1)?.words;

    it('is not edited before it is known where it stands', async () => {
      const { open, replica } = slow();
      const posted = await at.queue('chat:C1', { words: 'new' });
      const running = replica.run();
      await isClaimed(posted);
      const edit = await at.queue('chat:C1', { words: 'taken', replaces: posted });
      at.clock.pass(11_000);
      await at.sending.run();
      expect(at.peer.edited).toEqual([]);
      expect((await at.row(edit)).state).toBe('pending');
      open();
      await running;
      await replica.stop();
      await settle();
      expect(at.peer.posted.map(({ words }) => words)).toEqual(['new']);
      expect(shown()).toBe('taken');
    });

    /** Both edits were made, and all but the first arrived: that one is still on its way from a replica that was given up. */
    const overtaken = async (address: string) => {
      const posted = await at.queue(address, { words: 'new' });
      await at.after(0);
      await at.after(1_000);
      const { open, replica } = slow();
      const first = await at.queue(address, { words: 'taken', replaces: posted });
      const running = replica.run();
      await isClaimed(first);
      await at.queue(address, { words: 'resolved', replaces: posted });
      at.clock.pass(61_000);
      await at.sending.run();
      await settle();
      expect(shown()).toBe('resolved');
      const arrive = async () => {
        open();
        await running;
        await replica.stop();
        expect(shown()).toBe('taken');
      };
      return { posted, arrive };
    };

    it('shows the last state though the edit before it arrives after it', async () => {
      const { arrive } = await overtaken('chat:C1');
      await arrive();
      await settle();
      expect(shown()).toBe('resolved');
    });

    it('to somebody anonymous too, once there is another: what they were told is kept nowhere', async () => {
      const address = sealAddress(keys, 'chat:U1');
      const { posted, arrive } = await overtaken(address);
      await at.queue(address, { words: 'reopened', replaces: posted });
      await arrive();
      await settle();
      expect(shown()).toBe('reopened');
    });

    it('shows the last state though the replica that made it has an earlier clock', async () => {
      const posted = await at.queue('chat:C1', { words: 'new' });
      await at.sending.run();
      await at.queue('chat:C1', { words: 'taken', replaces: posted });
      const behind = new Date(at.clock.now().getTime() - 5 * 60_000);
      await at.queue('chat:C1', { words: 'resolved', replaces: posted, now: behind });
      await settle();
      expect(shown()).toBe('resolved');
    });

    it('shows the last state when an admin sends an earlier edit again, and when one is tried again', async () => {
      const posted = await at.queue('chat:C1', { words: 'new' });
      await at.sending.run();
      const first = await at.queue('chat:C1', { words: 'taken', replaces: posted });
      at.peer.fail(first, 'request lost', { laterSeconds: 30 });
      await at.after(1_000);
      await at.queue('chat:C1', { words: 'resolved', replaces: posted });
      await settle();
      expect(shown()).toBe('resolved');
      await database.db.delivery.updateMany({ where: { id: first }, data: { state: 'held' } });
      await resend(database.db, WORKSPACE, first, at.clock.now());
      await settle();
      expect(shown()).toBe('resolved');
    });
  });
});
