import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReply } from '../../src/suggestions/reply-words.ts';

describe('a reply has words', () => {
  it.each([
    'C’est non.',
    'Oui, volontiers',
    'félicitations',
    'peut-être 👍',
    'le 3',
    '了解しました',
    'ได้ครับ',
    'Спасибо большое',
    'لا بأس',
    '@nadia nous verrons',
    'Voir https://exemple.fr/a et la suite',
    'oui.non',
    ':tada: bien vu',
  ])('%s', (text) => {
    expect(isReply(text)).toBe(true);
  });
  it.each([
    '',
    '👍',
    '👍🏽 👍🏽 👍🏽',
    ':+1:',
    ':thumbsup::skin-tone-3: :tada: :équipe_lyon:',
    '.',
    '…',
    '!? ...',
    'ok',
    'OK 👍',
    'd’accord',
    'o.k.',
    'R.A.S. 👍',
    'n/a',
    '10:30',
    '好的',
    '1️⃣ 2️⃣ 3️⃣',
    '🇫🇷 🇬🇧',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿 ok',
    '👨‍👩‍👧‍👦 ℹ️ ™️',
    ':D :D',
    'xD (y) <3',
    '@nadia @karim',
    '@nadia ok',
    'https://exemple.fr/une-page/tres-longue',
    'exemple.com/une-page oui',
    'www.exemple.fr prenom.nom@exemple.fr',
    '\u200b\u200b o\u200bk \u3164\u3164 \u2800',
  ])('is not %s', (text) => {
    expect(isReply(text)).toBe(false);
  });

  it('keeps its words, whatever emoji, mentions and links stand around them', () => {
    const sign = fc.constantFrom('👍', ':+1:', '@nadia', 'https://exemple.fr/a-b', '…', '1️⃣', '🏳️‍🌈', '\u200b');
    fc.assert(
      fc.property(fc.array(sign), fc.array(sign), (before, after) => {
        expect(isReply([...before, 'nous verrons', ...after].join(' '))).toBe(true);
        expect(isReply([...before, ...after].join(' '))).toBe(false);
        expect(isReply([...before, 'ok', ...after].join(' '))).toBe(false);
      }),
    );
  });
});
