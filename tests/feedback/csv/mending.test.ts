import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { mended } from '../../../src/feedback/files/mending.ts';

describe('a cell', () => {
  test.each([
    ['TrÃ¨s bien reÃ§u', 'Très bien reçu'],
    ['DÃ©Ã§u par lâ€™accueil', 'Déçu par l’accueil'],
    ['à côté, 12 â‚¬', 'à côté, 12 €'],
    ['Å“uvre', 'œuvre'],
    ['Ã€ bientÃ´t', 'À bientôt'],
    ['parfait ðŸ˜€', 'parfait 😀'],
    ['="00123"', '00123'],
    ['="il dit ""oui"""', 'il dit "oui"'],
    ["'3", '3'],
    ["'+33", '+33'],
  ])('%j is read as %j', (cell, meant) => {
    expect(mended(cell)).toBe(meant);
  });

  test.each([
    'l’été',
    'É, À, Ã',
    'SÃO PAULO',
    '« il est arrivé…»',
    '« JOSÉ»',
    "'bonjour'",
    '=A1+B1',
    '="a"&"b"',
    '',
    '日本',
  ])('%j stays as it is', (cell) => {
    expect(mended(cell)).toBe(cell);
  });

  test('of western words that were decoded twice is what it was, and what was decoded once stays', () => {
    const sign = fc.constantFrom(...'abcdefghijklmnop ,.éèàçêôîûùâëïœÉÀÈÇÔ«»’–…€');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 40 }), (words) => {
        const twice = iconv.decode(Buffer.from(words), 'windows-1252');
        // What begins with a wrapping sign is another matter.
        expect([mended(`a${twice}`), mended(`a${words}`)]).toEqual([`a${words}`, `a${words}`]);
      }),
    );
  });
});
