// Which reasons come from which department, as admins say it: the first rule that fits counts. Applying them is lines.ts.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { ContactRuleModel } from '../database/generated/sqlite/models.ts';
import type { ReasonRule } from './lines.ts';

export const ruleHows = ['is', 'contains'] as const;
export type RuleHow = (typeof ruleHows)[number];

export interface ContactRule extends ReasonRule {
  readonly id: string;
  readonly version: number;
}

/** Nobody reads a longer list. */
export const MOST_RULES = 500;

function ruleFrom({ id, words, how, departmentId, version }: ContactRuleModel): ContactRule {
  return { id, words, how: how === 'contains' ? 'contains' : 'is', departmentId, version };
}

/** In the order in which they count. */
export async function rulesOf(db: Store, workspaceId: string): Promise<ContactRule[]> {
  const rows = await db.contactRule.findMany({
    where: { workspaceId },
    orderBy: [{ place: 'asc' }, { id: 'asc' }],
  });
  return rows.map(ruleFrom);
}

export interface RuleToSave {
  readonly shown: { readonly id: string; readonly version: number } | null;
  readonly draft: ReasonRule;
  /** From 1, among all of them; beyond the last: the last. */
  readonly place: number;
  readonly formKey: string;
  readonly doer: Doer;
}

export type SavedRule = { readonly kind: 'saved' | 'outdated' | 'full' | 'no-department' };

/** The same form twice is done once. */
export function saveRule(
  database: Database,
  workspaceId: string,
  { shown, draft, place, formKey, doer }: RuleToSave,
): Promise<SavedRule> {
  return transact(database, async (tx) => {
    const where = { workspaceId_id: { workspaceId, id: draft.departmentId } };
    if ((await tx.department.findUnique({ where })) === null) return { kind: 'no-department' };
    const all = await rulesOf(tx, workspaceId);
    let id = shown?.id ?? newId();
    if (shown === null) {
      const again = await tx.contactRule.findUnique({
        where: { workspaceId_formKey: { workspaceId, formKey } },
      });
      if (again) return { kind: 'saved' };
      if (all.length >= MOST_RULES) return { kind: 'full' };
      const made = { workspaceId, id, place: all.length, ...draft, formKey };
      await tx.contactRule.create({ data: made });
    } else {
      id = shown.id;
      const { count } = await tx.contactRule.updateMany({
        where: { workspaceId, ...shown },
        data: { ...draft, version: { increment: 1 } },
      });
      if (count === 0) return { kind: 'outdated' };
    }
    const others = all.flatMap((each) => (each.id === id ? [] : each.id));
    const order = others.toSpliced(Math.min(place - 1, others.length), 0, id);
    for (const [at, each] of order.entries())
      await tx.contactRule.updateMany({
        where: { workspaceId, id: each, place: { not: at } },
        data: { place: at },
      });
    await noted(tx, { workspaceId, ...doer }, 'contacts.changed', { what: 'rule', item: id });
    return { kind: 'saved' };
  });
}

/** Its words; null where it is gone already. */
export function removeRule(
  database: Database,
  workspaceId: string,
  id: string,
  doer: Doer,
): Promise<string | null> {
  return transact(database, async (tx) => {
    const where = { workspaceId_id: { workspaceId, id } };
    const known = await tx.contactRule.findUnique({ where });
    if (known === null) return null;
    await tx.contactRule.delete({ where });
    await noted(tx, { workspaceId, ...doer }, 'contacts.changed', { what: 'rule', item: id });
    return known.words;
  });
}
