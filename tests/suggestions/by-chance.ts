/** The chance of at least so many hits among independent guesses, each with its own chance: Poisson's binomial, added up exactly. */
function atLeast(hits: number, chances: readonly number[]): number {
  let exactly = [1];
  for (const chance of chances) {
    exactly = [...exactly, 0].map((each, i) => each * (1 - chance) + (exactly[i - 1] ?? 0) * chance);
  }
  return exactly.slice(hits).reduce((sum, each) => sum + each, 0);
}

/** Under it no clue may be, divided by the number of clues about one kind of row (Bonferroni). */
const ALPHA = 0.001;

export interface Tally {
  readonly clue: string;
  readonly hits: number;
  readonly of: number;
  /** How many hits chance gives. */
  readonly expected: number;
  /** Of at least so many hits by chance. */
  readonly chance: number;
  readonly isLeak: boolean;
}

interface Guessed {
  readonly author: string;
  readonly active: number;
  readonly guesses: Readonly<Record<string, string | undefined>>;
}

/** For each clue, how often it named the author, against one guess among the people active in that hour. */
export function tally(secrets: readonly Guessed[]): Tally[] {
  const clues = Object.keys(secrets[0]?.guesses ?? {});
  const chances = secrets.map(({ active }) => 1 / active);
  const expected = chances.reduce((sum, each) => sum + each, 0);
  return clues.map((clue) => {
    const hits = secrets.filter(({ author, guesses }) => guesses[clue] === author).length;
    const chance = atLeast(hits, chances);
    return { clue, hits, of: secrets.length, expected, chance, isLeak: chance <= ALPHA / clues.length };
  });
}

/** "1 of 40 (chance gives 1.1, at least so many with p = 0.66): who acted last before it". */
export function reported({ clue, hits, of, expected, chance, isLeak }: Tally): string {
  const verdict = isLeak ? '; LEAK' : '';
  return `${hits} of ${of} (chance gives ${expected.toFixed(1)}, at least so many with p = ${chance.toPrecision(2)}${verdict}): ${clue}`;
}
