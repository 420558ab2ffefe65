// Making, changing and deleting a rule. A version number keeps two admins from overwriting each other.
import { noted, ofAdmin } from '../../audit/note.ts';
import { postingHoursCode } from '../../calendar/posting-hours.ts';
import { newId } from '../../clock.ts';
import { once } from '../../correspondence/once.ts';
import { type Database, transact } from '../../database/client.ts';
import { outdated, type Saved, type Saving } from '../../people/outdated.ts';
import { type Rule, type RuleDraft, ruleById, ruleFrom } from './rule.ts';

/** @param formKey the opening of the form: the same one twice makes one rule */
export async function createRule(
  database: Database,
  saving: Saving,
  draft: RuleDraft,
  formKey: string,
): Promise<Rule> {
  const { workspaceId, adminId, now } = saving;
  const data = { workspaceId, id: newId(), adminId, ...columns(draft), since: now, formKey };
  const where = { workspaceId_formKey: { workspaceId, formKey } };
  return ruleFrom(
    await once(
      () =>
        transact(database, async (tx) => {
          await noted(tx, ofAdmin(saving), 'case-rule.made', { caseRule: data.id });
          return tx.caseRule.create({ data });
        }),
      () => database.db.caseRule.findUnique({ where }),
    ),
  );
}

/**
 * What was received before is not looked at anew: a wider rule does not reach back. Open what the old one asks for first
 * (see open.ts).
 */
export async function updateRule(
  database: Database,
  saving: Saving,
  shown: { readonly id: string; readonly version: number },
  draft: RuleDraft,
): Promise<Saved<{ rule: Rule }>> {
  const { db } = database;
  const { workspaceId, adminId, now } = saving;
  const isSaved = await transact(database, async (tx) => {
    const { count } = await tx.caseRule.updateMany({
      where: { workspaceId, id: shown.id, version: shown.version, deletedAt: null },
      data: { ...columns(draft), adminId, since: now, version: { increment: 1 } },
    });
    if (count === 1) await noted(tx, ofAdmin(saving), 'case-rule.changed', { caseRule: shown.id });
    return count === 1;
  });
  const current = await ruleById(db, workspaceId, shown.id);
  if (isSaved && current) return { kind: 'saved', rule: current };
  return outdated(db, workspaceId, current);
}

/** Its cases go on. */
export async function deleteRule(database: Database, saving: Saving, id: string): Promise<boolean> {
  const { workspaceId, now } = saving;
  return transact(database, async (tx) => {
    const { count } = await tx.caseRule.updateMany({
      where: { workspaceId, id, deletedAt: null },
      data: { deletedAt: now, version: { increment: 1 } },
    });
    if (count === 1) await noted(tx, ofAdmin(saving), 'case-rule.deleted', { caseRule: id });
    return count === 1;
  });
}

function columns({ name, channel, bounds, locale, postingHours, ...chosen }: RuleDraft) {
  const { touchpoints, sourceIds, segments = [] } = chosen;
  return {
    name,
    address: channel.address,
    channelName: channel.name,
    npsAtMost: bounds.nps,
    csatAtMost: bounds.csat,
    cesAtMost: bounds.ces,
    touchpoints: [...touchpoints],
    sourceIds: [...sourceIds],
    segments: segments.map((each) => ({ ...each })),
    locale,
    ...(postingHours === undefined ? {} : { postingHours: postingHours && postingHoursCode(postingHours) }),
  };
}
