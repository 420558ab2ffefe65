import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { snapshotFrom } from '../../src/digests/compose.ts';
import { addAnswers, type Given, times } from '../feedback/answers-on-file.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const made = new Date('2026-11-05T08:00:00Z');
const monday = (n: number) => new Date(Date.parse('2026-11-16T08:00:00Z') + n * 7 * 86_400_000);

onEachEngine((engine) => {
  let database: Database;
  let company: Company;
  beforeAll(async () => {
    database = await openedHere(await freshUrl(engine));
  });
  beforeEach(async () => {
    company = await makeCompany(database);
    await company.schedule({}, made);
  });
  const came = (count: number, answer: Given) =>
    addAnswers(database.db, company.workspace.id, times(count, answer));
  /** What each digest counts, in their order. */
  const counted = async () => {
    const runs = await database.db.digestRun.findMany({
      where: { workspaceId: company.workspace.id },
      orderBy: { occurrenceAt: 'asc' },
    });
    return runs.map(({ snapshot }) => {
      const data = snapshotFrom(snapshot).sections.find(({ id }) => id === 'headline')?.data;
      return data && typeof data === 'object' && 'answers' in data ? data.answers : 0;
    });
  };

  it('tells in the next digest the answers that came after the one of their week', async () => {
    await came(8, { at: '2026-11-12T10:00:00Z' });
    await company.tickAt(monday(0));
    await came(30, { at: '2026-11-13T10:00:00Z', received: '2026-11-16T10:00:00Z' });
    await company.tickAt(monday(1));
    await came(5, { at: '2026-11-25T10:00:00Z' });
    await company.tickAt(monday(2));
    expect(await counted()).toEqual([8, 30, 5]);
  });

  it('tells no history: a weekly digest looks back three weeks', async () => {
    await came(7, { at: '2026-11-16T08:00:00Z', received: '2026-11-30T10:00:00Z' });
    await came(9, { at: '2026-11-16T07:59:59Z', received: '2026-11-30T10:00:00Z' });
    await came(1000, { at: '2026-03-01T10:00:00Z', received: '2026-11-30T10:00:00Z' });
    await company.tickAt(monday(3));
    expect(await counted()).toEqual([7]);
  });

  it('counts an answer that came at the very instant of a digest in the next one', async () => {
    await came(6, { at: '2026-11-16T07:00:00Z', received: '2026-11-16T07:59:59.999Z' });
    await came(7, { at: '2026-11-16T07:00:00Z', received: '2026-11-16T08:00:00Z' });
    await company.tickAt(monday(0));
    await company.tickAt(monday(1));
    expect(await counted()).toEqual([6, 7]);
  });
});
