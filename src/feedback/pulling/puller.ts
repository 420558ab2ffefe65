// Fetches what is due in the background, one source at a time: whoever says so does not wait, and what a dead process left is gone on with.
import { type Background, background } from '../../background.ts';
import { type PullingParts, pullSome, takeDue } from './pull.ts';

export function pulling(parts: PullingParts): Background {
  return background(
    async (signal, again) => {
      do {
        while (!signal.aborted) {
          const row = await takeDue(parts);
          if (row === null) break;
          await pullSome(parts, row, signal);
        }
      } while (again());
    },
    (error) => parts.log.error({ err: error }, 'answers wait to be fetched; the next heartbeat looks again'),
  );
}
