// What is blanked of an answer when a customer asks for it, or when it is older than its source keeps it. What quoted it: erasure.
import { msPerDay } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { blankFormer } from './batches/former.ts';
import { furtherWords, textsOf } from './further.ts';
import { hashWithin, referenceHash } from './identity.ts';
import { inPortions } from './portions.ts';
import { forgetReplyPlaces } from './reply-places.ts';
import type { Source } from './sources/source.ts';

/** An answer before it is blanked. */
export interface AnswerToBlank {
  readonly id: string;
  /** All its words. */
  readonly texts: readonly string[];
  readonly answeredAt: Date;
  readonly receivedAt: Date;
}

/**
 * Under which hashes a customer may be on file: by the database's keys, and by each key that was given beside, since a key that was put
 * in front or behind earlier did not change what was stored before.
 * @param each one `Keys` for each secret alone
 */
export function customerHashes(
  keys: Keys,
  each: readonly Keys[],
  workspaceId: string,
  reference: string,
): string[] {
  const hashes = [keys, ...each].map((one) => hashWithin(keys, workspaceId, referenceHash(one, reference)));
  return [...new Set(hashes)];
}

export async function answersOf(
  db: Store,
  workspaceId: string,
  customers: readonly string[],
): Promise<AnswerToBlank[]> {
  const rows = await db.feedback.findMany({
    where: { workspaceId, customer: { in: [...customers] } },
    select: SAID,
    orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
  });
  return withTexts(db, workspaceId, rows);
}

const SAID = { id: true, verbatim: true, answeredAt: true, receivedAt: true } as const;

interface Row extends Omit<AnswerToBlank, 'texts'> {
  readonly verbatim: string | null;
}

async function withTexts(db: Store, workspaceId: string, rows: readonly Row[]): Promise<AnswerToBlank[]> {
  const further = await furtherWords(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, answeredAt, receivedAt, verbatim }) => {
    return { id, answeredAt, receivedAt, texts: textsOf({ verbatim }, further.get(id)) };
  });
}

/**
 * All words, originals and the customer go. `erasedAt`: when the customer asked for it, so for good, and the segments go too, which may
 * describe one person; null: they are past their time. What stays are numbers: scores, metrics, heat, touchpoint, source and when.
 * Blanking twice changes nothing.
 */
export async function blankAnswers(
  tx: Store,
  workspaceId: string,
  ids: readonly string[],
  erasedAt: Date | null,
): Promise<void> {
  const gone = { verbatim: null, customer: null, sealedOriginal: null };
  const data = erasedAt === null ? gone : { ...gone, segments: {}, segmentKeys: '', erasedAt };
  for (const some of inPortions(ids)) {
    await tx.feedback.updateMany({ where: { workspaceId, id: { in: some } }, data });
    await tx.feedbackComment.deleteMany({ where: { workspaceId, feedbackId: { in: some } } });
    await blankFormer(tx, workspaceId, { feedbackIds: some }, erasedAt);
    await forgetReplyPlaces(tx, workspaceId, some);
  }
}

/** Those of these answers, which have just been stored, that were erased before they went with their batch lose their words again. */
export async function eraseAgain(tx: Store, workspaceId: string, ids: readonly string[]): Promise<void> {
  if ((await tx.erasedAnswer.findFirst({ where: { workspaceId } })) === null) return;
  const where = { workspaceId, feedbackId: { in: [...ids] } };
  for (const { feedbackId, erasedAt } of await tx.erasedAnswer.findMany({ where }))
    await blankAnswers(tx, workspaceId, [feedbackId], erasedAt);
  await tx.erasedAnswer.deleteMany({ where });
}

/** Those of these answers that their customers asked to erase. */
export async function erasedAmong(db: Store, workspaceId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db.feedback.findMany({
    where: { workspaceId, id: { in: [...ids] }, erasedAt: { not: null } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Those of these answers that are not there: they went with an import that was taken back. */
export async function goneAmong(db: Store, workspaceId: string, ids: readonly string[]): Promise<string[]> {
  const where = { workspaceId, id: { in: [...ids] } };
  const rows = await db.feedback.findMany({ where, select: { id: true } });
  const there = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !there.has(id));
}

/** Before when answers of this source are kept no longer; null where they are kept until they are erased. */
export function keptFrom({ keepDays }: Pick<Source, 'keepDays'>, now: Date): Date | null {
  return keepDays === null ? null : new Date(now.getTime() - keepDays * msPerDay);
}

/** The oldest answers of a source before `until` of which something is still to be blanked, at most so many. */
export async function expiredAnswers(
  db: Store,
  { workspaceId, id: sourceId }: Pick<Source, 'workspaceId' | 'id'>,
  { from, until, most }: { readonly from: Date | null; readonly until: Date; readonly most: number },
): Promise<AnswerToBlank[]> {
  const rows = await db.feedback.findMany({
    where: {
      workspaceId,
      sourceId,
      answeredAt: { lt: until, ...(from === null ? {} : { gte: from }) },
      OR: [{ verbatim: { not: null } }, { customer: { not: null } }, { sealedOriginal: { not: null } }],
    },
    select: SAID,
    orderBy: { answeredAt: 'asc' },
    take: most,
  });
  return withTexts(db, workspaceId, rows);
}
