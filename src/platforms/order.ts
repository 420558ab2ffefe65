// Events as one would wish them: each once, and those about one thing in the order in which they came.

/** A chat repeats an event it believes unheard; the last thousand are remembered. */
export function eachOnce(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > 1_000 && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}

/** Work on one thing waits for what began on it before. Expects work that never rejects. */
export function inTurn(): (thing: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return async (thing, work) => {
    const mine = (last.get(thing) ?? Promise.resolve()).then(work);
    last.set(thing, mine);
    await mine;
    if (last.get(thing) === mine) last.delete(thing);
  };
}
