// What this company does by now, as far as the program can see it: counted, never by person. What follows from it is items.ts's.

import { dayText, msPerDay } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { allRules } from '../cases/rules/rule.ts';
import type { Store } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { postedSince } from '../digests/sent.ts';
import { charterOf } from '../direction/charter.ts';
import { hasSpokenSince } from '../direction/word.ts';
import { allFeedRules } from '../feed/rule.ts';
import { listSources } from '../feedback/sources/source.ts';
import { isMailingList } from '../newsletter/addresses.ts';
import { listPages } from '../pages/page.ts';
import { promisedIn } from '../suggestions/numbers/numbers.ts';
import { openTopics } from '../suggestions/topics.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What was done once and not since is no habit. */
const MONTH_DAYS = 30;
const QUARTER_DAYS = 90;

export interface Facts {
  /** A word of the direction was published within a month, and still stands. */
  readonly hasSpoken: boolean;
  /** The charter of those who carry the customers' voice is written. */
  readonly hasCharter: boolean;
  /** Sources that brought answers within a month. */
  readonly sourcesHeard: number;
  readonly topics: { readonly all: number; readonly unowned: number };
  /** First replies that were promised for the last quarter: all, and those that came in time. */
  readonly promised: { readonly replied: number; readonly of: number };
  /** That got a digest within a month. */
  readonly channels: number;
  /** Rules by which an unhappy answer reaches somebody at once: of hot cases, and of the feed. */
  readonly hotRules: number;
  /** Pages on a wall that somebody opened within a month. */
  readonly screens: number;
  /** Mailing lists that got a digest within a month. */
  readonly letters: number;
  /** Best failures approved within a month. */
  readonly stories: number;
  /** How often colleagues were thanked within a month. */
  readonly thanks: number;
  /** Actions of the plan that were done within a quarter. */
  readonly actionsDone: number;
  /** Rounds of a survey of orientation or maturity that closed with a result within a quarter. */
  readonly assessments: number;
  /** The same of a pulse. */
  readonly pulses: number;
  /** Visits of the journey that were told within a quarter: at the company's own and at competitors'. */
  readonly visits: number;
}

/** Some ten statements, whatever there is to count. */
export async function factsOf(db: Store, workspace: Workspace, now: Date): Promise<Facts> {
  const { id: workspaceId, timeZone } = workspace;
  const aMonthAgo = daysBefore(now, MONTH_DAYS);
  const sources = await listSources(db, workspaceId);
  const topics = await openTopics(db, workspaceId);
  const addresses = await postedSince(db, workspaceId, aMonthAgo);
  const since = dayText(zoneOf(timeZone).dayAt(aMonthAgo.getTime()));
  const pages = await listPages(db, workspaceId);
  const aQuarterAgo = daysBefore(now, QUARTER_DAYS);
  return {
    hasSpoken: await hasSpokenSince(db, workspaceId, aMonthAgo),
    hasCharter: (await charterOf(db, workspaceId)) !== null,
    sourcesHeard: sources.filter(({ lastSeenAt }) => lastSeenAt !== null && lastSeenAt >= aMonthAgo).length,
    topics: { all: topics.length, unowned: topics.filter(({ ownerIds }) => ownerIds.length === 0).length },
    promised: (await promisedIn(db, workspace, { from: aQuarterAgo, to: now })).inTime,
    channels: addresses.filter((address) => !isMailingList(address)).length,
    hotRules: (await allRules(db, workspaceId)).length + (await allFeedRules(db, workspaceId)).length,
    screens: pages.filter(({ lastOpenedOn }) => lastOpenedOn !== null && lastOpenedOn >= since).length,
    letters: addresses.filter(isMailingList).length,
    stories: await db.story.count({
      where: { workspaceId, status: 'approved', approvedAt: { gte: aMonthAgo } },
    }),
    thanks: await db.thanks.count({ where: { workspaceId, givenAt: { gte: aMonthAgo } } }),
    actionsDone: await db.action.count({
      where: { workspaceId, status: 'done', doneAt: { gte: aQuarterAgo } },
    }),
    assessments: await roundsTold(db, workspaceId, aQuarterAgo, ['orientation', 'maturity']),
    pulses: await roundsTold(db, workspaceId, aQuarterAgo, ['pulse']),
    visits: await db.visit.count({ where: { workspaceId, addedAt: { gte: aQuarterAgo } } }),
  };
}

/** Of surveys of these kinds. */
function roundsTold(db: Store, workspaceId: string, since: Date, kinds: readonly string[]): Promise<number> {
  return db.surveyRound.count({
    where: {
      ...{ workspaceId, state: 'closed', closedAt: { gte: since }, survey: { kind: { in: [...kinds] } } },
      NOT: { result: { equals: Prisma.DbNull } },
    },
  });
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * msPerDay);
}
