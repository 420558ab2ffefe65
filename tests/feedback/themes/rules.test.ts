import { describe, expect, it } from 'vitest';
import { driftOf } from '../../../src/feedback/themes/drift.ts';
import { logOdds } from '../../../src/feedback/themes/log-odds.ts';
import { readerOf } from '../../../src/feedback/themes/reading.ts';
import { settle } from '../../../src/feedback/themes/settle.ts';
import { testOf } from '../../../src/feedback/themes/surprise.ts';
import type { Language } from '../../../src/terms/language.ts';
import { type Spoken, scraps, sentences } from '../../terms/tongues.ts';
import { falseWeeks, powerOf } from './power.ts';

describe('the weighted log-odds', () => {
  // By hand: prior = weight (y1 + y2) / (n1 + n2), then the two lines of the paper, in another program.
  it.each([
    {
      now: [60, 2000],
      before: [80, 16_000],
      weight: 2000,
      delta: 1.2829845855358895,
      variance: 0.023700410396716824,
    },
    { now: [10, 2000], before: [0, 16_000], weight: 2000, delta: 3.8093824024318588, variance: 0.99 },
    {
      now: [0, 500],
      before: [90, 4000],
      weight: 250,
      delta: -1.2257554902564514,
      variance: 0.2105263157894737,
    },
    { now: [20, 100], before: [160, 800], weight: 100, delta: 0, variance: 0.030555555555555558 },
  ])(
    'of $now beside $before',
    ({ now: [y1 = 0, n1 = 0], before: [y2 = 0, n2 = 0], weight, delta, variance }) => {
      const odds = logOdds({ held: y1, of: n1 }, { held: y2, of: n2 }, weight);
      expect(odds.delta).toBeCloseTo(delta, 9);
      expect(odds.variance).toBeCloseTo(variance, 9);
    },
  );
});

describe('drift', () => {
  const sizes = [100, 100, 100, 100];
  /** What a correlation of 1 would add to chi-squared: 99 for each period but one. */
  const REACH = 99 * 3;

  it('is what chi-squared exceeds its degrees of freedom by, of what it would at a correlation of 1', () => {
    // Expected 10 each, variance 9: chi-squared 4 * 25 / 9, of which 3 are chance's.
    const restless = [5, 15, 5, 15];
    expect(driftOf([[restless]], [sizes]).correlationOf([restless])).toBeCloseTo((100 / 9 - 3) / REACH, 12);
  });

  it('is none for what moves less than chance would have it, and none measured with two periods', () => {
    expect(driftOf([[[10, 10, 10, 10]]], [sizes]).correlationOf([[10, 10, 10, 10]])).toBe(0);
    expect(driftOf([[[5, 15]]], [[100, 100]]).correlationOf([[5, 15]])).toBe(0);
    expect(driftOf([[[5, 15, 0, 0]]], [[100, 100, 0, 0]]).correlationOf([[5, 15, 0, 0]])).toBe(0);
    expect(driftOf([], []).correlationOf([])).toBe(0);
  });

  it('of a calm term among restless ones is part of theirs, of a restless one among calm ones part of its own', () => {
    const [calm, restless] = [[[10, 10, 10, 10]], [[5, 15, 5, 15]]];
    const among = driftOf([restless, restless, calm], [sizes]);
    expect(among.correlationOf(calm)).toBeGreaterThan(0);
    expect(among.correlationOf(restless)).toBeGreaterThan(among.correlationOf(calm));
  });

  it('is none for a source that began halfway and speaks of one matter each time', () => {
    const [old, young] = [
      [10, 10, 10, 10, 10, 10],
      [0, 0, 0, 40, 40, 40],
    ];
    const sources = [old.map(() => 100), young.map((held) => held * 1.25)];
    expect(driftOf([[old, young]], sources).correlationOf([old, young])).toBe(0);
  });
});

describe('the test of a term', () => {
  it.each([
    { now: [60, 300], before: [240, 2400], drift: 0, periods: 8, z: 4.62 },
    { now: [60, 300], before: [90, 900], drift: 0, periods: 3, z: 4.24 },
    { now: [60, 300], before: [240, 2400], drift: 1 / 300, periods: 8, z: 3.29 },
    { now: [30, 300], before: [240, 2400], drift: 0, periods: 8, z: 0.03 },
  ])(
    'of $now after $before with a drift of $drift is $z',
    ({ now: [y1 = 0, n1 = 0], before: [y2 = 0, n2 = 0], drift, periods, z }) => {
      const known = { now: { held: y1, of: n1 }, before: { held: y2, of: n2 }, drift };
      expect(testOf(known, periods).z).toBeCloseTo(z, 1);
    },
  );
});

