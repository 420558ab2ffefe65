// What a map is made of, from answers, cases, ideas and actions on file.
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { indicatorsByColumn } from '../../src/feedback/indicators/segments/segments.ts';
import { journeyMap, type MapQuestion, type MapTouchpoint } from '../../src/journey/map.ts';
import { factsThere, headline } from '../../src/journey/told.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addAnswers, addCompany, type Given, times } from '../feedback/answers-on-file.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';

const window = { from: new Date('2026-09-01T00:00:00Z'), to: new Date('2026-11-30T00:00:00Z') };
const at = '2026-11-10T09:00:00Z';

onEachEngine((engine) => {
  let database: Database;
  let company: string;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  beforeEach(async () => {
    company = randomUUID();
    await addCompany(database.db, company);
  });
  const add = (...given: Given[]) => addAnswers(database.db, company, given);
  const mapped = async (asked: Partial<MapQuestion> = {}) =>
    journeyMap(database.db, {
      workspace: await workspaceById(database.db, company),
      lane: 'customers',
      window,
      reads: 'all',
      ...asked,
    });
  const there = async (id: string, asked: Partial<MapQuestion> = {}): Promise<MapTouchpoint> => {
    const found = (await mapped(asked)).touchpoints.find((each) => each.id === id);
    if (!found) throw new Error(`no ${id} on the map`);
    return found;
  };
  const csat = (touchpoint: string, satisfied: number, n: number): Given[] => [
    ...times(satisfied, { metric: 'csat', score: 5, at, touchpoint }),
    ...times(n - satisfied, { metric: 'csat', score: 2, at, touchpoint }),
  ];

  it('tells of each touchpoint what is asked there most, and the one that stands out', async () => {
    await add(
      ...csat('buy', 90, 100),
      ...csat('delivery', 55, 100),
      ...csat('use', 88, 100),
      ...times(30, { metric: 'nps', score: 10, at, touchpoint: 'buy' }),
      ...times(60, { metric: 'nps', score: 9, at, touchpoint: 'get-help' }),
      ...times(20, { metric: 'nps', score: 2, at, touchpoint: 'pay' }),
    );
    const map = await mapped();
    const told = map.touchpoints.flatMap(({ id, figure, difference, noValue, volume }) =>
      volume === 0 ? [] : [[id, figure?.metric, figure?.value, difference?.standing, noValue, volume]],
    );
    expect(told).toEqual([
      ['buy', 'csat', 0.9, expect.anything(), null, 130],
      ['pay', 'nps', -100, 'below', null, 20],
      ['delivery', 'csat', 0.55, 'below', null, 100],
      ['use', 'csat', 0.88, expect.anything(), null, 100],
      ['get-help', 'nps', 100, 'above', null, 60],
    ]);
    // Of the promoters at "buy" too, though satisfaction is what is shown there.
    expect(map.means).toContainEqual({
      metric: 'nps',
      heat: 'hot',
      value: expect.closeTo(100 / 3, 6),
      of: 3,
    });
    expect(headline(map, { locale: 'en', timeZone: 'Europe/Paris' })).toMatch(
      /^Paying stands out: 133 points below the journey’s mean\. NPS −100 .*\. Below it as well: Delivery\. Above it: Getting help/,
    );
  });

  it('says of each touchpoint without a value why it has none', async () => {
    await add(
      ...csat('buy', 20, 20),
      ...times(4, { metric: 'csat', score: 1, at, touchpoint: 'pay' }),
      ...csat('use', 6, 6),
      ...times(9, { metric: null, score: null, verbatim: 'Rien', at, touchpoint: 'leave' }),
    );
    await database.db.source.update({
      where: { workspaceId_id: { workspaceId: company, id: 'phone' } },
      data: { touchpoint: 'get-help' },
    });
    const why = Object.fromEntries((await mapped()).touchpoints.map(({ id, noValue }) => [id, noValue]));
    expect(why).toEqual({
      discover: 'nobody',
      buy: null,
      // Too few, and a second one, or the first could be worked out from what is known of all.
      pay: 'not-enough-answers',
      delivery: 'nobody',
      install: 'nobody',
      use: 'kept-back',
      'get-help': 'silent',
      leave: 'words-only',
    });
  });

  it('hides and tells what /voice by touchpoint does', async () => {
    await add(...csat('buy', 20, 20), ...csat('pay', 1, 3), ...csat('use', 6, 7), ...csat('delivery', 9, 12));
    const shown = await indicatorsByColumn(database.db, company, { ...window, filters: {} }, 'touchpoint');
    const onMap = new Map((await mapped()).touchpoints.map(({ id, figure }) => [id, figure?.value ?? null]));
    for (const { group, value } of shown) expect(onMap.get(group ?? '')).toBe(value);
    expect(shown).toHaveLength(4);
  });

  it('counts further scores as digests do: an answer once for each metric', async () => {
    await add(...times(6, { metric: 'nps', score: 9, at, touchpoint: 'buy' }));
    await database.db.feedbackScore.createMany({
      data: [...'012345'].flatMap((digit) =>
        [1, 2].map((place) => ({
          workspaceId: company,
          feedbackId: `f${digit}`,
          place,
          metric: 'csat',
          score: place === 1 ? 5 : 1,
          counts: place === 1,
        })),
      ),
    });
    await database.db.feedback.updateMany({
      where: { workspaceId: company },
      data: { metric: null, score: null },
    });
    expect(await there('buy')).toMatchObject({ volume: 6, figure: { metric: 'csat', value: 1, n: 6 } });
  });

  it('says how many answers are at no touchpoint, at one that is used no more, and in words that mean none', async () => {
    const { db } = database;
    await db.touchpoint.create({
      data: { workspaceId: company, id: 'Comptoir', nameFr: 'Comptoir', nameEn: 'Counter', isRetired: true },
    });
    await add(
      ...times(3, { at }),
      ...times(2, { at, touchpoint: 'Comptoir' }),
      ...times(4, { at, touchpoint: 'M. Dupont, 06' }),
    );
    const { elsewhere, touchpoints } = await mapped();
    expect(elsewhere).toEqual({
      unnamed: 3,
      retired: [{ id: 'Comptoir', names: { fr: 'Comptoir', en: 'Counter' }, volume: 2 }],
      unknown: 4,
    });
    expect(touchpoints.map(({ id }) => id)).not.toContain('Comptoir');
  });

  it('counts the cases that wait, once at each touchpoint that they are about', async () => {
    const { db } = database;
    await add(...csat('delivery', 0, 3), ...csat('pay', 0, 1));
    const rule = {
      workspaceId: company,
      id: 'r',
      name: 'r',
      address: 'slack:C1',
      channelName: 'c',
      locale: 'fr',
    };
    await db.caseRule.create({ data: { ...rule, adminId: 'a', since: new Date(at), formKey: 'k' } });
    const open = (id: string, number: number, status: string, answers: string[]) =>
      db.customerCase.create({
        data: {
          ...{ workspaceId: company, id, number, ruleId: 'r', address: 'slack:C1', status },
          openedAt: new Date(at),
          answers: {
            create: answers.map((feedbackId) => ({ feedbackId, at: new Date(at) })),
          },
        },
      });
    await open('c1', 1, 'open', ['f0', 'f1', 'f3']);
    await open('c2', 2, 'taken', ['f2']);
    expect([await there('delivery'), await there('pay')].map(({ openCases }) => openCases)).toEqual([2, 1]);
    await db.customerCase.updateMany({
      where: { workspaceId: company, id: 'c1' },
      data: { status: 'resolved' },
    });
    expect([await there('delivery'), await there('pay')].map(({ openCases }) => openCases)).toEqual([1, 0]);
  });

  describe('visits', () => {
    let number = 0;
    const visited = (
      touchpoint: string,
      kept: string,
      more: { competitorId?: string; visitedOn?: string; workspaceId?: string } = {},
    ) => {
      number += 1;
      const words = { promised: 'In two days', happened: 'In four', words: '' };
      return database.db.visit.create({
        data: {
          ...{ workspaceId: company, id: `v${number}`, number, formKey: `v${number}`, touchpoint, kept },
          ...{ ...words, checks: {}, visitedOn: '2026-11-03', addedAt: new Date(at), ...more },
        },
      });
    };
    const saidOf = async (id: string, asked: Partial<MapQuestion> = {}) =>
      factsThere(await there(id, asked), { locale: 'en', timeZone: 'Europe/Paris' }).find(({ label }) =>
        label.includes('visits'),
      )?.value;

    it('of our own stand at their touchpoint with how little three of them say', async () => {
      await visited('delivery', 'yes');
      await visited('delivery', 'yes');
      await visited('delivery', 'no');
      expect(await saidOf('delivery')).toBe('2 of 3, so between 21 and 94%: too few to say');
      expect(await saidOf('buy')).toBeUndefined();
    });

    it('are those of twelve months, whatever time the map is of, as their own list tells', async () => {
      await visited('delivery', 'no', { visitedOn: '2025-11-28' });
      await visited('delivery', 'yes', { visitedOn: '2026-03-02' });
      const from = new Date('2026-11-02T00:00:00Z');
      expect(await saidOf('delivery', { window: { ...window, from } })).toBe(
        '1 of 1, so between 21 and 100%: too few to say',
      );
    });

    it('at competitors’ are told beside ours alone, and by nobody’s name', async () => {
      const { db } = database;
      await db.visitCompetitor.create({ data: { workspaceId: company, id: 'c', name: 'Albatros' } });
      for (let count = 0; count < 20; count += 1) await visited('delivery', 'yes', { competitorId: 'c' });
      expect(await saidOf('delivery')).toBeUndefined();
      for (let count = 0; count < 20; count += 1) await visited('delivery', 'no');
      expect(await saidOf('delivery')).toBe(
        '0 of 20, so between 0 and 16% · kept less often than at competitors, beyond chance',
      );
      expect(JSON.stringify(await mapped())).not.toContain('Albatros');
    });

    it('of another company are nowhere', async () => {
      await visited('delivery', 'no', { workspaceId: randomUUID() });
      expect(await saidOf('delivery')).toBeUndefined();
    });
  });

  it('has nothing of another company', async () => {
    const other = randomUUID();
    await addCompany(database.db, other);
    await addAnswers(database.db, other, csat('delivery', 5, 50));
    expect((await mapped()).touchpoints.every(({ noValue }) => noValue === 'nobody')).toBe(true);
  });

  onceEnough(engine, () => {
    describe('hot and cold answers', () => {
      it('are never mixed: of what is asked most, and it is said which where both came', async () => {
        await add(
          ...csat('buy', 18, 20),
          ...times(30, { metric: 'csat', score: 1, at, touchpoint: 'buy', heat: 'cold', sourceId: 'survey' }),
        );
        expect(await there('buy')).toMatchObject({ figure: { heat: 'cold', value: 0, n: 30 }, volume: 50 });
      });
    });
  });
});
