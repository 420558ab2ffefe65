// Posts in a channel the answers that were taken for it: in their rule's hours, at its pace, once the company is large enough to hide one
// customer among others. Each once, whatever replicas and crashes do: what is posted and what says so are one commit.

import { step } from '../beat.ts';
import { type Store, transact } from '../database/client.ts';
import { kindsFor } from '../delivery/kinds.ts';
import { enqueue } from '../delivery/ledger.ts';
import { lookedAt } from '../feedback/filters.ts';
import { numberAnswer } from '../feedback/numbers.ts';
import { type ShownAnswer, shownAnswers } from '../feedback/shown.ts';
import { isCrowd, LEAST_CUSTOMERS } from '../feedback/verbatims.ts';
import { postTime } from '../workspace/posting.ts';
import type { Shell } from '../workspace/shell.ts';
import { answerCard, gatheredCard, gatheredReplies } from './card.ts';
import { paceOf } from './pace.ts';
import { allFeedRules, type FeedRule } from './rule.ts';
import { takeAnswers } from './take.ts';

export const feedKinds = kindsFor(
  { what: { en: 'answers of customers', fr: 'des réponses de clients' } },
  { 'feed.card': 'told', 'feed.gathered': 'told', 'feed.others': 'told' },
);

const HOUR_MS = 60 * 60_000;
/** As many are posted at one look; those after them at the next. */
const MOST = 2_000;

export const tellingFeed = step('feed', tellFeed);

/** Takes what came in and posts what may be posted now. How many messages were queued. */
export async function tellFeed(shell: Shell): Promise<number> {
  const { database, workspace, now } = shell;
  await takeAnswers(shell);
  // Outside its hours what a rule took waits, and is gathered when these open.
  const rules = (await allFeedRules(database.db, workspace.id)).filter(
    ({ postingHours }) => postTime(workspace, postingHours, now) <= now,
  );
  let told = 0;
  for (const address of new Set(rules.map((rule) => rule.address))) {
    const ready: FeedRule[] = [];
    for (const rule of rules.filter((each) => each.address === address))
      if (await isReady(shell, rule)) ready.push(rule);
    if (ready.length > 0) told += await postTo(shell, address, ready);
  }
  return told;
}

/** Something waits, and the rule looks at enough customers for one of them not to be guessed. */
async function isReady({ database: { db }, workspace }: Shell, rule: FeedRule): Promise<boolean> {
  const workspaceId = workspace.id;
  const waiting = await db.feedPost.count({
    where: { workspaceId, ruleId: rule.id, deliveryId: null },
    take: 1,
  });
  return waiting > 0 && hasCrowd(db, workspaceId, rule);
}

/** Of the group that a rule looks at, whatever they said: 8 answers of 5 customers at least. */
export async function hasCrowd(
  db: Store,
  workspaceId: string,
  rule: Omit<FeedRule, 'id' | 'version' | 'adminId' | 'since' | 'lookedUntil'>,
): Promise<boolean> {
  return isCrowd(db, { workspaceId, ...lookedAt(rule) }, LEAST_CUSTOMERS);
}

/** Another replica posted some of them meanwhile. */
class Overtaken extends Error {}

async function postTo(shell: Shell, address: string, rules: readonly FeedRule[]): Promise<number> {
  try {
    return await transact(shell.database, (tx) => postWithin(tx, shell, address, rules));
  } catch (error) {
    if (error instanceof Overtaken) return 0;
    throw error;
  }
}

async function postWithin(
  tx: Store,
  shell: Shell,
  address: string,
  rules: readonly FeedRule[],
): Promise<number> {
  const { workspace, now } = shell;
  const workspaceId = workspace.id;
  const waiting = await tx.feedPost.findMany({
    where: { workspaceId, address, deliveryId: null, ruleId: { in: rules.map(({ id }) => id) } },
    orderBy: [{ takenAt: 'asc' }, { feedbackId: 'asc' }],
    take: MOST,
  });
  const ids = waiting.map(({ feedbackId }) => feedbackId);
  const shown = await shownAnswers(tx, workspaceId, ids);
  // Erased while they waited: nothing is left to be told.
  const gone = ids.filter((id) => shown.get(id)?.isErased !== false);
  if (gone.length > 0)
    await tx.feedPost.deleteMany({ where: { workspaceId, address, feedbackId: { in: gone } } });
  const answers = ids.filter((id) => !gone.includes(id));
  const pace = paceOf({
    waiting: answers.length,
    ...(await lately(tx, workspaceId, address, now)),
    perHour: Math.min(...rules.map(({ perHour }) => perHour)),
  });
  if (pace === 'wait') return 0;
  const told: ShownAnswer[] = [];
  for (const id of answers) {
    const answer = shown.get(id);
    if (answer) told.push({ ...answer, number: await numberAnswer(tx, workspaceId, id) });
  }
  const locale = rules[0]?.locale ?? 'en';
  const reader = { locale, timeZone: workspace.timeZone };
  const common = { workspaceId, address, locale, now };
  if (pace === 'each') {
    for (const answer of told) {
      const message = answerCard(answer, reader);
      await posted(
        tx,
        shell,
        address,
        [answer],
        await enqueue(tx, { ...common, kind: feedKinds['feed.card'], message }),
      );
    }
    return told.length;
  }
  const latest = told.toReversed();
  const gathered = gatheredCard(latest, reader);
  const card = await enqueue(tx, { ...common, kind: feedKinds['feed.gathered'], message: gathered });
  for (const message of gatheredReplies(latest, reader))
    await enqueue(tx, { ...common, kind: feedKinds['feed.others'], message, threadOf: card });
  await posted(tx, shell, address, told, card);
  return 1;
}

async function posted(
  tx: Store,
  { workspace, now }: Shell,
  address: string,
  answers: readonly ShownAnswer[],
  deliveryId: string,
): Promise<void> {
  const { count } = await tx.feedPost.updateMany({
    where: {
      workspaceId: workspace.id,
      address,
      deliveryId: null,
      feedbackId: { in: answers.map(({ feedbackId }) => feedbackId) },
    },
    data: { deliveryId, postedAt: now },
  });
  if (count !== answers.length) throw new Overtaken();
}

/** Messages of this clock hour, and of the one before. */
async function lately(tx: Store, workspaceId: string, address: string, now: Date) {
  const hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  const since = async (from: number, to: number) => {
    const where = { workspaceId, address, postedAt: { gte: new Date(from), lt: new Date(to) } };
    return (await tx.feedPost.findMany({ where, distinct: ['deliveryId'], select: { deliveryId: true } }))
      .length;
  };
  return { thisHour: await since(hour, hour + HOUR_MS), lastHour: await since(hour - HOUR_MS, hour) };
}