describe('a complaint that grows among 300 comments', () => {
  // With 4, and over more weeks: scripts/power.ts.
  it.each([3, 8])(
    'is found when it goes from 10 to 20, from 10 to 30 and from 14 to 35 in 100, with %i earlier periods',
    (periods) => {
      const circumstances = { perWeek: 300, periods };
      expect(powerOf([0.1, 0.2], circumstances, 8)).toBeGreaterThanOrEqual(0.75);
      expect(powerOf([0.1, 0.3], circumstances, 2)).toBe(1);
      expect(powerOf([0.14, 0.35], circumstances, 2)).toBe(1);
      expect(falseWeeks(circumstances, 3)).toBe(0);
    },
    120_000,
  );
});

describe('a word that only joins or weighs', () => {
  it.each(['pourtant', 'Pire', 'malheureusement', 'however', 'worse'])('“%s” is no term', (word) => {
    const reader = readerOf();
    const read = reader.read(word);
    for (const language of ['fr', 'en'] as const)
      expect([...reader.codesOf(read, language)].filter((code) => code >= 0)).toEqual([]);
  });
});

const FRENCH = sentences.fr.slice(0, 5);
const ENGLISH = sentences.en.slice(0, 5);
const DUTCH = sentences.nl.slice(0, 5);

describe('the language of a comment', () => {
  const settled = (
    texts: readonly (string | readonly [text: string, source: string])[],
    company: Language | null,
  ) => {
    const reader = readerOf();
    const lot = texts.map((each) => {
      const [text, source] = typeof each === 'string' ? [each, ''] : each;
      return { source, ...reader.read(text) };
    });
    return settle(lot, company);
  };

  it('is that of the others who use its words, where its own do not tell', () => {
    const decided = ['Le colis est perdu', 'The parcel is lost', 'The parcel is here'];
    const undecided = ['colis perdu', 'parcel lost', 'colis lost parcel'];
    expect(settled([...decided, ...undecided], null).slice(3)).toEqual(['fr', 'en', 'en']);
  });

  it.each([
    ['the one word of a lot is in the company’s language', ['Bof'], 'fr', 'fr'],
    ['or in its other one', ['Bof'], 'en', 'en'],
    ['or in none, where it is not known', ['Bof'], null, null],
    [
      'a word that nobody else uses is in the language of its source',
      [...of('shop', ENGLISH), ['Bof', 'shop']],
      'fr',
      'en',
    ],
    [
      'and not of another source',
      [...of('shop', ENGLISH), ...of('site', FRENCH), ['Bof', 'site']],
      'en',
      'fr',
    ],
    [
      'a Dutch word that Dutch comments use is in another',
      [...of('shop', DUTCH), ['Snelle levering', 'shop']],
      'fr',
      'other',
    ],
    [
      'though the company and most of its source are French',
      [...of('shop', [...FRENCH, ...FRENCH, ...DUTCH]), ['Snelle levering', 'shop']],
      'fr',
      'other',
    ],
    [
      'a French scrap among Dutch ones stays French',
      [...of('shop', DUTCH), ['Très bien', 'shop']],
      'en',
      'fr',
    ],
    [
      'figures and emoji are in the language of their source',
      [...of('shop', ENGLISH), ['👍 10/10', 'shop']],
      'fr',
      'en',
    ],
  ] as const)('%s', (_, texts, company, language) => {
    expect(settled(texts, company).at(-1)).toBe(language);
  });

  it('is right for scraps of 2 to 5 words from sources that speak one language each', () => {
    const spoken: readonly Spoken[] = ['fr', 'en', 'nl', 'de', 'es', 'it'];
    const lot = spoken.flatMap((tongue) =>
      [...sentences[tongue], ...scraps[tongue]].map((text) => ({ text, tongue })),
    );
    const found = settled(
      lot.map(({ text, tongue }) => [text, tongue] as const),
      'fr',
    );
    const wrong = lot.filter(
      ({ tongue }, at) => found[at] !== (tongue === 'fr' || tongue === 'en' ? tongue : 'other'),
    );
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});

function of(source: string, texts: readonly string[]): [text: string, source: string][] {
  return texts.map((text) => [text, source]);
}
