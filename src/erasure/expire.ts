// Words that are older than their source keeps them: blanked from the heartbeat, some at a time. Erasing on request is erase.ts.
import type { Logger } from 'pino';
import { noted } from '../audit/note.ts';
import type { Step } from '../beat.ts';
import { type Database, emptyLog, type Store, transact } from '../database/client.ts';
import { blankAnswers, expiredAnswers, keptFrom } from '../feedback/retention.ts';
import { tidyIndex } from '../feedback/search/tidying.ts';
import { listSources, type Source } from '../feedback/sources/source.ts';
import { eraseLate } from './late.ts';
import { forgetQuotations, planLedger, rewriteLedger, runsOf } from './ledger.ts';
import { blankSnapshots, quotedOf } from './snapshots.ts';

interface Parts {
  readonly database: Database;
  readonly workspaceId: string;
  readonly log: Pick<Logger, 'info'>;
  /** Answers in one transaction; AT_ONCE by default. */
  readonly atOnce?: number;
}

export interface Expiry {
  /**
   * Blanks what is due, at most once an hour unless more was due than one go takes. Messages in the chat stay as they were posted, but
   * for those that came to quote an erased customer (late.ts). Whether it was time to look.
   */
  run(now: Date): Promise<boolean>;
}

const HOUR_MS = 3_600_000;
/** After this long all answers are looked at again, for those that were imported with an old date. */
const WHOLE_MS = 24 * HOUR_MS;
/** Answers in one transaction, and transactions in one go. */
const AT_ONCE = 250;
const BATCHES = 20;

export const expiring: Step = {
  name: 'retention',
  begin(house) {
    const { run } = expiry(house);
    return ({ now }) => run(now);
  },
};

/** Replicas may each run one: blanking twice changes nothing. */
export function expiry({ database, workspaceId, log, atOnce = AT_ONCE }: Parts): Expiry {
  let lastAt = Number.NEGATIVE_INFINITY;
  let wholeAt = Number.NEGATIVE_INFINITY;
  /** Words have left the full-text index since it was last put in order. */
  let isUntidy = false;
  /** Up to where each source has been dealt with, with the days that it kept then. */
  const done = new Map<string, { readonly until: Date; readonly keepDays: number | null }>();

  return {
    async run(now) {
      if (isWithin(HOUR_MS, lastAt, now)) return false;
      if (!isWithin(WHOLE_MS, wholeAt, now)) {
        done.clear();
        wholeAt = now.getTime();
      }
      await eraseLate(database, workspaceId, now);
      let left = BATCHES;
      let blanked = 0;
      for (const source of await listSources(database.db, workspaceId)) {
        const until = keptFrom(source, now);
        if (until === null) continue;
        const before = done.get(source.id);
        const from = before?.keepDays === source.keepDays ? before.until : null;
        for (let count = atOnce; count === atOnce && left > 0; left -= 1) {
          count = await expireSome(database, source, { from, until, most: atOnce, now });
          blanked += count;
          if (count < atOnce) done.set(source.id, { until, keepDays: source.keepDays });
        }
      }
      isUntidy ||= blanked > 0;
      if (left > 0) {
        if (isUntidy) await tidyIndex(database);
        isUntidy = false;
        lastAt = now.getTime();
      }
      if (blanked > 0) await emptyLog(database);
      if (blanked > 0) log.info({ answers: blanked }, 'words past their time were blanked');
      return true;
    },
  };
}

/** Not so where the clock was set back since: then nobody knows how long it was. */
function isWithin(ms: number, at: number, now: Date): boolean {
  const since = now.getTime() - at;
  return since >= 0 && since < ms;
}

/** How many answers were blanked; fewer than `most`: there are no more. */
function expireSome(
  database: Pick<Database, 'db' | 'engine'>,
  source: Source,
  {
    now,
    ...due
  }: { readonly from: Date | null; readonly until: Date; readonly most: number; readonly now: Date },
): Promise<number> {
  return transact(database, async (tx) => {
    const answers = await expiredAnswers(tx, source, due);
    if (answers.length === 0) return 0;
    const { workspaceId } = source;
    const feedbackIds = answers.map(({ id }) => id);
    await blankAnswers(tx, workspaceId, feedbackIds, null);
    const plan = await planLedger(tx, workspaceId, { feedbackIds }, 'expired');
    await rewriteLedger(tx, workspaceId, plan);
    await blankSnapshots(tx, workspaceId, runsOf(plan), quotedOf(feedbackIds));
    await forgetResolvedCases(tx, workspaceId, feedbackIds);
    await forgetQuotations(tx, workspaceId, feedbackIds);
    const of = { source: source.id, answers: answers.length };
    await noted(tx, { workspaceId, by: 'itself', now }, 'answers.expired', of);
    return answers.length;
  });
}

/** A case that goes on still needs to know whose next answer belongs to it. */
async function forgetResolvedCases(
  tx: Store,
  workspaceId: string,
  feedbackIds: readonly string[],
): Promise<void> {
  await tx.customerCase.updateMany({
    where: { workspaceId, status: 'resolved', answers: { some: { feedbackId: { in: [...feedbackIds] } } } },
    data: { customer: null },
  });
}
