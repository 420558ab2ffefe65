// The thread that looks at letters: one text, one answer. Started by letters.ts alone.
import { workerData } from 'node:worker_threads';
import { inThisThread, type LetterLine, type LetterScores } from './letters.ts';

const { port, answered } = workerData as LetterLine;

port.on('message', (text: string) => {
  port.postMessage(told(text));
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});

/** Null where it could not be told: whoever asked does it then. */
function told(text: string): LetterScores | null {
  try {
    return inThisThread(text);
  } catch {
    return null;
  }
}
