// One summary, from its asking to what may be shown of it: kept, claimed by one replica at a time, and checked once more before it is shown.
import { z } from 'zod';
import type { Db, Store } from '../database/client.ts';
import { isUniqueViolation } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';
import type { SummaryModel } from '../database/generated/sqlite/models.ts';
import { unasked } from '../feedback/sources/elicited.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import type { SummaryUse } from './ask.ts';
import { type CheckedSentence, checkSentence } from './check.ts';
import { type GivenComment, type GivenFigure, labelOf } from './given.ts';
import { checkedName } from './name.ts';

export type { SummaryModel } from '../database/generated/sqlite/models.ts';

export const sentencesShape = z.array(
  z.object({ feedbackId: z.string(), text: z.string(), also: z.array(z.string()) }),
);

/** What is kept of one that passed. A sentence that was taken out since is left out. */
export function sentencesOf({ sentences }: Pick<SummaryModel, 'sentences'>): readonly CheckedSentence[] {
  return sentencesShape.parse(sentences).filter(({ text }) => text !== '');
}

export function summaryLocale({ locale }: Pick<SummaryModel, 'locale'>): Locale {
  return localeOf(locale) ?? 'en';
}

export interface Wished {
  readonly id: string;
  readonly use: SummaryUse;
  readonly subject: string;
  readonly askerId: string | null;
  readonly locale: Locale;
  readonly until?: Date;
}

/** How long a replica has one before another tries: longer than two requests take. */
const LEASE_MS = 11 * 60_000;
/** After a failure. */
const AGAIN_MS = 60_000;
const MOST_TRIES = 3;

/** False where it was asked for before. */
export async function wish(db: Store, workspaceId: string, wished: Wished, now: Date): Promise<boolean> {
  try {
    await db.summary.create({
      data: { workspaceId, ...wished, state: 'waiting', sentences: [], nextAt: now, askedAt: now },
    });
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return false;
  }
}

/** The condition for those that nobody has: a wait of longer than a lease was written down by a clock that was ahead. */
export function isDue(now: Date): Pick<Prisma.SummaryWhereInput, 'state' | 'OR'> {
  const furthest = new Date(now.getTime() + LEASE_MS);
  return { state: 'waiting', OR: [{ nextAt: { lte: now } }, { nextAt: { gt: furthest } }] };
}

/** For this replica alone, for a while; null where another has it, or there is nothing more to do about it. */
export async function claim(
  db: Db,
  workspaceId: string,
  id: string,
  now: Date,
): Promise<SummaryModel | null> {
  const { count } = await db.summary.updateMany({
    where: { workspaceId, id, ...isDue(now), tries: { lt: MOST_TRIES } },
    data: { nextAt: new Date(now.getTime() + LEASE_MS), tries: { increment: 1 } },
  });
  return count === 1 ? db.summary.findUnique({ where: { workspaceId_id: { workspaceId, id } } }) : null;
}

/** Why there is none. `down` is tried again, twice. */
export type NoSummary = 'few' | 'day' | 'down' | 'refused' | 'shape' | 'unsupported' | 'gone';

/** What came of it. True where it is settled, so that its asker can be told. */
export async function settle(
  tx: Store,
  { workspaceId, id, tries }: Pick<SummaryModel, 'workspaceId' | 'id' | 'tries'>,
  result: SummaryResult,
  now: Date,
): Promise<boolean> {
  const isAgain = result.why === 'down' && tries < MOST_TRIES;
  const { count } = await tx.summary.updateMany({
    where: { workspaceId, id, state: 'waiting', tries },
    data: isAgain
      ? { nextAt: new Date(now.getTime() + AGAIN_MS), why: result.why, about: result.about ?? '' }
      : {
          ...{ state: result.why === null ? 'there' : 'none', why: result.why, about: result.about ?? '' },
          sentences: result.sentences.map(({ also, ...each }) => ({ ...each, also: [...also] })),
        },
  });
  return count === 1 && !isAgain;
}

export interface SummaryResult {
  readonly sentences: readonly CheckedSentence[];
  readonly why: NoSummary | null;
  /** See Summary.about. */
  readonly about?: string;
}

export function summaryOf(db: Store, workspaceId: string, id: string): Promise<SummaryModel | null> {
  return db.summary.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
}

/** Those sentences, or the name, that still pass, over the comments as they stand now and the figures of now. */
export async function stillStanding(
  db: Store,
  row: Pick<SummaryModel, 'workspaceId' | 'use' | 'locale' | 'sentences'>,
  figures: readonly GivenFigure[] = [],
): Promise<readonly CheckedSentence[]> {
  const sentences = sentencesOf(row);
  const ids = [...new Set(sentences.flatMap(({ feedbackId, also }) => [feedbackId, ...also]))];
  const comments = await commentsOf(db, row.workspaceId, ids);
  return sentences.flatMap(({ feedbackId, also, text }) => {
    const its = comments.filter((each) => each.feedbackId === feedbackId || also.includes(each.feedbackId));
    const given = { locale: summaryLocale(row), comments: its, figures };
    const claimed = { text, comments: its.map((_, at) => labelOf(at)) };
    if (row.use === 'theme') return checkedName(claimed, given) ?? [];
    const again = checkSentence(claimed, given, { longest: text.length });
    return typeof again === 'string' ? [] : [again];
  });
}

/** Their leading words, redacted; in the order of the ids. Those that have none any more are left out, and what customers said because we asked. */
export async function commentsOf(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly GivenComment[]> {
  const rows = await db.feedback.findMany({
    where: {
      workspaceId,
      id: { in: [...ids] },
      verbatim: { not: null },
      ...(await unasked(db, workspaceId)),
    },
    select: { id: true, customer: true, verbatim: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row?.verbatim ? [{ feedbackId: id, customer: row.customer, text: row.verbatim }] : [];
  });
}
