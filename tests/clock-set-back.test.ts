// The clock is set back: what was noted before lies ahead, in every room that measures a time by it. The ledger's own are in
// delivery/clock-back.test.ts, the heartbeat's in minutes.test.ts.

import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../src/database/client.ts';
import { retryHeld } from '../src/delivery/held.ts';
import { expiry } from '../src/erasure/expire.ts';
import { tellFeed } from '../src/feed/post.ts';
import type { FeedDraft } from '../src/feed/rule.ts';
import { createFeedRule } from '../src/feed/save.ts';
import { setSource } from '../src/feedback/sources/source.ts';
import { holding, isHeldByAnother } from '../src/keyring/holder.ts';
import { newSecret } from '../src/keys.ts';
import { findCode, newCode, useCode } from '../src/linking/code.ts';
import { proposeUnnamed } from '../src/suggestions/outbox/outbox.ts';
import { passOnTheHour } from '../src/suggestions/outbox/pass-on-the-hour.ts';
import { settleBatches } from '../src/undoing/settle.ts';
import { somebody } from './audit/somebody.ts';
import { MONDAY, makeCompany } from './cases/on-file.ts';
import { office, WORKSPACE } from './delivery/chat-peer.ts';
import { addAnswers, addCompany } from './feedback/answers-on-file.ts';
import { type CompanyDesk, now, openCompanyDesk } from './handlers/company-desk.ts';
import { freshDatabase, onEachEngine } from './harness/database.ts';
import { loud } from './suggestions/on-the-hour.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const moment = (ms: number) => new Date(now.getTime() + ms);
/** How far it is set back. */
const back = 2 * HOUR_MS;

onEachEngine((engine) => {
  describe('where the clock was set back by two hours', () => {
    let database: Database;
    beforeEach(async () => {
      database = await freshDatabase(engine);
    });

    describe('of a company', () => {
      let desk: CompanyDesk;
      beforeEach(async () => {
        desk = await openCompanyDesk(database, 'en');
      });

      it('a code that links two accounts is good for no longer, and who mistyped one is not shut out for longer', async () => {
        const { keys } = desk.kit;
        const codes = (at: Date) => ({ database, keys, workspaceId: desk.workspaceId, now: at });
        const code = await newCode(codes(now), desk.nadia.id);
        expect(await findCode(codes(moment(-back)), desk.karim.id, code)).toEqual({ kind: 'expired' });
        expect(await useCode(database.db, codes(moment(-back)), code)).toBe(false);
        expect(await findCode(codes(now), desk.karim.id, code)).toMatchObject({ kind: 'found' });
        for (let i = 0; i < 5; i += 1) await findCode(codes(now), desk.karim.id, 'WRONG');
        expect(await findCode(codes(now), desk.karim.id, code)).toEqual({ kind: 'too-many' });
        const later = await newCode(codes(moment(-back)), desk.nadia.id);
        expect(await findCode(codes(moment(-back)), desk.karim.id, later)).toMatchObject({ kind: 'found' });
      });

      it('an idea without a name goes with the next full hour, with all others, not two hours later', async () => {
        const shell = async (at: Date) => ({
          ...{ database, keys: desk.kit.keys, log: loud },
          workspace: await desk.workspace(),
          now: at,
        });
        const idea = { author: desk.karim, title: 'Quietly', details: '', topicId: null, anonymous: true };
        await proposeUnnamed(await shell(moment(5 * MINUTE_MS)), { ...idea, link: null, formKey: 'k' });
        const pass = async (ms: number) => passOnTheHour(await shell(moment(ms - back)));
        expect(await pass(30 * MINUTE_MS)).toBe(0);
        expect(await pass(59 * MINUTE_MS)).toBe(0);
        expect(await pass(60 * MINUTE_MS)).toBe(1);
      });
    });

    it('a bot that ended keeps nobody from changing the key', async () => {
      const gone = holding(database.db, [newSecret()]);
      await gone.beat(now);
      expect(await isHeldByAnother(database.db, 'mine', now)).toBe(true);
      expect(await isHeldByAnother(database.db, 'mine', moment(-back))).toBe(false);
      await holding(database.db, [newSecret()]).beat(moment(-back));
      expect(await database.db.keyHolder.count()).toBe(1);
    });

    it('the feed posts what comes in from then on', async () => {
      const company = await makeCompany(database);
      const { workspace } = company;
      const shell = (at: Date) => ({ database, workspace, now: at });
      const at = (hours: number) => new Date(MONDAY.getTime() + hours * HOUR_MS);
      const come = (when: Date, count: number) =>
        addAnswers(
          database.db,
          workspace.id,
          Array.from({ length: count }, () => ({ at: when.toISOString(), verbatim: 'Very kind.' })),
        );
      await come(new Date('2026-10-01T09:00:00Z'), 8);
      const rule: FeedDraft = {
        ...{ name: 'All', address: 'slack:C1', mood: 'all', heat: null, sourceIds: [], touchpoints: [] },
        ...{ segments: [], words: [], language: null, wordsOnly: true, perHour: 60, locale: 'en' },
        postingHours: null,
      };
      const where = { workspaceId: workspace.id, now: MONDAY, adminId: 'nadia' };
      await createFeedRule(database, where, rule, 'feed');
      await come(at(4), 1);
      await tellFeed(shell(at(4)));
      await come(at(2), 1);
      await tellFeed(shell(at(2)));
      expect(await database.db.delivery.count({ where: { kind: 'feed.card' } })).toBe(2);
    });

    it('an import whose process died is taken back', async () => {
      const company = await makeCompany(database);
      const workspaceId = company.workspace.id;
      const source = await database.db.source.findFirstOrThrow();
      const common = { workspaceId, number: 1, kind: 'file', sourceId: source.id, sourceName: source.name };
      await database.db.batch.create({ data: { ...common, state: 'running', startedAt: now, beatAt: now } });
      const undoing = { database, workspaceId, now: () => moment(-back) };
      expect(await settleBatches(undoing)).toMatchObject([{ state: 'undone' }]);
    });

    it('a message that is held is tried again within the longest rest', async () => {
      await addCompany(database.db, WORKSPACE);
      const id = await office(database).queue('chat:C1');
      const retryAt = moment(DAY_MS);
      await database.db.delivery.updateMany({ where: { id }, data: { state: 'held', retryAt } });
      expect(await retryHeld(database.db, WORKSPACE, now)).toBe(0);
      expect(await retryHeld(database.db, WORKSPACE, moment(-back))).toBe(1);
    });

    it('words past their time are looked for', async () => {
      await addCompany(database.db, WORKSPACE);
      await setSource(database, WORKSPACE, 'phone', { keepDays: 30 }, somebody);
      const { run } = expiry({ database, workspaceId: WORKSPACE, log: pino({ level: 'silent' }) });
      expect(await run(now)).toBe(true);
      expect(await run(moment(MINUTE_MS))).toBe(false);
      await addAnswers(database.db, WORKSPACE, [{ at: moment(-90 * DAY_MS).toISOString(), verbatim: 'Old' }]);
      expect(await run(moment(-back))).toBe(true);
      expect(await database.db.feedback.count({ where: { verbatim: { not: null } } })).toBe(0);
    });
  });
});
