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

/** So many people of whom these parts give each score: largest remainders, so that they are that many. */
export function peopled(parts: Readonly<Record<number, number>>, people: number): Map<number, number> {
  const exact = Object.entries(parts).map(([score, part]) => ({
    score: Number(score),
    wanted: part * people,
  }));
  const counts = new Map(exact.map(({ score, wanted }) => [score, Math.floor(wanted + 1e-9)]));
  const missing = people - [...counts.values()].reduce((sum, each) => sum + each, 0);
  const byRest = exact.toSorted((a, b) => (b.wanted % 1) - (a.wanted % 1));
  for (const { score } of byRest.slice(0, missing)) counts.set(score, (counts.get(score) ?? 0) + 1);
  return counts;
}

/** n of these people, nobody twice. */
export function drawnFrom(
  people: ReadonlyMap<number, number>,
  n: number,
  random: () => number,
): Map<number, number> {
  const left = [...people];
  let all = left.reduce((sum, [, times]) => sum + times, 0);
  const drawn = new Map<number, number>();
  for (let i = 0; i < n; i += 1) {
    let at = Math.floor(random() * all);
    for (const one of left) {
      at -= one[1];
      if (at >= 0) continue;
      one[1] -= 1;
      drawn.set(one[0], (drawn.get(one[0]) ?? 0) + 1);
      break;
    }
    all -= 1;
  }
  return drawn;
}
