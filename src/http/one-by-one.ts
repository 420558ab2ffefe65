// Work that many ask for at once, one after another.
import { setImmediate as turn } from 'node:timers/promises';

/**
 * Begins each piece once the one before is done and everybody else had a turn: SQLite answers without giving way, so that two hundred
 * look-ups asked for together would be one long one.
 */
export function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(() => turn()).then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
