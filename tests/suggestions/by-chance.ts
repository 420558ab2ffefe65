/** The chance of at least so many hits among independent guesses, each with its own chance: Poisson's binomial, added up exactly. */
export function atLeast(hits: number, chances: readonly number[]): number {
  let exactly = [1];
  for (const chance of chances) {
    exactly = [...exactly, 0].map((each, i) => each * (1 - chance) + (exactly[i - 1] ?? 0) * chance);
  }
  return exactly.slice(hits).reduce((sum, each) => sum + each, 0);
}
