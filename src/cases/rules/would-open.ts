// How many cases a rule would have opened lately: what an admin reads before living with it.
import { msPerDay } from '../../calendar/day.ts';
import type { Store } from '../../database/client.ts';
import { type Metric, metrics } from '../../feedback/filters.ts';
import { furtherScores } from '../../feedback/further.ts';
import { allRules, type Bounds, type Rule, ruleFor } from './rule.ts';

const PREVIEW_DAYS = 30;

/** How many rows one statement takes. */
const PAGE = 5_000;

/**
 * Beside the other rules as they are now, each of which takes what it names better. A customer who answered badly several
 * times is one case; an answer without a customer's reference is one of its own.
 */
export async function wouldHaveOpened(
  db: Store,
  workspaceId: string,
  rule: Rule,
  now: Date,
): Promise<number> {
  const rules = [...(await allRules(db, workspaceId)).filter(({ id }) => id !== rule.id), rule];
  const customers = new Set<string>();
  let unknown = 0;
  let after: string | null = null;
  for (;;) {
    const page: readonly Row[] = await db.feedback.findMany({
      where: {
        workspaceId,
        answeredAt: { gte: new Date(now.getTime() - PREVIEW_DAYS * msPerDay), lte: now },
        heat: 'hot',
        OR: atMost(rule.bounds),
      },
      orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
      ...(after === null ? {} : { cursor: { workspaceId_id: { workspaceId, id: after } }, skip: 1 }),
      select: columns,
    });
    const further = await furtherScores(
      db,
      workspaceId,
      page.map(({ id }) => id),
    );
    for (const answer of page) {
      if (ruleFor({ ...answer, scores: further.get(answer.id) ?? [] }, rules)?.id !== rule.id) continue;
      if (answer.customer === null) unknown += 1;
      else customers.add(answer.customer);
    }
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE || after === null) return customers.size + unknown;
  }
}

interface Row {
  readonly id: string;
  readonly heat: string;
  readonly metric: string | null;
  readonly score: number | null;
  readonly touchpoint: string | null;
  readonly sourceId: string;
  readonly segmentKeys: string;
  readonly customer: string | null;
}

const columns = {
  id: true,
  heat: true,
  metric: true,
  score: true,
  touchpoint: true,
  sourceId: true,
  segmentKeys: true,
  customer: true,
} as const;

interface Low {
  readonly metric: Metric;
  readonly score: { readonly lte: number };
}

/** The conditions for a leading score, or a further one, at or under the bound of its metric. */
export function atMost(bounds: Bounds): (Low | { readonly scores: { readonly some: Low } })[] {
  return metrics.flatMap((metric) => {
    const bound = bounds[metric];
    if (bound === null) return [];
    const low = { metric, score: { lte: bound } };
    return [low, { scores: { some: low } }];
  });
}
