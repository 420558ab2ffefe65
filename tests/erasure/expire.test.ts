// Words that are older than their source keeps them go by themselves: in the answers, and where they were quoted on file.

import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { expiry } from '../../src/erasure/expire.ts';
import { indexMissingFeedback } from '../../src/feedback/search/indexing.ts';
import { setSource } from '../../src/feedback/sources/source.ts';
import { somebody } from '../audit/somebody.ts';
import { office, WORKSPACE } from '../delivery/chat-peer.ts';
import { addAnswers, addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';
import { checkIndex } from '../undoing/dump.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-03-02T09:00:00Z');
const daysAgo = (days: number) => new Date(NOW - days * DAY).toISOString();
const WORDS = 'Third time I send you the same attachment.';

onEachEngine((engine) => {
  describe('words past their time', () => {
    const logged: string[] = [];
    const log = pino({}, { write: (line: string) => void logged.push(line) });

    async function company() {
      const database = await freshDatabase(engine);
      await addCompany(database.db, WORKSPACE);
      const run = expiry({ database, workspaceId: WORKSPACE, log, atOnce: 5 });
      const left = async () => {
        const where = {
          workspaceId: WORKSPACE,
          OR: [{ verbatim: { not: null } }, { customer: { not: null } }],
        };
        const rows = await database.db.feedback.findMany({ where, orderBy: { id: 'asc' } });
        return rows.map(({ id }) => id);
      };
      const at = (ms: number) => new Date(NOW + ms);
      return { database, run, left, at, office: office(database) };
    }

    it('go at the day that the source says, with customer and original; scores, segments and other sources stay', async () => {
      const { database, run, left, at } = await company();
      const old = { verbatim: WORDS, score: 3 };
      await addAnswers(database.db, WORKSPACE, [
        { id: 'a', at: daysAgo(31), ...old },
        { id: 'b', at: daysAgo(30.01), ...old },
        { id: 'c', at: daysAgo(29.9), ...old },
        { id: 'd', at: daysAgo(900), sourceId: 'survey', ...old },
      ]);
      const everything = { workspaceId: WORKSPACE };
      await database.db.feedback.updateMany({
        where: everything,
        data: { sealedOriginal: 'v1.x.y', segments: { plan: 'pro' } },
      });
      await run.run(at(0));
      expect(await left()).toEqual(['a', 'b', 'c', 'd']);
      await setSource(database, WORKSPACE, 'phone', { keepDays: 30 }, somebody);
      await run.run(at(HOUR));
      expect(await left()).toEqual(['c', 'd']);
      const [a] = await database.db.feedback.findMany({ where: { id: 'a' } });
      expect(a).toMatchObject({ score: 3, metric: 'nps', sealedOriginal: null, segments: { plan: 'pro' } });
      expect(a?.answeredAt.toISOString()).toBe(daysAgo(31));
      const noted = await database.db.auditEntry.findMany({ where: { act: 'answers.expired' } });
      expect(noted.map(({ by, details }) => [by, details])).toEqual([
        ['itself', '{"answers":2,"source":"phone"}'],
      ]);
      expect(logged.join()).toContain('"answers":2');
      expect(logged.join()).not.toContain(WORDS);
    });

    it('are looked for once an hour; those imported late with an old date within a day', async () => {
      const { database, run, left, at } = await company();
      await setSource(database, WORKSPACE, 'phone', { keepDays: 30 }, somebody);
      expect(await run.run(at(0))).toBe(true);
      await addAnswers(database.db, WORKSPACE, [
        { id: 'late', at: daysAgo(90) },
        { id: 'next', at: new Date(NOW - 30 * DAY + 60_000).toISOString() },
      ]);
      expect(await run.run(at(HOUR - 1))).toBe(false);
      expect(await left()).toEqual(['late', 'next']);
      await run.run(at(HOUR));
      expect(await left()).toEqual(['late']);
      await run.run(at(DAY));
      expect(await left()).toEqual([]);
    });

    it('are blanked in batches: what one go leaves over is gone after the next', async () => {
      const { database, run, left, at } = await company();
      await setSource(database, WORKSPACE, 'phone', { keepDays: 30 }, somebody);
      const many = Array.from({ length: 108 }, () => ({ at: daysAgo(90) }));
      await addAnswers(database.db, WORKSPACE, many);
      await run.run(at(0));
      expect(await left()).toHaveLength(8);
      await run.run(at(60_000));
      expect(await left()).toEqual([]);
      expect(await run.run(at(120_000))).toBe(false);
    });

    it('leave a full-text index behind that is sound, whether they expired or were erased', async () => {
      const { database, at } = await company();
      const run = expiry({ database, workspaceId: WORKSPACE, log });
      const answers = Array.from({ length: 3_000 }, (_, i) => {
        const isOld = i < 2_000;
        const words = `Colis numéro ${i} ${'arrivé tard abîmé ouvert'.split(' ')[i % 4]} le ${i % 31} à ${i % 77}`;
        return {
          id: `f${i}`,
          verbatim: words,
          customer: `c${isOld ? i : i % 4}`,
          at: daysAgo(isOld ? 90 : 1),
        };
      });
      await addAnswers(database.db, WORKSPACE, answers);
      await indexMissingFeedback(database, WORKSPACE);
      await setSource(database, WORKSPACE, 'phone', { keepDays: 30 }, somebody);
      await run.run(at(0));
      await checkIndex(database);
      for (const customer of ['c0', 'c1']) {
        await eraseCustomer(database, WORKSPACE, [customer], { kept, now: at(HOUR) });
        await checkIndex(database);
      }
      expect(await database.db.feedbackText.count()).toBe(500);
    });

    it('go from messages and digests on file too; a waiting message goes without them, a posted one stays', async () => {
      const { database, run, at, office: ours } = await company();
      const { db } = database;
      await addAnswers(db, WORKSPACE, [{ id: 'a', at: daysAgo(90), verbatim: WORDS }]);
      await setSource(database, WORKSPACE, 'phone', { keepDays: 30 }, somebody);
      await storeRun(db);
      const message = { summary: WORDS, blocks: [{ kind: 'quote', text: WORDS, of: 'a' } as const] };
      const posted = await ours.queue('chat:posted', { message, subject: 'run:r' });
      await ours.after(0);
      await ours.queue('chat:waiting', { message, subject: 'run:r' });
      await run.run(at(0));
      expect(JSON.stringify([await db.delivery.findMany(), await db.digestRun.findMany()])).not.toContain(
        WORDS,
      );
      await ours.after(2_000);
      const instead = 'A customer’s words stood here; they are no longer kept.';
      expect(ours.peer.posted.map(({ words }) => words)).toEqual([WORDS, instead]);
      expect(ours.peer.edited).toEqual([]);
      expect(contentFrom(await ours.row(posted)).message.blocks).toEqual([{ kind: 'note', text: instead }]);
    });
  });
});

async function storeRun(db: Db): Promise<void> {
  const then = new Date(NOW);
  const w = { workspaceId: WORKSPACE };
  const schedule = { id: 'd', name: 'd', adminId: 'p', sections: [], filters: {}, formKey: 'd' };
  const when = { cadence: {}, timeZone: 'UTC', locale: 'en', plannedUntil: then };
  await db.schedule.create({ data: { ...w, ...schedule, ...when } });
  const covers = { occurrenceAt: then, coversFrom: then, coversTo: then, createdAt: then };
  const snapshot = { sections: [{ id: 'verbatims', data: { happy: { feedbackId: 'a', text: WORDS } } }] };
  await db.digestRun.create({
    data: { ...w, id: 'r', scheduleId: 'd', outcome: 'posted', snapshot, ...covers },
  });
}
