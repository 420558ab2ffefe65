// Whom a channel reads: nobody twice in twelve digests, whichever schedules post there.
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { quotedLately } from '../../src/digests/quoted.ts';
import { chooseVerbatims } from '../../src/feedback/verbatims.ts';
import { addAnswers, addCompany, type Given } from '../feedback/answers-on-file.ts';
import { countingDb } from '../harness/counting.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const WEEK = 7 * 86_400_000;
const monday = (week: number) => new Date(Date.parse('2026-01-05T08:00:00Z') + week * WEEK);

/** Few comments for many digests: the same ones are looked at again and again, since each period reaches back. */
function comments(count: number, at: Date): Given[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `q${String(i).padStart(3, '0')}`,
    score: i % 2 === 0 ? 10 : 1,
    verbatim: `Commentaire numéro ${i}, assez long pour être lu dans un numéro.`,
    at: at.toISOString(),
  }));
}

onEachEngine((engine) => {
  let database: Database;
  let company: Company;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  beforeEach(async () => {
    company = await makeCompany(database);
  });

  /** For each digest of a channel in order, the feedback it quotes. */
  async function readIn(address: string): Promise<string[][]> {
    const workspaceId = company.workspace.id;
    const digests = await database.db.delivery.findMany({
      where: { workspaceId, kind: 'digest', address },
      orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }],
    });
    return Promise.all(
      digests.map(async ({ id }) => {
        const found = await database.db.quotation.findMany({ where: { workspaceId, deliveryId: id } });
        return found.map(({ feedbackId }) => feedbackId);
      }),
    );
  }

  it('asks no more of thousands of channels than of hundreds', async () => {
    const workspaceId = company.workspace.id;
    const addresses = Array.from({ length: 2_000 }, (_, i) => `slack:C${i}`);
    const last = addresses.at(-1) ?? '';
    const digest = (id: string, week: number, more: object = {}) => ({
      ...{ workspaceId, id, kind: 'digest', address: last, content: {}, state: 'sent' },
      ...{ queuedAt: monday(week), notBefore: monday(week), ...more },
    });
    const details = { kind: 'digest.details', threadOf: 'w14' };
    await database.db.delivery.createMany({
      data: [
        ...Array.from({ length: 15 }, (_, week) => digest(`w${week}`, week)),
        digest('dropped', 15, { state: 'dropped' }),
        digest('thread', 14, details),
      ],
    });
    const quotes = ['w2', 'w3', 'w14', 'dropped', 'thread'].map((id) => ({
      ...{ workspaceId, feedbackId: `in ${id}`, deliveryId: id },
    }));
    await database.db.quotation.createMany({ data: quotes });
    const [counted, count] = countingDb(database.db);
    const lately = await quotedLately(counted, workspaceId, addresses);
    expect([...lately].toSorted()).toEqual(['in thread', 'in w14', 'in w3']);
    expect(count()).toBeLessThan(10);
  });

  it('quotes nobody twice in any twelve digests of a channel that two schedules share', async () => {
    const start = monday(0);
    const sections = ['verbatims'];
    const [one, two] = [
      { address: 'slack:C1', name: 'one' },
      { address: 'slack:C2', name: 'two' },
    ];
    await company.schedule({ sections, channels: [one], country: null, onHolidays: 'ignore' }, start);
    const at = { kind: 'weekly', weekday: 1, at: '10:00' } as const;
    await company.schedule(
      { sections, channels: [two, one], cadence: at, country: null, onHolidays: 'ignore' },
      start,
    );
    await addAnswers(database.db, company.workspace.id, comments(60, new Date(start.getTime() + 3_600_000)));
    for (let week = 1; week <= 9; week++) {
      for (const hour of [0, 1]) await company.tickAt(new Date(monday(week).getTime() + hour * 3_600_000));
      // As when the period is widened: the same comments are in each digest.
      await database.db.digestRun.updateMany({
        where: { workspaceId: company.workspace.id },
        data: { coversTo: new Date(start.getTime() - WEEK) },
      });
    }
    expect(company.errors).toEqual([]);
    for (const address of [one.address, two.address]) {
      const read = await readIn(address);
      expect(read).toHaveLength(address === one.address ? 18 : 9);
      for (const quotes of read) expect(quotes).toHaveLength(2);
      for (let from = 0; from < read.length; from++) {
        const twelve = read.slice(from, from + 12).flat();
        expect(new Set(twelve).size, `${address}, from digest ${from + 1}`).toBe(twelve.length);
      }
    }
    // Thirty of each mood, and no more than twenty-four rest: after twelve digests the first may be heard again.
    expect(new Set((await readIn(one.address)).flat()).size).toBeLessThan(36);
  });

  it('remembers the latest twelve digests of any of its channels, threads included, and not the dropped', async () => {
    const workspaceId = company.workspace.id;
    const { db } = database;
    const post = async (id: string, more: { address?: string; state?: string; threadOf?: string }) => {
      const at = monday(Number(/\d+/.exec(id)?.[0] ?? 0));
      const { address = 'slack:C1', state = 'sent', threadOf } = more;
      const kind = threadOf ? 'digest.details' : 'digest';
      const data = { workspaceId, id, kind, address, state, content: {}, queuedAt: at, notBefore: at };
      await db.delivery.create({ data: { ...data, threadOf: threadOf ?? null } });
      await db.quotation.create({ data: { workspaceId, feedbackId: `of ${id}`, deliveryId: id } });
    };
    for (let i = 1; i <= 13; i++) await post(`d${i}`, {});
    await post('t13', { threadOf: 'd13' });
    await post('x20', { state: 'dropped' });
    await post('e5', { address: 'slack:C2' });
    const own = Array.from({ length: 12 }, (_, i) => `of d${i + 2}`);
    const at = (...channels: string[]) => quotedLately(db, workspaceId, channels);
    expect([...(await at('slack:C1'))].toSorted()).toEqual([...own, 'of t13'].toSorted());
    expect([...(await at('slack:C2'))]).toEqual(['of e5']);
    expect((await at('slack:C1', 'slack:C2')).size).toBe(14);
    expect((await at()).size).toBe(0);
    expect((await quotedLately(db, 'another', ['slack:C1'])).size).toBe(0);
  });

  describe('the quotes of a period', () => {
    const question = {
      from: monday(0),
      to: monday(1),
      filters: {},
      avoid: new Set<string>(),
      now: monday(1),
    };
    const text = 'Toujours la même histoire, et personne ne rappelle jamais.';
    let id: string;
    beforeEach(async () => {
      id = `company ${crypto.randomUUID()}`;
      await addCompany(database.db, id);
    });
    const at = (hour: number) => new Date(monday(0).getTime() + hour * 3_600_000).toISOString();
    const said = (name: string, hour: number, score = 1): Given => ({
      id: name,
      verbatim: text,
      score,
      at: at(hour),
    });
    const chosen = async (inThemes: readonly string[] = []) => {
      const found = await chooseVerbatims(database.db, id, { ...question, inThemes: new Set(inThemes) });
      return [found.happy?.feedbackId, found.unhappy?.feedbackId];
    };
    const story = (feedbackId: string, status: string) =>
      database.db.story.create({
        data: {
          workspaceId: id,
          id: `story of ${feedbackId}`,
          number: 1,
          tellerId: 'x',
          title: 'x',
          wentWrong: 'x',
          weDid: 'x',
          customerSaid: 'x',
          learned: 'x',
          feedbackId,
          status,
          submittedAt: monday(1),
          formKey: `story of ${feedbackId}`,
        },
      });
    const caseOf = async (feedbackId: string, status: string, number: number) => {
      const common = { workspaceId: id, openedAt: monday(0), address: 'slack:C1' };
      const rule = { workspaceId: id, id: 'rule', name: 'r', address: 'slack:C1', channelName: 'c' };
      await database.db.caseRule.upsert({
        where: { workspaceId_id: { workspaceId: id, id: 'rule' } },
        update: {},
        create: { ...rule, locale: 'fr', adminId: 'x', since: monday(0), formKey: 'rule' },
      });
      await database.db.customerCase.create({
        data: { ...common, id: `case ${number}`, number, ruleId: 'rule', status },
      });
      await database.db.caseFeedback.create({
        data: { workspaceId: id, feedbackId, caseId: `case ${number}`, at: monday(0) },
      });
    };

    it('carry a theme, a told story or a resolved case sooner than they are recent', async () => {
      await addAnswers(database.db, id, [
        ...['a', 'b', 'c', 'd'].map((name, i) => said(name, i)),
        ...['e', 'f', 'g', 'h'].map((name, i) => said(name, i, 10)),
      ]);
      expect(await chosen()).toEqual(['h', 'd']);
      expect(await chosen(['e', 'b'])).toEqual(['e', 'b']);
      await story('c', 'submitted');
      await caseOf('a', 'open', 1);
      expect(await chosen()).toEqual(['h', 'd']);
      await caseOf('b', 'resolved', 2);
      expect(await chosen()).toEqual(['h', 'b']);
      await database.db.story.updateMany({ where: { workspaceId: id }, data: { status: 'approved' } });
      expect(await chosen(['c'])).toEqual(['h', 'c']);
    });

    it('are found when they tell more, though 300 others are more recent', async () => {
      const crowd = Array.from({ length: 300 }, (_, i) => said(`n${i}`, 5));
      await addAnswers(database.db, id, [said('told', 1), ...crowd]);
      await story('told', 'approved');
      expect((await chosen())[1]).toBe('told');
    });

    it('are never of fewer customers than the floor, whatever they carry', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom('anna', 'bob', 'chloe', 'dan', 'eve', null), { maxLength: 14 }),
          fc.nat(13),
          async (customers, told) => {
            await database.db.feedback.deleteMany({ where: { workspaceId: id } });
            await addAnswers(
              database.db,
              id,
              customers.map((customer, i) => ({ ...said(`v${i}`, i), customer })),
            );
            const known = new Set(customers.filter((each) => each !== null)).size;
            const isCrowd = customers.length >= 8 && known + customers.filter((each) => !each).length >= 5;
            expect((await chosen([`v${told}`]))[1] !== undefined).toBe(isCrowd);
          },
        ),
        { numRuns: 25 },
      );
    });
  });
});
