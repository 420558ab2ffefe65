import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/database/client.ts';
import {
  type CountKind,
  type CountRow,
  storeCounts,
  sumOver,
} from '../../../../src/feedback/indicators/counts/count.ts';
import { vitals } from '../../../../src/feedback/indicators/counts/vitals.ts';
import { shareChange, shareEstimate } from '../../../../src/statistics/shares.ts';
import { somebody } from '../../../audit/somebody.ts';
import { freshDatabase, onAnyEngine } from '../../../harness/database.ts';
import { addAnswers, addCompany, type Given, times } from '../../answers-on-file.ts';

/** Monday at nine to Monday at nine in Paris. */
const week = { from: new Date('2026-11-16T08:00:00Z'), to: new Date('2026-11-23T08:00:00Z') };
const thursday = '2026-11-19T09:00:00Z';
const before = '2026-11-12T09:00:00Z';
const dayMs = 86_400_000;

/** Winter days of Paris, from the first to before the last. */
function days(kind: CountKind, first: string, end: string, count: number, of = ''): CountRow[] {
  const rows: CountRow[] = [];
  for (let at = Date.parse(`${first}T00:00:00+01:00`); at < Date.parse(`${end}T00:00:00+01:00`); at += dayMs)
    rows.push({ kind, of, from: new Date(at), to: new Date(at + dayMs), count });
  return rows;
}

function month(kind: CountKind, from: string, to: string, count: number): CountRow {
  return { kind, of: '', from: new Date(from), to: new Date(to), count };
}
const september = ['2026-08-31T22:00:00Z', '2026-09-30T22:00:00Z'] as const;
const october = ['2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z'] as const;

describe('a sum of counts', () => {
  const period = { from: new Date('2026-11-16T00:00:00+01:00'), to: new Date('2026-11-18T00:00:00+01:00') };

  it.each([
    ['the days cover it', days('lost', '2026-11-16', '2026-11-18', 5), 10],
    ['they come in any order', days('lost', '2026-11-16', '2026-11-18', 5).toReversed(), 10],
    ['more days are known', days('lost', '2026-11-10', '2026-11-30', 5), 10],
    ['one row covers it all', [month('lost', '2026-11-15T23:00:00Z', '2026-11-17T23:00:00Z', 7)], 7],
    ['the first day is missing', days('lost', '2026-11-17', '2026-11-18', 5), null],
    ['the last day is missing', days('lost', '2026-11-16', '2026-11-17', 5), null],
    ['a row reaches beyond it', [month('lost', '2026-11-15T23:00:00Z', '2026-11-30T23:00:00Z', 7)], null],
    ['nothing is known', [], null],
  ])('is known only where every day is: %s', (_, rows, sum) => {
    expect(sumOver(rows, period)).toBe(sum);
  });
});

