// A chat that counts: told to whoever watches, and nothing to worry about.
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import type { Carrier } from '../../src/delivery/outcome.ts';
import { chatCheck } from '../../src/web/chats.ts';
import { healthRoutes } from '../../src/web/health.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { kinds } from '../harness/kinds.ts';
import { fakeClock, keys, office, WORKSPACE } from './chat-peer.ts';

onAnyEngine((engine) => {
  it('is told in readyz, which stays ready, until the rest that it asked for is over', async () => {
    const database = await freshDatabase(engine);
    const { db } = database;
    const at = office(database);
    const clock = fakeClock();
    const carrier: Carrier = {
      async send() {
        return { kind: 'later', at: new Date(clock.now().getTime() + 42_000), reason: 'chat:ratelimited' };
      },
      find: async () => ({ kind: 'absent' }),
    };
    await at.queue('chat:C1', { now: clock.now() });
    const check = chatCheck({ db, clock }, () => [WORKSPACE], { name: 'chat', check: async () => {} });
    const ready = async () => {
      const route = healthRoutes([check]).find(({ path }) => path === '/readyz');
      const answer = await route?.answer({
        headers: {},
        parameters: {},
        query: new URLSearchParams(),
        body: async () => Buffer.alloc(0),
      });
      return [answer?.status, JSON.parse(answer?.body ?? '{}')];
    };
    const well = [200, { status: 'ok', checks: { chat: 'ok' } }];
    expect(await ready()).toEqual(well);
    const log = pino({ level: 'silent' });
    const carriers = new Map([['chat', carrier]]);
    await dispatcher({
      kinds,
      db,
      workspaceId: WORKSPACE,
      carriers,
      keys,
      clock,
      log,
      claimant: 'one',
    }).run();
    expect(await ready()).toEqual([200, { status: 'ok', checks: { chat: 'throttled' } }]);
    clock.pass(42_000);
    expect(await ready()).toEqual(well);
  });
});
