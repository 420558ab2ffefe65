// Making, changing and deleting a rule of the feed. A version number keeps two admins from overwriting each other.
import { noted, ofAdmin } from '../audit/note.ts';
import { postingHoursCode } from '../calendar/posting-hours.ts';
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { type Database, transact } from '../database/client.ts';
import { outdated, type Saved, type Saving } from '../people/outdated.ts';
import { type FeedDraft, type FeedRule, feedRuleById, feedRuleFrom } from './rule.ts';

/** @param formKey the opening of the form: the same one twice makes one rule */
export async function createFeedRule(
  database: Database,
  saving: Saving,
  draft: FeedDraft,
  formKey: string,
): Promise<FeedRule> {
  const { workspaceId, adminId, now } = saving;
  const times = { since: now, lookedUntil: now };
  const data = { workspaceId, id: newId(), adminId, ...columns(draft), ...times, formKey };
  const where = { workspaceId_formKey: { workspaceId, formKey } };
  return feedRuleFrom(
    await once(
      () =>
        transact(database, async (tx) => {
          await noted(tx, ofAdmin(saving), 'feed-rule.made', { feedRule: data.id });
          return tx.feedRule.create({ data });
        }),
      () => database.db.feedRule.findUnique({ where }),
    ),
  );
}

/** A wider rule does not reach back; what the old one has taken already is still posted. */
export async function updateFeedRule(
  database: Database,
  saving: Saving,
  shown: { readonly id: string; readonly version: number },
  draft: FeedDraft,
): Promise<Saved<{ rule: FeedRule }>> {
  const { db } = database;
  const { workspaceId, adminId, now } = saving;
  const isSaved = await transact(database, async (tx) => {
    const { count } = await tx.feedRule.updateMany({
      where: { workspaceId, id: shown.id, version: shown.version, deletedAt: null },
      data: { ...columns(draft), adminId, since: now, lookedUntil: now, version: { increment: 1 } },
    });
    if (count === 1) await noted(tx, ofAdmin(saving), 'feed-rule.changed', { feedRule: shown.id });
    return count === 1;
  });
  const current = await feedRuleById(db, workspaceId, shown.id);
  if (isSaved && current) return { kind: 'saved', rule: current };
  return outdated(db, workspaceId, current);
}

/** What it has posted stays; what still waited for its hour is not posted any more. */
export async function deleteFeedRule(database: Database, saving: Saving, id: string): Promise<void> {
  const { workspaceId, now } = saving;
  await transact(database, async (tx) => {
    const { count } = await tx.feedRule.updateMany({
      where: { workspaceId, id, deletedAt: null },
      data: { deletedAt: now, version: { increment: 1 } },
    });
    await tx.feedPost.deleteMany({ where: { workspaceId, ruleId: id, deliveryId: null } });
    if (count === 1) await noted(tx, ofAdmin(saving), 'feed-rule.deleted', { feedRule: id });
  });
}

function columns({ sourceIds, touchpoints, segments, words, postingHours, ...draft }: FeedDraft) {
  return {
    ...draft,
    sourceIds: [...sourceIds],
    touchpoints: [...touchpoints],
    segments: segments.map((each) => ({ ...each })),
    words: [...words],
    postingHours: postingHours && postingHoursCode(postingHours),
  };
}
