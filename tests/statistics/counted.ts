// Builds distributions for the tests of this folder.

/** `counted({ 10: 5, 3: 1 })`: five answers of 10 and one of 3. */
export function counted(counts: Readonly<Record<number, number>>): Map<number, number> {
  return new Map(Object.entries(counts).map(([score, times]) => [Number(score), times]));
}

/** mulberry32: small, seeded, the same numbers on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** n answers drawn with these chances (which add up to 1). */
export function drawn(
  chances: Readonly<Record<number, number>>,
  n: number,
  random: () => number,
): Map<number, number> {
  const scores = Object.entries(chances).map(([score, chance]) => ({ score: Number(score), chance }));
  const counts = new Map<number, number>();
  for (let i = 0; i < n; i += 1) {
    let left = random();
    const hit = scores.find(({ chance }) => {
      left -= chance;
      return left < 0;
    });
    const score = (hit ?? scores[scores.length - 1])?.score ?? 0;
    counts.set(score, (counts.get(score) ?? 0) + 1);
  }
  return counts;
}
