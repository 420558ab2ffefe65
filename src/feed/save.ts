// Making, changing and deleting a rule of the feed. A version number keeps two admins from overwriting each other.

import { postingHoursCode } from '../calendar/posting-hours.ts';
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import type { Database } from '../database/client.ts';
import { type Outdated, outdated, type Saving } from '../people/outdated.ts';
import { type FeedDraft, type FeedRule, feedRuleById, feedRuleFrom } from './rule.ts';

export type Saved = { readonly kind: 'saved'; readonly rule: FeedRule } | Outdated;

/** @param formKey the opening of the form: the same one twice makes one rule */
export async function createFeedRule(
  { db }: Database,
  { workspaceId, adminId, now }: Saving,
  draft: FeedDraft,
  formKey: string,
): Promise<FeedRule> {
  const times = { since: now, lookedUntil: now };
  const data = { workspaceId, id: newId(), adminId, ...columns(draft), ...times, formKey };
  const where = { workspaceId_formKey: { workspaceId, formKey } };
  return feedRuleFrom(
    await once(
      () => db.feedRule.create({ data }),
      () => db.feedRule.findUnique({ where }),
    ),
  );
}

/** A wider rule does not reach back; what the old one has taken already is still posted. */
export async function updateFeedRule(
  { db }: Database,
  { workspaceId, adminId, now }: Saving,
  shown: { readonly id: string; readonly version: number },
  draft: FeedDraft,
): Promise<Saved> {
  const { count } = await db.feedRule.updateMany({
    where: { workspaceId, id: shown.id, version: shown.version, deletedAt: null },
    data: { ...columns(draft), adminId, since: now, lookedUntil: now, version: { increment: 1 } },
  });
  const current = await feedRuleById(db, workspaceId, shown.id);
  if (count === 1 && current) return { kind: 'saved', rule: current };
  return outdated(db, workspaceId, current);
}

/** What it has posted stays; what still waited for its hour is not posted any more. */
export async function deleteFeedRule(
  { db }: Database,
  workspaceId: string,
  id: string,
  now: Date,
): Promise<void> {
  await db.feedRule.updateMany({
    where: { workspaceId, id, deletedAt: null },
    data: { deletedAt: now, version: { increment: 1 } },
  });
  await db.feedPost.deleteMany({ where: { workspaceId, ruleId: id, deliveryId: null } });
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
