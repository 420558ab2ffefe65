// Erases one customer: answers, what was stored from them, and the edits that take the words out of messages in the chat.
// Carrying those edits to the chat, and what became of them, is reach.ts.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, emptyLog, type Store, transact } from '../database/client.ts';
import type { ErasedCustomer, FoundOfCustomer, KeptOfCustomers } from '../feedback/kept.ts';
import { type AnswerToBlank, answersOf } from '../feedback/retention.ts';
import { tidyIndex } from '../feedback/search/tidying.ts';
import type { Address } from '../messages/message.ts';
import { forgetQuotations, planLedger, type Queued, queueEdits, rewriteLedger } from './ledger.ts';
import type { ErasurePlan } from './plan.ts';
import { blankSnapshots, type Quoted, runsQuoting } from './snapshots.ts';

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
  /** What colleagues wrote about this customer, by its number: somebody has to read it. */
  readonly toRead: readonly (NonNullable<KeptOfCustomers['toRead']> & {
    readonly numbers: readonly number[];
  })[];
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
    kept,
    now,
    by = 'command-line',
    dryRun = false,
  }: Partial<Doer> & {
    /** All that rooms keep of customers: what the features say (handlers/folds.ts). */
    readonly kept: readonly KeptOfCustomers[];
    readonly now: Date;
    readonly dryRun?: boolean;
  },
): Promise<Erasure> {
  const erasure = await transact(database, async (tx) => {
    const found = await lookFor(tx, { workspaceId, hashes: customers }, kept);
    const edits = dryRun ? [] : await takeOut(tx, workspaceId, found, now);
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
      toRead: found.parts.flatMap(({ of: { toRead }, numbers = [] }) =>
        toRead ? [{ ...toRead, numbers }] : [],
      ),
    };
  });
  if (dryRun) return erasure;
  if (erasure.answers > 0) await tidyIndex(database);
  await emptyLog(database);
  return erasure;
}

interface FoundQuotes {
  readonly answers: readonly AnswerToBlank[];
  readonly parts: readonly FoundPart[];
  readonly quoted: readonly Quoted[];
  /** Ids. */
  readonly runs: readonly string[];
  readonly plan: ErasurePlan;
}

interface FoundPart extends FoundOfCustomer {
  readonly of: KeptOfCustomers;
}

async function lookFor(
  tx: Store,
  customer: Omit<ErasedCustomer, 'answers'>,
  kept: readonly KeptOfCustomers[],
): Promise<FoundQuotes> {
  const { workspaceId } = customer;
  const answers = await answersOf(tx, workspaceId, customer.hashes);
  const feedbackIds = answers.map(({ id }) => id);
  const parts: FoundPart[] = [];
  for (const of of kept) parts.push({ of, ...(await of.find(tx, { ...customer, answers })) });
  const quoted = parts.flatMap(({ of: { inDigests }, ids = [] }) =>
    inDigests ? [{ ...inDigests, ids: new Set(ids) }] : [],
  );
  const runs = answers.length === 0 ? [] : await runsQuoting(tx, workspaceId, quoted, firstReceived(answers));
  const wanted = {
    feedbackIds,
    subjects: [...runs.map((id) => `run:${id}`), ...parts.flatMap(({ subjects = [] }) => subjects)],
    deliveryIds: parts.flatMap(({ deliveryIds = [] }) => deliveryIds),
    words: parts.flatMap(({ words = [] }) => words),
  };
  return { answers, parts, quoted, runs, plan: await planLedger(tx, workspaceId, wanted, 'asked') };
}

/** No digest can have quoted an answer earlier. */
function firstReceived(answers: readonly AnswerToBlank[]): Date {
  return new Date(Math.min(...answers.map(({ receivedAt }) => receivedAt.getTime())));
}

async function takeOut(
  tx: Store,
  workspaceId: string,
  { answers, parts, quoted, runs, plan }: FoundQuotes,
  now: Date,
): Promise<Queued[]> {
  for (const each of parts) await each.takeOut?.(tx, now);
  await blankSnapshots(tx, workspaceId, runs, quoted);
  await rewriteLedger(tx, workspaceId, plan);
  const edits = await queueEdits(tx, workspaceId, plan, now);
  await forgetQuotations(
    tx,
    workspaceId,
    answers.map(({ id }) => id),
  );
  return edits;
}
