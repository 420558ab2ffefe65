import { describe, expect, it } from 'vitest';
import { suppress } from '../../src/disclosure/suppress.ts';

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
