// Sources that come and go, among what customers newly speak of: none makes a theme, none hides one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceWeights } from '../../../src/feedback/themes/sources.ts';
import type { Comment } from '../../../src/feedback/themes/theme.ts';
import type { Language } from '../../../src/terms/language.ts';
import { referenceStarts, themesOf } from './weeks.ts';

const weekMs = 7 * 86_400_000;
/** This week is the ninth. */
const NOW = 8;

const said: Record<Language, { ordinary: string[]; planted: string; other: string[] }> = {
  fr: {
    ordinary: [
      'La livraison est rapide',
      'Le magasin est propre',
      'Les prix sont élevés',
      'Le site est lent',
    ],
    planted: 'Mon colis est resté devant la porte',
    other: [
      'La borne du parking refuse ma carte',
      'Attente interminable au guichet',
      'La file du drive avance mal',
    ],
  },
  en: {
    ordinary: [
      'The delivery is quick',
      'The shop is clean',
      'Your prices are too high',
      'The website is slow',
    ],
    planted: 'My parcel was left at the front door',
    other: [
      'The car park machine refuses my card',
      'Endless wait at the counter',
      'The drive queue hardly moves',
    ],
  },
};

let count = 0;
function week(at: number, source: string, texts: readonly string[]): Comment[] {
  const start = (referenceStarts[0]?.getTime() ?? 0) + at * weekMs;
  return texts.map((text) => ({
    id: `${source}-${String(count++).padStart(5, '0')}`,
    customer: `c${count}`,
    text,
    source,
    answeredAt: new Date(start + weekMs / 2),
  }));
}
const of = (texts: readonly string[], size: number) =>
  Array.from({ length: size }, (_, at) => texts[at % texts.length] ?? '');
const every = (source: string, weeks: readonly number[], texts: readonly string[], size: number) =>
  weeks.flatMap((at) => week(at, source, of(texts, size)));
const wholeReference = [0, 1, 2, 3, 4, 5, 6, 7];

function namesAmong(comments: readonly Comment[]): string[] {
  const start = (referenceStarts[0]?.getTime() ?? 0) + NOW * weekMs;
  const isNow = ({ answeredAt }: Comment) => answeredAt.getTime() >= start;
  const found = themesOf(
    comments.filter(isNow),
    comments.filter((each) => !isNow(each)),
    { referenceStarts },
  );
  return found.map(({ name }) => name);
}

describe.each(['fr', 'en'] as const)('in %s, among comments that go on as usual', (language) => {
  const { ordinary, planted, other } = said[language];
  const usual = every('survey', [...wholeReference, NOW], ordinary, 60);
  const nine = week(NOW, 'survey', of([planted], 9));
  const telling = language === 'fr' ? /devant la porte|colis/ : /front door|parcel/;
  const comesAndGoes = {
    'starts this week': [NOW],
    'started last week': [7, NOW],
    'started three weeks ago': [5, 6, 7, NOW],
    'started four weeks ago': [4, 5, 6, 7, NOW],
    'ended before this week': wholeReference,
    'ended halfway': [0, 1, 2, 3],
    'speaks every third week': [1, 4, 7],
    'was always there': [...wholeReference, NOW],
  };

  it.each(Object.entries(comesAndGoes))('a source that %s makes no theme', (_, weeks) => {
    expect(namesAmong([...usual, ...every('kiosk', weeks, other, 30)])).toEqual([]);
  });

  it.each(Object.entries(comesAndGoes))('one that %s hides no theme of nine comments', (_, weeks) => {
    const names = namesAmong([...usual, ...nine, ...every('kiosk', weeks, other, 15)]);
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(telling);
  });

  it('fifteen comments of nothing in common from a new source change nothing of a theme', () => {
    const strangers = week(
      NOW,
      'kiosk',
      Array.from({ length: 15 }, (_, at) => `${other[at % 3]} ${'abcdefghijklmno'[at]?.repeat(5)}`),
    );
    const theme = namesAmong([...usual, ...nine]);
    expect(theme).toHaveLength(1);
    expect(namesAmong([...usual, ...nine, ...strangers])).toEqual(theme);
  });

  it('nothing is said when one source takes over from another', () => {
    const old = every('survey', wholeReference, ordinary, 60);
    expect(namesAmong([...old, ...every('kiosk', [NOW], other, 60)])).toEqual([]);
    expect(namesAmong([...old, ...every('kiosk', [7, NOW], other, 60)])).toEqual([]);
  });

  it('a theme of a source that was always there is found though another speaks much more', () => {
    const loud = every('kiosk', [...wholeReference, NOW], other, 120);
    expect(namesAmong([...usual, ...loud, ...nine])[0]).toMatch(telling);
  });
});

describe('what an earlier comment weighs', () => {
  const heard = (source: string, now: number, before: readonly number[]) => [
    ...Array.from({ length: now }, () => ({ source, period: 0 })),
    ...before.flatMap((size, at) => Array.from({ length: size }, () => ({ source, period: at + 1 }))),
  ];

  it('is one where there is one source, or where each keeps its share', () => {
    expect(sourceWeights(heard('a', 60, [50, 70, 60]))).toEqual(new Map([['a', 1]]));
    const both = [...heard('a', 60, [60, 60, 60]), ...heard('b', 20, [20, 20, 20])];
    expect([...sourceWeights(both).values()].map((weight) => weight.toFixed(9))).toEqual([
      '1.000000000',
      '1.000000000',
    ]);
  });

  it('is none of a source that is silent now, or was heard in fewer than three periods', () => {
    const all = [
      ...heard('a', 60, [60, 60, 60, 60]),
      ...heard('gone', 0, [9, 9, 9, 9]),
      ...heard('young', 9, [0, 0, 9, 9]),
    ];
    expect([...sourceWeights(all).keys()]).toEqual(['a']);
  });

  it('is none of a source that hardly spoke before and now shouts: the others tell more without it', () => {
    const all = [
      ...heard(
        'a',
        60,
        Array.from({ length: 8 }, () => 60),
      ),
      ...heard('b', 40, [1, 1, 1]),
    ];
    expect([...sourceWeights(all).keys()]).toEqual(['a']);
  });

  it('gives the reference this period’s shares, and no more weight than it has comments', () => {
    const size = fc.integer({ min: 1, max: 40 });
    const source = fc.record({ now: size, before: fc.array(size, { minLength: 3, maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(source, { minLength: 1, maxLength: 4 }), (sources) => {
        const weights = sourceWeights(sources.flatMap(({ now, before }, at) => heard(`${at}`, now, before)));
        const kept = sources.flatMap(({ now, before }, at) => {
          const weight = weights.get(`${at}`);
          const sum = before.reduce((total, each) => total + each, 0);
          return weight === undefined ? [] : [{ now, sum, weighed: weight * sum }];
        });
        expect(kept.length).toBeGreaterThan(0);
        const total = (of: (each: (typeof kept)[number]) => number) =>
          kept.reduce((sum, each) => sum + of(each), 0);
        for (const each of kept)
          expect(each.weighed / total(({ weighed }) => weighed)).toBeCloseTo(
            each.now / total(({ now }) => now),
            9,
          );
        expect(total(({ weighed }) => weighed)).toBeLessThanOrEqual(total(({ sum }) => sum) + 1e-9);
      }),
    );
  });
});
