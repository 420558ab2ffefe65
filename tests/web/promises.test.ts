// GET /api/v1/promises: what is told of each promise, those that hold and those that ended, of this company alone and by the answers of 90 days.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSource } from '../../src/feedback/sources/source.ts';
import type { PromiseKnown } from '../../src/promises/known.ts';
import { endPromise, savePromise } from '../../src/promises/save.ts';
import type { Company } from '../digests/company.ts';
import { addAnswers, times } from '../feedback/answers-on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { NOW, type Served, serve } from './api-company.ts';

const MADE = new Date('2026-10-01T08:00:00Z');
const question: PromiseKnown = {
  by: 'question',
  question: 'Livré à temps ?',
  target: { bound: 'at-least', value: 0.9 },
};
const rated: PromiseKnown = {
  ...({ by: 'indicator', metric: 'csat', heat: 'hot' } as const),
  segment: { name: 'plan', value: 'Pro' },
  target: { bound: 'at-least', value: 0.85 },
};
const recommended: PromiseKnown = {
  by: 'indicator',
  metric: 'nps',
  target: { bound: 'at-most', value: -20 },
};

onAnyEngine((engine) => {
  let served: Served;
  beforeAll(async () => {
    const database = await freshDatabase(engine);
    served = await serve(database);
    const { workspace, admin } = served.acme;
    await addSource(database, workspace.id, { name: 'parcels', heat: 'hot', now: MADE });
    const shell = { database, workspace, now: MADE };
    const make = async (sentence: string, touchpoint: string, known: PromiseKnown) => {
      const draft = { sentence, touchpoint, known };
      const saved = await savePromise(shell, { draft, id: null, basedOn: 0, by: admin, formKey: sentence });
      if (saved.kind === 'outdated') throw new Error('not made');
      return saved.id;
    };
    await make('Delivered within two days', 'delivery', question);
    await make('Called back the same day', 'get-help', rated);
    const ended = await make('No surprise on the bill', 'pay', rated);
    await make('Never below our worst year', 'leave', recommended);
    await endPromise({ ...shell, now: new Date('2026-11-01T00:00:00Z') }, { id: ended, by: admin });
    const { id: sourceId } = await database.db.source.findFirstOrThrow({
      where: { workspaceId: workspace.id, name: 'parcels' },
    });
    const late = (count: number, value: string, at = '2026-11-10T10:00:00Z') =>
      times(count, { sourceId, metric: null, score: null, at, segments: { 'Livré à temps ?': value } });
    const csat = (count: number, score: number, touchpoint: string, at: string, plan = 'pro') =>
      times(count, { sourceId, metric: 'csat', score, touchpoint, at, segments: { plan } });
    await addAnswers(database.db, workspace.id, [
      ...late(50, 'oui'),
      ...late(20, 'en partie'),
      ...late(30, 'non'),
      ...late(4, 'ne sait pas'),
      ...late(500, 'oui', '2026-08-01T10:00:00Z'),
      ...csat(100, 5, 'get-help', '2026-11-10T10:00:00Z'),
      ...csat(90, 1, 'get-help', '2026-11-10T10:00:00Z', 'free'),
      // Of the one that ended what was said before it did.
      ...csat(40, 1, 'pay', '2026-10-20T10:00:00Z'),
      ...csat(400, 5, 'pay', '2026-11-10T10:00:00Z'),
    ]);
  });
  afterAll(() => served.web.close());

  const rows = async (of: Company) => {
    const { status, body } = await served.get('/api/v1/promises', await served.token(of, ['read:voice']));
    expect(status).toBe(200);
    return body.promises;
  };

  test('each is told with its target, its verdict and the interval by which that is decided', async () => {
    const [delivered, called, bill, worst, ...others] = await rows(served.acme);
    expect(others).toEqual([]);
    const holds = { days: 90, since: MADE.toISOString(), endedAt: null };
    expect(delivered).toEqual({
      ...{ number: 1, promise: 'Delivered within two days', touchpoint: 'delivery', known: question },
      ...{ verdict: 'not', value: 0.5, n: 100, ...holds },
      ...{ low: expect.closeTo(0.366, 3), high: expect.closeTo(0.634, 3) },
    });
    expect(called).toEqual({
      ...{ number: 2, promise: 'Called back the same day', touchpoint: 'get-help', known: rated },
      ...{ verdict: 'kept', value: 1, low: expect.closeTo(0.947, 3), high: 1, n: 100, ...holds },
    });
    expect(bill).toMatchObject({
      number: 3,
      verdict: 'not',
      value: 0,
      n: 40,
      endedAt: '2026-11-01T00:00:00.000Z',
    });
    expect(worst).toEqual({
      ...{ number: 4, promise: 'Never below our worst year', touchpoint: 'leave', known: recommended },
      ...{ verdict: 'unknown', value: null, low: null, high: null, n: 0, ...holds },
    });
  });

  test('another company reads none of them', async () => {
    expect(await rows(served.other)).toEqual([]);
  });

  test('as time passes, answers fall out of the 90 days', async () => {
    served.time.now = new Date(NOW.getTime() + 85 * 86_400_000);
    const [delivered] = await rows(served.acme);
    expect(delivered).toMatchObject({ verdict: 'unknown', n: 0, value: null });
  });
});
