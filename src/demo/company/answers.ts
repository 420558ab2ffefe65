// How many customers answered what in each of the ten weeks, and the words that go with it. Who they are and when: feedback.ts.
import type { Metric } from '../../feedback/scale.ts';
import { callersWithoutScore, displeasedCallers, pleasedCallers } from './verbatims/calls-fr.ts';
import type { DemoScored, DemoVerbatim, Touchpoint } from './verbatims/said.ts';
import { displeasedUk, easyUk, hardUk, pleasedUk, ukWithoutScore } from './verbatims/support-uk.ts';
import { detractorsEn, passivesEn, promotersEn } from './verbatims/survey-en.ts';
import { detractorsFr, passivesFr, promotersFr } from './verbatims/survey-fr.ts';

export type DemoCountry = 'fr' | 'uk';

/** Customers who felt alike and were asked the same way. */
export interface CustomerGroup {
  readonly source: 'Enquête NPS' | 'Après appel' | 'Support UK';
  /** Absent: words alone. */
  readonly metric?: Metric;
  /** What those who wrote nothing answered; each as likely. Empty where there is no score. */
  readonly silentScores: readonly number[];
  /** Answers in each week, oldest week first. */
  readonly perWeek: readonly number[];
  /** Every sentence is said once; the answers that are left over are scores alone. */
  readonly said: Readonly<Partial<Record<DemoCountry, readonly (DemoVerbatim | DemoScored)[]>>>;
  /** What silent answers are about; each as likely. */
  readonly about: readonly Touchpoint[];
}

/** From the oldest to the last; the tenth is the seven days before `now`. */
export const weekCount = 10;

const anyMoment = [
  'discover',
  'buy',
  'buy',
  'delivery',
  'delivery',
  'install',
  'use',
  'use',
  'use',
  'get-help',
  'pay',
] as const;
/** Who is glad of this company seldom is so of its delivery: on the map of the journey it stands out. */
const gladOf = anyMoment.filter((moment) => moment !== 'delivery');
const callMoments = ['get-help', 'get-help', 'get-help', 'delivery', 'install', 'pay', 'leave'] as const;

export const groups: readonly CustomerGroup[] = [
  {
    source: 'Enquête NPS',
    metric: 'nps',
    silentScores: [9, 9, 9, 10, 10],
    perWeek: [9, 11, 10, 12, 9, 11, 12, 10, 11, 11],
    said: { fr: promotersFr, uk: promotersEn },
    about: gladOf,
  },
  {
    source: 'Enquête NPS',
    metric: 'nps',
    silentScores: [8, 8, 7],
    perWeek: [6, 6, 5, 6, 5, 6, 6, 6, 5, 5],
    said: { fr: passivesFr, uk: passivesEn },
    about: anyMoment,
  },
  {
    source: 'Enquête NPS',
    metric: 'nps',
    silentScores: [6, 6, 5, 4],
    perWeek: [3, 4, 4, 4, 3, 3, 5, 3, 4, 8],
    said: { fr: detractorsFr, uk: detractorsEn },
    about: anyMoment,
  },
  {
    source: 'Après appel',
    metric: 'csat',
    silentScores: [5, 5, 4],
    perWeek: [9, 8, 9, 9, 10, 8, 11, 10, 11, 13],
    said: { fr: pleasedCallers },
    about: callMoments,
  },
  {
    source: 'Après appel',
    metric: 'csat',
    silentScores: [3, 2, 1],
    perWeek: [2, 2, 3, 2, 2, 2, 2, 2, 2, 2],
    said: { fr: displeasedCallers },
    about: callMoments,
  },
  {
    source: 'Après appel',
    silentScores: [],
    perWeek: [0, 1, 0, 0, 1, 0, 0, 0, 0, 1],
    said: { fr: callersWithoutScore },
    about: callMoments,
  },
  {
    source: 'Support UK',
    metric: 'csat',
    silentScores: [5, 5, 4],
    perWeek: [3, 3, 4, 3, 3, 4, 4, 3, 4, 4],
    said: { uk: pleasedUk },
    about: callMoments,
  },
  {
    source: 'Support UK',
    metric: 'csat',
    silentScores: [3, 2],
    perWeek: [1, 1, 1, 1, 1, 1, 0, 1, 1, 1],
    said: { uk: displeasedUk },
    about: callMoments,
  },
  {
    source: 'Support UK',
    metric: 'ces',
    silentScores: [7, 6, 6, 5],
    perWeek: [3, 2, 3, 3, 4, 3, 3, 3, 4, 4],
    said: { uk: easyUk },
    about: callMoments,
  },
  {
    source: 'Support UK',
    metric: 'ces',
    silentScores: [4, 3, 2],
    perWeek: [1, 1, 1, 1, 1, 1, 1, 1, 1, 2],
    said: { uk: hardUk },
    about: callMoments,
  },
  {
    source: 'Support UK',
    silentScores: [],
    perWeek: [0, 0, 1, 0, 0, 1, 0, 0, 0, 1],
    said: { uk: ukWithoutScore },
    about: callMoments,
  },
];
