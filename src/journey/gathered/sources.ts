// At which touchpoints somebody is asked, whether or not anybody answers: those that a source gives to answers that name none.
import type { Store } from '../../database/client.ts';
import { listSources } from '../../feedback/sources/source.ts';

export async function askingAt(db: Store, workspaceId: string): Promise<ReadonlySet<string>> {
  const sources = await listSources(db, workspaceId);
  return new Set(sources.flatMap(({ touchpoint }) => touchpoint ?? []));
}
