// Takes back what came in with one batch: its answers go, those that it replaced are as they were, and nothing quotes its words any
// more. Small transactions, each of which may be done again: whoever finds one begun goes on with it.
import { setImmediate as turn } from 'node:timers/promises';
import { noted } from '../audit/note.ts';
import { withdrawAnswers } from '../cases/withdraw.ts';
import { type Database, type EngineStore, emptyLog, type Store, transact } from '../database/client.ts';
import { unquote } from '../erasure/unquote.ts';
import { type Batch, batchNumbered, stateOfBatch } from '../feedback/batches/batch.ts';
import { restoreFormer, skipInFormer } from '../feedback/batches/former.ts';
import { forgetReplyPlaces } from '../feedback/reply-places.ts';
import { tidyIndex } from '../feedback/search/tidying.ts';
import { dropUnasked } from '../feedback/unasked.ts';
import { dropBrought } from '../touchpoints/change.ts';
import { type Workspace, workspaceById } from '../workspace/workspace.ts';
import { quotedOf } from './quoted.ts';
import { settleSource } from './source.ts';

/** Answers in one transaction: some ten milliseconds, in which a SQLite database answers nobody. */
const AT_ONCE = 250;
/** Answers that are looked at in one statement for those of the batch. */
const WINDOW = 1_000;
/** Quoted ones in one transaction: each may stand in the messages of hundreds of channels. */
const QUOTED_AT_ONCE = 25;

export interface Undoing {
  readonly database: Database;
  readonly workspaceId: string;
  readonly now: () => Date;
  /** After each transaction: how many answers of the batch have been dealt with. */
  readonly onProgress?: (answers: number) => void;
  /** Stops between two transactions; the next one who calls goes on. */
  readonly signal?: AbortSignal;
}

/**
 * From now on it is being taken back, whatever becomes of this process: whoever brings it in is refused the rest. False where it was
 * taken back already.
 * @param byId who asked for it in a chat; null elsewhere @throws UserError('imports.unknown')
 */
export async function beginUndo(
  database: Database,
  workspaceId: string,
  number: number,
  { byId, now }: { readonly byId: string | null; readonly now: Date },
): Promise<boolean> {
  return transact(database, async (tx) => {
    const batch = await batchNumbered(tx, workspaceId, number);
    const state = stateOfBatch(batch);
    if (state === 'undone') return false;
    if (state === 'undoing') return true;
    await tx.batch.update({
      where: { workspaceId_number: { workspaceId, number } },
      data: { state: 'undoing', undoneById: byId, beatAt: null, endedAt: batch.endedAt ?? now, day: null },
    });
    const by = byId === null ? 'command-line' : { person: byId };
    await noted(tx, { workspaceId, by, now }, 'import.undone', { batch: number });
    return true;
  });
}

/** Goes on until it was taken back, or `signal` says so. The batch as it is then. Several at once do no harm. */
export async function finishUndo(undoing: Undoing, number: number): Promise<Batch> {
  const { database, workspaceId, signal, now } = undoing;
  const workspace = await workspaceById(database.db, workspaceId);
  const isOver = () => signal?.aborted ?? false;
  await takeQuotesOut(undoing, number);
  while (!isOver() && (await someSkipped(undoing, number))) await turn();
  if (!isOver()) await takeAnswersBack(undoing, workspace, number);
  while (!isOver() && (await someSkipped(undoing, number))) await turn();
  if (!isOver()) await tidyIndex(database, signal);
  if (!isOver()) await dropUnasked(database.db, workspaceId);
  if (!isOver()) await settle(undoing, number, now());
  await emptyLog(database);
  return batchNumbered(database.db, workspaceId, number);
}

async function takeQuotesOut({ database, workspaceId, now, signal }: Undoing, number: number): Promise<void> {
  while (!signal?.aborted) {
    const ids = await quotedOf(database.db, workspaceId, number, QUOTED_AT_ONCE);
    if (ids.length === 0) return;
    await transact(database, async (tx) => {
      const edits = await unquote(tx, workspaceId, ids, { cause: 'undone', now: now() });
      await tx.batch.update({
        where: { workspaceId_number: { workspaceId, number } },
        data: { edited: { increment: edits.length }, beatAt: now() },
      });
    });
    await turn();
  }
}

function someSkipped({ database, workspaceId }: Undoing, number: number): Promise<boolean> {
  return transact(database, (tx) => skipInFormer(tx, workspaceId, number, AT_ONCE));
}

