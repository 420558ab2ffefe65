// What a chat was asked and is not asked again for some minutes.
import type { Clock } from '../clock.ts';

const FRESH_MS = 10 * 60_000;

/**
 * Asked once at a time for each, and again after ten minutes; what failed is asked again at once.
 * @param most so many answers are kept, the newest
 * @param isKept answers that are not are asked for anew each time
 */
export function remembered<T>(
  clock: Clock,
  most: number,
  ask: (key: string) => Promise<T>,
  isKept: (answer: T) => boolean = () => true,
): (key: string) => Promise<T> {
  const known = new Map<string, { readonly at: number; readonly answer: Promise<T> }>();
  return (key) => {
    const now = clock.now().getTime();
    const before = known.get(key);
    if (before && now - before.at >= 0 && now - before.at < FRESH_MS) return before.answer;
    const answer = ask(key);
    known.delete(key);
    known.set(key, { at: now, answer });
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    const forget = (): void => {
      if (known.get(key)?.answer === answer) known.delete(key);
    };
    answer.then((told) => {
      if (!isKept(told)) forget();
    }, forget);
    return answer;
  };
}
