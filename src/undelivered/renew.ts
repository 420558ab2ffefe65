// What did not arrive and is still to be sent again says how things stand now; what is over is sent no more. Cards are drawn anew
// where what they show changes.
import { renewReminders as renewCaseReminders } from '../cases/promise/saying.ts';
import { renewReminders } from '../reminders/instead.ts';
import { type LetterShell, renewTold } from './telling.ts';

/** Before anything is sent again. */
export async function renewLetters(shell: LetterShell): Promise<void> {
  await renewReminders(shell);
  await renewCaseReminders(shell);
  await renewTold(shell);
}
