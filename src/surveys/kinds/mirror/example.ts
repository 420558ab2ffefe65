// A believable mirror, for galleries and tests: eighty colleagues of two channels, who know how delivery goes and think better of the after-sales
// help than customers do.
import { ourNames } from '../../../feedback/touchpoints.ts';
import type { SurveyQuestion } from '../../question.ts';
import type { GroupTally } from '../../tally.ts';
import { guessAsked, ownAsked } from './asked.ts';
import { keyOf } from './customers.ts';
import { concludeMirror, guessKey, type MirrorBeside, type MirrorResult, ownKey } from './result.ts';

const moment = (touchpoint: string) =>
  ({ touchpoint, names: ourNames(touchpoint), isOneHeat: false }) as const;

const delivery = { metric: 'csat', heat: 'hot', ...moment('delivery') } as const;
const help = { metric: 'ces', heat: 'hot', ...moment('get-help') } as const;
const buying = { metric: 'csat', heat: 'hot', ...moment('buy') } as const;

const DAYS = 90;

export const mirrorExample: MirrorResult = concludeMirror({
  settings: null,
  on: '2026-11-30',
  threshold: 5,
  groups: [],
  questions: [delivery, help, buying].flatMap((each): SurveyQuestion[] => [
    guessAsked(each, DAYS),
    ...(each === buying ? [] : [ownAsked(each)]),
  ]),
  tallies: [
    tally(null, 80, {
      [guessKey(keyOf(delivery))]: { 60: 3, 65: 2, 70: 12, 75: 15, 80: 18, 85: 6, 90: 5 },
      [ownKey(keyOf(delivery))]: { 1: 2, 2: 5, 3: 13, 4: 27, 5: 12 },
      [guessKey(keyOf(help))]: { 50: 2, 60: 7, 70: 14, 75: 9, 80: 20, 85: 4, 90: 5 },
      [ownKey(keyOf(help))]: { 1: 3, 2: 6, 3: 12, 4: 15, 5: 14, 6: 7, 7: 2 },
      [guessKey(keyOf(buying))]: { 60: 4, 70: 13, 75: 8, 80: 22, 85: 5, 90: 8, 95: 1 },
    }),
    tally(0, 44, {
      [guessKey(keyOf(delivery))]: { 60: 1, 70: 6, 75: 8, 80: 12, 85: 4, 90: 3 },
      [guessKey(keyOf(help))]: { 60: 2, 70: 6, 75: 5, 80: 14, 85: 3, 90: 4 },
      [guessKey(keyOf(buying))]: { 60: 2, 70: 7, 75: 5, 80: 12, 85: 3, 90: 5 },
    }),
    tally(1, 36, {
      [guessKey(keyOf(delivery))]: { 60: 2, 65: 2, 70: 6, 75: 7, 80: 6, 85: 2, 90: 2 },
      [guessKey(keyOf(help))]: { 50: 2, 60: 5, 70: 8, 75: 4, 80: 6, 85: 1, 90: 1 },
      [guessKey(keyOf(buying))]: { 60: 2, 70: 6, 75: 3, 80: 10, 85: 2, 90: 3, 95: 1 },
    }),
  ],
  beside: {
    from: '2026-08-25T07:00:00.000Z',
    to: '2026-11-23T07:00:00.000Z',
    questions: [
      known(delivery, { 5: 165, 4: 156, 3: 48, 2: 27, 1: 16 }),
      known(help, { 7: 38, 6: 62, 5: 51, 4: 44, 3: 40, 2: 26, 1: 17 }),
      known(buying, { 5: 92, 4: 68, 3: 22, 2: 11, 1: 7 }),
    ],
  },
  earlier: null,
});

function known(
  question: typeof delivery | typeof help | typeof buying,
  scores: Readonly<Record<number, number>>,
): MirrorBeside['questions'][number] {
  return { ...question, key: keyOf(question), scores: { ...scores } };
}

function tally(
  group: number | null,
  asked: number,
  counts: Readonly<Record<string, Readonly<Record<number, number>>>>,
): GroupTally {
  return {
    group,
    asked,
    counts: Object.fromEntries(Object.entries(counts).map(([key, times]) => [key, { ...times }])),
  };
}
