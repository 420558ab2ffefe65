// Whose mails are taken, and where they belong, as admins keep it. What a rule decides about one mail is fate.ts.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { MailRuleModel } from '../database/generated/sqlite/models.ts';
import { type Heat, heats } from '../feedback/filters.ts';
import { createSource, sourceToFill } from '../feedback/sources/source.ts';

export const mailHows = ['forwarded', 'direct'] as const;
/** forwarded: a colleague passes a customer's mail on. direct: a form, or a customers' mailbox, sends it as it came. */
export type MailHow = (typeof mailHows)[number];

export interface MailRule {
  readonly id: string;
  /** Addresses in lower case, and whole domains as "@example.com". */
  readonly senders: readonly string[];
  /** '': anything. */
  readonly subject: string;
  readonly how: MailHow;
  readonly sourceId: string;
  readonly heat: Heat;
  /** Null: an admin is asked each time. */
  readonly touchpoint: string | null;
  readonly version: number;
}

/** Nobody reads a longer list, nor keeps it right. */
export const MOST_MAIL_RULES = 50;
export const MOST_SENDERS = 100;

export async function mailRules(db: Store, workspaceId: string): Promise<MailRule[]> {
  const rows = await db.mailRule.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  return rows.map(ruleFrom);
}

function ruleFrom({
  id,
  senders,
  subject,
  how,
  sourceId,
  heat,
  touchpoint,
  version,
}: MailRuleModel): MailRule {
  return {
    ...{ id, subject, sourceId, touchpoint, version },
    senders: Array.isArray(senders) ? senders.filter((each) => typeof each === 'string') : [],
    how: mailHows.find((each) => each === how) ?? 'forwarded',
    heat: heats.find((each) => each === heat) ?? 'hot',
  };
}

const ADDRESS = /^[^\s@<>"(),;:]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,63}$/;
const DOMAIN = /^@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,63}$/;

/** What was written, one to a line or with commas between; those that are none are told. */
export function sendersIn(text: string): {
  readonly senders: readonly string[];
  readonly wrong: readonly string[];
} {
  const given = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((each) => each.replace(/^<|>$/g, ''))
    .filter((each) => each !== '');
  const wrong = given.filter((each) => !ADDRESS.test(each) && !DOMAIN.test(each));
  return { senders: [...new Set(given)].filter((each) => !wrong.includes(each)), wrong };
}

export interface MailRuleDraft extends Omit<MailRule, 'id' | 'version' | 'sourceId'> {
  /** Made where there is none of this name. */
  readonly source: string;
}

export interface MailRuleToSave {
  readonly shown: { readonly id: string; readonly version: number } | null;
  readonly draft: MailRuleDraft;
  readonly formKey: string;
  readonly doer: Doer;
}

/**
 * The same form twice is done once. Mails that no rule named before are looked at again.
 * @throws UserError 'source.name' where that is empty or too long, 'source.reserved'
 */
export function saveMailRule(
  database: Database,
  workspaceId: string,
  { shown, draft: { source: name, senders, ...draft }, formKey, doer }: MailRuleToSave,
): Promise<'saved' | 'outdated' | 'full'> {
  return transact(database, async (tx) => {
    if (
      shown === null &&
      (await tx.mailRule.findUnique({ where: { workspaceId_formKey: { workspaceId, formKey } } }))
    )
      return 'saved';
    if (shown === null && (await tx.mailRule.count({ where: { workspaceId } })) >= MOST_MAIL_RULES)
      return 'full';
    const source =
      (await sourceToFill(tx, workspaceId, name)) ??
      (await createSource(tx, workspaceId, { name, heat: draft.heat, now: doer.now }, null));
    const data = { ...draft, senders: [...senders], sourceId: source.id };
    const id = shown?.id ?? newId();
    if (shown === null) await tx.mailRule.create({ data: { workspaceId, id, ...data, formKey } });
    else {
      const { count } = await tx.mailRule.updateMany({
        where: { workspaceId, ...shown },
        data: { ...data, version: { increment: 1 } },
      });
      if (count === 0) return 'outdated';
    }
    await lookAgain(tx, workspaceId, doer.now);
    await noted(tx, { workspaceId, ...doer }, shown === null ? 'mail-rule.made' : 'mail-rule.changed', {
      mailRule: id,
    });
    return 'saved';
  });
}

/** False where it is gone already. */
export function removeMailRule(
  database: Database,
  workspaceId: string,
  id: string,
  doer: Doer,
): Promise<boolean> {
  return transact(database, async (tx) => {
    const { count } = await tx.mailRule.deleteMany({ where: { workspaceId, id } });
    if (count === 1) await noted(tx, { workspaceId, ...doer }, 'mail-rule.removed', { mailRule: id });
    return count === 1;
  });
}

/** The whole mailbox, as far back as it is read: what was taken is known. */
async function lookAgain(tx: Store, workspaceId: string, now: Date): Promise<void> {
  await tx.mailbox.updateMany({
    where: { workspaceId },
    data: { upTo: 0n, nextAt: now, version: { increment: 1 } },
  });
}
