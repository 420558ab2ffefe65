import { describe, expect, it } from 'vitest';
import { indicatorLine } from '../../src/cli/indicator-line.ts';
import type { Indicator } from '../../src/feedback/indicators/indicators.ts';

const nps: Indicator = {
  metric: 'nps',
  value: 34.2,
  n: 1412,
  low: 28.1,
  high: 40,
  margin: 5.95,
  previous: 32,
  change: 2.2,
  significant: false,
  direction: 'stable',
};

const few = {
  ...nps,
  value: null,
  n: 1,
  low: null,
  high: null,
  margin: null,
  direction: null,
  previous: null,
};

const cases: readonly { title: string; indicator: Indicator; en: string; fr: string }[] = [
  {
    title: 'stable',
    indicator: nps,
    en: 'NPS 34 ±\u00a06, 1,412 answers, stable (32 before)',
    fr: 'NPS 34 ±\u00a06, 1\u202f412 réponses, stable (32 avant)',
  },
  {
    title: 'a rise of a share',
    indicator: {
      ...nps,
      metric: 'csat',
      ...{ value: 0.861, low: 0.829, high: 0.889, margin: 0.03, previous: 0.81, direction: 'rise' },
    },
    en: 'CSAT 86% ±\u00a03%, 1,412 answers, up (81% before)',
    fr: 'CSAT 86\u00a0% ±\u00a03\u00a0%, 1\u202f412 réponses, en hausse (81\u00a0% avant)',
  },
  {
    title: 'a fall of a mean, hot',
    indicator: {
      ...nps,
      metric: 'ces',
      heat: 'hot',
      ...{ value: 5.44, low: 5.43, high: 5.45, margin: 0.01, previous: 5.9, direction: 'fall', atEase: 0.82 },
    },
    en: 'CES (just after) 5.4 ±\u00a00.1, 82% found it easy, 1,412 answers, down (5.9 before)',
    fr: 'CES (à chaud) 5,4 ±\u00a00,1, 82\u00a0% ont trouvé cela facile, 1\u202f412 réponses, en baisse (5,9 avant)',
  },
  {
    title: 'lopsided: the interval instead of a margin that would mislead',
    indicator: {
      ...nps,
      value: 100,
      n: 10,
      low: 47.5,
      high: 100,
      margin: 29.4,
      direction: null,
      previous: null,
    },
    en: 'NPS 100 (between 48 and 100), 10 answers, too few answers before to compare',
    fr: 'NPS 100 (entre 48 et 100), 10 réponses, trop peu de réponses avant pour comparer',
  },
  {
    title: 'too few',
    indicator: { ...few, reason: 'not-enough-answers' },
    en: 'NPS: not enough answers (1 answer)',
    fr: 'NPS\u00a0: pas assez de réponses (1 réponse)',
  },
  {
    title: 'no minus before zero',
    indicator: { ...nps, value: -0.3, low: -6.3, high: 5.7, margin: 6, previous: -0.2 },
    en: 'NPS 0 ±\u00a06, 1,412 answers, stable (0 before)',
    fr: 'NPS 0 ±\u00a06, 1\u202f412 réponses, stable (0 avant)',
  },
];

describe('an indicator on a terminal', () => {
  it.each(cases)('reads as a person would say it: $title', ({ indicator, en, fr }) => {
    expect(indicatorLine(indicator, 'touchpoint', 'en')).toBe(en);
    expect(indicatorLine(indicator, 'touchpoint', 'fr')).toBe(fr);
  });
});
