// Which running bots seal with which key: written down while they run, so that keys are not changed under one that does not know.
import { newId } from '../clock.ts';
import type { Db, Store } from '../database/client.ts';
import { checkOf } from '../keys.ts';

/** Of a bot that wrote nothing for so long nobody waits any more; three beats of its heart. */
const ALIVE_MS = 3 * 60_000;

export function holding(db: Db, secretKeys: readonly string[]) {
  const id = newId();
  const check = checkOf(secretKeys[0] ?? '');
  return {
    beat: async (now: Date): Promise<void> => {
      await db.keyHolder.upsert({
        where: { id },
        create: { id, check, seenAt: now },
        update: { seenAt: now },
      });
      await db.keyHolder.deleteMany({ where: { NOT: { seenAt: aliveAt(now) } } });
    },
    stop: async (): Promise<void> => {
      await db.keyHolder.deleteMany({ where: { id } });
    },
  };
}

/** Whether a bot is running that seals with another key than this. */
export async function isHeldByAnother(db: Store, check: string, now: Date): Promise<boolean> {
  return (await db.keyHolder.count({ where: { check: { not: check }, seenAt: aliveAt(now) } })) > 0;
}

/** Whether a bot is running. */
export async function isHeld(db: Store, now: Date): Promise<boolean> {
  return (await db.keyHolder.count({ where: { seenAt: aliveAt(now) } })) > 0;
}

/** What lies further ahead was noted by a clock that was set back since. */
function aliveAt(now: Date) {
  return { gte: new Date(now.getTime() - ALIVE_MS), lte: new Date(now.getTime() + ALIVE_MS) };
}
