// A believable week of indicators, for galleries and for tests of every platform: one of each kind of line.
import type { Figure } from '../figure.ts';
import type { WeeklyTrend } from '../trend.ts';

const twelve = (values: readonly number[], margin: number, n: number): WeeklyTrend['points'] =>
  values.map((value, week) => ({
    from: new Date(Date.UTC(2026, 7, 30 + 7 * week, 22)).toISOString(),
    value,
    n,
    margin,
  }));

export const indicatorsExample: {
  figures: Figure[];
  churn: Figure;
  volume: { now: number; before: number; direction: 'rise' };
  mixed: boolean;
  trends: { lead: WeeklyTrend; others: WeeklyTrend[] };
} = {
  figures: [
    {
      metric: 'nps',
      heat: 'hot',
      value: 34.2,
      n: 412,
      low: 28,
      high: 40,
      margin: 6.1,
      previous: 32,
      change: 2.2,
      direction: 'stable',
      isCentred: true,
    },
    {
      metric: 'nps',
      heat: 'cold',
      value: 22,
      n: 180,
      low: 13,
      high: 31,
      margin: 9,
      previous: 41,
      change: -19,
      direction: 'fall',
      isCentred: true,
    },
    {
      metric: 'csat',
      heat: null,
      value: 0.86,
      n: 214,
      low: 0.81,
      high: 0.9,
      margin: 0.045,
      previous: 0.78,
      change: 0.08,
      direction: 'rise',
      isCentred: true,
    },
    {
      metric: 'ces',
      heat: null,
      value: null,
      n: 3,
      low: null,
      high: null,
      margin: null,
      previous: 5.4,
      change: null,
      direction: null,
      isCentred: false,
    },
    {
      metric: 'responses',
      heat: null,
      value: 0.21,
      n: 1962,
      low: 0.193,
      high: 0.228,
      margin: 0.018,
      previous: 0.22,
      change: -0.01,
      direction: 'stable',
      isCentred: true,
    },
  ],
  churn: {
    metric: 'churn',
    heat: null,
    value: 0.021,
    n: 8240,
    low: 0.018,
    high: 0.024,
    margin: 0.003,
    previous: 0.016,
    change: 0.005,
    direction: 'rise',
    isCentred: true,
    month: '2026-09-30T22:00:00.000Z',
  },
  volume: { now: 809, before: 690, direction: 'rise' },
  mixed: false,
  trends: {
    lead: {
      metric: 'nps',
      heat: 'cold',
      timeZone: 'Europe/Paris',
      points: twelve([38, 36, 41, 43, 39, 40, 44, 42, 38, 40, 41, 22], 9, 180),
    },
    others: [
      {
        metric: 'csat',
        heat: null,
        timeZone: 'Europe/Paris',
        points: twelve([0.79, 0.8, 0.77, 0.78, 0.81, 0.8, 0.76, 0.79, 0.77, 0.8, 0.78, 0.86], 0.05, 210),
      },
    ],
  },
};
