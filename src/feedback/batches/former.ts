// Answers as they were before a batch replaced them: kept until it is taken back, without their words once the answer has lost them.
import { z } from 'zod';
import { newId } from '../../clock.ts';
import { type EngineStore, insertMany, type Store } from '../../database/client.ts';
import type { FeedbackModel, FormerAnswerModel } from '../../database/generated/sqlite/models.ts';
import { type FurtherScore, furtherScores, furtherWords } from '../further.ts';
import { insertFurther } from '../inserting.ts';
import { segmentKeysOf } from '../segment-filter.ts';
import { atTouchpoints } from '../touchpoints/company.ts';

/** What stands in columns of its own. */
type Apart = 'workspaceId' | 'id' | 'batch' | 'customer' | 'sealedOriginal' | 'segmentKeys';

const instant = z.iso.datetime().transform((text) => new Date(text));

const content = z.object({
  sourceId: z.string(),
  heat: z.string(),
  metric: z.string().nullable(),
  score: z.number().nullable(),
  askedScore: z.number().nullable().default(null),
  askedScale: z.string().nullable().default(null),
  scoreQuestion: z.string().nullable().default(null),
  verbatim: z.string().nullable(),
  verbatimQuestion: z.string().nullable().default(null),
  touchpoint: z.string().nullable(),
  segments: z.record(z.string(), z.string()),
  answeredAt: instant,
  receivedAt: instant,
  erasedAt: instant.nullable(),
  /** Where its words stood in the index. */
  position: z.number().int().nullable(),
  words: z.string().nullable(),
  /** Its further ones, in their order. */
  scores: z
    .array(
      z.object({
        metric: z.string(),
        score: z.number(),
        askedScore: z.number().nullable(),
        askedScale: z.string().nullable(),
        scoreQuestion: z.string().nullable(),
      }),
    )
    .default([]),
}) satisfies z.ZodType<{ [Column in Exclude<keyof FeedbackModel, Apart>]: unknown }>;

const COLUMNS = {
  workspaceId: 'text',
  id: 'text',
  feedbackId: 'text',
  batch: 'integer',
  of: 'integer',
  customer: 'text',
  sealedOriginal: 'text',
  content: 'json',
} as const;

/** For the transaction that replaces these answers. What the same batch replaced before stays as it was then. */
export async function keepFormer(
  store: EngineStore,
  workspaceId: string,
  ids: readonly string[],
  batch: number,
): Promise<void> {
  const { db } = store;
  const where = { workspaceId, id: { in: [...ids] } };
  const isOlder = { OR: [{ batch: null }, { batch: { not: batch } }] };
  const answers = await db.feedback.findMany({ where: { ...where, ...isOlder } });
  const entries = await db.feedbackText.findMany({ where: { workspaceId, feedbackId: { in: [...ids] } } });
  const entryOf = new Map(entries.map((entry) => [entry.feedbackId, entry]));
  const scores = await furtherScores(db, workspaceId, ids);
  const comments = await furtherWords(db, workspaceId, ids);
  const rows = answers.map((answer) => {
    const {
      id: feedbackId,
      batch: of,
      customer,
      sealedOriginal,
      workspaceId: _,
      segmentKeys: __,
      ...rest
    } = answer;
    const { position = null, words = null } = entryOf.get(feedbackId) ?? {};
    const further = scores.get(feedbackId) ?? [];
    const kept = { ...rest, position, words, scores: further.map(plainScore) };
    return { workspaceId, id: newId(), feedbackId, batch, of, customer, sealedOriginal, content: kept };
  });
  const known = new Set(
    (
      await db.formerAnswer.findMany({
        where: { workspaceId, batch, feedbackId: { in: [...ids] } },
        select: { feedbackId: true },
      })
    ).map(({ feedbackId }) => feedbackId),
  );
  const fresh = rows.filter(({ feedbackId }) => !known.has(feedbackId));
  await insertMany(store, 'FormerAnswer', COLUMNS, fresh);
  const texts = fresh.flatMap(({ id: formerId, feedbackId }) =>
    (comments.get(feedbackId) ?? []).map(({ place, verbatim, verbatimQuestion, sealedOriginal }) => {
      return { workspaceId, id: newId(), formerId, place, verbatim, verbatimQuestion, sealedOriginal };
    }),
  );
  await insertMany(store, 'FormerComment', TEXT, texts);
}

function plainScore({ metric, score, askedScore, askedScale, scoreQuestion }: FurtherScore): FurtherScore {
  return { metric, score, askedScore, askedScale, scoreQuestion };
}

const TEXT = {
  workspaceId: 'text',
  id: 'text',
  formerId: 'text',
  place: 'integer',
  verbatim: 'text',
  verbatimQuestion: 'text',
  sealedOriginal: 'text',
} as const;

const ANSWER = {
  workspaceId: 'text',
  id: 'text',
  sourceId: 'text',
  heat: 'text',
  metric: 'text',
  score: 'real',
  askedScore: 'real',
  askedScale: 'text',
  scoreQuestion: 'text',
  verbatim: 'text',
  verbatimQuestion: 'text',
  sealedOriginal: 'text',
  customer: 'text',
  touchpoint: 'text',
  segments: 'json',
  segmentKeys: 'text',
  answeredAt: 'instant',
  receivedAt: 'instant',
  erasedAt: 'instant',
  batch: 'integer',
} as const satisfies { [Column in keyof FeedbackModel]: string };

