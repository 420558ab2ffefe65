// What of a round is told by group: by itself, and beside earlier rounds of the same people.
import { describe, expect, it } from 'vitest';
import type { EarlierRound } from '../../src/disclosure/rounds.ts';
import { questionsShape } from '../../src/surveys/question.ts';
import type { SurveyRound } from '../../src/surveys/round.ts';
import { told } from '../../src/surveys/showing.ts';
import { type OpenedBallot, tally } from '../../src/surveys/tally.ts';
import { now } from '../handlers/desk.ts';
import { roundRow } from './on-file.ts';

const groups = [
  { address: 'slack:C1', name: 'support' },
  { address: 'slack:C2', name: 'shop' },
  { address: 'slack:C3', name: 'office' },
];

/** By group, how many are asked and how many of them answer; nobody is in two. */
function closing(sizes: readonly [number, number][], earlier: readonly EarlierRound[] = []) {
  const row = roundRow({ workspaceId: 'w', id: 'round', surveyId: 's', now });
  const questions = questionsShape.parse(row.questions);
  const people = sizes.flatMap(([size], group) =>
    Array.from({ length: size }, (_, i) => [`${group}-${i}`, [group]] as const),
  );
  const ballots = sizes.flatMap(([, answering], group) =>
    Array.from({ length: answering }, (): OpenedBallot => ({ groups: [group], answers: { recommend: 9 } })),
  );
  const asked = { all: people.length, groups: sizes.map(([size]) => size) };
  const tallies = told({
    round: { row, questions, groups: groups.slice(0, sizes.length) } as unknown as SurveyRound,
    asked: new Map(people),
    ballots,
    tallies: tally(questions, ballots, asked),
    earlier,
  });
  return tallies.map(({ counts, untold }) =>
    counts.recommend ? Object.values(counts.recommend).reduce((a, b) => a + b, 0) : untold?.recommend,
  );
}

const shown = new Map([['recommend', [null, 'slack:C1']]]);

describe('a round that closes', () => {
  it.each([
    [
      'all groups that are large enough',
      [
        [20, 12],
        [20, 9],
      ],
      [21, 12, 9],
    ],
    [
      'neither of two groups where one is too small: it would be all less the other',
      [
        [20, 12],
        [20, 3],
      ],
      [15, 'kept-back', 'too-few'],
    ],
    [
      'of three, the smaller ones together, where one is too small',
      [
        [20, 12],
        [20, 9],
        [20, 3],
      ],
      [24, 12, 'kept-back', 'too-few'],
    ],
    [
      'that nobody answered in a group, apart from too few',
      [
        [20, 12],
        [20, 0],
      ],
      [12, 12, 'nobody'],
    ],
    [
      'nothing at all where fewer than five answered',
      [
        [20, 2],
        [20, 2],
      ],
      ['too-few', 'too-few', 'too-few'],
    ],
  ] as const)('tells %s', (_, sizes, expected) => {
    expect(closing(sizes.map(([a, b]): [number, number] => [a, b]))).toEqual(expected);
  });

  it('keeps a group back that differs by one person from what was told of it a week ago', () => {
    const before = new Map(Array.from({ length: 6 }, (_, i) => [`0-${i}`, ['slack:C1']] as const));
    const earlier = { daysAgo: 7, asked: before, shown };
    expect(
      closing([
        [7, 7],
        [20, 15],
      ]),
    ).toEqual([22, 7, 15]);
    expect(
      closing(
        [
          [7, 7],
          [20, 15],
        ],
        [earlier],
      )[1],
    ).toBe('kept-back');
  });
});
