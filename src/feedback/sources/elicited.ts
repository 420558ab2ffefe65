// The source of what customers answered to a question of ours (community/): their words are about what they were asked, and no news of what they would
// have said by themselves. Whoever is named to them as reader reads these first, and alone where few wrote.
import { z } from 'zod';
import type { Store } from '../../database/client.ts';
import type { Prisma } from '../../database/generated/sqlite/client.ts';
import { inPortions } from '../portions.ts';
import { LEAST_ANSWERS_FOR_COMMENTS } from '../verbatims.ts';

/** As imports and `/voice` name it. */
export const COMMUNITY = 'community';

export function isElicited({ name }: { readonly name: string }): boolean {
  return name === COMMUNITY;
}

/** The condition for answers that came unasked: all that are of no such question. */
export async function unasked(
  db: Store,
  workspaceId: string,
): Promise<Pick<Prisma.FeedbackWhereInput, 'NOT'>> {
  const sourceId = await elicitedSource(db, workspaceId);
  return sourceId === null ? {} : { NOT: { sourceId } };
}

/** Its id; null where nobody has answered yet. */
async function elicitedSource(db: Store, workspaceId: string): Promise<string | null> {
  const source = await db.source.findUnique({
    where: { workspaceId_name: { workspaceId, name: COMMUNITY } },
    select: { id: true },
  });
  return source?.id ?? null;
}

const ended = z.looseObject({ wrote: z.int() });

/** Of these answers, by their ids, those whose words only their named reader may read so far: others can still answer, or fewer than 8 wrote. */
export async function heldAmong(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  if (ids.length === 0 || (await elicitedSource(db, workspaceId)) === null) return held;
  for (const some of inPortions(ids)) {
    const answers = await db.customerAnswer.findMany({
      where: { workspaceId, feedbackId: { in: some } },
      select: { feedbackId: true, question: { select: { endedAt: true, result: true } } },
    });
    for (const { feedbackId, question } of answers) {
      const wrote = ended.safeParse(question.result).data?.wrote ?? 0;
      const isTold = question.endedAt !== null && wrote >= LEAST_ANSWERS_FOR_COMMENTS;
      if (feedbackId !== null && !isTold) held.add(feedbackId);
    }
  }
  return held;
}
