import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { dueRows, dueStatement } from '../../src/delivery/due.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';
import { addMany } from '../harness/many.ts';
import { type Office, office, WORKSPACE } from './chat-peer.ts';

onEachEngine((engine) => {
  let database: Database;
  let at: Office;
  beforeEach(async () => {
    database = await openedHere(await freshUrl(engine));
    at = office(database);
  });

  describe('a digest to thousands of channels', () => {
    const CHANNELS = 300;
    beforeEach(async () => {
      const now = at.clock.now();
      const row = (i: number, ofThread: boolean) => ({
        workspaceId: WORKSPACE,
        id: `${ofThread ? 'details' : 'digest'}-${i}`,
        kind: ofThread ? 'digest.details' : 'digest',
        address: `chat:C${i}`,
        content: { message: { summary: 'x', blocks: [] }, locale: 'en' },
        threadOf: ofThread ? `digest-${i}` : null,
        ...{ state: 'pending', queuedAt: now, notBefore: now, lane: 1 },
      });
      const rows = Array.from({ length: CHANNELS }, (_, i) => [row(i, false), row(i, true)]).flat();
      await addMany(database, 'Delivery', rows);
    });

    it('is looked at in the order of an index, and never sorted as a whole', async () => {
      const looking = {
        workspaceId: WORKSPACE,
        now: at.clock.now(),
        resting: ['chat:C1'],
        closed: [],
        persons: 0,
      };
      if (engine === 'postgresql') await database.db.$executeRaw`ANALYZE "Delivery"`;
      const explained = engine === 'sqlite' ? Prisma.sql`EXPLAIN QUERY PLAN` : Prisma.sql`EXPLAIN`;
      const plan = await database.db.$queryRaw<object[]>`${explained} ${dueStatement(looking)}`;
      const lines = JSON.stringify(plan);
      expect(lines).toContain('Delivery_workspaceId_state_lane_queuedAt_idx');
      expect(lines).not.toMatch(/TEMP B-TREE FOR ORDER|Sort|Seq Scan|SCAN d/);
      const due = await dueRows(database.db, looking);
      expect(due).toHaveLength(50);
      expect(due.every(({ id }) => id.startsWith('digest-') && id !== 'digest-1')).toBe(true);
    });

    onceEnough(engine, () => {
      it('costs each message as few looks as one to a few: a run ends knowing when the pace lets the next one go', async () => {
        await at.sending.run();
        const begun = at.peer.posted.length;
        expect(begun).toBeGreaterThan(0);
        for (let runs = 0; runs < 30; runs++) {
          const next = await at.sending.nextAt();
          at.clock.pass((next?.getTime() ?? 0) - at.clock.now().getTime());
          await at.sending.run();
        }
        expect(at.peer.posted.length - begun).toBeGreaterThanOrEqual(30);
      });
    });
  });
});
