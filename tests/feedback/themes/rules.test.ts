import { describe, expect, it } from 'vitest';
import { driftOf } from '../../../src/feedback/themes/drift.ts';
import { settle } from '../../../src/feedback/themes/language.ts';
import { logOdds } from '../../../src/feedback/themes/log-odds.ts';
import { readerOf } from '../../../src/feedback/themes/reading.ts';

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

  it('is what chi-squared exceeds its degrees of freedom by, for each comment', () => {
    // Expected 10 each, variance 9: chi-squared 4 * 25 / 9, of which 3 are chance's; 40 comments, 4 periods.
    const restless = [5, 15, 5, 15];
    expect(driftOf([[restless]], [sizes]).varianceOf([restless])).toBeCloseTo(
      ((100 / 9 - 3) / 40) * (4 / 3),
      12,
    );
  });

  it('is none for what moves less than chance would have it, and none measured with two periods', () => {
    expect(driftOf([[[10, 10, 10, 10]]], [sizes]).varianceOf([[10, 10, 10, 10]])).toBe(0);
    expect(driftOf([[[5, 15]]], [[100, 100]]).varianceOf([[5, 15]])).toBe(0);
    expect(driftOf([[[5, 15, 0, 0]]], [[100, 100, 0, 0]]).varianceOf([[5, 15, 0, 0]])).toBe(0);
    expect(driftOf([], []).varianceOf([])).toBe(0);
  });

  it('of a calm term among restless ones is theirs, of a restless one among calm ones its own', () => {
    const [calm, restless] = [[[10, 10, 10, 10]], [[5, 15, 5, 15]]];
    const among = driftOf([restless, restless, calm], [sizes]);
    expect(among.varianceOf(calm)).toBeGreaterThan(0);
    expect(among.varianceOf(restless)).toBeGreaterThan(among.varianceOf(calm));
  });

  it('is none for a source that began halfway and speaks of one matter each time', () => {
    const [old, young] = [
      [10, 10, 10, 10, 10, 10],
      [0, 0, 0, 40, 40, 40],
    ];
    const sources = [old.map(() => 100), young.map((held) => held * 1.25)];
    expect(driftOf([[old, young]], sources).varianceOf([old, young])).toBe(0);
  });
});

describe('the language of a comment', () => {
  it.each([
    ['Le colis n’est pas arrivé', 'fr'],
    ['colis jamais recu mais le service est bien', 'fr'],
    ['Déçue', 'fr'],
    ['The parcel never came', 'en'],
    ['it was ok', 'en'],
    ['Super', null],
    ['on a son', null],
    ['', null],
  ])('%s: %s', (text, language) => {
    expect(readerOf().read(text).language).toBe(language);
  });

  it('is that of the others who use its words, where its own do not tell, or else of most', () => {
    const languagesOf = (texts: string[]) => {
      const reader = readerOf();
      const read = texts.map((text) => reader.read(text));
      return settle(
        read.map(({ codes }) => codes),
        read.map(({ language }) => language),
      );
    };
    const decided = ['Le colis est perdu', 'The parcel is lost', 'The parcel is here'];
    const undecided = ['colis perdu', 'parcel lost', 'colis lost parcel', 'Bof'];
    expect(languagesOf([...decided, ...undecided]).slice(3)).toEqual(['fr', 'en', 'en', 'en']);
    expect(languagesOf(['Bof', 'Super'])).toEqual([null, null]);
  });
});
