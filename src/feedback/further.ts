// What responses hold besides their leading score and words, for as many as somebody reads. In questions of their own: Prisma would join rows by
// two columns each, which SQLite refuses for a few hundred.
import type { Store } from '../database/client.ts';
import { inPortions } from './portions.ts';

export interface FurtherWords {
  readonly place: number;
  readonly sealedOriginal: string | null;
  readonly verbatim: string | null;
  /** The id of a Question. */
  readonly verbatimQuestion: string | null;
}

export interface FurtherScore {
  readonly metric: string;
  readonly score: number;
  readonly askedScore: number | null;
  readonly askedScale: string | null;
  readonly scoreQuestion: string | null;
}

/** In their order, by the response's id; nothing for those that have none. */
export async function furtherWords(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly FurtherWords[]>> {
  if ((await db.feedbackComment.findFirst({ where: { workspaceId }, select: { id: true } })) === null)
    return new Map();
  const rows = [];
  for (const some of inPortions(ids)) {
    rows.push(
      ...(await db.feedbackComment.findMany({
        where: { workspaceId, feedbackId: { in: some } },
        orderBy: { place: 'asc' },
      })),
    );
  }
  return byResponse(rows);
}

/** As `furtherWords`. */
export async function furtherScores(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly FurtherScore[]>> {
  if ((await db.feedbackScore.findFirst({ where: { workspaceId }, select: { place: true } })) === null)
    return new Map();
  const rows = [];
  for (const some of inPortions(ids)) {
    rows.push(
      ...(await db.feedbackScore.findMany({
        where: { workspaceId, feedbackId: { in: some } },
        orderBy: { place: 'asc' },
      })),
    );
  }
  return byResponse(rows);
}

function byResponse<T extends { readonly feedbackId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const its = found.get(row.feedbackId);
    if (its) its.push(row);
    else found.set(row.feedbackId, [row]);
  }
  return found;
}

/** All words of a response, the leading ones first. */
export function textsOf(
  { verbatim }: Pick<FurtherWords, 'verbatim'>,
  further: readonly Pick<FurtherWords, 'verbatim'>[] = [],
): string[] {
  return [{ verbatim }, ...further].flatMap((each) => each.verbatim ?? []);
}
