// Erases one customer: answers, what was stored from them, and the edits that take the words out of messages in the chat.
// Carrying those edits to the chat, and what became of them, is reach.ts.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { forgetCustomerOf } from '../cases/forget.ts';
import { type Database, emptyLog, type Store, transact } from '../database/client.ts';
import { blankFormer } from '../feedback/batches/former.ts';
import { type AnswerToBlank, answersOf, blankAnswers } from '../feedback/retention.ts';
import { tidyIndex } from '../feedback/search/tidying.ts';
import type { Address } from '../messages/message.ts';
import { forgetQuotations, planLedger, type Queued, queueEdits, rewriteLedger } from './ledger.ts';
import type { ErasurePlan } from './plan.ts';
import { blankSnapshots, runsQuoting } from './snapshots.ts';

export interface Erasure {
  /** Answers that were blanked. */
  readonly answers: number;
  /** Messages on file, sent or not, that held the words. */
  readonly kept: number;
  /** Stored digests that quoted them. */
  readonly digests: number;
  /** How many messages show the words in the chat. */
  readonly posted: number;
  /** The edits of those; none in a dry run. */
  readonly edits: readonly Queued[];
  /** Where a message may stand of which nobody can tell: somebody has to look. */
  readonly doubtful: readonly Address[];
  /** Mailing lists to which they went by e-mail: in mailboxes they stay. */
  readonly mailed: readonly Address[];
  /** Numbers of the cases about this customer: what colleagues wrote there has to be read by somebody. */
  readonly cases: readonly number[];
  /** Numbers of the stories that grew from these answers: the same. */
  readonly stories: readonly number[];
}

/**
 * All of it, or nothing where the database fails; afterwards the words are in no file of SQLite's either. Scores and dates stay as numbers of nobody. Doing it again finds nothing more.
 * @param customers see `customerHashes`
 */
export async function eraseCustomer(
  database: Database,
  workspaceId: string,
  customers: readonly string[],
  {
    now,
    by = 'command-line',
    dryRun = false,
  }: Partial<Doer> & { readonly now: Date; readonly dryRun?: boolean },
): Promise<Erasure> {
  const erasure = await transact(database, async (tx) => {
    const found = await lookFor(tx, workspaceId, customers);
    const edits = dryRun ? [] : await takeOut(tx, workspaceId, customers, found, now);
    const counted = { answers: found.answers.length, messages: found.plan.edits.length };
    if (!dryRun) await noted(tx, { workspaceId, by, now }, 'customer.erased', counted);
    return {
      answers: found.answers.length,
      kept: found.plan.rewrites.length,
      digests: found.runs.length,
      posted: found.plan.edits.length,
      edits,
      doubtful: found.plan.doubtful,
      mailed: [...new Set(found.plan.mailed)],
      cases: found.cases.map(({ number }) => number),
      stories: found.stories.map(({ number }) => number),
    };
  });
  if (dryRun) return erasure;
  if (erasure.answers > 0) await tidyIndex(database);
  await emptyLog(database);
  return erasure;
}

interface FoundQuotes {
  readonly answers: readonly AnswerToBlank[];
  readonly cases: readonly { readonly id: string; readonly number: number }[];
  readonly stories: readonly {
    readonly id: string;
    readonly number: number;
    readonly customerSaid: string;
  }[];
  /** Ids. */
  readonly runs: readonly string[];
  readonly plan: ErasurePlan;
}

async function lookFor(tx: Store, workspaceId: string, customers: readonly string[]): Promise<FoundQuotes> {
  const answers = await answersOf(tx, workspaceId, customers);
  const ids = answers.map(({ id }) => id);
  const cases = await tx.customerCase.findMany({
    where: {
      workspaceId,
      OR: [{ customer: { in: [...customers] } }, { answers: { some: { feedbackId: { in: ids } } } }],
    },
    select: { id: true, number: true },
    orderBy: { number: 'asc' },
  });
  const stories = await tx.story.findMany({
    where: { workspaceId, feedbackId: { in: ids } },
    select: { id: true, number: true, customerSaid: true },
    orderBy: { number: 'asc' },
  });
  const quoted = { feedbackIds: new Set(ids), storyIds: new Set(stories.map(({ id }) => id)) };
  const runs = ids.length === 0 ? [] : await runsQuoting(tx, workspaceId, quoted, firstReceived(answers));
  const words = [
    ...answers.flatMap(({ texts }) => texts),
    ...stories.map(({ customerSaid }) => customerSaid),
  ];
  const subjects = [
    ...runs.map((id) => `run:${id}`),
    ...stories.map(({ id }) => `story:${id}`),
    ...cases.map(({ id }) => `case:${id}`),
  ];
  const deliveryIds = ids.length === 0 ? [] : await previews(tx, workspaceId);
  const plan = await planLedger(tx, workspaceId, { feedbackIds: ids, subjects, deliveryIds, words }, 'asked');
  return { answers, cases, stories, runs, plan };
}

/** No digest can have quoted an answer earlier. */
function firstReceived(answers: readonly AnswerToBlank[]): Date {
  return new Date(Math.min(...answers.map(({ receivedAt }) => receivedAt.getTime())));
}

/** The messages that show the first rows of a file before it is imported: those rows have no id yet. */
async function previews(tx: Store, workspaceId: string): Promise<string[]> {
  const imports = await tx.fileImport.findMany({
    where: { workspaceId, deliveryId: { not: null } },
    select: { deliveryId: true },
  });
  return imports.flatMap(({ deliveryId }) => deliveryId ?? []);
}

async function takeOut(
  tx: Store,
  workspaceId: string,
  customers: readonly string[],
  { answers, stories, runs, plan }: FoundQuotes,
  now: Date,
): Promise<Queued[]> {
  const ids = answers.map(({ id }) => id);
  const storyIds = stories.map(({ id }) => id);
  await blankAnswers(tx, workspaceId, ids, now);
  await blankFormer(tx, workspaceId, { customers }, now);
  for (const customer of customers) await forgetCustomerOf(tx, workspaceId, customer);
  // A form that was opened before cannot bring the words back: it is about an older version.
  await tx.story.updateMany({
    where: { workspaceId, id: { in: storyIds }, customerSaid: { not: '' } },
    data: { customerSaid: '', version: { increment: 1 } },
  });
  const quoted = { feedbackIds: new Set(ids), storyIds: new Set(storyIds) };
  await blankSnapshots(tx, workspaceId, runs, quoted);
  await rewriteLedger(tx, workspaceId, plan);
  const edits = await queueEdits(tx, workspaceId, plan, now);
  await forgetQuotations(tx, workspaceId, ids);
  return edits;
}
