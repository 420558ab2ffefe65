import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { type Connections, connections, probePauseMs } from '../../src/delivery/connection.ts';
import { type Dispatcher, dispatcher } from '../../src/delivery/dispatch.ts';
import type { Carrier, Outcome } from '../../src/delivery/outcome.ts';
import { chatCheck } from '../../src/web/chats.ts';
import { sendingCheck } from '../../src/web/overdue.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { kinds } from '../harness/kinds.ts';
import { keys, type Office, office, WORKSPACE } from './chat-peer.ts';

const log = pino({ level: 'silent' });

onEachEngine((engine) => {
  describe.each(engine === 'sqlite' ? [true, false] : [true])(
    'a chat that refuses us as a whole (with a question of its own: %s)',
    (isAsked) => {
      let database: Database;
      let at: Office;
      let calls: string[];
      let isRefusing: boolean;
      let chat: Carrier;
      let one: Connections;
      let sending: Dispatcher;

      beforeEach(async () => {
        database = await openedHere(await freshUrl(engine));
        at = office(database);
        calls = [];
        isRefusing = true;
        const no = (): Outcome => ({ kind: 'refused', code: 'token_revoked', at: at.clock.now() });
        chat = {
          async send(letter) {
            calls.push('send');
            return isRefusing ? no() : at.peer.send(letter);
          },
          find: (letter, since) => at.peer.find(letter, since),
          ...(isAsked
            ? {
                async probe() {
                  calls.push('probe');
                  return isRefusing
                    ? ({ kind: 'refused', code: 'token_revoked' } as const)
                    : ({ kind: 'well' } as const);
                },
              }
            : {}),
        };
        [one, sending] = replica('one');
      });

      function replica(claimant: string): [Connections, Dispatcher] {
        const parts = { db: database.db, workspaceId: WORKSPACE, clock: at.clock, log };
        const known = connections(parts, new Map([['chat', chat]]));
        const { carriers, shutUntil } = known;
        return [known, dispatcher({ kinds, ...parts, carriers, shutUntil, keys, claimant })];
      }
      const states = async () =>
        (await database.db.delivery.findMany()).map((row) => `${row.state} after ${row.attempts}`);
      const ready = () =>
        chatCheck({ db: database.db, clock: at.clock }, () => [WORKSPACE], {
          name: 'chat',
          check: async () => {},
        })
          .check()
          .then(() => 'ok', String);

      it('is asked a few times an hour at most a minute apart, costs no message a try, and gets them all once it is right again', async () => {
        await at.queue('chat:C0');
        await sending.run();
        for (let i = 1; i < 20; i++) await at.queue(`chat:C${i}`);
        expect(await ready()).toContain('refused');
        const [, other] = replica('two');
        for (let second = 0; second < 20 * 60; second += 20) {
          at.clock.pass(20_000);
          await sending.run();
          await other.run();
        }
        expect(calls.length).toBeLessThan(30);
        expect(new Set(await states())).toEqual(new Set(['pending after 0']));
        isRefusing = false;
        for (let second = 0; second < 180; second += 10) {
          at.clock.pass(10_000);
          await sending.run();
        }
        expect(await ready()).toBe('ok');
        expect(new Set(await states())).toEqual(new Set(['sent after 1']));
        expect(at.peer.posted).toHaveLength(20);
      });

      it('is left alone at once when it lets it be known by an event, by every replica', async () => {
        await at.queue('chat:C0');
        await one.refused('chat', 'tokens_revoked');
        const [, other] = replica('two');
        await Promise.all([sending.run(), other.run()]);
        expect(calls).toEqual([]);
        expect(await ready()).toContain('refused');
        expect(await sending.nextAt()).toEqual(new Date(at.clock.now().getTime() + probePauseMs(0)));
      });

      it('leaves messages overdue, which is told after half an hour', async () => {
        await at.queue('chat:C0');
        const overdue = () =>
          sendingCheck({ db: database.db, clock: at.clock }, WORKSPACE)
            .check()
            .then(() => 'ok', String);
        at.clock.pass(29 * 60_000);
        expect(await overdue()).toBe('ok');
        at.clock.pass(60_000);
        expect(await overdue()).toContain('overdue');
      });

      it('does not say overdue of what waits behind one that is tried again later', async () => {
        for (const _ of 'ab') await at.queue('chat:C0');
        const [first] = await database.db.delivery.findMany({ orderBy: { queuedAt: 'asc' } });
        at.clock.pass(31 * 60_000);
        const notBefore = new Date(at.clock.now().getTime() + 60_000);
        await database.db.delivery.updateMany({
          where: { workspaceId: WORKSPACE, id: first?.id ?? '' },
          data: { attempts: 3, notBefore },
        });
        await sendingCheck({ db: database.db, clock: at.clock }, WORKSPACE).check();
      });

      it.runIf(isAsked)('is found out even while nothing is to be sent', async () => {
        await one.look(true);
        expect(await ready()).toContain('refused');
        isRefusing = false;
        at.clock.pass(probePauseMs(0));
        await sending.run();
        expect(await ready()).toBe('ok');
      });
    },
  );
});
