// At which touchpoints somebody is asked, whether or not anybody answers: of customers those that a source gives to answers that name none, of
// employees those that a sentence of the pulse is about while there is a pulse.
import type { Store } from '../../database/client.ts';
import { listSources } from '../../feedback/sources/source.ts';
import type { Lane } from '../../feedback/touchpoints/stage.ts';
import { stepsAsked } from '../../surveys/items/at-steps.ts';

export async function askingAt(db: Store, workspaceId: string, lane: Lane): Promise<ReadonlySet<string>> {
  if (lane === 'customers') {
    const sources = await listSources(db, workspaceId);
    return new Set(sources.flatMap(({ touchpoint }) => touchpoint ?? []));
  }
  return stepsAsked(db, workspaceId);
}
