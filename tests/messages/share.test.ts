import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shares } from '../../src/messages/share.ts';

const want = fc.record({ size: fc.nat(30), weight: fc.integer({ min: 1, max: 3 }) });
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

it.each([
  ['all where it suffices', 10, [4, 3], [1, 1], [4, 3]],
  ['as much to each of one weight', 10, [20, 20], [1, 1], [5, 5]],
  ['three times as much to what weighs three', 12, [20, 20], [3, 1], [9, 3]],
  ['what one leaves to the others', 12, [2, 20, 20], [1, 1, 1], [2, 5, 5]],
  ['one place where there is less', 2, [9, 9, 9], [1, 1, 1], [1, 1, 1]],
] as const)('gives %s', (_, room, sizes, weights, given) => {
  expect(
    shares(
      room,
      sizes.map((size, i) => ({ size, weight: weights[i] ?? 1 })),
    ),
  ).toEqual(given);
});

it('gives nobody more than asked for, nobody nothing, and no more than there is', () => {
  fc.assert(
    fc.property(
      fc.array(want, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 20, max: 100 }),
      (wants, room) => {
        const given = shares(room, wants);
        expect(given).toHaveLength(wants.length);
        for (const [i, { size }] of wants.entries()) {
          expect(given[i]).toBeLessThanOrEqual(size);
          if (size > 0) expect(given[i]).toBeGreaterThan(0);
        }
        expect(sum(given)).toBeLessThanOrEqual(room);
      },
    ),
  );
});
