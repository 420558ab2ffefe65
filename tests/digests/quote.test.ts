import { describe, expect, it } from 'vitest';
import { quoteBlock, quoteOf } from '../../src/digests/quote.ts';
import type { Metric } from '../../src/feedback/filters.ts';
import type { AskedScore } from '../../src/feedback/scores.ts';

const reader = { locale: 'fr', timeZone: 'Europe/Paris' } as const;
const onTen: AskedScore = { score: 8, scale: { low: 1, high: 10 } };

describe('a score beside a quote', () => {
  it.each<[string, Metric | null, number | null, AskedScore | null, string | undefined]>([
    ['on the metric’s own scale', 'nps', 9, null, '9/10'],
    ['as it was given, not as it is counted', 'csat', 4.1111, onTen, '8/10'],
    ['with a comma in French', 'csat', 3.5, null, '3,5/5'],
    ['as nothing where it is a thumb', 'csat', 5, { score: 1, scale: { low: 0, high: 1 } }, undefined],
    ['as nothing where there is none', null, null, null, undefined],
  ])('is shown %s', (_, metric, score, asked, by) => {
    const said = { feedbackId: 'F1', text: 'Très bien', touchpoint: null, metric, score, asked };
    const block = quoteBlock({ ...quoteOf(said, new Map()), language: 'fr' }, reader);
    expect(block.kind === 'quote' ? block.by : null).toBe(by);
  });
});
