// What answers said before they were replaced or revised, so that whatever quotes them can be corrected: who does that is given, since messages are
// above this room.
import type { Store } from '../../database/client.ts';
import { metrics } from '../filters.ts';
import { furtherWords, textsOf } from '../further.ts';
import { ASKED, askedOf, rated } from '../scores.ts';

/** An answer as it read at one moment. */
export interface AnswerAsRead {
  readonly id: string;
  /** All its words, redacted, in their order. */
  readonly texts: readonly string[];
  /** Its leading score as it was given; null where it has none that a number tells. */
  readonly points: { readonly score: number; readonly of: number } | null;
}

/**
 * Corrects what quotes these answers, which read otherwise now, or the same: within the transaction that changed them.
 * @param before as they read until then
 */
export type Correcting = (
  tx: Store,
  workspaceId: string,
  before: readonly AnswerAsRead[],
  now: Date,
) => Promise<void>;

export async function asReadNow(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<AnswerAsRead[]> {
  if (ids.length === 0) return [];
  const rows = await db.feedback.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, verbatim: true, metric: true, score: true, ...ASKED },
  });
  const further = await furtherWords(db, workspaceId, ids);
  return rows.map((row) => ({
    id: row.id,
    texts: textsOf(row, further.get(row.id)),
    points: rated(metrics.find((each) => each === row.metric) ?? null, row.score, askedOf(row)),
  }));
}
