// A case: an unhappy customer of whom somebody takes charge. Its row with the people, the rule and the answers that it is about.
import type { Store } from '../database/client.ts';
import type { CustomerCaseModel } from '../database/generated/sqlite/models.ts';
import { type Metric, metrics } from '../feedback/filters.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Address } from '../messages/message.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import { type Status, statusFrom } from './lifecycle.ts';
import { ruleFrom } from './rules/rule.ts';

/** One answer of the customer, as cards show it. */
export interface CaseAnswer {
  readonly feedbackId: string;
  /** The source's name. */
  readonly source: string;
  readonly touchpoint: string | null;
  readonly metric: Metric | null;
  readonly score: number | null;
  /** The customer's words, redacted; null where there are none, or none any more. Data, never markup. */
  readonly text: string | null;
  readonly answeredAt: Date;
}

export interface Case {
  readonly row: CustomerCaseModel;
  readonly status: Status;
  readonly taker: Person | null;
  /** Who resolved it last; null where nobody has. */
  readonly resolvedBy: Person | null;
  /** Where its card stands and in which language; the rule may be deleted by now. */
  readonly channel: { readonly address: Address; readonly name: string };
  readonly locale: Locale;
  /** The rule's admin. */
  readonly adminId: string;
  /** The one that came last first; an answer that was erased whole is left out. */
  readonly answers: readonly CaseAnswer[];
}

export async function caseById(db: Store, workspaceId: string, id: string): Promise<Case | null> {
  const row = await db.customerCase.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  return row && ((await withParts(db, workspaceId, [row]))[0] ?? null);
}

/** In the order given; five statements, however many there are. */
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
  return rows.map((row) => {
    const rule = ruleOf.get(row.ruleId);
    if (!rule) throw new Error(`case ${row.id} has a rule that is not there`);
    return {
      row,
      status: statusFrom(row.status),
      taker: person.get(row.takerId ?? '') ?? null,
      resolvedBy: person.get(resolverOf.get(row.id) ?? '') ?? null,
      channel: { address: row.address, name: nameOf(row, rule.channel) },
      locale: rule.locale,
      adminId: rule.adminId,
      answers: answers.get(row.id) ?? [],
    };
  });
}

/** A rule may have moved to another channel; its older cards stay where they are. */
function nameOf({ address }: CustomerCaseModel, channel: { address: Address; name: string }): string {
  return address === channel.address ? channel.name : address.slice(address.indexOf(':') + 1);
}

async function answersOf(
  db: Store,
  workspaceId: string,
  caseIds: readonly string[],
): Promise<Map<string, CaseAnswer[]>> {
  const links = await db.caseFeedback.findMany({
    where: { workspaceId, caseId: { in: [...caseIds] } },
    orderBy: [{ at: 'desc' }, { feedbackId: 'asc' }],
  });
  const rows = await db.feedback.findMany({
    where: { workspaceId, id: { in: links.map(({ feedbackId }) => feedbackId) } },
    select: {
      id: true,
      touchpoint: true,
      metric: true,
      score: true,
      verbatim: true,
      answeredAt: true,
      source: { select: { name: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const answers = new Map<string, CaseAnswer[]>();
  for (const { caseId, feedbackId } of links) {
    const row = byId.get(feedbackId);
    if (!row) continue;
    const { touchpoint, score, answeredAt, verbatim } = row;
    const metric = metrics.find((each) => each === row.metric) ?? null;
    const text = verbatim === null || verbatim.trim() === '' ? null : verbatim;
    const answer = { feedbackId, source: row.source.name, touchpoint, metric, score, text, answeredAt };
    answers.set(caseId, [...(answers.get(caseId) ?? []), answer]);
  }
  return answers;
}
