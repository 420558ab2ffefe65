import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppress } from '../../src/disclosure/suppress.ts';
import { fewest } from './fractions.ts';

/** Everybody, then each group; atoms as the groups that they are in, and how many answered. */
function fatesOf(atoms: readonly (readonly [groups: string, people: number])[], least = 5) {
  const groups = [...new Set(atoms.flatMap(([names]) => [...names]))].sort();
  const cells = [
    atoms.map((_, at) => at),
    ...groups.map((group) => atoms.flatMap(([names], at) => (names.includes(group) ? [at] : []))),
  ];
  const fates = suppress({ people: atoms.map(([, people]) => people), cells, least });
  return Object.fromEntries(['all', ...groups].map((group, at) => [group, fates[at]]));
}

describe('cells of one table', () => {
  it.each([
    [
      'all are large',
      [
        ['A', 12],
        ['B', 5],
        ['C', 40],
      ],
      'shown shown shown shown',
    ],
    [
      'one is small: the smallest other goes too',
      [
        ['A', 12],
        ['B', 3],
        ['C', 40],
      ],
      'shown kept-back too-few shown',
    ],
    [
      'two are small, together enough',
      [
        ['A', 12],
        ['B', 3],
        ['C', 2],
      ],
      'shown shown too-few too-few',
    ],
    [
      'two are small, together too few',
      [
        ['A', 12],
        ['B', 1],
        ['C', 2],
        ['D', 9],
      ],
      'shown shown too-few too-few kept-back',
    ],
    [
      'of equals the later goes',
      [
        ['A', 8],
        ['B', 4],
        ['C', 8],
      ],
      'shown shown too-few kept-back',
    ],
    [
      'nobody answered in one',
      [
        ['A', 8],
        ['B', 0],
      ],
      'shown shown nobody',
    ],
    ['everybody is few', [['A', 3]], 'too-few too-few'],
    [
      'one is all of another but one person',
      [
        ['AB', 11],
        ['A', 1],
        ['C', 20],
      ],
      'shown shown kept-back shown',
    ],
    [
      'one is all of another but five people',
      [
        ['AB', 11],
        ['A', 5],
        ['C', 20],
      ],
      'shown shown shown shown',
    ],
    [
      'two overlap, and differ by one person each',
      [
        ['AB', 11],
        ['A', 1],
        ['B', 1],
        ['C', 20],
      ],
      'shown kept-back kept-back shown',
    ],
    [
      'two overlap by two people',
      [
        ['AB', 2],
        ['A', 9],
        ['B', 9],
        ['C', 20],
      ],
      'shown shown kept-back shown',
    ],
    [
      'in no group there are two',
      [
        ['A', 9],
        ['B', 20],
        ['', 2],
      ],
      'shown kept-back shown',
    ],
    [
      'in no group there are six',
      [
        ['A', 9],
        ['B', 20],
        ['', 6],
      ],
      'shown shown shown',
    ],
    [
      'rows and columns of a table, one of its fields small',
      [
        ['AX', 9],
        ['AY', 9],
        ['BX', 9],
        ['BY', 2],
      ],
      'shown shown shown shown shown',
    ],
    [
      'a small team in a department in the company',
      [
        ['AB', 3],
        ['AC', 7],
        ['AD', 9],
        ['E', 30],
      ],
      'shown shown too-few kept-back shown shown',
    ],
  ] as const)('%s', (_, atoms, expected) => {
    expect(Object.values(fatesOf(atoms)).join(' ')).toBe(expected);
  });
});

describe('groups that are parts of a whole which readers know', () => {
  const hiddenOf = (sizes: readonly number[], unseen = 0) => {
    const people = [...sizes, unseen];
    const cells = sizes.map((_, at) => [at]);
    const fates = suppress({ people, cells, known: [[...people.keys()]], least: 5 });
    return sizes.filter((_, at) => fates[at] === 'too-few' || fates[at] === 'kept-back');
  };

  it.each([
    { title: 'none is small', sizes: [12, 5, 40], hidden: [] },
    { title: 'one is small: the smallest other goes too', sizes: [12, 3, 40], hidden: [12, 3] },
    { title: 'two are small, with 5 answers together', sizes: [12, 3, 2], hidden: [3, 2] },
    { title: 'two are small, and too few together', sizes: [12, 1, 2, 9], hidden: [1, 2, 9] },
    { title: 'it is the only one', sizes: [3], hidden: [3] },
    { title: 'a group without answers covers nothing', sizes: [9, 0, 4, 20], hidden: [9, 4] },
    { title: 'enough answers that are in no group cover it', sizes: [9, 4], unseen: 1, hidden: [4] },
    { title: 'answers in no group are few', sizes: [9, 20], unseen: 2, hidden: [9] },
    { title: 'answers in no group are many', sizes: [9, 20], unseen: 6, hidden: [] },
  ])('are hidden: $title', ({ sizes, unseen, hidden }) => {
    expect(hiddenOf(sizes, unseen)).toEqual(hidden);
  });

  it('are hidden no more than needed', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(sizes, (groups) => {
        const small = groups.filter((size) => size < 5);
        const isCovered = small.length === 0 || small.reduce((sum, size) => sum + size, 0) >= 5;
        expect(hiddenOf(groups).length - small.length).toBeLessThanOrEqual(isCovered ? 0 : 1);
      }),
    );
  });
});

describe('of any table', () => {
  const table = fc.record({
    people: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 8 }),
    cells: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 7,
    }),
    least: fc.integer({ min: 2, max: 6 }),
  });

  it('no combination of what is shown depends on too few people, and each that is kept back would make one', () => {
    fc.assert(
      fc.property(table, ({ people, cells: drawn, least }) => {
        const cells = drawn
          .map((cell) => cell.filter((atom) => atom < people.length))
          .filter((cell) => cell.length > 0);
        const fates = suppress({ people, cells, least });
        const shown = cells.filter((_, at) => fates[at] === 'shown');
        expect(fewest(shown, people)).toBeGreaterThanOrEqual(least);
        cells.forEach((cell, at) => {
          if (fates[at] === 'kept-back') expect(fewest([...shown, cell], people)).toBeLessThan(least);
          if (fates[at] === 'too-few') expect(fewest([cell], people)).toBeLessThan(least);
        });
      }),
      { numRuns: 150 },
    );
  });
});
