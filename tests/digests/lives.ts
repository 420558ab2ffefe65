// Random lives of a schedule: answers come late, histories are imported, it pauses, posts fail, replicas tick together. Each answer is told once in each channel.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Cadence } from '../../src/calendar/cadence.ts';
import type { Database } from '../../src/database/client.ts';
import { snapshotFrom } from '../../src/digests/compose.ts';
import { pauseSchedule } from '../../src/schedules/save.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { type Company, makeCompany } from './company.ts';

const DAY = 86_400_000;
/** Nine o’clock in Paris, as all steps after it. */
const start = Date.parse('2026-09-01T07:00:00Z');
const addresses = ['slack:C1', 'slack:C2'];
export const cadences: Record<string, { cadence: Cadence; lookBack: number; step: number }> = {
  daily: { cadence: { kind: 'daily', at: '09:00' }, lookBack: 8 * DAY, step: DAY / 2 },
  weekly: { cadence: { kind: 'weekly', weekday: 1, at: '09:00' }, lookBack: 14 * DAY, step: DAY },
};

/** What happens between two ticks. */
const happening = fc.record({
  /** How many days after they were given answers come in; some at the very instant of a digest. */
  delays: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 40, noNaN: true })), { maxLength: 3 }),
  history: fc.boolean().map((yes) => (yes ? [60, 90, 300] : [])),
  pause: fc.option(fc.boolean(), { nil: null, freq: 4 }),
  /** Of each channel's posts that wait. */
  posts: fc.tuple(
    ...addresses.map(() => fc.constantFrom('sent', 'sent', 'archived', 'tried', 'held', 'waits')),
  ),
});
const life = fc.array(happening, { minLength: 16, maxLength: 36 });

/** So many lives with this cadence on two replicas of one database, always the same ones. Throws the shortest that tells an answer twice or not at all. */
export async function liveOn(
  [one, two]: readonly [Database, Database],
  name: string,
  numRuns: number,
): Promise<void> {
  const { cadence, lookBack, step } = {
    ...cadences.weekly,
    ...cadences[name],
  } as (typeof cadences)[string];
  await fc.assert(
    fc.asyncProperty(life, async (steps) => {
      const company = await makeCompany(one);
      const workspaceId = company.workspace.id;
      const channels = addresses.map((address) => ({ address, name: address }));
      const draft = { channels, cadence, sections: ['headline'], onHolidays: 'ignore' } as const;
      const { id } = await company.schedule(draft, new Date(start));
      const tick = (now: Date) => Promise.all([one, two].map((replica) => company.tickAt(now, replica)));
      const whereAt = (at: number) => ({ workspaceId, adminId: company.admin.id, now: new Date(at) });
      let now = start;
      for (const { delays, history, pause, posts } of steps) {
        now += step;
        const came = [...delays, ...history].map((days) => ({
          at: new Date(now - 1 - days * DAY).toISOString(),
          received: new Date(days === 0 ? now : now - ((days * 7919) % step)).toISOString(),
        }));
        await addAnswers(one.db, workspaceId, came);
        if (pause !== null) await pauseSchedule(one, whereAt(now), id, pause);
        await tick(new Date(now));
        for (const [at, outcome] of posts.entries()) await settle(company, addresses[at] ?? '', outcome);
      }
      // In the end all is well: what is held is let be, what is refused is made up.
      await pauseSchedule(one, whereAt(now), id, false);
      await one.db.delivery.updateMany({
        where: { workspaceId, state: 'held' },
        data: { state: 'dropped', reason: 'let-be' },
      });
      await company.recordAll('sent');
      await addAnswers(one.db, workspaceId, [{ at: new Date(now).toISOString() }]);
      for (let day = 1; day <= 8; day += 1) {
        await tick(new Date(now + day * DAY));
        await company.recordAll('sent');
      }
      expect(company.errors).toEqual([]);
      for (const address of addresses) await checkChannel(one, workspaceId, address, lookBack);
    }),
    { numRuns, seed: 20_261_129, endOnFailure: true },
  );
}

async function settle(company: Company, address: string, outcome: string): Promise<void> {
  const { database } = company;
  const waiting = { workspaceId: company.workspace.id, address, state: 'pending' };
  if (outcome === 'sent') await company.recordAll('sent', address);
  if (outcome === 'archived') await company.recordAll('dropped', address, 'archived');
  if (outcome === 'tried')
    await database.db.delivery.updateMany({ where: waiting, data: { attempts: { increment: 1 } } });
  if (outcome === 'held')
    await database.db.delivery.updateMany({
      where: waiting,
      data: { state: 'held', reason: 'slack:fatal_error' },
    });
}

/** What a channel has read: which answers each of its digests counts, recounted from all that came. */
async function checkChannel(
  { db }: Database,
  workspaceId: string,
  address: string,
  lookBack: number,
): Promise<void> {
  const posts = await db.delivery.findMany({
    where: {
      workspaceId,
      address,
      kind: 'digest',
      OR: [{ state: 'sent' }, { state: 'dropped', reason: 'let-be' }],
    },
  });
  const ids = posts.map(({ subject }) => subject?.slice('run:'.length) ?? '');
  const runs = await db.digestRun.findMany({
    where: { workspaceId, id: { in: ids } },
    orderBy: { coversFrom: 'asc' },
  });
  const answers = await db.feedback.findMany({ where: { workspaceId } });
  const told = new Map<string, number>();
  for (const { coversFrom, coversTo, snapshot } of runs) {
    const here = answers.filter(
      ({ receivedAt, answeredAt }) =>
        receivedAt >= coversFrom &&
        receivedAt < coversTo &&
        answeredAt.getTime() >= coversFrom.getTime() - lookBack,
    );
    const data = snapshotFrom(snapshot).sections.find(({ id }) => id === 'headline')?.data;
    expect(data).toMatchObject({ answers: here.length });
    for (const { id } of here) told.set(id, (told.get(id) ?? 0) + 1);
  }
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) throw new Error('nothing was posted');
  const owed = answers.filter(
    ({ receivedAt, answeredAt }) =>
      receivedAt >= first.coversFrom &&
      receivedAt < last.coversTo &&
      receivedAt.getTime() - answeredAt.getTime() <= lookBack,
  );
  expect(owed.filter(({ id }) => told.get(id) !== 1)).toEqual([]);
  expect([...told.values()].every((count) => count === 1)).toBe(true);
}
