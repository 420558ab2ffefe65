import { beforeEach, describe, expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { tellFeed } from '../../src/feed/post.ts';
import { type FeedDraft, PER_HOUR } from '../../src/feed/rule.ts';
import { createFeedRule, deleteFeedRule, updateFeedRule } from '../../src/feed/save.ts';
import { answerNumbered } from '../../src/feedback/numbers.ts';
import { plainText } from '../../src/messages/plain.ts';
import { type Company, MONDAY, makeCompany } from '../cases/on-file.ts';
import { addAnswers, type Given } from '../feedback/answers-on-file.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';

const draft: FeedDraft = {
  name: 'All',
  address: 'slack:C1',
  mood: 'all',
  heat: null,
  sourceIds: [],
  touchpoints: [],
  segments: [],
  words: [],
  language: null,
  wordsOnly: true,
  perHour: PER_HOUR,
  locale: 'en',
  postingHours: null,
};
const later = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000);

onEachEngine((engine) => {
  describe('the feed', () => {
    let company: Company;
    let forms = 0;
    const shell = (now: Date) => ({ database: company.database, workspace: company.workspace, now });
    const rule = (change: Partial<FeedDraft> = {}, now = MONDAY) => {
      const where = { workspaceId: company.workspace.id, now, adminId: 'nadia' };
      return createFeedRule(company.database, where, { ...draft, ...change }, `feed ${++forms}`);
    };
    const come = (at: Date, count: number, given: Partial<Given> = {}) =>
      addAnswers(
        company.database.db,
        company.workspace.id,
        Array.from({ length: count }, () => ({ at: at.toISOString(), verbatim: 'Very kind.', ...given })),
      );
    const told = async () => {
      const rows = await company.database.db.delivery.findMany({
        where: { kind: { startsWith: 'feed.' } },
        orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map((row) => ({ ...row, text: plainText(contentFrom(row).message, 'en') }));
    };

    beforeEach(async () => {
      company = await makeCompany(await freshDatabase(engine));
      // The company has heard enough customers for one of them not to be guessed.
      await come(new Date('2026-10-01T09:00:00Z'), 8);
    });

    it('posts each answer once in a channel, whatever rules ask for it and replicas look', async () => {
      await rule();
      await rule({ name: 'Happy', mood: 'happy' });
      await come(later(1), 2);
      await Promise.all([tellFeed(shell(later(1))), tellFeed(shell(later(1)))]);
      await tellFeed(shell(later(1)));
      expect((await told()).map(({ kind }) => kind)).toEqual(['feed.card', 'feed.card']);
      expect(await company.database.db.customerCase.count()).toBe(0);
      const quotes = await company.database.db.quotation.findMany();
      expect(new Set(quotes.map(({ feedbackId }) => feedbackId))).toEqual(new Set(['f8', 'f9']));
    });

    onceEnough(engine, () => {
      it('says by which number and source an answer is found again, and never an hour', async () => {
        await rule();
        await come(later(1), 1, { touchpoint: 'delivery', score: 9 });
        await tellFeed(shell(later(1)));
        const [card] = await told();
        expect(card?.text).toContain('Answer #1, phone, of Monday 9 November 2026');
        expect(card?.text).not.toMatch(/\d\d:\d\d/);
        expect(await answerNumbered(company.database.db, company.workspace.id, 1)).toBe('f8');
      });

      it('posts a response for a further score that is unhappy and a word of a further text, and no other', async () => {
        await rule({ name: 'Unhappy', mood: 'unhappy' });
        await rule({ name: 'Returns', words: ['retour'], address: 'slack:C2' });
        const { db } = company.database;
        const workspaceId = company.workspace.id;
        await come(later(1), 3, { score: 10 });
        await db.feedbackScore.create({
          data: { workspaceId, feedbackId: 'f8', place: 1, metric: 'csat', score: 1, counts: true },
        });
        await db.feedbackComment.create({
          data: {
            workspaceId,
            id: 'f9/1',
            feedbackId: 'f9',
            place: 1,
            verbatim: 'Le retour a pris un mois.',
          },
        });
        await tellFeed(shell(later(1)));
        const posts = await db.feedPost.findMany({ orderBy: { feedbackId: 'asc' } });
        expect(posts.map(({ feedbackId, address }) => [feedbackId, address])).toEqual([
          ['f8', 'slack:C1'],
          ['f9', 'slack:C2'],
        ]);
      });

      it('does not flood a channel with imported history', async () => {
        await rule();
        const received = later(1).toISOString();
        await come(new Date('2026-03-01T09:00:00Z'), 40, { received });
        await come(new Date('2026-11-07T09:00:00Z'), 1, { received });
        await tellFeed(shell(later(1)));
        expect(await told()).toHaveLength(1);
      });

      it('waits for working hours, and then gathers what is past the ceiling in one message with a thread', async () => {
        await rule();
        const night = new Date('2026-11-10T02:00:00Z');
        await come(night, 30);
        await tellFeed(shell(night));
        expect(await told()).toEqual([]);
        await tellFeed(shell(new Date('2026-11-10T08:00:00Z')));
        const messages = await told();
        const card = messages.find(({ kind }) => kind === 'feed.gathered');
        expect(card?.text).toContain('30 customers’ answers, in one message');
        const others = messages.filter(({ kind }) => kind === 'feed.others');
        expect(others.map(({ threadOf }) => threadOf)).toEqual([card?.id, card?.id]);
        expect(messages).toHaveLength(3);
        expect(await company.database.db.quotation.count()).toBe(30);
      });

      it('keeps the company’s posting hours, not its working hours, where it has set some', async () => {
        await rule();
        const night = new Date('2026-11-10T02:00:00Z');
        await come(night, 8);
        const { database, workspace } = company;
        await tellFeed({ database, workspace: { ...workspace, postingHours: 'always' }, now: night });
        expect((await told()).length).toBeGreaterThan(0);
      });

      it('posts at once, on a Sunday night, what a rule asks for that says “always”; the rule without hours waits', async () => {
        await rule({ name: 'A: company', address: 'slack:C2' });
        await rule({ name: 'B: always', postingHours: { kind: 'always' } });
        const sunday = new Date('2026-11-15T02:00:00Z');
        await come(sunday, 1);
        await tellFeed(shell(sunday));
        expect((await told()).map(({ address }) => address)).toEqual(['slack:C1']);
        await tellFeed(shell(new Date('2026-11-16T08:00:00Z')));
        expect((await told()).map(({ address }) => address)).toEqual(['slack:C1', 'slack:C2']);
      });

      it('keeps a rule’s own days and hours, whatever the company’s, and posts at their next opening', async () => {
        await rule({ postingHours: { kind: 'hours', days: [6], from: 8, to: 10.5 } });
        await come(later(1), 1);
        await tellFeed(shell(later(1)));
        // Saturday in Paris, half an hour later than the company's Friday would have it.
        for (const closed of ['2026-11-13T10:00:00Z', '2026-11-14T06:59:00Z', '2026-11-14T09:30:00Z'])
          await tellFeed(shell(new Date(closed)));
        expect(await told()).toEqual([]);
        await tellFeed(shell(new Date('2026-11-21T07:00:00Z')));
        expect(await told()).toHaveLength(1);
      });

      it('posts an answer when the first of two rules of a channel may, whichever is listed first', async () => {
        await rule({ name: 'A: company' });
        await rule({ name: 'B: always', postingHours: { kind: 'always' } });
        const night = new Date('2026-11-10T02:00:00Z');
        await come(night, 1);
        await tellFeed(shell(night));
        expect(await told()).toHaveLength(1);
        await tellFeed(shell(new Date('2026-11-10T08:00:00Z')));
        expect(await told()).toHaveLength(1);
      });

      it('posts what waits at once when its rule is given other hours', async () => {
        const made = await rule();
        const night = new Date('2026-11-10T02:00:00Z');
        await come(night, 1);
        await tellFeed(shell(night));
        const where = { workspaceId: company.workspace.id, now: night, adminId: 'nadia' };
        await updateFeedRule(company.database, where, made, { ...draft, postingHours: { kind: 'always' } });
        await tellFeed(shell(night));
        expect(await told()).toHaveLength(1);
      });

      it('has at most the ceiling of messages an hour', async () => {
        await rule({ perHour: 2 });
        for (const minute of [0, 10, 20, 30]) {
          const at = new Date(later(1).getTime() + minute * 60_000);
          await come(at, 1);
          await tellFeed(shell(at));
        }
        expect(await told()).toHaveLength(2);
        await tellFeed(shell(later(2)));
        expect((await told()).map(({ kind }) => kind)).toEqual(['feed.card', 'feed.card', 'feed.gathered']);
      });

      it('shows nobody’s words before the group is large enough, and then what waited', async () => {
        await rule({ touchpoints: ['pay'] });
        await come(later(1), 7, { touchpoint: 'pay' });
        await tellFeed(shell(later(1)));
        expect(await told()).toEqual([]);
        await come(later(1.1), 1, { touchpoint: 'pay' });
        await tellFeed(shell(later(1.1)));
        expect(await told()).toHaveLength(8);
      });

      it('reaches back neither when it is made nor when it is widened, and posts nothing more once deleted', async () => {
        await come(later(0), 1, { received: later(-1).toISOString() });
        const made = await rule({ mood: 'happy' });
        await come(later(1), 1, { score: 3 });
        await tellFeed(shell(later(1)));
        const where = { workspaceId: company.workspace.id, now: later(2), adminId: 'nadia' };
        await updateFeedRule(company.database, where, made, { ...draft, mood: 'all' });
        await tellFeed(shell(later(2)));
        expect(await told()).toEqual([]);
        const night = new Date('2026-11-10T02:00:00Z');
        await come(night, 1);
        await tellFeed(shell(night));
        await deleteFeedRule(company.database, { ...where, now: night }, made.id);
        await tellFeed(shell(new Date('2026-11-10T09:00:00Z')));
        expect(await told()).toEqual([]);
      });
    });

    it('takes a customer’s words out of the cards that were posted, once they are erased', async () => {
      await rule();
      await come(later(1), 1, { customer: 'mia', verbatim: 'Mia was here.' });
      await tellFeed(shell(later(1)));
      const { db } = company.database;
      const remote = JSON.stringify({ channel: 'C1', id: '1.1' });
      await db.delivery.updateMany({ data: { state: 'sent', sentAt: later(1), remote } });
      await eraseCustomer(company.database, company.workspace.id, ['mia'], { kept, now: later(2) });
      const rows = await db.delivery.findMany();
      expect(JSON.stringify(rows.map(({ content }) => content))).not.toContain('Mia was here');
      expect(rows.filter(({ replaces }) => replaces !== null)).toHaveLength(1);
    });

    onceEnough(engine, () => {
      it('tells nothing of an answer that was erased while it waited', async () => {
        await rule();
        const night = new Date('2026-11-10T02:00:00Z');
        await come(night, 2);
        await tellFeed(shell(night));
        await transact(company.database, (tx) =>
          tx.feedback.updateMany({ where: { id: 'f8' }, data: { erasedAt: night, verbatim: null } }),
        );
        await tellFeed(shell(new Date('2026-11-10T09:00:00Z')));
        expect(await told()).toHaveLength(1);
      });
    });
  });
});
