// Opens a case for each hot, unhappy answer that a rule asks for; what the same customer answers again goes to the case that
// is there. Safe to call at any time, by any number of replicas: an answer belongs to one case at most, once.
import { step } from '../beat.ts';
import { msPerDay } from '../calendar/day.ts';
import { newId } from '../clock.ts';
import { isUniqueViolation, type Store, transact } from '../database/client.ts';
import type { CustomerCaseModel } from '../database/generated/sqlite/models.ts';
import { lookedAt } from '../feedback/filters.ts';
import { numberAnswer } from '../feedback/numbers.ts';
import type { Reader } from '../i18n/reader.ts';
import { isReached, peopleByIds } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import type { Case } from './case.ts';
import { completeCards } from './complete.ts';
import { append } from './history.ts';
import { caseKinds } from './letters/kinds.ts';
import { againLetter } from './letters/letters.ts';
import { postCard, redrawCards, tellPerson, tellThread } from './letters/post.ts';
import { afterAnotherAnswer, statusFrom } from './lifecycle.ts';
import { findCase } from './may.ts';
import { startClock } from './promise/clock.ts';
import { allRules, type Rule, ruleFor } from './rules/rule.ts';
import { atMost } from './rules/would-open.ts';

/** An answer that is older says nothing about today: whoever gave it has been waiting for too long to be called back. */
const FRESH_DAYS = 3;
/** A customer who is unhappy again so long after is a new case. */
const REOPEN_DAYS = 90;
/** How many answers one statement takes. */
const PAGE = 500;

export const openingCases = step('cases', openCases);

/** How many answers got a case, or came to one that was there. */
export async function openCases(shell: Shell): Promise<number> {
  const { db } = shell.database;
  const workspaceId = shell.workspace.id;
  const rules = await allRules(db, workspaceId);
  let opened = 0;
  let after: string | null = null;
  while (rules.length > 0) {
    const page: readonly { id: string }[] = await db.feedback.findMany({
      where: hotAnswers(workspaceId, rules, shell.now),
      orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
      ...(after === null ? {} : { cursor: { workspaceId_id: { workspaceId, id: after } }, skip: 1 }),
      select: { id: true },
    });
    const ids = page.map(({ id }) => id);
    const known = await db.caseFeedback.findMany({
      where: { workspaceId, feedbackId: { in: ids } },
      select: { feedbackId: true },
    });
    const seen = new Set(known.map(({ feedbackId }) => feedbackId));
    for (const id of ids) if (!seen.has(id) && (await openOne(shell, id))) opened += 1;
    after = ids.at(-1) ?? null;
    if (ids.length < PAGE) break;
  }
  await completeCards(shell, new Date(shell.now.getTime() - FRESH_DAYS * msPerDay));
  return opened;
}

/** Wider than any one rule; which of them takes an answer is decided one by one. */
function hotAnswers(workspaceId: string, rules: readonly Rule[], now: Date) {
  return {
    workspaceId,
    heat: 'hot',
    answeredAt: { gte: new Date(now.getTime() - FRESH_DAYS * msPerDay) },
    OR: rules.flatMap(({ since, bounds, ...rule }) =>
      atMost(bounds).map((bound) => ({ ...bound, receivedAt: { gte: since }, ...lookedAt(rule) })),
    ),
  };
}

