import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClosingRound, type EarlierRound, tellable } from '../../src/disclosure/rounds.ts';
import { fewest } from './fractions.ts';

/** So many people in each of these groups ("AB": in A and in B), numbered from the first to the last. */
function asked(...parts: readonly (readonly [groups: string, people: number])[]): Map<string, string[]> {
  const all = parts.flatMap(([groups, people]) => Array.from({ length: people }, () => [...groups]));
  return new Map(all.map((groups, at) => [`person ${at}`, groups]));
}

/** All who were asked, and nobody else, answered "work". */
function closing(
  of: ReadonlyMap<string, readonly string[]>,
  ...earlier: readonly EarlierRound[]
): ClosingRound {
  const patterns = new Map<string, { groups: readonly string[]; people: number }>();
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

  it('let a group of 25 be told after a month, of whom five are taken to have changed their answer', () => {
    const after = (people: number) => {
      const before = remembered(closing(asked(['A', people], ['C', 60])));
      return told(closing(asked(['A', people], ['C', 60], ['A', 1]), before)).split(', ')[1];
    };
    expect([23, 24, 25].map(after)).toEqual(['A kept-back', 'A shown', 'A shown']);
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

  it('see two groups that were hidden together, once one of them could be told', () => {
    // Channels lie across the teams, so that what is left of everybody is no table less one other.
    const before = (teams: readonly (readonly [string, number])[]) =>
      asked(['AX', 9], ['AY', 14], ['AXY', 12], ...teams);
    const hidden = closing(
      before([
        ['SX', 4],
        ['SY', 3],
        ['UX', 2],
        ['UY', 1],
      ]),
    );
    expect(told(hidden)).toBe('all shown, A shown, S kept-back, U too-few, X shown, Y shown');
    const grown = new Map([
      ...hidden.asked,
      ...Array.from({ length: 9 }, (_, at) => [`new ${at}`, ['U']] as const),
    ]);
    // Telling U now would tell S by what is left of everybody, and S the three of U in the round before.
    const later = (daysAgo: number) => told(closing(grown, remembered(hidden, daysAgo)));
    expect(later(30)).toContain('S kept-back, U kept-back');
    expect(later(90)).toContain('S kept-back, U kept-back');
    expect(later(365)).toContain('S shown, U shown');
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

describe('two rounds of a company too small for anybody to have changed their answer', () => {
  // Null: they were not asked.
  const groups = fc.option(fc.subarray(['A', 'B', 'C']), { freq: 4 });
  const course = fc.record({ people: fc.integer({ min: 1, max: 4 }), before: groups, now: groups });
  const company = fc.record({
    courses: fc.uniqueArray(course, {
      minLength: 2,
      maxLength: 6,
      selector: (each) => JSON.stringify([each.before, each.now]),
    }),
    least: fc.integer({ min: 3, max: 6 }),
  });

  it('tell together nothing of too few, and keep back no table that would not', () => {
    fc.assert(
      fc.property(company, ({ courses, least }) => {
        const people = courses.map((each) => each.people);
        fc.pre(people.reduce((sum, each) => sum + each, 0) < 5 * least);
        const asked = (round: 'before' | 'now') =>
          new Map(
            courses
              .flatMap((each, at) =>
                Array.from({ length: each.people }, (_, person) => [`${at}.${person}`, each[round]] as const),
              )
              .flatMap(([person, is]) => (is === null ? [] : [[person, is]])),
          );
        const cellOf = (round: 'before' | 'now') => (group: string | null) =>
          courses.flatMap(({ [round]: is }, at) =>
            is !== null && (group === null || is.includes(group)) ? [at] : [],
          );
        const first = { ...closing(asked('before')), least };
        const before = remembered(first);
        const known = (before.shown.get('work') ?? []).map(cellOf('before'));
        const fates = tellable({ ...closing(asked('now'), before), least }).get('work') ?? [];
        const now = fates.flatMap(({ group, fate }) => (fate === 'shown' ? [cellOf('now')(group)] : []));
        expect(fewest([...known, ...now], people)).toBeGreaterThanOrEqual(least);
        for (const { group, fate } of fates)
          if (fate === 'kept-back')
            expect(fewest([...known, ...now, cellOf('now')(group)], people)).toBeLessThan(least);
      }),
      { numRuns: 200 },
    );
  });
});
