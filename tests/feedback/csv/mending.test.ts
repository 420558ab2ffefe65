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
    'I <3 you',
    'a < b and c > d',
    'if a<b and c>d',
    'a<b>c',
    'AT&T',
    'Q&A; R&D;',
    'fish &chips; and more',
    '<Lyon> est loin',
    '>> cited\n> more',
    'x &copy y',
    'm<sup',
  ])('%j stays as it is', (cell) => {
    expect(mended(cell)).toBe(cell);
  });

  test('full of tags that nobody closed is read in no time', () => {
    const started = performance.now();
    for (const piece of ['<b>', '<script>', '<p a', '<br a=', '&amp', '<!--', '<p   ', '</p '])
      mended(piece.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('without a tag or an entity stays as it is', () => {
    const sign = fc.constantFrom(...'ab <>&3/="\'-! ');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 12 }), (words) => {
        fc.pre(!/<\/?[a-z]/i.test(words));
        expect(mended(`x${words}`)).toBe(`x${words}`);
      }),
    );
  });

  test('of western words that were decoded twice is what it was, and what was decoded once stays', () => {
    const sign = fc.constantFrom(...'abcdefghijklmnop ,.éèàçêôîûùâëïœÉÀÈÇÔ«»’–…€');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 40 }), (words) => {
        // These two are themselves what is left of a sign that was decoded twice.
        fc.pre(!/â[€«»]|ï»/.test(words));
        const twice = iconv.decode(Buffer.from(words), 'windows-1252');
        // What begins with a wrapping sign is another matter.
        expect([mended(`a${twice}`), mended(`a${words}`)]).toEqual([`a${words}`, `a${words}`]);
      }),
    );
  });
});
