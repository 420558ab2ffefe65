// What anonymous authors did is done, as by the heartbeat of the next full hour.
import { nextHour } from '../../src/suggestions/discretion.ts';
import { passOnTheHour } from '../../src/suggestions/outbox/pass-on-the-hour.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';

export const loud = {
  error: (...said: unknown[]) => {
    throw new Error(JSON.stringify(said));
  },
};

/** How many were done. Throws on what could not be. */
export function onTheHour(shell: KeyedShell): Promise<number> {
  return passOnTheHour({ ...shell, now: nextHour(shell.now), log: loud });
}
