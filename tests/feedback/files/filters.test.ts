import { describe, expect, it } from 'vitest';
import { figuring } from '../../../src/feedback/files/figures.ts';
import { leftOutBy, parseFilter } from '../../../src/feedback/files/filters.ts';
import { figureLines } from '../../../src/feedback/files/summary-words.ts';
import { leading } from '../../../src/feedback/scores.ts';

const columns = ['Date', 'Pays', 'Statut'].map((header) => ({ header }));
const rows = [
  ['2026-01-01', 'FR', 'Terminé'],
  ['2026-01-01', 'fr', 'Test'],
  ['2026-01-01', 'BE', 'terminé'],
  ['2026-01-01', '', 'Terminé'],
];

describe('filters at the door', () => {
  it.each<[string, readonly string[], readonly string[], readonly number[]]>([
    ['of one value', ['Pays=FR'], [], [0, 1]],
    ['of either of two values of a column', ['Pays=FR', 'pays=be'], [], [0, 1, 2]],
    ['of two columns together', ['Pays=FR', 'Statut=termine'], [], [0]],
    ['without a value', [], ['Statut=test'], [0, 2, 3]],
    ['by the place of a column', ['#2=BE'], [], [2]],
    ['with nothing in a cell', ['Pays='], [], [3]],
  ])('keep the rows %s', (_, only, without, kept) => {
    const filters = [
      ...only.map((text) => parseFilter('only', text)),
      ...without.map((text) => parseFilter('without', text)),
    ];
    const isOut = leftOutBy(filters, { columns });
    expect(rows.flatMap((cells, i) => (isOut(cells) ? [] : [i]))).toEqual(kept);
  });

  it('name what is no pair, and a column that is not there', () => {
    expect(() => parseFilter('only', 'FR')).toThrow('import.filter');
    const filter = parseFilter('without', 'Land=FR');
    expect(() => leftOutBy([filter], { columns })).toThrow('import.filter');
  });
});

describe('the figures of a file', () => {
  it('are the NPS, the share of satisfied and the mean effort of its own scores', () => {
    const figured = figuring();
    figured.add([9, 10, 3, 8].map((score) => leading('nps', score, null)));
    figured.add([5, 4, 3, 1].map((score) => leading('csat', score, null)));
    figured.add([7, 4].map((score) => leading('ces', score, null)));
    expect(figured.figures()).toEqual([
      { metric: 'nps', question: null, value: 25, scores: 4 },
      { metric: 'csat', question: null, value: 50, scores: 4 },
      { metric: 'ces', question: null, value: 5.5, scores: 2 },
    ]);
  });

  it('are those of each question where a metric is asked in several ways', () => {
    const figured = figuring();
    const asked = (score: number, question: string) => ({
      metric: 'nps' as const,
      score,
      asked: null,
      question,
    });
    const brand = [9, 10, 10].map((score) => asked(score, 'Recommend the brand?'));
    const shop = [3, 4, 9].map((score) => asked(score, 'Recommend the shop?'));
    figured.add(brand.map((score, i) => ({ scores: [score, ...shop.slice(i, i + 1)] })));
    const figures = figured.figures();
    expect(figures).toEqual([
      { metric: 'nps', question: 'Recommend the brand?', value: 100, scores: 3 },
      { metric: 'nps', question: 'Recommend the shop?', value: expect.closeTo(-33.33), scores: 3 },
    ]);
    expect(figureLines(figures, 'en')).toEqual([
      'NPS of this file, “Recommend the brand?”: 100 (3 scores)',
      'NPS of this file, “Recommend the shop?”: −33 (3 scores)',
    ]);
    expect(figureLines(figures, 'fr')[0]).toBe(
      'NPS de ce fichier, «\u00a0Recommend the brand?\u00a0»\u00a0: 100 (3 notes)',
    );
  });
});