const ENTRY = { workspaceId: 'text', feedbackId: 'text', words: 'text', position: 'integer' } as const;

/** Puts those back that this batch replaced, index included, in place of what it left there. How many. */
export async function restoreFormer(
  store: EngineStore,
  former: readonly FormerAnswerModel[],
): Promise<number> {
  const [first] = former;
  if (first === undefined) return 0;
  const { workspaceId } = first;
  const { db } = store;
  await db.feedback.deleteMany({ where: { workspaceId, id: { in: former.map((each) => each.feedbackId) } } });
  const rows = former.map(({ feedbackId, of, customer, sealedOriginal, content: stored }) => {
    const { position, words, scores, ...rest } = content.parse(stored);
    const segmentKeys = segmentKeysOf(rest.segments);
    const answer = { workspaceId, id: feedbackId, batch: of, customer, sealedOriginal, ...rest, segmentKeys };
    return { answer, scores, entry: { workspaceId, feedbackId, position, words } };
  });
  const answers = rows.map(({ answer }) => answer);
  // Touchpoints may have been joined meanwhile.
  await insertMany(store, 'Feedback', ANSWER, await atTouchpoints(store, workspaceId, answers, null));
  const texts = await db.formerComment.findMany({
    where: { workspaceId, formerId: { in: former.map(({ id }) => id) } },
    orderBy: [{ formerId: 'asc' }, { place: 'asc' }],
  });
  // Without their ids here: a response's words are known by its own.
  const comments = former.map(({ id }) =>
    texts
      .filter(({ formerId }) => formerId === id)
      .map(({ verbatim, verbatimQuestion, sealedOriginal }) => ({
        verbatim,
        verbatimQuestion,
        sealedOriginal,
      })),
  );
  await insertFurther(
    store,
    rows.map(({ answer, scores }, at) => ({ ...answer, scores, comments: comments[at] ?? [] })),
  );
  const entries = rows.map(({ entry }) => entry).filter(({ position }) => position !== null);
  await insertMany(store, 'FeedbackText', ENTRY, entries);
  await db.formerAnswer.deleteMany({ where: { workspaceId, id: { in: former.map(({ id }) => id) } } });
  return rows.length;
}

/**
 * Later batches that replaced answers of this one keep what stood before it instead; where nothing did, their answers go with them.
 * For the transaction that takes it back, some at a time: false once there are none.
 */
export async function skipInFormer(
  tx: Store,
  workspaceId: string,
  batch: number,
  most: number,
): Promise<boolean> {
  const later = await tx.formerAnswer.findMany({
    where: { workspaceId, of: batch },
    take: most,
    select: { id: true, feedbackId: true },
  });
  const own = await tx.formerAnswer.findMany({
    where: { workspaceId, batch, feedbackId: { in: later.map(({ feedbackId }) => feedbackId) } },
  });
  const before = new Map(own.map((each) => [each.feedbackId, each]));
  for (const { id, feedbackId } of later) {
    const older = before.get(feedbackId);
    const where = { workspaceId_id: { workspaceId, id } };
    if (older === undefined) await tx.formerAnswer.delete({ where });
    else {
      const { of, customer, sealedOriginal, content: stored } = older;
      const kept = content.parse(stored);
      await tx.formerAnswer.update({ where, data: { of, customer, sealedOriginal, content: plain(kept) } });
      await tx.formerComment.deleteMany({ where: { workspaceId, formerId: id } });
      await tx.formerComment.updateMany({
        where: { workspaceId, formerId: older.id },
        data: { formerId: id },
      });
      await tx.formerAnswer.delete({ where: { workspaceId_id: { workspaceId, id: older.id } } });
    }
  }
  return later.length > 0;
}

/** As `blankAnswers` of retention.ts does to the answers themselves. */
export async function blankFormer(
  tx: Store,
  workspaceId: string,
  which: { readonly feedbackIds: readonly string[] } | { readonly customers: readonly string[] },
  erasedAt: Date | null,
): Promise<void> {
  const of =
    'customers' in which
      ? { customer: { in: [...which.customers] } }
      : { feedbackId: { in: [...which.feedbackIds] } };
  const rows = await tx.formerAnswer.findMany({ where: { workspaceId, ...of } });
  for (const { id, content: stored } of rows) {
    const kept = content.parse(stored);
    const gone = { ...kept, verbatim: null, position: null, words: null };
    const blank = erasedAt === null ? gone : { ...gone, segments: {}, erasedAt };
    await tx.formerAnswer.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { customer: null, sealedOriginal: null, content: plain(blank) },
    });
    await tx.formerComment.deleteMany({ where: { workspaceId, formerId: id } });
  }
}

/** As JSON keeps it. */
function plain(kept: z.infer<typeof content>) {
  const { answeredAt, receivedAt, erasedAt, ...rest } = kept;
  return {
    ...rest,
    answeredAt: answeredAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    erasedAt: erasedAt?.toISOString() ?? null,
  };
}
