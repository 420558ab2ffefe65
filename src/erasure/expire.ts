// Words that are older than their source, or the company for contacts, keeps them: blanked from the heartbeat, some at a time. Erasing on request is erase.ts.
import type { Logger } from 'pino';
import { noted } from '../audit/note.ts';
import type { Step } from '../beat.ts';
import { contactQuoted } from '../contacts/quotes.ts';
import { blankContacts, contactRetention, expiredContacts } from '../contacts/retention.ts';
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
  /** Answers or contacts in one transaction; AT_ONCE by default. */
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
/** After this long all are looked at again, for those that were imported with an old date. */
const WHOLE_MS = 24 * HOUR_MS;
/** Answers or contacts in one transaction, and transactions in one go. */
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
  /** Up to where each has been dealt with, with the days that it kept words then. */
  const done = new Map<string, { readonly from: string; readonly keepDays: number }>();

  return {
    async run(now) {
      if (isWithin(HOUR_MS, lastAt, now)) return false;
      if (!isWithin(WHOLE_MS, wholeAt, now)) {
        done.clear();
        wholeAt = now.getTime();
      }
      await eraseLate(database, workspaceId, now);
      let left = BATCHES;
      const blanked = { answers: 0, contacts: 0 };
      for (const { name, what, keepDays, until, expire } of await keepers(database, workspaceId, now)) {
        const before = done.get(name);
        let from = before?.keepDays === keepDays ? before.from : null;
        for (let count = atOnce; count === atOnce && left > 0; left -= 1) {
          const some = await expire({ from, most: atOnce });
          count = some.count;
          blanked[what] += count;
          from = count < atOnce ? until : some.upTo;
          done.set(name, { from, keepDays });
        }
      }
      isUntidy ||= blanked.answers > 0;
      if (left > 0) {
        if (isUntidy) await tidyIndex(database);
        isUntidy = false;
        lastAt = now.getTime();
      }
      if (blanked.answers + blanked.contacts > 0) {
        await emptyLog(database);
        log.info(blanked, 'words past their time were blanked');
      }
      return true;
    },
  };
}

/** Who keeps words for so many days. */
interface Keeper {
  readonly name: string;
  readonly what: 'answers' | 'contacts';
  readonly keepDays: number;
  /** Words of before are past their time: an instant or a day, as texts that sort as time does. */
  readonly until: string;
  readonly expire: (due: ExpiryBatch) => Promise<Expired>;
}

interface ExpiryBatch {
  /** Those of before have been dealt with. */
  readonly from: string | null;
  readonly most: number;
}

/** How many were blanked, the oldest first, and how old the last of them is; fewer than `most`: there are no more. */
interface Expired {
  readonly count: number;
  readonly upTo: string;
}

async function keepers(database: Database, workspaceId: string, now: Date): Promise<Keeper[]> {
  const found: Keeper[] = [];
  for (const source of await listSources(database.db, workspaceId)) {
    const until = keptFrom(source, now)?.toISOString();
    if (until === undefined || source.keepDays === null) continue;
    found.push({
      ...{ name: `source ${source.id}`, what: 'answers', keepDays: source.keepDays, until },
      expire: (due) => expireAnswers(database, source, { ...due, until, now }),
    });
  }
  const { keepDays, wordsFrom } = await contactRetention(database.db, workspaceId, now);
  if (keepDays !== null && wordsFrom !== null)
    found.push({
      ...{ name: 'contacts', what: 'contacts', keepDays, until: wordsFrom },
      expire: (due) => expireContacts(database, workspaceId, { ...due, until: wordsFrom, now }),
    });
  return found;
}

/** Not so where the clock was set back since: then nobody knows how long it was. */
function isWithin(ms: number, at: number, now: Date): boolean {
  const since = now.getTime() - at;
  return since >= 0 && since < ms;
}

interface ExpiryUntil extends ExpiryBatch {
  readonly until: string;
  readonly now: Date;
}

function expireAnswers(
  database: Pick<Database, 'db' | 'engine'>,
  source: Source,
  { now, most, ...due }: ExpiryUntil,
): Promise<Expired> {
  return transact(database, async (tx) => {
    const from = due.from === null ? null : new Date(due.from);
    const answers = await expiredAnswers(tx, source, { from, until: new Date(due.until), most });
    const last = answers.at(-1);
    if (last === undefined) return { count: 0, upTo: due.until };
    const { workspaceId } = source;
    const feedbackIds = answers.map(({ id }) => id);
    await blankAnswers(tx, workspaceId, feedbackIds, null);
    await takeOutQuotes(tx, workspaceId, feedbackIds);
    await forgetResolvedCases(tx, workspaceId, feedbackIds);
    const of = { source: source.id, answers: answers.length };
    await noted(tx, { workspaceId, by: 'itself', now }, 'answers.expired', of);
    return { count: answers.length, upTo: last.answeredAt.toISOString() };
  });
}

function expireContacts(
  database: Pick<Database, 'db' | 'engine'>,
  workspaceId: string,
  { now, ...due }: ExpiryUntil,
): Promise<Expired> {
  return transact(database, async (tx) => {
    const contacts = await expiredContacts(tx, workspaceId, due);
    const last = contacts.at(-1);
    if (last === undefined) return { count: 0, upTo: due.until };
    const ids = contacts.map(({ id }) => id);
    await blankContacts(tx, workspaceId, ids);
    await takeOutQuotes(tx, workspaceId, ids.map(contactQuoted));
    await noted(tx, { workspaceId, by: 'itself', now }, 'contacts.expired', { contacts: ids.length });
    return { count: ids.length, upTo: last.day };
  });
}

/** From all that is on file, and from what waits. */
async function takeOutQuotes(tx: Store, workspaceId: string, feedbackIds: readonly string[]): Promise<void> {
  const plan = await planLedger(tx, workspaceId, { feedbackIds }, 'expired');
  await rewriteLedger(tx, workspaceId, plan);
  await blankSnapshots(tx, workspaceId, runsOf(plan), quotedOf(feedbackIds));
  await forgetQuotations(tx, workspaceId, feedbackIds);
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
