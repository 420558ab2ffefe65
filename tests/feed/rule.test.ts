import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf } from '../../src/feed/pace.ts';
import { type Criteria, type RuledAnswer, wants } from '../../src/feed/rule.ts';
import { segmentKeysOf } from '../../src/feedback/segment-filter.ts';

const rule: Criteria = {
  mood: 'all',
  heat: null,
  sourceIds: [],
  touchpoints: [],
  segments: [],
  words: [],
  language: null,
  wordsOnly: true,
};
const answer = {
  heat: 'hot',
  metric: 'nps',
  score: 9,
  touchpoint: 'delivery',
  sourceId: 'shop',
  segmentKeys: segmentKeysOf({ Région: 'Nord', customer_type: 'Pro' }),
  verbatim: 'Le colis est arrivé très vite, et il était bien emballé.',
};

describe('a rule of the feed', () => {
  it.each<[string, Partial<Criteria>, Partial<RuledAnswer>, boolean]>([
    ['nothing asked', {}, {}, true],
    ['happy', { mood: 'happy' }, {}, true],
    ['happy, and the score is not', { mood: 'happy' }, { score: 8 }, false],
    ['unhappy', { mood: 'unhappy' }, { score: 6 }, true],
    ['neutral', { mood: 'neutral' }, { score: 8 }, true],
    ['neutral, and the score is not', { mood: 'neutral' }, { score: 9 }, false],
    ['unhappy by its own scale', { mood: 'unhappy' }, { metric: 'csat', score: 3 }, false],
    ['the top of seven is happy', { mood: 'happy' }, { metric: 'ces', score: 7 }, true],
    ['hot', { heat: 'hot' }, {}, true],
    ['cold', { heat: 'cold' }, {}, false],
    ['the source', { sourceIds: ['shop'] }, {}, true],
    ['another source', { sourceIds: ['phone'] }, {}, false],
    ['another moment', { touchpoints: ['pay'] }, {}, false],
    ['a group, whatever its accents', { segments: [{ name: 'region', value: 'NORD' }] }, {}, true],
    [
      'a group by the name that its key has in either language',
      { segments: [{ name: 'type de client', value: 'pro' }] },
      {},
      true,
    ],
    ['another group', { segments: [{ name: 'region', value: 'Sud' }] }, {}, false],
    ['a word, in the plural', { words: ['facture', 'Colis'] }, {}, true],
    ['all words of one entry', { words: ['colis perdu'] }, {}, false],
    ['a word in part only', { words: ['embal'] }, {}, false],
    ['its language', { language: 'fr' }, {}, true],
    ['another language', { language: 'en' }, {}, false],
    ['a score alone', {}, { verbatim: null }, false],
    ['a score alone, where it is wanted', { wordsOnly: false }, { verbatim: null }, true],
    ['unhappy by a further score', { mood: 'unhappy' }, { scores: [{ metric: 'csat', score: 1 }] }, true],
    [
      'happy, and a further score is not',
      { mood: 'happy' },
      { scores: [{ metric: 'csat', score: 1 }] },
      false,
    ],
    [
      'happy by a further score',
      { mood: 'happy' },
      { score: 8, scores: [{ metric: 'csat', score: 5 }] },
      true,
    ],
    ['a word of a further text', { words: ['retour'] }, { furtherTexts: ['Le retour est long'] }, true],
    ['a further text alone', {}, { verbatim: null, furtherTexts: ['Bien'] }, true],
  ])('takes or leaves an answer: %s', (_, asked, given, taken) => {
    expect(wants({ ...rule, ...asked }, { ...answer, ...given })).toBe(taken);
  });
});

describe('the pace of the feed', () => {
  it('posts each while there is room, and gathers what is past the ceiling', () => {
    const pace = { lastHour: 0, perHour: 10 };
    expect(paceOf({ ...pace, waiting: 3, thisHour: 7 })).toBe('each');
    expect(paceOf({ ...pace, waiting: 4, thisHour: 7 })).toBe('together');
    expect(paceOf({ ...pace, waiting: 1, thisHour: 10 })).toBe('wait');
    expect(paceOf({ waiting: 4, thisHour: 0, lastHour: 10, perHour: 10 })).toBe('together');
    expect(paceOf({ ...pace, waiting: 0, thisHour: 0 })).toBe('wait');
  });

  it('never has more messages an hour than the ceiling, and leaves nothing waiting for two hours', () => {
    const hour = fc.array(fc.nat(8), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(hour, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 12 }),
        (hours, perHour) => {
          let [waiting, lastHour] = [0, 0];
          for (const looks of hours) {
            let thisHour = 0;
            const before = waiting;
            for (const came of looks) {
              waiting += came;
              const pace = paceOf({ waiting, thisHour, lastHour, perHour });
              if (pace === 'wait') continue;
              thisHour += pace === 'each' ? waiting : 1;
              waiting = 0;
            }
            expect(thisHour).toBeLessThanOrEqual(perHour);
            if (before > 0) expect(thisHour).toBeGreaterThan(0);
            lastHour = thisHour;
          }
        },
      ),
    );
  });
});
