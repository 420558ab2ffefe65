// Two stretches of time held against each other: like with like, as rates, all judged as one family.
import { expect, test } from 'vitest';
import { heldAgainst } from '../../src/digests/before-after.ts';
import { storeCounts } from '../../src/feedback/indicators/counts/count.ts';
import { somebody } from '../audit/somebody.ts';
import { addAnswers, addCompany, times } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const workspace = { id: 'acme', timeZone: 'Europe/Paris' };
const midnight = (day: string) => new Date(`${day}T00:00:00+02:00`);
const span = (from: string, to: string) => ({ from: midnight(from), to: midnight(to) });
/** August, then two months from September on, with nothing between. */
const apart = { before: span('2026-07-01', '2026-08-01'), after: span('2026-09-01', '2026-10-01') };

onEachEngine((engine) => {
  async function company() {
    const database = await freshDatabase(engine);
    const { db } = database;
    await addCompany(db, 'acme');
    const csat = (score: number, at: string, sourceId = 'phone') =>
      ({ metric: 'csat', score, at, sourceId }) as const;
    await addAnswers(db, 'acme', [
      ...times(50, csat(5, '2026-07-10T12:00:00Z')),
      ...times(50, csat(1, '2026-07-10T12:00:00Z')),
      // Between the two: in neither.
      ...times(200, csat(1, '2026-08-15T12:00:00Z')),
      ...times(90, csat(5, '2026-09-10T12:00:00Z')),
      ...times(10, csat(1, '2026-09-10T12:00:00Z')),
      // A survey that began meanwhile.
      ...times(300, csat(1, '2026-09-10T12:00:00Z', 'survey')),
    ]);
    const month = (kind: 'customers' | 'lost', from: string, to: string, count: number) => ({
      ...{ kind, of: '', count },
      ...span(from, to),
    });
    await storeCounts(
      database,
      'acme',
      [
        month('customers', '2026-07-01', '2026-08-01', 10_000),
        month('lost', '2026-07-01', '2026-08-01', 300),
        month('customers', '2026-09-01', '2026-10-01', 10_000),
        month('lost', '2026-09-01', '2026-10-01', 100),
        { kind: 'invitations' as const, of: 'phone', ...apart.before, count: 200 },
        { kind: 'invitations' as const, of: 'phone', ...apart.after, count: 1000 },
      ],
      somebody,
    );
    return db;
  }

  test('tells each change beyond chance, of sources heard of both times, with response rate and who left', async () => {
    const db = await company();
    const { changes, leftOut } = await heldAgainst(db, workspace, apart, { heat: 'hot' });
    expect(changes.indicators).toMatchObject([
      { metric: 'csat', n: 100, value: 0.9, previous: 0.5, direction: 'rise' },
    ]);
    // Hot alone is a part of the company's answers: nobody knows how many customers that is.
    expect(changes.vitals.churn).toBeNull();
    expect(changes.vitals.responses).toMatchObject([{ value: 0.1, previous: 0.5, direction: 'fall' }]);
    expect(changes.vitals.volume).toMatchObject({ now: 400, before: 100, alike: { now: 100, before: 100 } });
    expect(leftOut).toBe(300);
    const all = await heldAgainst(db, workspace, apart, {});
    expect(all.changes.vitals.churn).toMatchObject({ value: 0.01, previous: 0.03, direction: 'fall' });
    expect(all.changes.tested).toBe(4);
  });

  test('of stretches that are not equally long counts are compared as rates', async () => {
    const db = await company();
    const longer = { before: span('2026-07-01', '2026-08-01'), after: span('2026-09-01', '2026-11-01') };
    const { changes } = await heldAgainst(db, workspace, longer, {});
    // A hundred in a month, then a hundred in two: half as many a day.
    expect(changes.vitals.volume).toMatchObject({ direction: 'fall', alike: { now: 100, before: 100 } });
  });

  test('customers lost are of the whole months on each side, and not told where one has none', async () => {
    const db = await company();
    const cut = { before: span('2026-07-02', '2026-08-01'), after: apart.after };
    expect((await heldAgainst(db, workspace, cut, {})).changes.vitals.churn).toBeNull();
    const around = { before: span('2026-06-15', '2026-08-15'), after: span('2026-08-20', '2026-10-10') };
    expect((await heldAgainst(db, workspace, around, {})).changes.vitals.churn).toMatchObject({
      ...{ value: 0.01, previous: 0.03, hits: 100, n: 10_000 },
    });
  });
});
