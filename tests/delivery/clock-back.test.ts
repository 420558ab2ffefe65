// The clock is set back while rows wait, by hours or by less than any chat asks to rest: what was noted before lies in the future now, and nothing may wait for it.
import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { connections } from '../../src/delivery/connection.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { referenceOf, sealAddress } from '../../src/delivery/ledger.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { kinds } from '../harness/kinds.ts';
import { keys, type Office, office, WORKSPACE } from './chat-peer.ts';

const MINUTE_MS = 60_000;
const log = pino({ level: 'silent' });

onEachEngine((engine) => {
  describe.each(engine === 'sqlite' ? [120, 3] : [30])(
    'where the clock was set back by %i minutes',
    (minutesBack) => {
      const BACK_MS = minutesBack * MINUTE_MS;
      let database: Database;
      let at: Office;

      beforeEach(async () => {
        database = await openedHere(await freshUrl(engine));
        at = office(database);
      });

      const words = () => at.peer.posted.map((each) => each.words);
      /** Looks each half a minute, as a pump does that nobody wakes, until these have come; then twice more: nothing comes again. */
      const come = async (...expected: string[]) => {
        for (let i = 0; i < 40 && words().length < expected.length; i += 1) await at.after(30_000);
        for (let i = 0; i < 2; i += 1) await at.after(30_000);
        expect(words().toSorted()).toEqual(expected);
      };

      it('a message that was to be tried again goes within the longest wait, and so does what waits behind it', async () => {
        const id = await at.queue('chat:C1', { words: 'first' });
        at.peer.fail(id, { laterSeconds: 300 }, { laterSeconds: 300 });
        await at.sending.run();
        at.clock.pass(-BACK_MS);
        await at.queue('chat:C1', { words: 'second' });
        await come('first', 'second');
      });

      it('a message that the chat had counted out goes soon', async () => {
        const id = await at.queue('chat:C1', { words: 'first' });
        at.peer.fail(id, { limitedSeconds: 60 });
        await at.sending.run();
        at.clock.pass(-BACK_MS);
        await come('first');
      });

      it.each(['counted out', 'put off'])(
        'a letter to somebody anonymous that was %s goes soon',
        async (how) => {
          const address = sealAddress(keys, 'chat:U1');
          const id = await at.queue(address, { words: 'first' });
          const key = { workspaceId: WORKSPACE, id };
          if (how === 'counted out')
            at.peer.fail(referenceOf(keys, { id, address }), { limitedSeconds: 60 }, { limitedSeconds: 60 });
          else await database.db.delivery.updateMany({ where: key, data: { state: 'held' } });
          if (how === 'put off') await at.queue(address, { words: 'under it', threadOf: id });
          await at.sending.run();
          at.clock.pass(-BACK_MS);
          if (how === 'put off')
            await database.db.delivery.updateMany({ where: key, data: { state: 'pending' } });
          await come(...(how === 'put off' ? ['first', 'under it'] : ['first']));
        },
      );

      it('an edit that was put off until its message has arrived goes soon after it', async () => {
        const id = await at.queue('chat:C1', { words: 'first' });
        const key = { workspaceId: WORKSPACE, id };
        await database.db.delivery.updateMany({ where: key, data: { state: 'held' } });
        await at.queue('chat:C1', { words: 'edited', replaces: id });
        await at.sending.run();
        at.clock.pass(-BACK_MS);
        await database.db.delivery.updateMany({ where: key, data: { state: 'pending' } });
        await come('first');
        await at.after(60_000);
        expect(at.peer.edited.map((each) => each.words)).toEqual(['edited']);
      });

      it('what a dead process had claimed is looked for once a lease has passed, and is not sent twice', async () => {
        const id = await at.queue('chat:C1', { words: 'first' });
        await database.db.delivery.updateMany({
          where: { workspaceId: WORKSPACE, id },
          data: { state: 'claimed', claimedAt: at.clock.now(), claimedBy: 'the dead', attempts: 1 },
        });
        at.clock.pass(-BACK_MS);
        await at.queue('chat:C1', { words: 'second' });
        await at.after(50_000);
        // Whoever has it may be sending it just now.
        expect(at.peer.asked).toEqual([]);
        await come('first', 'second');
        expect(at.peer.asked).toEqual([id]);
      });

      it('a chat that refused us is asked within a minute whether it still does', async () => {
        const parts = { db: database.db, workspaceId: WORKSPACE, clock: at.clock, log };
        const known = connections(parts, new Map([['chat', at.peer]]));
        const { carriers, shutUntil } = known;
        const sending = dispatcher({ kinds, ...parts, carriers, shutUntil, keys, claimant: 'one' });
        await known.refused('chat', 'token_revoked');
        await at.queue('chat:C1', { words: 'first' });
        await sending.run();
        expect(words()).toEqual([]);
        at.clock.pass(-BACK_MS);
        for (let i = 0; i < 6; i += 1) {
          at.clock.pass(10_000);
          await sending.run();
        }
        expect(words()).toEqual(['first']);
      });
    },
  );
});