async function openOne(shell: Shell, feedbackId: string): Promise<boolean> {
  try {
    return await transact(shell.database, (tx) => openWithin(tx, shell, feedbackId));
  } catch (error) {
    // Another replica has just done it.
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

async function openWithin(tx: Store, shell: Shell, feedbackId: string): Promise<boolean> {
  const workspaceId = shell.workspace.id;
  const key = { workspaceId, feedbackId };
  if (await tx.caseFeedback.findUnique({ where: { workspaceId_feedbackId: key } })) return false;
  const answer = await tx.feedback.findUnique({
    where: { workspaceId_id: { workspaceId, id: feedbackId } },
    include: { scores: { select: { metric: true, score: true } } },
  });
  const rules = await allRules(tx, workspaceId);
  const rule =
    answer &&
    ruleFor(
      answer,
      rules.filter(({ since }) => since <= answer.receivedAt),
    );
  if (!answer || !rule) return false;
  const before = answer.customer === null ? null : await caseOf(tx, shell, answer.customer);
  if (before) await addTo(tx, shell, before, feedbackId);
  else await openNew(tx, shell, rule, { feedbackId, customer: answer.customer });
  return true;
}

/** The case of this customer that goes on, or the one that was resolved last, not too long ago. */
async function caseOf(
  tx: Store,
  { workspace, now }: Shell,
  customer: string,
): Promise<CustomerCaseModel | null> {
  const theirs = { workspaceId: workspace.id, customer };
  const goingOn = await tx.customerCase.findFirst({
    where: { ...theirs, status: { not: 'resolved' } },
    orderBy: { number: 'desc' },
  });
  if (goingOn) return goingOn;
  const since = new Date(now.getTime() - REOPEN_DAYS * msPerDay);
  return tx.customerCase.findFirst({
    where: { ...theirs, resolvedAt: { gte: since } },
    orderBy: { resolvedAt: 'desc' },
  });
}

async function openNew(
  tx: Store,
  shell: Shell,
  rule: Rule,
  { feedbackId, customer }: { readonly feedbackId: string; readonly customer: string | null },
): Promise<void> {
  const { workspace, now } = shell;
  const workspaceId = workspace.id;
  const { lastCase: number } = await tx.workspace.update({
    where: { id: workspaceId },
    data: { lastCase: { increment: 1 } },
    select: { lastCase: true },
  });
  const caseId = newId();
  await tx.customerCase.create({
    data: {
      workspaceId,
      id: caseId,
      number,
      ruleId: rule.id,
      address: rule.channel.address,
      customer,
      status: 'open',
      openedAt: now,
      eventCount: 1,
      ...startClock(workspace, 'open', null, now),
    },
  });
  await tx.caseFeedback.create({ data: { workspaceId, feedbackId, caseId, at: now } });
  await numberAnswer(tx, workspaceId, feedbackId);
  const event = { workspaceId, caseId, position: 0, actorId: null, at: now };
  await append(tx, { ...event, kind: 'opened', data: { feedbackId } });
  await postCard(tx, shell, await findCase(tx, workspaceId, caseId));
}

async function addTo(
  tx: Store,
  shell: Shell,
  { id: caseId, status: stored, takerId, eventCount }: CustomerCaseModel,
  feedbackId: string,
): Promise<void> {
  const { workspace, now } = shell;
  const workspaceId = workspace.id;
  const was = statusFrom(stored);
  const [taker] = takerId === null ? [] : await peopleByIds(tx, workspaceId, [takerId]);
  const there = taker && isReached(taker) ? taker : null;
  const status = afterAnotherAnswer(was, there !== null);
  const reopened = {
    status,
    takerId: there?.id ?? null,
    takenAt: there ? now : null,
    contactedAt: null,
    resolvedAt: null,
    ...startClock(workspace, status, there, now),
  };
  await tx.customerCase.updateMany({
    where: { workspaceId, id: caseId, eventCount },
    data: { eventCount: eventCount + 1, ...(was === 'resolved' ? reopened : {}) },
  });
  await tx.caseFeedback.create({ data: { workspaceId, feedbackId, caseId, at: now } });
  await numberAnswer(tx, workspaceId, feedbackId);
  const kind = was === 'resolved' ? 'reopened' : 'answered-again';
  const event = { workspaceId, caseId, position: eventCount, actorId: null, at: now };
  await append(tx, { ...event, kind, data: { feedbackId } });
  const after: Case = await findCase(tx, workspaceId, caseId);
  const letter = {
    kind: caseKinds[`case.${kind}`],
    draw: (reader: Reader) => againLetter(after, was, reader),
  };
  await redrawCards(tx, shell, after);
  await tellThread(tx, shell, after, letter);
  if (there) await tellPerson(tx, shell, after, there, letter);
}
