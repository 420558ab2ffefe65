// Which of the customers' questions a mirror can ask about, and a round of one from its questions to its result.
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { indicatorsByColumn } from '../../src/feedback/indicators/segments/segments.ts';
import { giveBallot } from '../../src/surveys/ballots.ts';
import { closeRound } from '../../src/surveys/close.ts';
import { customersAnswers, customersPeriod } from '../../src/surveys/kinds/mirror/customers.ts';
import type { MirrorResult } from '../../src/surveys/kinds/mirror/result.ts';
import { mirror } from '../../src/surveys/kinds/mirror.ts';
import { questionsShape } from '../../src/surveys/question.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addAnswers, addCompany, type Given, times } from '../feedback/answers-on-file.ts';
import { freshDesk, now } from '../handlers/desk.ts';
import { freshDatabase, onAnyEngine, onEachEngine } from '../harness/database.ts';
import { ASKED, askedCompany } from './asked.ts';

const recently = '2026-11-01T09:00:00Z';
const period = customersPeriod(now, 90);

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
  const offered = async () =>
    (await customersAnswers(database.db, company, period)).map(({ metric, heat, names, isOneHeat }) =>
      [metric, heat, names?.en ?? 'all', isOneHeat].join(' '),
    );

  describe('the customers’ questions that can be asked about', () => {
    it('have thirty answers in the period, by metric, moment and heat', async () => {
      await add(
        ...times(30, { metric: 'csat', score: 5, at: recently, touchpoint: 'delivery' }),
        ...times(29, { metric: 'csat', score: 5, at: recently, touchpoint: 'pay' }),
        ...times(40, { metric: 'ces', score: 5, at: '2026-01-01T09:00:00Z', touchpoint: 'pay' }),
        ...times(31, { score: 9, at: recently, heat: 'cold', sourceId: 'survey' }),
        ...times(8, { metric: 'csat', score: 2, at: recently, heat: 'cold', touchpoint: 'delivery' }),
      );
      expect(await offered()).toEqual(['nps cold all false', 'csat hot all true', 'csat hot Delivery true']);
    });

    it('leave out moments whose value digests hide, since a small one could be worked out', async () => {
      await add(
        ...times(40, { metric: 'csat', score: 5, at: recently, touchpoint: 'delivery' }),
        ...times(3, { metric: 'csat', score: 1, at: recently, touchpoint: 'pay' }),
      );
      expect(await offered()).toEqual(['csat hot all false']);
    });

    it('are none of another company’s', async () => {
      const other = randomUUID();
      await addCompany(database.db, other);
      await addAnswers(database.db, other, times(40, { metric: 'csat', score: 5, at: recently }));
      expect(await offered()).toEqual([]);
    });

    it('are refused once too few answers are left, and where none was chosen', async () => {
      const workspace = await workspaceById(database.db, company);
      const asking = (settings: unknown) =>
        mirror.questions({ db: database.db, workspace, now, round: 1, settings });
      await expect(asking(mirror.defaults)).rejects.toMatchObject({ code: 'survey.mirror-none' });
      const questions = [{ metric: 'csat', heat: 'hot', touchpoint: 'delivery' }];
      await expect(asking({ questions, own: true, days: 90 })).rejects.toMatchObject({
        code: 'survey.mirror-few',
      });
    });

    it('are chosen on the form of a mirror: five at most, answered often enough in the time that is chosen', async () => {
      const workspace = await workspaceById(database.db, company);
      const choosing = { db: database.db, workspace, now, settings: mirror.defaults, locale: 'en' } as const;
      await expect(mirror.fields(choosing)).rejects.toMatchObject({ code: 'survey.mirror-nothing' });
      await add(
        ...times(40, { metric: 'csat', score: 5, at: recently, touchpoint: 'delivery' }),
        ...times(35, { metric: 'ces', score: 5, at: '2026-03-01T09:00:00Z', touchpoint: 'pay' }),
      );
      const [questions] = await mirror.fields(choosing);
      const options = questions?.kind === 'choices' ? questions.options : [];
      expect(options.map(({ label }) => label)).toEqual([
        'Overall, satisfaction (40 in a year)',
        'Overall, ease (35 in a year)',
        'Delivery, satisfaction (40 in a year)',
        'Paying, ease (35 in a year)',
      ]);
      const keys = options.map(({ value }) => value);
      const chosen = (some: readonly string[], days: string) =>
        mirror.chosen({ questions: some, days, own: true }, choosing);
      expect(await chosen(keys.slice(2), '365')).toMatchObject({
        ok: true,
        value: { questions: [{ touchpoint: 'delivery' }, { touchpoint: 'pay' }], days: 365 },
      });
      expect(await chosen(keys, '90')).toEqual({
        ok: false,
        errors: {
          questions:
            'Fewer than 30 customers answered in the last 90 days: Overall, ease and Paying, ease. Take a longer time, or others.',
        },
      });
      expect(await chosen([], '90')).toEqual({ ok: false, errors: { questions: 'Choose at least one.' } });
      const many = Array.from({ length: 6 }, (_, at) => `k${at}`);
      expect(await chosen(many, '90')).toMatchObject({ errors: { questions: 'Choose 5 at most.' } });
      expect(await chosen(keys.slice(0, 1), '7')).toMatchObject({ errors: { days: expect.any(String) } });
    });

    it('fit one form, with how it is for colleagues where there is room', async () => {
      const moments = ['delivery', 'pay', 'buy', 'use', 'install'];
      for (const touchpoint of moments)
        await add(...times(30, { metric: 'csat', score: 5, at: recently, touchpoint }));
      const workspace = await workspaceById(database.db, company);
      const questions = moments.map((touchpoint) => ({ metric: 'csat', heat: 'hot', touchpoint }));
      const settings = { questions, own: true, days: 90 };
      const asked = await mirror.questions({ db: database.db, workspace, now, round: 1, settings });
      expect(questionsShape.parse(asked)).toHaveLength(8);
      expect(asked.filter(({ kind }) => kind === 'scale')).toHaveLength(3);
    });
  });
});

