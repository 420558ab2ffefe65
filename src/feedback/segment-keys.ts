// The column that filters find an answer's segments by, as the database keeps it. What stands in it: segment-filter.ts.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import { portionsOf } from './portions.ts';
import { segmentKeysOf } from './segment-filter.ts';

const segmentsOf = z.record(z.string(), z.string()).catch({});

/** Writes the column of these answers anew. What was erased meanwhile stays without. */
export async function keepSegmentKeys(
  db: Store,
  workspaceId: string,
  answers: readonly { readonly id: string; readonly segments: unknown; readonly segmentKeys?: string }[],
): Promise<void> {
  const changes = answers.flatMap(({ id, segments, segmentKeys: before }) => {
    const keys = segmentKeysOf(segmentsOf.parse(segments));
    return keys === before ? [] : [[keys, id] as const];
  });
  for (const [segmentKeys, ids] of portionsOf(changes))
    await db.feedback.updateMany({
      where: { workspaceId, id: { in: ids }, erasedAt: null },
      data: { segmentKeys },
    });
}
