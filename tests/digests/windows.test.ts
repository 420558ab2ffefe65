import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const WEEK = 7 * 86_400_000;
const made = new Date('2026-11-05T08:00:00Z');
const monday = (n: number) => new Date(Date.parse('2026-11-16T08:00:00Z') + n * WEEK);
const channels = [1, 2].map((n) => ({ address: `slack:C${n}`, name: `c${n}` }));

onAnyEngine((engine) => {
  let database: Database;
  let other: Database;
  let company: Company;
  beforeAll(async () => {
    const url = await freshUrl(engine);
    [database, other] = [await openedHere(url), await openedHere(url)];
  });
  beforeEach(async () => {
    company = await makeCompany(database);
  });

  /** A week with so many answers, then its digest; what became of it is for the caller to say. */
  async function week(n: number, answers: number): Promise<void> {
    if (answers > 0) await company.answers(answers, new Date(monday(n).getTime() - WEEK / 2));
    await Promise.all([database, other].map((replica) => company.tickAt(monday(n), replica)));
  }
  /** How many answers each digest of a channel counts, and what became of it. */
  async function read(address: string) {
    const posts = await company.queued('digest');
    return posts
      .filter((post) => post.address === address)
      .map(({ text, state }) => [Number(/(\d+) answers/.exec(text)?.[1]), state]);
  }

  it('makes up in a channel what could not be posted there; the others get theirs meanwhile', async () => {
    await company.schedule({ channels, sections: ['headline'] }, made);
    await week(0, 6);
    await company.recordAll('dropped', 'slack:C2', 'archived');
    await company.recordAll('sent');
    await week(1, 7);
    await company.recordAll('dropped', 'slack:C2', 'archived');
    await company.recordAll('sent');
    await week(2, 8);
    await company.recordAll('sent');
    await week(3, 9);
    await company.recordAll('sent');
    expect(company.errors).toEqual([]);
    expect(await read('slack:C1')).toEqual([6, 7, 8, 9].map((count) => [count, 'sent']));
    expect(await read('slack:C2')).toEqual([
      [6, 'dropped'],
      [13, 'dropped'],
      [21, 'sent'],
      [9, 'sent'],
    ]);
  });

  it('keeps the window of a first digest open until one was posted', async () => {
    await company.schedule({ sections: ['headline'] }, made);
    for (const n of [0, 1, 2]) {
      await week(n, 6 + n);
      await company.recordAll('dropped', 'slack:C1', 'not-in-channel');
    }
    await week(3, 0);
    await company.recordAll('sent');
    expect((await read('slack:C1')).at(-1)).toEqual([21, 'sent']);
  });

  it('lets a digest that was tried and has not arrived give way to the next, which tells both', async () => {
    await company.schedule({ sections: ['headline'] }, made);
    await week(0, 6);
    const { count } = await database.db.delivery.updateMany({
      where: { workspaceId: company.workspace.id, kind: 'digest' },
      data: { attempts: 3, reason: 'slack:token_revoked' },
    });
    expect(count).toBe(1);
    await week(1, 7);
    await company.recordAll('sent');
    expect(await read('slack:C1')).toEqual([
      [6, 'dropped'],
      [13, 'sent'],
    ]);
  });

  it('says nothing twice of one that may have arrived, nor of one that an admin let be', async () => {
    await company.schedule({ sections: ['headline'] }, made);
    await week(0, 6);
    await database.db.delivery.updateMany({
      where: { workspaceId: company.workspace.id, state: 'pending' },
      data: { state: 'held', reason: 'slack:internal_error' },
    });
    await week(1, 7);
    await company.recordAll('dropped', 'slack:C1', 'let-be');
    await week(2, 8);
    await company.recordAll('sent');
    expect((await read('slack:C1')).map(([count]) => count)).toEqual([6, 7, 8]);
  });

  it('begins anew in a channel that joins a schedule, and goes on in the others', async () => {
    const schedule = await company.schedule({ sections: ['headline'] }, made);
    await week(0, 6);
    await company.recordAll('dropped', 'slack:C1', 'archived');
    await database.db.scheduleChannel.create({
      data: {
        workspaceId: company.workspace.id,
        scheduleId: schedule.id,
        address: 'slack:C2',
        name: 'c2',
        position: 1,
      },
    });
    await week(1, 7);
    await company.recordAll('sent');
    expect(await read('slack:C1')).toEqual([
      [6, 'dropped'],
      [13, 'sent'],
    ]);
    expect(await read('slack:C2')).toEqual([[7, 'sent']]);
  });
});