/** In the order in which they were answered: there is an index for that. */
async function takeAnswersBack(undoing: Undoing, workspace: Workspace, number: number): Promise<void> {
  const { database, workspaceId, now, signal, onProgress } = undoing;
  const { earliestAt, latestAt } = await batchNumbered(database.db, workspaceId, number);
  if (earliestAt === null || latestAt === null) return;
  let after = { at: earliestAt, id: '' };
  let taken = 0;
  while (!signal?.aborted) {
    const window = await database.db.feedback.findMany({
      where: {
        workspaceId,
        answeredAt: { gte: after.at, lte: latestAt },
        OR: [{ answeredAt: { gt: after.at } }, { id: { gt: after.id } }],
      },
      orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
      take: WINDOW,
      select: { id: true, answeredAt: true, batch: true },
    });
    const ids = window.filter(({ batch }) => batch === number).map(({ id }) => id);
    for (let at = 0; at < ids.length && !signal?.aborted; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE);
      await transact(database, (tx) =>
        takeSomeBack({ db: tx, engine: database.engine }, { workspace, number, now: now() }, some),
      );
      taken += some.length;
      onProgress?.(taken);
      await turn();
    }
    const last = window.at(-1);
    if (last === undefined || window.length < WINDOW) return;
    after = { at: last.answeredAt, id: last.id };
    await turn();
  }
}

interface UndoTaking {
  readonly workspace: Workspace;
  readonly number: number;
  readonly now: Date;
}

async function takeSomeBack(
  store: EngineStore,
  { workspace, number, now }: UndoTaking,
  ids: readonly string[],
): Promise<void> {
  const { db: tx } = store;
  const workspaceId = workspace.id;
  const mine = { workspaceId, id: { in: [...ids] }, batch: number };
  const answers = await tx.feedback.findMany({ where: mine, select: { id: true, erasedAt: true } });
  const former = await tx.formerAnswer.findMany({
    where: { workspaceId, batch: number, feedbackId: { in: answers.map(({ id }) => id) } },
  });
  const restored = await restoreFormer(store, former);
  const wasThere = new Set(former.map(({ feedbackId }) => feedbackId));
  const gone = answers.filter(({ id }) => !wasThere.has(id));
  const edits = await unquote(tx, workspaceId, await stillQuoted(tx, workspaceId, answers), {
    cause: 'undone',
    now,
  });
  await removeAnswers(tx, workspaceId, gone);
  await withdrawAnswers(
    tx,
    { workspace, now },
    gone.map(({ id }) => id),
  );
  await tx.batch.update({
    where: { workspaceId_number: { workspaceId, number } },
    data: {
      removed: { increment: gone.length },
      restored: { increment: restored },
      edited: { increment: edits.length },
      beatAt: now,
    },
  });
}

/** By a digest that was made since the quotes were taken out. */
async function stillQuoted(
  tx: Store,
  workspaceId: string,
  answers: readonly { readonly id: string }[],
): Promise<string[]> {
  const quotations = await tx.quotation.findMany({
    where: { workspaceId, feedbackId: { in: answers.map(({ id }) => id) } },
    distinct: ['feedbackId'],
    select: { feedbackId: true },
  });
  return quotations.map(({ feedbackId }) => feedbackId);
}

interface Gone {
  readonly id: string;
  readonly erasedAt: Date | null;
}

/** What a customer asked to erase stays erased, should it come in again. */
export async function removeAnswers(tx: Store, workspaceId: string, answers: readonly Gone[]): Promise<void> {
  for (const { id: feedbackId, erasedAt } of answers) {
    if (erasedAt === null) continue;
    const where = { workspaceId_feedbackId: { workspaceId, feedbackId } };
    await tx.erasedAnswer.upsert({
      where,
      create: { workspaceId, feedbackId, erasedAt },
      update: { erasedAt },
    });
  }
  const ids = answers.map(({ id }) => id);
  const about = { workspaceId, feedbackId: { in: ids } };
  await tx.feedPost.deleteMany({ where: about });
  await tx.answerNumber.deleteMany({ where: about });
  await tx.feedback.deleteMany({ where: { workspaceId, id: { in: ids } } });
  await forgetReplyPlaces(tx, workspaceId, ids);
}

async function settle({ database, workspaceId }: Undoing, number: number, now: Date): Promise<void> {
  await transact(database, async (tx) => {
    const batch = await batchNumbered(tx, workspaceId, number);
    if (stateOfBatch(batch) !== 'undoing') return;
    await tx.formerAnswer.deleteMany({ where: { workspaceId, batch: number } });
    await settleSource(tx, batch);
    await dropBrought(tx, workspaceId, number);
    await tx.batch.update({
      where: { workspaceId_number: { workspaceId, number } },
      data: { state: 'undone', undoneAt: now, beatAt: null },
    });
  });
}