onAnyEngine((engine) => {
  it('a round holds the guesses against what digests say of the time before it opened', async () => {
    const desk = await freshDesk(engine, 'en');
    const { shell, people } = await askedCompany(desk);
    const { db } = shell.database;
    const { id: workspaceId } = shell.workspace;
    const source = { workspaceId, id: 'till', name: 'till', heat: 'hot', createdAt: now };
    await db.source.create({ data: source });
    const given = { metric: 'csat', touchpoint: 'delivery', sourceId: 'till' } as const;
    await addAnswers(db, workspaceId, [
      ...times(24, { ...given, score: 5, at: recently }),
      ...times(16, { ...given, score: 2, at: recently }),
      ...times(50, { ...given, score: 1, at: '2026-11-10T09:00:00Z' }),
    ]);
    const { surveyId, roundId } = ASKED;
    const settings = {
      questions: [{ metric: 'csat', heat: 'hot', touchpoint: 'delivery' }],
      own: true,
      days: 90,
    };
    const asked = await mirror.questions({ db, workspace: shell.workspace, now, round: 1, settings });
    await db.survey.update({
      where: { workspaceId_id: { workspaceId, id: surveyId } },
      data: { kind: 'mirror', settings },
    });
    await db.surveyRound.update({
      where: { workspaceId_id: { workspaceId, id: roundId } },
      data: { questions: JSON.parse(JSON.stringify(asked)) },
    });
    const [guess = '', own = ''] = asked.map(({ key }) => key);
    for (const [at, { id: personId }] of people.slice(0, 10).entries())
      await giveBallot(shell, {
        ...{ roundId, personId },
        answers: { [guess]: at < 5 ? 90 : 95, ...(at < 6 ? { [own]: 4 } : {}) },
      });
    const later = { ...shell, now: new Date(now.getTime() + 7 * 86_400_000) };
    const closed = await closeRound(later, { kinds: [mirror], roundId });
    const result = closed?.row.result as unknown as MirrorResult;
    const told = await indicatorsByColumn(db, workspaceId, { ...period, filters: {} }, 'touchpoint');
    const digests = told.find(({ group, metric }) => group === 'delivery' && metric === 'csat');
    expect(digests).toMatchObject({ group: 'delivery', value: 0.6, n: 40 });
    expect(result).toMatchObject({ from: period.from.toISOString(), to: period.to.toISOString() });
    const { value, n, low, high } = digests ?? {};
    expect(result.questions).toMatchObject([
      {
        guess: { customers: { value, n, low, high }, colleagues: { n: 10, asked: 12 }, verdict: 'above' },
        own: { colleagues: { value: 1, n: 6, asked: 12 } },
        groups: [{ group: 0 }],
      },
    ]);
    expect(result.questions[0]?.guess?.colleagues.value).toBeCloseTo(0.925, 9);
  });
});
