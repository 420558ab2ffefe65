// The bot's token is revoked, or its account shut, in the middle of the work; after a while it is right again.
import { afterEach, describe, expect, it } from 'vitest';
import { enqueue } from '../../src/delivery/ledger.ts';
import { sentence } from '../../src/messages/message.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { kind } from '../harness/kinds.ts';
import { type MailServer, startMailServer } from '../peers/mail-server.ts';
import { type RefusingSlack, startRefusingSlack } from '../peers/refusing-slack.ts';

const [NADIA, KARIM] = ['U0NADIA', 'U0KARIM'];
const VOIX = 'C0VOIX';
const users = [
  { id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
  { id: KARIM, name: 'karim', real_name: 'Karim Haddad', tz: 'Europe/Paris' },
];
const channels = [{ id: VOIX, name: 'voix', members: [NADIA, KARIM] }];

describe.skipIf(!hasLocalSlack)('a bot whose token no longer counts', () => {
  let front: RefusingSlack;
  let journey: Journey;
  let post: MailServer;
  afterEach(async () => {
    await journey.stop();
    await post.stop();
    await front.stop();
  });

  it.each(
    enough([
      ['invalid_auth', 'socket', 'sqlite'],
      ['account_inactive', 'events', 'postgresql'],
    ] as const),
  )(
    'stops sending at once, loses nothing, says so in readyz, and goes on by itself (%s, %s, %s)',
    async (code, mode, engine) => {
      let isRefused = false;
      post = await startMailServer();
      journey = await startJourney({
        engine,
        mode,
        users,
        channels,
        admins: [NADIA],
        alerts: { smtpUrl: post.url, to: ['ops@example.com', 'it@example.com'], from: 'voix@example.com' },
        front: async (apiUrl) => {
          // The app's own token, by which the connection is kept, is another one.
          front = await startRefusingSlack(apiUrl, (method) =>
            isRefused && method !== 'apps.connections.open' ? code : null,
          );
          return front.apiUrl;
        },
      });
      const { app, clock, database, logged, peer } = journey;
      const queue = (address: string, words: string) =>
        enqueue(database.db, {
          workspaceId: app.workspaceId,
          kind: kind('voice.shared'),
          address,
          message: sentence(words),
          locale: 'fr',
          now: clock.now(),
        });
      const readyz = async () => {
        const response = await fetch(`http://127.0.0.1:${app.port}/readyz`);
        const { checks } = (await response.json()) as { checks: { slack: string } };
        return [response.status, checks.slack];
      };
      await queue(`slack:${VOIX}`, 'before');
      await app.beat();
      await journey.delivered();
      expect(await readyz()).toEqual([200, 'ok']);

      isRefused = true;
      const waiting = Array.from({ length: 40 }, (_, i) => `message ${i}`);
      for (const [i, words] of waiting.entries())
        await queue(i % 4 === 0 ? `slack:${VOIX}` : `slack:${i % 2 === 0 ? NADIA : KARIM}`, words);
      await app.beat();
      await expect.poll(readyz).toEqual([503, 'refused']);
      for (let minute = 0; minute < 20; minute += 1) {
        clock.advance(60_000);
        await app.beat();
      }
      const posts = front.refused.filter((call) => /^(chat\.|conversations\.)/.test(call));
      expect(posts.length).toBeLessThanOrEqual(4);
      expect(front.refused.length).toBeLessThan(60);
      const spent = { state: { not: 'sent' }, attempts: { gt: 0 } };
      await expect.poll(() => database.db.delivery.count({ where: spent })).toBe(0);
      expect(await database.db.delivery.count({ where: { state: 'sent' } })).toBe(1);
      expect(logged.filter((line) => line.includes('the chat refuses us'))).toHaveLength(1);
      expect(await readyz()).toEqual([503, 'refused']);
      expect(post.received).toHaveLength(1);
      expect(post.received[0]).toMatchObject({
        from: 'voix@example.com',
        to: ['ops@example.com', 'it@example.com'],
        subject: expect.stringContaining('Slack\u00a0: refused'),
      });

      isRefused = false;
      // Nobody does anything but let minutes pass.
      await expect
        .poll(
          async () => {
            clock.advance(61_000);
            await app.beat();
            return database.db.delivery.count({ where: { state: { not: 'sent' } } });
          },
          { timeout: 30_000, interval: 200 },
        )
        .toBe(0);
      const arrived = [...peer.messages(VOIX), ...peer.dm(NADIA), ...peer.dm(KARIM)].map(({ text }) => text);
      expect(arrived.filter((text) => text.startsWith('message')).toSorted()).toEqual(waiting.toSorted());
      expect(await readyz()).toEqual([200, 'ok']);
      for (let minute = 0; minute < 6; minute += 1) await app.beat();
      expect(post.received.map(({ subject }) => subject)).toEqual([
        expect.stringContaining('refused'),
        expect.stringContaining('tout est rentré dans l’ordre'),
      ]);
      for (const { text } of post.received) expect(text).not.toMatch(/xoxb|message \d|Karim/);
    },
    60_000,
  );
});
