import { describe, expect, it } from 'vitest';
import { type ClosingRound, type EarlierRound, tellable } from '../../src/disclosure/rounds.ts';

/** So many people in each of these groups ("AB": in A and in B), numbered from the first to the last. */
function asked(...parts: readonly (readonly [groups: string, people: number])[]): Map<string, string[]> {
  const all = parts.flatMap(([groups, people]) => Array.from({ length: people }, () => [...groups]));
  return new Map(all.map((groups, at) => [`person ${at}`, groups]));
}

/** All who were asked, and nobody else, answered "work". */
function closing(of: Map<string, string[]>, ...earlier: readonly EarlierRound[]): ClosingRound {
  const patterns = new Map<string, { groups: string[]; people: number }>();
  for (const groups of of.values()) {
    const key = groups.join();
    patterns.set(key, { groups, people: (patterns.get(key)?.people ?? 0) + 1 });
  }
  return { least: 5, asked: of, answered: new Map([['work', [...patterns.values()]]]), earlier };
}

function told(round: ClosingRound, question = 'work'): string {
  return (tellable(round).get(question) ?? [])
    .map(({ group, fate }) => `${group ?? 'all'} ${fate}`)
    .join(', ');
}

/** The round as it is remembered once it was closed. */
function remembered(round: ClosingRound, daysAgo = 30): EarlierRound {
  const shown = [...tellable(round)].map(
    ([question, fates]) =>
      [question, fates.flatMap(({ group, fate }) => (fate === 'shown' ? [group] : []))] as const,
  );
  return { daysAgo, asked: round.asked, shown: new Map(shown) };
}

function moved(
  of: Map<string, string[]>,
  person: string,
  ...groups: readonly string[]
): Map<string, string[]> {
  return new Map(of).set(person, [...groups]);
}

describe('a round by itself', () => {
  it('tells everybody first, then groups by id, each question by who answered it', () => {
    const round = closing(asked(['B', 8], ['A', 12]));
    const answered = new Map([
      ...round.answered,
      [
        'end',
        [
          { groups: ['A'], people: 12 },
          { groups: ['B'], people: 4 },
        ],
      ],
    ]);
    expect(told({ ...round, answered })).toBe('all shown, A shown, B shown');
    expect(told({ ...round, answered }, 'end')).toBe('all shown, A kept-back, B too-few');
  });

  it('tells that nobody answered only of groups in which that is not said of few people', () => {
    const answered = new Map([
      [
        'work',
        [
          { groups: ['A'], people: 12 },
          { groups: ['B'], people: 0 },
        ],
      ],
    ]);
    const round = { ...closing(asked(['A', 14], ['B', 6], ['C', 4])), answered };
    expect(told(round)).toBe('all shown, A shown, B nobody, C too-few');
  });

  it('takes in who answered and was not written down as asked, and groups in any order', () => {
    const answered = new Map([
      [
        'work',
        [
          { groups: ['B', 'A'], people: 9 },
          { groups: ['Z'], people: 7 },
        ],
      ],
    ]);
    expect(told({ ...closing(asked(['AB', 14])), answered })).toBe('all shown, A shown, B shown, Z shown');
  });
});

describe('rounds after each other', () => {
  const first = asked(['A', 8], ['B', 9], ['C', 60]);

  it('are told alike while everybody stays', () => {
    const before = remembered(closing(first));
    expect(told(closing(first, before))).toBe('all shown, A shown, B shown, C shown');
    expect(told(closing(first, before, before))).toBe('all shown, A shown, B shown, C shown');
  });

  it('keep back the two small groups between which one person moved, and no large one', () => {
    const before = remembered(closing(first));
    expect(told(closing(moved(first, 'person 0', 'B'), before))).toBe(
      'all shown, A kept-back, B kept-back, C shown',
    );
    expect(told(closing(moved(first, 'person 20', 'D'), before))).toBe(
      'all shown, A shown, B shown, C kept-back, D too-few',
    );
  });

  it('keep back a small group that somebody joined or left, as long as those who did are few', () => {
    const joined = (people: number) => asked(['A', 8], ['B', 9], ['C', 60], ['A', people]);
    const before = remembered(closing(first));
    expect([1, 4, 5].map((people) => told(closing(joined(people), before)).split(', ')[1])).toEqual([
      'A kept-back',
      'A kept-back',
      'A shown',
    ]);
  });

  it('are held against all that were told, not only the last', () => {
    const one = remembered(closing(first));
    const second = closing(asked(['A', 8], ['B', 9], ['C', 60], ['A', 5]), one);
    const two = remembered(second);
    expect(told(second)).toContain('A shown');
    // One more than in the first round, four fewer than in the second.
    expect(told(closing(asked(['A', 8], ['B', 9], ['C', 60], ['A', 1]), two))).toContain('A kept-back');
    expect(told(closing(asked(['A', 8], ['B', 9], ['C', 60], ['A', 1]), one, two))).toContain('A kept-back');
    expect(told(closing(first, one, two))).toContain('A shown');
  });

  it('see what is left of a larger group, too: a team of which only the others were told', () => {
    // T is small and hidden in the first round by its four; then everybody is told without one of them.
    const staff = asked(['A', 15], ['T', 6]);
    const before = remembered(closing(staff));
    expect(told(closing(staff))).toBe('all shown, A shown, T shown');
    const without = new Map([...staff].filter(([person]) => person !== 'person 20'));
    expect(told(closing(without, before))).toBe('all kept-back, A shown, T kept-back');
  });

  it('forget the sooner what was told of larger groups, the later they come', () => {
    const staff = asked(['A', 12], ['B', 8], ['C', 60]);
    const after = (daysAgo: number) =>
      told(
        closing(moved(moved(staff, 'person 0', 'C'), 'person 15', 'C'), remembered(closing(staff), daysAgo)),
      );
    // Eighteen of twenty are left of everybody once C is taken away, eleven of A, seven of B; telling A would tell B.
    expect([7, 60, 90, 120, 150].map(after)).toEqual([
      'all shown, A kept-back, B kept-back, C kept-back',
      'all shown, A kept-back, B kept-back, C kept-back',
      'all shown, A kept-back, B kept-back, C shown',
      'all shown, A kept-back, B kept-back, C shown',
      'all shown, A shown, B shown, C shown',
    ]);
  });

  it('do not look at what was asked otherwise, or told of nobody', () => {
    const other = { daysAgo: 30, asked: first, shown: new Map([['end', ['A', 'B']]]) };
    expect(told(closing(moved(first, 'person 0', 'B'), other))).toBe('all shown, A shown, B shown, C shown');
  });
});
