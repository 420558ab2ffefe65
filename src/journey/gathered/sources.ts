// At which touchpoints somebody is asked, whether or not anybody answers: of customers those that a source gives to answers that name none, of
// employees those that a sentence of the pulse is about while there is a pulse.
import type { Store } from '../../database/client.ts';
import { listSources } from '../../feedback/sources/source.ts';
import type { Lane } from '../../feedback/touchpoints/stage.ts';
import { askedItems } from '../../surveys/items/kept.ts';
import { recommendedStep } from '../../surveys/kinds/content/pulse.ts';

export async function askingAt(db: Store, workspaceId: string, lane: Lane): Promise<ReadonlySet<string>> {
  if (lane === 'customers') {
    const sources = await listSources(db, workspaceId);
    return new Set(sources.flatMap(({ touchpoint }) => touchpoint ?? []));
  }
  const where = { workspaceId, kind: 'pulse', endedAt: null };
  if ((await db.survey.count({ where })) === 0) return new Set();
  const items = await askedItems(db, workspaceId, 'pulse');
  return new Set([recommendedStep, ...items.flatMap(({ touchpoint }) => touchpoint ?? [])]);
}
