// Counting all answers of a period by touchpoint: the same whichever way the database takes, and a long history without sorting it.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/database/client.ts';
import { Prisma } from '../../../../src/database/generated/sqlite/client.ts';
import {
  answersByTouchpoint,
  leadingByTouchpoint,
} from '../../../../src/feedback/indicators/segments/answered-by.ts';
import { freshDatabase, onEachEngine } from '../../../harness/database.ts';
import { addMany } from '../../../harness/many.ts';
import { addCompany } from '../../answers-on-file.ts';

const days = (count: number) => new Date(Date.UTC(2026, 0, 1 + count));

const givenAnswer = fc.record({
  touchpoint: fc.constantFrom(null, 'buy', 'delivery', 'Étape « 3 »', ''),
  metric: fc.constantFrom(null, 'nps', 'csat', 'ces'),
  heat: fc.constantFrom('hot', 'cold'),
  score: fc.constantFrom(null, 0, 1, 4.5, 5, 10),
  day: fc.integer({ min: 0, max: 9 }),
});
type GivenAnswer = typeof givenAnswer extends fc.Arbitrary<infer T> ? T : never;

onEachEngine((engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  const made = async (answers: readonly GivenAnswer[]) => {
    const workspaceId = randomUUID();
    await addCompany(database.db, workspaceId);
    const rows = answers.map(({ day, ...answer }, at) => ({
      ...{ workspaceId, id: `f${at}`, sourceId: 'phone', segments: {}, segmentKeys: '', ...answer },
      ...{ answeredAt: days(day), receivedAt: days(day) },
    }));
    await addMany(database, 'Feedback', rows);
    return workspaceId;
  };

  it('comes to what counting them one by one does, in the order of the index and sorted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(givenAnswer, { minLength: 1, maxLength: 60 }),
        fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 10 })),
        async (answers, [first, last]) => {
          const workspaceId = await made(answers);
          const period = { from: days(first), to: days(last) };
          const naive = new Map<string, number>();
          for (const { day, touchpoint, metric, heat, score } of answers) {
            if (day < first || day >= last) continue;
            const key = JSON.stringify([touchpoint, metric, heat, score]);
            naive.set(key, (naive.get(key) ?? 0) + 1);
          }
          for (const inOrderFrom of [1, 1_000]) {
            const { leading } = await answersByTouchpoint(database.db, workspaceId, period, inOrderFrom);
            const counted = leading.map(
              ({ group, metric, heat, score, times }) =>
                [JSON.stringify([group, metric, heat, score]), times] as const,
            );
            expect(new Map(counted)).toEqual(naive);
            expect(counted).toHaveLength(naive.size);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  describe.runIf(engine === 'sqlite')('on SQLite', () => {
    const planOf = async (statement: Prisma.Sql) =>
      JSON.stringify(await database.db.$queryRaw<object[]>`EXPLAIN QUERY PLAN ${statement}`);
    const period = { from: days(0), to: days(9) };

    it('a long history is read from the index alone and not sorted; a short period by its dates', async () => {
      const answer = { touchpoint: 'buy', metric: 'nps', heat: 'hot', score: 5, day: 1 } as const;
      const workspaceId = await made(Array.from({ length: 20 }, () => answer));
      const long = await planOf(await leadingByTouchpoint(database.db, workspaceId, period, 20));
      expect(long).toContain('USING INDEX Feedback_counted_in_order');
      expect(long).not.toContain('TEMP B-TREE');
      const short = await planOf(await leadingByTouchpoint(database.db, workspaceId, period, 21));
      expect(short).toContain('Feedback_workspaceId_answeredAt_receivedAt_idx');
    });

    it.each(['"metric", "heat", "score"', '"touchpoint"', '"touchpoint", "metric", "heat", "score"'])(
      'whoever counts a period by %s otherwise does not read a whole history for it',
      async (columns) => {
        const by = Prisma.raw(columns);
        const within = Prisma.sql`"workspaceId" = 'w' AND "answeredAt" >= ${period.from} AND "answeredAt" < ${period.to}`;
        for (const where of [within, Prisma.sql`${within} AND "touchpoint" = 'buy' AND "heat" = 'hot'`]) {
          const plan = await planOf(
            Prisma.sql`SELECT ${by}, COUNT(*) FROM "Feedback" WHERE ${where} GROUP BY ${by}`,
          );
          expect(plan).toContain('Feedback_workspaceId_answeredAt_receivedAt_idx');
        }
      },
    );
  });
});
