// Whoever asks in a chat is answered before the chat gives up on us, also while somebody else holds the database: with a word that
// nothing was done, and then nothing is.
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseUnready, type Door, impatient } from '../database/client.ts';
import type { Kit } from '../handlers/request.ts';

/** Of the three seconds that Slack waits; the rest is for the answer's way. */
export const DECIDED_MS = 2_300;
const GLANCE_MS = 100;

/**
 * @param decidedMs where tests have less patience than a chat
 * @param work is given the kit whose transactions commit nothing any more once the asker was told so
 * @throws DatabaseUnready within `decidedMs` where the database is held by somebody else; what only takes long is waited for
 */
export async function inTime<T>(
  kit: Kit,
  door: Door,
  work: (kit: Kit) => Promise<T>,
  decidedMs = DECIDED_MS,
): Promise<T> {
  const began = performance.now();
  await door.enterFromChat();
  let isOver = false;
  const database = { ...impatient(kit.database), isOver: () => isOver };
  const answered = new AbortController();
  const resting = (ms: number) => wait(ms, undefined, { signal: answered.signal, ref: false });
  const givenUp = async (): Promise<never> => {
    await resting(Math.max(0, decidedMs - (performance.now() - began)));
    while (!(await door.isStuck())) await resting(GLANCE_MS);
    isOver = !answered.signal.aborted;
    throw new DatabaseUnready('locked');
  };
  const done = work({ ...kit, database });
  const late = givenUp();
  try {
    return await Promise.race([done, late]);
  } finally {
    answered.abort();
    // What comes of them later concerns nobody.
    for (const each of [done, late]) each.catch(() => {});
  }
}
