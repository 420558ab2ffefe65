// What the customers of the sample company said, as imports of its sources.
import { type Database, statements } from '../../database/client.ts';
import { leading } from '../../feedback/scores.ts';
import { findSource, noteHeard, sourceForImport } from '../../feedback/sources/source.ts';
import { storeFeedback } from '../../feedback/store.ts';
import type { Keys } from '../../keys.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { company, sampleFeedback, sources } from '../company/index.ts';

export async function importFeedback(
  database: Database,
  keys: Keys,
  workspace: Workspace,
  now: Date,
): Promise<void> {
  const items = sampleFeedback(now);
  for (const { name, heat } of sources) {
    await sourceForImport(database, workspace.id, { name, heat, now });
    const source = await findSource(database.db, workspace.id, name);
    if (!source) throw new Error(`source ${name} was not stored`);
    const its = items
      .filter((item) => item.source === name)
      .map((item) => ({
        externalId: item.externalId,
        customer: item.customer,
        ...leading(item.metric ?? null, item.score ?? null, item.verbatim ?? null),
        touchpoint: item.touchpoint,
        heat: null,
        answeredAt: item.answeredAt,
        names: item.names ?? [],
        segments: Object.fromEntries(
          Object.entries(item.segments).filter(([, value]) => value !== undefined),
        ),
      }));
    await storeFeedback(database, workspace.id, source, its, {
      keys,
      keepOriginals: true,
      now,
      country: company.country,
    });
    const heard = Math.max(...its.map(({ answeredAt }) => answeredAt.getTime()));
    await noteHeard(database.db, source, new Date(heard));
  }
  // As in a company that has listened all along: each came in when it was given.
  await statements(database.db, workspace.id)
    .execute`UPDATE "Feedback" SET "receivedAt" = "answeredAt" WHERE "workspaceId" = ${workspace.id}`;
}
