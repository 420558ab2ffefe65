// What is there already under the same identity with other content: found, and replaced where that is wanted.
import type { EngineStore } from '../../database/client.ts';
import type { FeedbackModel } from '../../database/generated/sqlite/models.ts';
import { type FurtherWords, furtherScores, furtherWords, textsOf } from '../further.ts';
import type { ScoreColumns } from '../rows.ts';

/** What may differ between an answer as it is stored and as it came again. */
const differingFields = [
  'score',
  'metric',
  'verbatim',
  'touchpoint',
  'segments',
  'answeredAt',
  'customer',
  'heat',
] as const;
export type DifferingField = (typeof differingFields)[number];

type Compared = Pick<FeedbackModel, 'id' | 'askedScore' | 'askedScale' | DifferingField> & Further;

/** What it holds besides its leading score and words. */
interface Further {
  readonly scores: readonly Pick<ScoreColumns, 'metric' | 'score' | 'askedScore' | 'askedScale'>[];
  readonly comments: readonly Pick<FurtherWords, 'verbatim'>[];
}

/** An answer as it came: `heat` counts where it was said of it and not of its whole source. */
export interface Came extends Omit<Compared, 'segments'> {
  readonly segments: Readonly<Record<string, string>>;
  readonly isHeatSaid: boolean;
}

/**
 * The first field that differs; null where nothing that counts does.
 * @param wordsFrom what was answered before has lost its words and its customer, which is no difference; null: words are kept
 */
function differenceOf(stored: Compared, came: Came, wordsFrom: Date | null): DifferingField | null {
  const isPast = wordsFrom !== null && stored.answeredAt < wordsFrom;
  const differs: Readonly<Record<DifferingField, boolean>> = {
    score: scoresOf(stored) !== scoresOf(came),
    metric: stored.metric !== came.metric,
    verbatim: !isPast && wordsOf(stored) !== wordsOf(came),
    touchpoint: stored.touchpoint !== came.touchpoint,
    segments: inOrder(stored.segments) !== inOrder(came.segments),
    answeredAt: stored.answeredAt.getTime() !== came.answeredAt.getTime(),
    customer: !isPast && stored.customer !== came.customer,
    heat: came.isHeatSaid && stored.heat !== came.heat,
  };
  return differingFields.find((field) => differs[field]) ?? null;
}

function scoresOf({ score, askedScore, askedScale, scores }: Omit<Compared, 'segments'>): string {
  const further = scores.map((each) => [each.metric, each.score, each.askedScore, each.askedScale]);
  return JSON.stringify([score, askedScore, askedScale, ...further]);
}

function wordsOf({ verbatim, comments }: Omit<Compared, 'segments'>): string {
  return JSON.stringify(textsOf({ verbatim }, comments));
}

function inOrder(segments: unknown): string {
  const entries = typeof segments === 'object' && segments !== null ? Object.entries(segments) : [];
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** By the place of each in `came`; what was erased is left out: it does not change any more. */
export async function differingAmong(
  { db }: EngineStore,
  workspaceId: string,
  came: readonly Came[],
  wordsFrom: Date | null,
): Promise<Map<number, DifferingField>> {
  const ids = came.map(({ id }) => id);
  const stored = await db.feedback.findMany({
    where: { workspaceId, id: { in: ids }, erasedAt: null },
    select: {
      id: true,
      score: true,
      askedScore: true,
      askedScale: true,
      metric: true,
      verbatim: true,
      touchpoint: true,
      segments: true,
      answeredAt: true,
      customer: true,
      heat: true,
    },
  });
  const scores = await furtherScores(db, workspaceId, ids);
  const words = await furtherWords(db, workspaceId, ids);
  const known = new Map(
    stored.map((each) => {
      const further = { scores: scores.get(each.id) ?? [], comments: words.get(each.id) ?? [] };
      return [each.id, { ...each, ...further }];
    }),
  );
  const found = new Map<number, DifferingField>();
  for (const [at, each] of came.entries()) {
    const before = known.get(each.id);
    const field = before ? differenceOf(before, each, wordsFrom) : null;
    if (field !== null) found.set(at, field);
  }
  return found;
}
