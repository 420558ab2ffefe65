// What a customer takes back: their choice, and by the same receipt their words. Whose receipt it is nobody knows.

import { hourly } from '../beat.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import { eraseCustomer } from '../erasure/erase.ts';
import type { KeptOfCustomers } from '../feedback/kept.ts';
import { customerHashes } from '../feedback/retention.ts';
import type { Keys } from '../keys.ts';
import type { Shell } from '../workspace/shell.ts';
import { daysKept } from './answer.ts';

/** Of an answer whose question is open it is counted no more; of a result that was told the numbers stay. */
export const keptCommunity: KeptOfCustomers = {
  columns: ['CustomerAnswer.customer'],
  async find(tx, { workspaceId, hashes }) {
    const where = { workspaceId, customer: { in: [...hashes] } };
    const answers = await tx.customerAnswer.findMany({ where, select: { questionId: true, linksId: true } });
    return {
      async takeOut(tx) {
        for (const { questionId, linksId } of answers) await countLess(tx, workspaceId, questionId, linksId);
        await tx.customerAnswer.deleteMany({ where });
      },
    };
  },
};

async function countLess(tx: Store, workspaceId: string, questionId: string, linksId: string): Promise<void> {
  const less = { answered: { decrement: 1 } };
  const { count } = await tx.customerQuestion.updateMany({
    where: { workspaceId, id: questionId, endedAt: null },
    data: less,
  });
  if (count > 0) await tx.customerLinks.updateMany({ where: { workspaceId, id: linksId }, data: less });
}

/** How many answers it was of: they are erased as any customer's (erasure/). @param kept all that rooms keep of customers */
export async function takeBack(
  database: Database,
  { keys, kept, now }: { readonly keys: Keys; readonly kept: readonly KeptOfCustomers[]; readonly now: Date },
  { workspaceId, receipt }: { readonly workspaceId: string; readonly receipt: string },
): Promise<number> {
  const hashes = customerHashes(keys, [], workspaceId, receipt);
  const where = { workspaceId, customer: { in: hashes } };
  const count = await database.db.customerAnswer.count({ where });
  if (count > 0) await eraseCustomer(database, workspaceId, hashes, { kept, now, by: 'itself' });
  return count;
}

const DAY_MS = 86_400_000;

export const forgettingAnswers = hourly('customer-answers', forgetAnswers);

/** Who chose what goes once the words do, by the same days after the question ended; how many chose what stays. */
export async function forgetAnswers({ database, workspace, now }: Shell): Promise<void> {
  const { db } = database;
  const workspaceId = workspace.id;
  if ((await db.customerAnswer.findFirst({ where: { workspaceId }, select: { id: true } })) === null) return;
  const days = await daysKept(db, workspaceId);
  if (days === null) return;
  const until = new Date(now.getTime() - days * DAY_MS);
  const old = await db.customerQuestion.findMany({
    where: { workspaceId, endedAt: { lt: until }, answers: { some: {} } },
    select: { id: true },
  });
  if (old.length === 0) return;
  await transact(database, (tx) =>
    tx.customerAnswer.deleteMany({
      where: { workspaceId, questionId: { in: old.map(({ id }) => id) } },
    }),
  );
}
