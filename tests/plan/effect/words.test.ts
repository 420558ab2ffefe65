import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureMargin, figureOf } from '../../../src/digests/figure.ts';
import { measure, NOBODY } from '../../../src/feedback/indicators/indicators.ts';
import { locales } from '../../../src/i18n/locale.ts';
import { type Effect, effectOf, looks } from '../../../src/plan/effect/judging.ts';
import { effectSentences } from '../../../src/plan/effect/words.ts';
import { counted } from '../../statistics/counted.ts';

const timeZone = 'Europe/Paris';
const anywhere = { touchpoint: null, segment: null };

function effect(
  look: 30 | 90,
  before: number,
  after: number,
  of: number,
  also: Partial<Effect> = {},
): Effect {
  const share = (satisfied: number) => counted({ 5: satisfied, 2: of - satisfied });
  const sides = effectOf(look, 'csat', { before: share(before), after: share(after) });
  return { look, ...sides, hoped: 'up', lastYear: null, leftOut: 0, ...also };
}

/** French spaces as plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('what an action’s comparison reads like', () => {
  const delivery = { touchpoint: 'Livraison', segment: { name: 'plan', value: 'Pro' } };

  it('gives both sides with their margins, and claims no cause', () => {
    const told = effect(90, 71, 83, 100);
    expect(
      effectSentences(
        effect(90, 355, 400, 500),
        { ...anywhere, touchpoint: 'Delivery' },
        { locale: 'en', timeZone },
      ),
    ).toBe(
      'Satisfaction (Delivery): 71% ±\u00a04 of 500 answers in the 90 days before, 80% ±\u00a04 of 500 answers in the 90 days after. A rise beyond chance; other things changed too.',
    );
    expect(plain(effectSentences(told, delivery, { locale: 'fr', timeZone }))).toBe(
      'Satisfaction (Livraison, offre = Pro) : 71 % ± 9 sur 100 réponses dans les 90 jours d’avant, 83 % ± 7 sur 100 réponses dans les 90 jours d’après. Pas d’écart au-delà de la marge.',
    );
  });

  it('names a question by what counts of it, and no touchpoint', () => {
    const asked = effect(90, 355, 400, 500, { question: 'Livré à temps ?' });
    expect(effectSentences(asked, anywhere, { locale: 'en', timeZone })).toMatch(
      /^“Livré à temps \?”, answered yes: 71% ±\u00a04 of 500 answers in the 90 days before, 80% /,
    );
    expect(plain(effectSentences({ ...asked, hoped: 'down' }, anywhere, { locale: 'fr', timeZone }))).toMatch(
      /^« Livré à temps \? », réponse « oui » ou « en partie » : 71 % ± 4 sur 500 réponses .* alors qu’on espérait une baisse/,
    );
  });

  it('says how few there are where there are too few', () => {
    const few = effect(30, 3, 4, 4);
    expect(effectSentences(few, anywhere, { locale: 'en', timeZone })).toBe(
      'Satisfaction: too few answers to compare, 4 in the 30 days before and 4 in the 30 days after; 5 are needed on each side. It is looked at again after 90 days.',
    );
    expect(effectSentences({ ...few, look: 90 }, anywhere, { locale: 'fr', timeZone })).toMatch(
      /il en faut 5 de chaque côté\.$/,
    );
  });

  it('says that it went the other way than hoped, and what is left out', () => {
    const fell = effect(90, 400, 355, 500, { leftOut: 1200 });
    expect(effectSentences(fell, anywhere, { locale: 'en', timeZone })).toMatch(
      /A fall beyond chance, where a rise was hoped for; other things changed too\. 1,200 answers are left out: their sources were heard of on one side only\.$/,
    );
  });

  it('sets the same weeks of last year beside it, without judging them', () => {
    const { before, after } = effect(90, 300, 350, 500);
    expect(
      effectSentences(effect(90, 355, 400, 500, { lastYear: { before, after } }), anywhere, {
        locale: 'en',
        timeZone,
      }),
    ).toMatch(
      /Beside it, in the same weeks of last year: 60% ±\u00a04 of 500 answers in those 90 days, then 70% ±\u00a04 of 500 answers\.$/,
    );
  });

  it('matches the numbers, whatever they are, in both languages', () => {
    const size = fc.integer({ min: 5, max: 900 });
    fc.assert(
      fc.property(
        size,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...looks),
        fc.constantFrom(...locales),
        (of, one, other, look, locale) => {
          const reader = { locale, timeZone };
          const found = effect(look, Math.round(of * one), Math.round(of * other), of);
          const text = effectSentences(found, anywhere, reader);
          const percent = (share: number) =>
            new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { style: 'percent' }).format(share);
          for (const satisfied of [Math.round(of * one), Math.round(of * other)]) {
            const alone = figureOf(
              measure({ metric: 'csat' }, counted({ 5: satisfied, 2: of - satisfied }), NOBODY).indicator,
            );
            expect(text).toContain(`${percent(satisfied / of)}${figureMargin(alone, reader)}`);
          }
          expect(/A rise beyond|Une hausse/.test(text)).toBe(found.direction === 'rise');
          expect(/A fall beyond|Une baisse/.test(text)).toBe(found.direction === 'fall');
          expect(/No change that matters|Aucun écart qui compte/.test(text)).toBe(
            found.direction === 'stable',
          );
          expect(/other things changed too|d’autres choses ont changé aussi/.test(text)).toBe(
            found.direction === 'rise' || found.direction === 'fall',
          );
          expect(text).not.toMatch(/because|thanks to|caused|due to|grâce|à cause|parce que/i);
        },
      ),
      { numRuns: 100 },
    );
  });
});
