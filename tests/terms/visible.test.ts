import { describe, expect, it } from 'vitest';
import { asTitle, hasLetters, visibleLength } from '../../src/terms/visible.ts';

describe('what of a text is visible', () => {
  it.each([
    ['Numéroter', 9],
    ['👨‍👩‍👧‍👦', 1],
    ['👍🏽🇫🇷', 2],
    ['\u200b\u2060\ufeff', 0],
    ['\u3164\u2800', 0],
    ['e\u0301', 1],
    ['a\u200bb', 2],
  ])('%j has %d characters', (text, length) => {
    expect(visibleLength(text)).toBe(length);
  });

  it('has letters besides emoji and punctuation, or not', () => {
    for (const text of ['Idée', '5 S', '票', 'é 👍']) expect(hasLetters(text), text).toBe(true);
    for (const text of ['👍', ':+1:', '1️⃣', '…', '?!', '\u200b', '\u3164', ' '])
      expect(hasLetters(text), text).toBe(false);
  });

  it('is one line as a title, without what nobody sees at its ends', () => {
    expect(asTitle('\u200b Une\nidée \u200b\u00a0')).toBe('Une idée');
    expect(asTitle('Bravo ❤️')).toBe('Bravo ❤️');
    expect(asTitle('\u3164')).toBe('');
  });
});
