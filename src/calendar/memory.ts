// Remembers what is slow to make and always comes out the same. Never anything that can change.

/** `remember(key, make)` makes once per key. Past `limit` keys the oldest is forgotten; what throws is not kept. */
export function memory<V>(limit: number): (key: string, make: () => V) => V {
  const kept = new Map<string, V>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    const [oldest] = kept.keys();
    if (kept.size >= limit && oldest !== undefined) kept.delete(oldest);
    kept.set(key, made);
    return made;
  };
}
