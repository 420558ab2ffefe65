// Takes the answers that a rule asks for, as they come in: each once for a channel. Posting them is post.ts.
import { msPerDay } from '../calendar/day.ts';
import { insertMany } from '../database/client.ts';
import { lookedAt } from '../feedback/filters.ts';
import { unasked } from '../feedback/sources/elicited.ts';
import { postTime } from '../workspace/posting.ts';
import type { Shell } from '../workspace/shell.ts';
import { allFeedRules, type FeedRule, type RuledAnswer, wants } from './rule.ts';
import { whole } from './whole.ts';

/** What was answered longer before it came in is history, not news: an import of last year floods no channel. */
const LOOK_BACK_DAYS = 3;
/** Answers of a file come in with the moment at which its import began, and words a while after their score. */
const OVERLAP_MS = 60 * 60_000;
/** How many answers one statement takes. */
const PAGE = 500;

/** Safe to call at any time, by any number of replicas. */
export async function takeAnswers(shell: Shell): Promise<void> {
  const { database, workspace, now } = shell;
  const opens = (rule: FeedRule) => postTime(workspace, rule.postingHours, now).getTime();
  // Of two rules that ask for an answer, the one that may post it first takes it.
  const rules = (await allFeedRules(database.db, workspace.id)).toSorted((a, b) => opens(a) - opens(b));
  for (const rule of rules) {
    await takeFor(shell, rule);
    await database.db.feedRule.updateMany({
      where: { workspaceId: workspace.id, id: rule.id, version: rule.version },
      data: { lookedUntil: now },
    });
  }
}

async function takeFor({ database, workspace, now }: Shell, rule: FeedRule): Promise<void> {
  const workspaceId = workspace.id;
  // Where the clock was set back since, what comes in is older than what was looked at last.
  const lookedUntil = Math.min(rule.lookedUntil.getTime(), now.getTime());
  // What customers were asked has a reader of its own.
  const ofThemselves = await unasked(database.db, workspaceId);
  const from = new Date(Math.max(rule.since.getTime(), lookedUntil - OVERLAP_MS));
  let after: string | null = null;
  for (;;) {
    const page: readonly Row[] = await database.db.feedback.findMany({
      where: {
        workspaceId,
        ...ofThemselves,
        receivedAt: { gte: from },
        answeredAt: { gte: new Date(from.getTime() - LOOK_BACK_DAYS * msPerDay) },
        erasedAt: null,
        ...lookedAt(rule),
      },
      orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
      ...(after === null ? {} : { cursor: { workspaceId_id: { workspaceId, id: after } }, skip: 1 }),
      select: columns,
    });
    const rows = (await whole(database.db, workspaceId, page))
      .filter((answer) => isFresh(answer) && wants(rule, answer))
      .map(({ id: feedbackId }) => {
        const { address, id: ruleId } = rule;
        return { workspaceId, feedbackId, address, ruleId, takenAt: now };
      });
    if (rows.length > 0) await insertMany(database, 'FeedPost', COLUMNS, rows);
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE || after === null) return;
  }
}

function isFresh({ answeredAt, receivedAt }: Row): boolean {
  return answeredAt.getTime() >= receivedAt.getTime() - LOOK_BACK_DAYS * msPerDay;
}

interface Row extends RuledAnswer {
  readonly id: string;
  readonly answeredAt: Date;
  readonly receivedAt: Date;
}

const columns = {
  id: true,
  heat: true,
  metric: true,
  score: true,
  touchpoint: true,
  sourceId: true,
  segmentKeys: true,
  verbatim: true,
  answeredAt: true,
  receivedAt: true,
} as const;

const COLUMNS = {
  workspaceId: 'text',
  feedbackId: 'text',
  address: 'text',
  ruleId: 'text',
  takenAt: 'instant',
} as const;