onAnyEngine((engine) => {
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
  const store = (...rows: CountRow[]) => storeCounts(database, company, rows, somebody);
  const read = (filters = {}, to = week.to) =>
    vitals(database.db, { id: company, timeZone: 'Europe/Paris' }, { ...week, to, filters });

  it('tells the response rate of the local days that begin in the period, with its change', async () => {
    await store(...days('invitations', '2026-11-09', '2026-11-23', 100, 'phone'));
    await add(
      ...times(140, { at: thursday }),
      ...times(7, { at: '2026-11-15T23:00:00.000Z' }),
      ...times(210, { at: before }),
      ...times(50, { at: '2026-11-23T07:00:00Z' }),
      ...times(9, { at: thursday, sourceId: 'survey', heat: 'cold' }),
    );
    const { responses, volume } = await read();
    const rate = shareEstimate({ hits: 147, n: 700 });
    expect(responses).toMatchObject([
      {
        metric: 'responses',
        ...rate,
        hits: 147,
        over: { from: new Date('2026-11-15T23:00:00Z'), to: new Date('2026-11-22T23:00:00Z') },
        previous: 0.3,
        change: shareChange({ hits: 210, n: 700 }, { hits: 147, n: 700 }).change,
        significant: true,
        direction: 'fall',
      },
    ]);
    // The volume counts from nine to nine, and all sources.
    expect(volume).toMatchObject({ now: 199, before: 217, direction: 'unclear' });
  });

  it('keeps the rates of hot and cold sources apart unless asked', async () => {
    await store(
      ...days('invitations', '2026-11-16', '2026-11-23', 100, 'phone'),
      ...days('invitations', '2026-11-16', '2026-11-23', 10, 'survey'),
    );
    await add(
      ...times(70, { at: thursday }),
      ...times(35, { at: thursday, sourceId: 'survey', heat: 'cold' }),
    );
    expect((await read()).responses).toMatchObject([
      { heat: 'hot', value: 0.1, direction: null },
      { heat: 'cold', value: 0.5, previous: null },
    ]);
    expect((await read({ mixed: true })).responses).toMatchObject([{ n: 770, hits: 105 }]);
    expect((await read({ heat: 'cold' })).responses).toMatchObject([{ value: 0.5 }]);
    expect((await read({ sourceIds: ['phone'] })).responses).toMatchObject([{ value: 0.1 }]);
  });

  it.each([
    ['a day is not known', days('invitations', '2026-11-17', '2026-11-23', 100, 'phone'), {}],
    [
      'there are more answers than invitations',
      days('invitations', '2026-11-16', '2026-11-23', 1, 'phone'),
      {},
    ],
    [
      'the answers are a part',
      days('invitations', '2026-11-16', '2026-11-23', 9, 'phone'),
      { touchpoints: ['x'] },
    ],
    [
      'the scores are a part',
      days('invitations', '2026-11-16', '2026-11-23', 9, 'phone'),
      { mood: 'unhappy' },
    ],
  ])('tells no response rate where %s', async (_, rows, filters) => {
    await store(...rows);
    await add(...times(20, { at: thursday }));
    expect((await read(filters)).responses).toEqual([]);
  });

  it('tells the churn of the last complete month, against the one before', async () => {
    await store(
      month('customers', ...september, 1000),
      month('lost', ...september, 20),
      month('customers', ...october, 980),
      month('lost', ...october, 49),
      ...days('lost', '2026-11-01', '2026-11-16', 1),
    );
    const { churn } = await read();
    expect(churn).toMatchObject({ metric: 'churn', value: 0.05, n: 980, hits: 49, previous: 0.02 });
    expect(churn).toMatchObject({ direction: 'rise', over: { from: new Date(october[0]) } });
    expect((await read({ touchpoints: ['pay'] })).churn).toBeNull();
  });

  it('takes the customers of the month’s first day, and looks no more than three months back', async () => {
    const first = new Date(october[0]);
    await store(
      { kind: 'customers', of: '', from: first, to: new Date(first.getTime() + dayMs), count: 500 },
      month('lost', ...october, 10),
    );
    expect((await read()).churn).toMatchObject({ value: 0.02, previous: null, direction: null });
    const later = (to: string) =>
      vitals(
        database.db,
        { id: company, timeZone: 'Europe/Paris' },
        { from: new Date(Date.parse(to) - 7 * dayMs), to: new Date(to), filters: {} },
      );
    expect((await later('2027-01-31T09:00:00Z')).churn).toMatchObject({ value: 0.02 });
    expect((await later('2027-02-01T09:00:00Z')).churn).toBeNull();
  });

  it('tells how many answers came, and whether that is more than chance', async () => {
    await add(...times(30, { at: thursday }), ...times(60, { at: before }));
    expect((await read()).volume).toEqual({ now: 30, before: 60, change: -30, direction: 'fall' });
    expect((await read({ heat: 'cold' })).volume).toEqual({
      now: 0,
      before: 0,
      change: null,
      direction: null,
    });
  });

  it('stores a row again in place of what was known of its days, and of no other', async () => {
    await store(month('lost', ...september, 5), month('lost', ...october, 10));
    await store(month('lost', ...october, 12));
    const kept = () =>
      database.db.count.findMany({ where: { workspaceId: company }, orderBy: { from: 'asc' } });
    expect((await kept()).map(({ count }) => count)).toEqual([5, 12]);
    await store(...days('lost', '2026-10-26', '2026-10-28', 1));
    expect((await kept()).map(({ count }) => count)).toEqual([5, 1, 1]);
    await store({ ...month('lost', ...october, 7), kind: 'customers' });
    expect(await kept()).toHaveLength(4);
  });
});
