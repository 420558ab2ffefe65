// Whom letters reach again: they are asked for things again, and get what they missed.
import { missedLetters, resend, resendAll } from '../delivery/held.ts';
import { hasTaken } from '../delivery/undelivered.ts';
import { addressOf } from '../people/person.ts';
import type { KeyedShell } from '../workspace/shell.ts';

/** How long somebody is left alone whom nothing reached. */
const REST_MS = 24 * 60 * 60_000;

/** Who has got a letter since, or misses none any more. Of all others one letter a day tries whether they can be written to again. */
export async function noteReached({ database: { db }, workspace, now }: KeyedShell): Promise<void> {
  const workspaceId = workspace.id;
  const unreached = await db.person.findMany({
    where: { workspaceId, isActive: true, unreachableAt: { not: null } },
  });
  for (const person of unreached) {
    const { id, unreachableAt } = person;
    const address = addressOf(person);
    const open = { workspaceId, address, undeliveredAt: { not: null } };
    const misses = (await db.delivery.count({ where: open })) > 0;
    if (!misses || (unreachableAt && (await hasTaken(db, workspaceId, address, unreachableAt)))) {
      const was = { workspaceId, id, unreachableAt };
      const { count } = await db.person.updateMany({ where: was, data: { unreachableAt: null } });
      if (count === 1) await resendAll(db, workspaceId, now, address);
      continue;
    }
    const [newest, ...others] = await missedLetters(db, workspaceId, { address });
    const triedAt = Math.max(...[newest, ...others].map((each) => each?.claimedAt?.getTime() ?? 0));
    if (newest && now.getTime() - triedAt >= REST_MS) await resend(db, workspaceId, newest.id, now);
  }
}
