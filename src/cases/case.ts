// A case: an unhappy customer of whom somebody takes charge. Its row with the people, the rule and the answers that it is about.
import type { PostingHours } from '../calendar/posting-hours.ts';
import { asColleaguesRead, type CustomerReply, mayGoAnew, repliesTo } from '../customer-replies/reply.ts';
import { waysTo } from '../customer-replies/way.ts';
import type { Store } from '../database/client.ts';
import type { CustomerCaseModel } from '../database/generated/sqlite/models.ts';
import { type ShownAnswer, shownAnswers } from '../feedback/shown.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Address } from '../messages/message.ts';
import { channelNamesOf, unnamedChannel } from '../people/channel-names.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import { type Status, statusFrom } from './lifecycle.ts';
import { type Rule, ruleFrom } from './rules/rule.ts';

export interface Case {
  readonly row: CustomerCaseModel;
  readonly status: Status;
  readonly taker: Person | null;
  /** Who resolved it last; null where nobody has. */
  readonly resolvedBy: Person | null;
  /** Where its card stands and in which language; the rule may be deleted by now. */
  readonly channel: { readonly address: Address; readonly name: string };
  readonly locale: Locale;
  /** The rule's; null: the company's. */
  readonly postingHours: PostingHours | null;
  /** The rule's admin. */
  readonly adminId: string;
  /** The one that came last first; an answer that was erased whole is left out. */
  readonly answers: readonly ShownAnswer[];
  /** What colleagues wrote to its customer, oldest first. */
  readonly replies: readonly CustomerReply[];
  /** Its customer can be written to where they said something last, and nobody did from here, or other words may reach them. */
  readonly isReachable: boolean;
}

export async function caseById(db: Store, workspaceId: string, id: string): Promise<Case | null> {
  const row = await db.customerCase.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  return row && ((await withParts(db, workspaceId, [row]))[0] ?? null);
}

/** In the order given; a few statements, however many there are. */
export async function withParts(
  db: Store,
  workspaceId: string,
  rows: readonly CustomerCaseModel[],
): Promise<Case[]> {
  if (rows.length === 0) return [];
  const caseIds = rows.map(({ id }) => id);
  const rules = await db.caseRule.findMany({
    where: { workspaceId, id: { in: [...new Set(rows.map(({ ruleId }) => ruleId))] } },
  });
  const ruleOf = new Map(rules.map((rule) => [rule.id, ruleFrom(rule)]));
  const resolved = await db.caseEvent.findMany({
    where: { workspaceId, caseId: { in: caseIds }, kind: 'resolved' },
    orderBy: { position: 'asc' },
    select: { caseId: true, actorId: true },
  });
  const resolverOf = new Map(resolved.map(({ caseId, actorId }) => [caseId, actorId]));
  const ids = [...rows.map(({ takerId }) => takerId), ...resolverOf.values()].filter((id) => id !== null);
  const found = await peopleByIds(db, workspaceId, [...new Set(ids)]);
  const person = new Map(found.map((each) => [each.id, each]));
  const answers = await answersOf(db, workspaceId, caseIds);
  const answerIds = [...answers.values()].flatMap((some) => some.map(({ feedbackId }) => feedbackId));
  const replies = await repliesRead(db, workspaceId, answerIds);
  const ways = await waysTo(db, workspaceId, answerIds);
  const places = rows.map(({ address }) => address);
  const names = await channelNamesOf(db, workspaceId, places);
  return rows.map((row) => {
    const rule = ruleOf.get(row.ruleId);
    if (!rule) throw new Error(`case ${row.id} has a rule that is not there`);
    const own = answers.get(row.id) ?? [];
    const last = own.find(({ feedbackId }) => ways.has(feedbackId));
    const isDone = (reply: CustomerReply) =>
      reply.from.id === row.id && reply.feedbackId === last?.feedbackId && !mayGoAnew(reply);
    const toIts = replies.filter((reply) => own.some(({ feedbackId }) => feedbackId === reply.feedbackId));
    return {
      row,
      status: statusFrom(row.status),
      taker: person.get(row.takerId ?? '') ?? null,
      resolvedBy: person.get(resolverOf.get(row.id) ?? '') ?? null,
      channel: { address: row.address, name: nameOf(row, rule, names) },
      locale: rule.locale,
      postingHours: rule.postingHours,
      adminId: rule.adminId,
      answers: own,
      replies: toIts,
      isReachable: last !== undefined && !toIts.some(isDone),
    };
  });
}

async function repliesRead(
  db: Store,
  workspaceId: string,
  feedbackIds: readonly string[],
): Promise<readonly CustomerReply[]> {
  const replies = await repliesTo(db, workspaceId, feedbackIds);
  if (replies.length === 0) return [];
  const company = { where: { id: workspaceId }, select: { country: true } };
  return asColleaguesRead(replies, (await db.workspace.findUniqueOrThrow(company)).country);
}

/** A rule may have moved to another channel; its older cards stay where they are. */
function nameOf({ address }: CustomerCaseModel, rule: Rule, names: ReadonlyMap<string, string>): string {
  if (address === rule.channel.address) return rule.channel.name;
  return names.get(address) ?? unnamedChannel(rule.locale);
}

async function answersOf(
  db: Store,
  workspaceId: string,
  caseIds: readonly string[],
): Promise<Map<string, ShownAnswer[]>> {
  const links = await db.caseFeedback.findMany({
    where: { workspaceId, caseId: { in: [...caseIds] } },
    orderBy: [{ at: 'desc' }, { feedbackId: 'asc' }],
  });
  const ids = links.map(({ feedbackId }) => feedbackId);
  const byId = await shownAnswers(db, workspaceId, ids);
  const answers = new Map<string, ShownAnswer[]>();
  for (const { caseId, feedbackId } of links) {
    const answer = byId.get(feedbackId);
    if (answer) answers.set(caseId, [...(answers.get(caseId) ?? []), answer]);
  }
  return answers;
}
