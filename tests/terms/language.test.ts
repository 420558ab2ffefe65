import { describe, expect, it } from 'vitest';
import { languageOf, type Tongue } from '../../src/terms/language.ts';
import { type Spoken, scraps, sentences } from './tongues.ts';

const tongueOf = (spoken: Spoken): Tongue => (spoken === 'fr' || spoken === 'en' ? spoken : 'other');
const all = (kind: typeof sentences) =>
  (['fr', 'en', 'nl', 'de', 'es', 'it'] as const).flatMap((spoken) =>
    kind[spoken].map((text) => ({ text, tongue: tongueOf(spoken), found: languageOf(text) })),
  );

describe('the language of a text', () => {
  it('is told of every sentence of 6 to 20 words in six languages', () => {
    expect(all(sentences).filter(({ tongue, found }) => found !== tongue)).toEqual([]);
  });

  it('is never mistaken in scraps of 2 to 5 words, and told of half of them', () => {
    const told = all(scraps).filter(({ found }) => found !== null);
    expect(told.filter(({ tongue, found }) => found !== tongue)).toEqual([]);
    expect(told.length).toBeGreaterThanOrEqual(60);
  });

  it.each<[string, Tongue | null]>([
    ['Le colis n’est pas arrivé', 'fr'],
    ['colis jamais recu mais le service est bien', 'fr'],
    ['Pas de nouvelles de ma commande', 'fr'],
    ['The parcel never came', 'en'],
    ['it was very ok', 'en'],
    ['Ik heb het pakket nog steeds niet ontvangen', 'other'],
    ['De bezorger was vriendelijk en op tijd', 'other'],
    ['Die Lieferung kam viel zu spät an', 'other'],
    ['Przesyłka dotarła po terminie i była uszkodzona', 'other'],
    ['Доставка опоздала на три дня', 'other'],
    ['配達が遅れました', 'other'],
    ['وصل الطرد متأخرا', 'other'],
    ['Super', null],
    ['Colis perdu', null],
    ['on a son', null],
    ['12 34', null],
    ['👍👍', null],
    ['', null],
  ])('of “%s” is %s', (text, tongue) => {
    expect(languageOf(text)).toBe(tongue);
  });
});
