// What the heartbeat does about what waits, for tests that move the clock themselves: notes it, then writes the one letter of the day.
import { kindsOf, waitingOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import type { Meet } from '../../src/people/person.ts';
import { remind } from '../../src/reminders/remind.ts';
import { keepPromises } from '../../src/suggestions/promise/keep.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';

/** All that can be sent, and all that can wait. */
export const sent = { kinds: kindsOf(features), waiting: waitingOf(features) };

/** Of ideas. */
export async function keepAndRemind(shell: KeyedShell, meet: Meet): Promise<void> {
  await keepPromises(shell, meet);
  await remind({ ...shell, waiting: sent.waiting }, meet);
}
