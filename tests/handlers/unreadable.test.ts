// One seal that no key opens is one thing that cannot be read: everything else goes on, and admins are told.
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { doctorCommand } from '../../src/cli/doctor.ts';
import type { Database } from '../../src/database/client.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { sealAddress, sealSubject } from '../../src/delivery/ledger.ts';
import { sealSecrets } from '../../src/feedback/sources/webhook.ts';
import { menu } from '../../src/handlers/index.ts';
import { heartbeat } from '../../src/heartbeat.ts';
import { locales } from '../../src/i18n/locale.ts';
import { openKeys } from '../../src/keyring/open.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { plainText } from '../../src/messages/plain.ts';
import { HIDDEN_ACT } from '../../src/suggestions/outbox/hidden-act.ts';
import { sealAuthor } from '../../src/suggestions/suggestion.ts';
import { webhookPath, webhookRoutes } from '../../src/web/webhooks.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { kinds } from '../harness/kinds.ts';
import { unattended } from '../harness/unattended.ts';
import { type Desk, freshDesk, now, openDesk } from './desk.ts';
import { useAll } from './use-all.ts';

const lost = keysFrom([newSecret()]);

/** All of the company's ideas bear an author that nobody can read, and something unreadable waits everywhere. */
async function spoil({ kit, workspace }: Desk): Promise<void> {
  const { db } = kit.database;
  const workspaceId = workspace.id;
  await db.suggestion.updateMany({
    data: { anonymous: true, authorId: null, sealedAuthor: sealAuthor(lost, 'p') },
  });
  const damaged = `${sealAuthor(kit.keys, 'p').slice(0, -4)}AAAA`;
  await db.suggestion.updateMany({ where: { number: 1 }, data: { sealedAuthor: damaged } });
  await db.sealedAct.create({ data: { workspaceId, id: 'act', seal: lost.seal(HIDDEN_ACT, 'act', 512) } });
  const [letter] = await db.delivery.findMany({ where: { workspaceId, state: 'pending' } });
  if (!letter) throw new Error('no letter waits');
  const sealed = { address: sealAddress(lost, 'slack:U2'), subject: sealSubject(lost, 'suggestion:x') };
  await db.delivery.create({ data: { ...letter, content: letter.content ?? {}, id: 'letter', ...sealed } });
  await db.source.create({
    data: {
      workspaceId,
      id: 'hooks',
      name: 'Hooks',
      createdAt: now,
      vendor: 'typeform',
      sealedSecrets: sealSecrets(lost, { signing: ['a secret'], token: null }),
    },
  });
}

onAnyEngine((engine) => {
  describe.each(locales)('a seal that cannot be read (%s)', (locale) => {
    let database: Database;
    let desk: Desk;
    beforeEach(async () => {
      desk = await freshDesk(engine, locale);
      database = desk.kit.database;
      await spoil(desk);
    });

    const textOf = async (asker = desk.admin) =>
      plainText({ summary: '', blocks: (await menu.home(desk.ask({ asker }))).blocks }, locale);

    it('breaks no screen, list, form or command', async () => {
      const { messages, forms } = await useAll(desk);
      expect(messages.length).toBeGreaterThan(20);
      expect(forms.length).toBeGreaterThan(5);
    });

    it('is told to admins in Home, with how many and which ideas, and to nobody else', async () => {
      const told = locale === 'fr' ? 'Ceci ne se lit plus' : 'This cannot be read any more';
      const text = await textOf();
      expect(text).toContain(told);
      expect(text).toContain(locale === 'fr' ? 'n°\u00a01' : '#1');
      const karim = await database.db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
      expect(await textOf(karim)).not.toContain(told);
    });

    it('stops no heartbeat and no other message', async () => {
      const { kit, workspace } = desk;
      const log = pino({ level: 'silent' });
      const sent: string[] = [];
      const carrier = {
        find: async () => ({ kind: 'absent' }) as const,
        send: async ({ deliveryId }: { readonly deliveryId: string }) => {
          sent.push(deliveryId);
          return { kind: 'sent', remote: { channel: 'D', id: deliveryId } } as const;
        },
      };
      const parts = { ...kit, log, workspaceId: workspace.id };
      await heartbeat({ ...parts, adminUsers: ['U1'] })();
      const clock = { now: () => new Date(now.getTime() + 3_600_000) };
      const carriers = new Map([['slack', carrier]]);
      const waiting = await database.db.delivery.count({ where: { state: 'pending' } });
      const sending = dispatcher({
        kinds,
        ...parts,
        db: database.db,
        clock,
        carriers,
        claimant: 'c',
        paceMs: 0,
      });
      await sending.run();
      expect(waiting).toBeGreaterThan(1);
      expect(sent.length).toBeGreaterThan(0);
      const left = await database.db.delivery.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId: workspace.id, id: 'letter' } },
      });
      expect(left.state).toBe('pending');
    });

    it('in a source refuses its webhook, and says to give the secret again', async () => {
      const { kit, workspace } = desk;
      const settings = {
        keys: kit.keys,
        keepOriginals: true,
        clock: kit.clock,
        stored: () => {},
        workspaceId: workspace.id,
        fetch: async () => {
          throw new Error('nothing is fetched');
        },
      };
      const route = webhookRoutes(database, settings).find(({ method }) => method === 'POST');
      expect(webhookPath('hooks')).toContain('hooks');
      const answer = await route?.answer({
        parameters: { source: 'hooks' },
        query: new URLSearchParams(),
        headers: {},
        body: async () => Buffer.from('{}'),
      } as never);
      expect(answer).toMatchObject({ status: 401 });
      const text = await textOf();
      expect(text).toContain(locale === 'fr' ? 'ne se lit plus' : 'cannot be read any more');
    });
  });

  it('is counted by the doctor, who then ends with 1', async () => {
    const url = await freshUrl(engine);
    const database = await openedHere(url);
    const secret = newSecret();
    const desk = await openDesk(database, 'en', secret);
    await openKeys(database, { secretKeys: [secret] });
    await spoil(desk);
    for (const [locale, said] of [
      ['en', 'cannot be read'],
      ['fr', 'ne se lisent plus'],
    ] as const) {
      const env = { DATABASE_URL: url, PORTEVOIX_SECRET_KEY: secret };
      const { io, out } = unattended({ env, clock: { now: () => now }, locale });
      const status = await doctorCommand.run([], io);
      expect(status).toBe(1);
      expect(out.filter((line) => line.includes(said))).toHaveLength(1);
    }
  });
});
