// Gives back what digests took. V8 collects garbage while something is allocated: a process that rests afterwards would keep a hundred
// megabytes until the next digest.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { hear } from '../happenings.ts';

/** Milliseconds without another digest: collecting holds everything up for some tenths of a second. */
export const REST_MS = 10_000;

/** Milliseconds until it is collected once more: what the first time found dead only then lets go of the rest, some twenty megabytes. */
export const AGAIN_MS = 1_000;

/** Returns what ends it. @param collect all garbage there is, and gives the memory back */
export function tidyAfterDigests(collect: () => void = collector()): () => void {
  let timer: NodeJS.Timeout | undefined;
  const end = hear('digest', ({ outcome }) => {
    if (outcome === 'missed') return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      collect();
      timer = setTimeout(collect, AGAIN_MS).unref();
    }, REST_MS).unref();
  });
  return () => {
    end();
    clearTimeout(timer);
  };
}

/** V8's own, which a program gets by this flag alone. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
