// The source of what customers answered to a question of ours (community/): their words are about what they were asked, and no news of what they would
// have said by themselves.
import type { Store } from '../../database/client.ts';

/** As imports and `/voice` name it. */
export const COMMUNITY = 'community';

/** Its id; null where nobody has answered yet. */
export async function elicitedSource(db: Store, workspaceId: string): Promise<string | null> {
  const source = await db.source.findUnique({
    where: { workspaceId_name: { workspaceId, name: COMMUNITY } },
    select: { id: true },
  });
  return source?.id ?? null;
}
