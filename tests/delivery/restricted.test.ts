// A chat in which the app lacks a right or a setting: what it takes goes on, the rest is held and told until the right is given.
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { watch } from '../../src/alerts/watch.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { retryHeld } from '../../src/delivery/held.ts';
import type { Carrier } from '../../src/delivery/outcome.ts';
import { outcomeOf } from '../../src/platforms/slack/outcomes.ts';
import { chatCheck, countChats } from '../../src/web/chats.ts';
import { healthRoutes } from '../../src/web/health.ts';
import { metrics } from '../../src/web/metrics.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { kinds } from '../harness/kinds.ts';
import { fakeClock, keys, office, WORKSPACE } from './chat-peer.ts';

const asked = {
  headers: {},
  parameters: {},
  query: new URLSearchParams(),
  body: async () => Buffer.alloc(0),
};

onAnyEngine((engine) => {
  it.each(['missing_scope', 'messages_tab_disabled', 'not_allowed_token_type', 'ekm_access_denied'])(
    'is told in readyz, which stays ready, in the figures and by e-mail, until the right is given (%s)',
    async (code) => {
      const database = await freshDatabase(engine);
      const { db } = database;
      const at = office(database);
      const clock = fakeClock();
      const mails: string[] = [];
      let isGiven = false;
      const carrier: Carrier = {
        async send({ address }) {
          if (!isGiven && address.startsWith('slack:U'))
            return outcomeOf({ kind: 'refused', code }, clock.now());
          return { kind: 'sent', remote: { channel: address, id: `${clock.now().getTime()}` } };
        },
        find: async () => ({ kind: 'absent' }),
      };
      const checks = ['slack', 'teams'].map((name) =>
        chatCheck({ db, clock }, () => [WORKSPACE], { name, check: async () => {} }),
      );
      const figures = metrics();
      countChats(figures, checks);
      const log = pino({ level: 'silent' });
      const alerts = watch({
        ...{ db, workspaceId: WORKSPACE, clock, log, checks, teller: 'one' },
        ...{ company: '', locale: 'en', timeZone: 'UTC' },
        mailer: {
          verify: async () => {},
          async send({ subject }) {
            mails.push(subject);
          },
        },
      });
      const send = dispatcher({
        kinds,
        ...{ db, workspaceId: WORKSPACE, keys, clock, log, claimant: 'one', paceMs: 0 },
        carriers: new Map([['slack', carrier]]),
      });
      const state = async () => {
        const route = healthRoutes(checks).find(({ path }) => path === '/readyz');
        const ready = await route?.answer(asked);
        const { body } = await figures.route.answer(asked);
        const figure = String(body).match(/portevoix_chat_restricted\{chat="slack"\} (\d)/)?.[1];
        return [ready?.status, JSON.parse(ready?.body ?? '{}').checks, figure];
      };
      await at.queue('slack:C1', { now: clock.now() });
      await send.run();
      expect(await state()).toEqual([200, { slack: 'ok', teams: 'ok' }, '0']);
      await at.queue('slack:U1', { now: clock.now() });
      await at.queue('slack:C1', { now: clock.now() });
      await send.run();
      expect(await state()).toEqual([200, { slack: 'restricted', teams: 'ok' }, '1']);
      expect(await db.delivery.count({ where: { state: 'sent' } })).toBe(2);
      for (let look = 0; look < 3; look += 1) await alerts.look();
      expect(mails).toEqual([expect.stringContaining('Slack: restricted')]);
      isGiven = true;
      clock.pass(24 * 3_600_000);
      await retryHeld(db, WORKSPACE, clock.now());
      await send.run();
      expect(await state()).toEqual([200, { slack: 'ok', teams: 'ok' }, '0']);
      for (let look = 0; look < 5; look += 1) await alerts.look();
      expect(mails).toHaveLength(2);
    },
  );
});
