// Asks the model in the background: what digests will need soon, then what people asked for. Nothing else waits for it.
import { type Background, background } from '../../background.ts';
import { type Ahead, askAhead } from '../../digests/ahead.ts';
import { workspaceById } from '../../workspace/workspace.ts';
import { grantWishes } from './wishes.ts';

/** @param told something waits in the ledger */
export function summarising(
  parts: Omit<Ahead, 'workspace'> & { readonly workspaceId: string },
  told: () => void,
): Background {
  return background(
    async (signal, again) => {
      do {
        const workspace = await workspaceById(parts.database.db, parts.workspaceId);
        const ahead = { ...parts, workspace };
        await askAhead(ahead, signal);
        if (await grantWishes(ahead, signal)) told();
      } while (again());
    },
    (error) =>
      parts.log.error({ err: error }, 'a summary could not be asked for; the next heartbeat looks again'),
  );
}
