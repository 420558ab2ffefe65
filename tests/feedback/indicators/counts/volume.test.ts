import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/database/client.ts';
import { type CountRow, storeCounts } from '../../../../src/feedback/indicators/counts/count.ts';
import { vitals } from '../../../../src/feedback/indicators/counts/vitals.ts';
import { type Ages, alikeOf } from '../../../../src/feedback/indicators/counts/volume.ts';
import { somebody } from '../../../audit/somebody.ts';
import { freshDatabase, onAnyEngine } from '../../../harness/database.ts';
import { addAnswers, addCompany, times } from '../../answers-on-file.ts';

const of = (fresh: number, late = 0, old = 0): Ages => ({ fresh, late, old });
const alike = (now: Record<string, Ages>, before: Record<string, Ages>) =>
  alikeOf({ now: new Map(Object.entries(now)), before: new Map(Object.entries(before)) });

describe('what is compared of the answers of two times', () => {
  it.each<[string, Record<string, Ages>, Record<string, Ages>, ReturnType<typeof alikeOf>]>([
    ['nothing of a source that is silent', {}, { survey: of(30) }, null],
    ['nothing of a new one', { survey: of(30) }, {}, null],
    ['the others go on', { phone: of(9) }, { phone: of(8), survey: of(30) }, { now: 9, before: 8 }],
    ['a file that is late each week', { survey: of(0, 30) }, { survey: of(0, 28) }, { now: 30, before: 28 }],
    ['no backlog of a first import', { survey: of(10) }, { survey: of(11, 12, 9) }, { now: 10, before: 11 }],
    [
      'no two weeks that came at once',
      { survey: of(0, 30) },
      { survey: of(0, 29, 31) },
      { now: 30, before: 29 },
    ],
    ['nothing of what was late once', { survey: of(30) }, { survey: of(0, 30) }, null],
    ['one latecomer changes nothing', { phone: of(100, 1) }, { phone: of(98, 3) }, { now: 100, before: 98 }],
  ])('%s', (_, now, before, expected) => {
    expect(alike(now, before)).toEqual(expected);
  });
});

const week = { from: new Date('2026-11-16T08:00:00Z'), to: new Date('2026-11-23T08:00:00Z') };
const weekBefore = { from: new Date('2026-11-09T08:00:00Z'), to: week.from };
const intake = {
  now: { received: week, givenSince: new Date('2026-11-02T08:00:00Z') },
  before: { received: weekBefore, givenSince: new Date('2026-10-26T08:00:00Z') },
};

onAnyEngine((engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  let company: string;
  let companies = 0;
  beforeEach(async () => {
    companies += 1;
    company = `company ${companies}`;
    await addCompany(database.db, company);
  });
  const add = (count: number, at: string, received: string, sourceId = 'phone') =>
    addAnswers(database.db, company, times(count, { at, received, sourceId }));
  const told = () =>
    vitals(database.db, { id: company, timeZone: 'Europe/Paris' }, { ...week, filters: {}, intake });
  const invited = (from: string, days: number, count: number): CountRow[] =>
    Array.from({ length: days }, (_, i) => ({
      kind: 'invitations',
      of: 'survey',
      from: new Date(Date.parse(from) + i * 86_400_000),
      to: new Date(Date.parse(from) + (i + 1) * 86_400_000),
      count,
    }));

  it('tells no fall of a source that was not heard of', async () => {
    await add(30, '2026-11-10T10:00:00Z', '2026-11-10T10:00:00Z', 'survey');
    expect((await told()).volume).toEqual({ now: 0, before: 30, change: null, direction: null });
    await add(40, '2026-11-18T10:00:00Z', '2026-11-18T10:00:00Z');
    await add(38, '2026-11-11T10:00:00Z', '2026-11-11T10:00:00Z');
    expect((await told()).volume).toEqual({
      now: 40,
      before: 68,
      alike: { now: 40, before: 38 },
      change: 2,
      direction: 'unclear',
    });
  });

  it('tells no fall after the week in which a history was imported', async () => {
    for (const day of ['2026-10-27', '2026-11-03', '2026-11-10'])
      await add(30, `${day}T10:00:00Z`, '2026-11-14T10:00:00Z');
    await add(28, '2026-11-18T10:00:00Z', '2026-11-18T10:00:00Z');
    expect((await told()).volume).toMatchObject({ now: 28, before: 90, direction: 'unclear' });
  });

  it('tells a fall of answers that come as late as those before', async () => {
    await add(60, '2026-11-05T10:00:00Z', '2026-11-09T10:00:00Z', 'survey');
    await add(20, '2026-11-12T10:00:00Z', '2026-11-16T10:00:00Z', 'survey');
    expect((await told()).volume).toEqual({ now: 20, before: 60, change: -40, direction: 'fall' });
  });

  it('tells the response rate of the days on which what came in was given, and none of a silent source', async () => {
    await storeCounts(database, company, invited('2026-10-25T23:00:00Z', 28, 20), somebody);
    await add(30, '2026-11-05T10:00:00Z', '2026-11-09T10:00:00Z', 'survey');
    expect((await told()).responses).toEqual([]);
    await add(70, '2026-11-12T10:00:00Z', '2026-11-16T10:00:00Z', 'survey');
    expect((await told()).responses).toMatchObject([{ hits: 70, n: 140, previous: 30 / 140 }]);
    // What comes of these days after the window is told by later digests.
    await add(50, '2026-11-12T10:00:00Z', '2026-11-24T10:00:00Z', 'survey');
    expect((await told()).responses).toMatchObject([{ hits: 70, n: 140 }]);
  });
});
