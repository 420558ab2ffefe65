import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexedWords, MOST_WORDS, matchOf, wantedIn } from '../../../src/feedback/search/words.ts';
import { termsOf } from '../../../src/terms/terms.ts';

test.each([
  ['livraison', { terms: [], last: { term: 'livraison', prefix: 'livraison' } }],
  ['Les LIVRAISONS en retard', { terms: ['livraison'], last: { term: 'retard', prefix: 'retard' } }],
  ['café oublié', { terms: ['cafe'], last: { term: 'oubly', prefix: 'oublie' } }],
  ['commande 4512', { terms: ['command'], last: { term: '4512', prefix: '4512' } }],
  ['retard retards', { terms: [], last: { term: 'retard', prefix: 'retards' } }],
  ['x2', { terms: [], last: { term: 'x2', prefix: null } }],
])('%j asks for its words, the last one perhaps begun', (words, wanted) => {
  expect(wantedIn(words)).toEqual(wanted);
});

test('a stop word at the end narrows nothing; alone it may be how a longer word begins', () => {
  expect(wantedIn('colis perdu la')).toEqual({ terms: ['coli'], last: { term: 'perdu', prefix: null } });
  expect(wantedIn('pour')).toEqual({ terms: [], last: { term: null, prefix: 'pour' } });
});

test.each(['', '   ', 'de la', 'à', '" * - ()', '🙂', '\0'])('%j asks for nothing', (words) => {
  expect(wantedIn(words)).toBe('no-words');
});

test('a question of more than twenty words is refused rather than cut', () => {
  const words = (count: number) => Array.from({ length: count }, (_, i) => `mot${i}`).join(' ');
  expect(wantedIn(words(MOST_WORDS))).toMatchObject({ last: { term: 'mot19' } });
  expect(wantedIn(words(MOST_WORDS + 1))).toBe('too-many-words');
});

const verbatims = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom('Aujourd’hui', "l'été", ' ', '\u00a0', '\n', '\u0301', 'e', 'Œ', 'colis,', '12'))
    .map((parts) => parts.join('')),
);

test('the index holds letters, digits and single spaces, whatever a customer writes', () => {
  expect(indexedWords('La facture n° 4512, les Factures et l’œuvre !')).toBe('factur 4512 oeuvr');
  fc.assert(
    fc.property(verbatims, (verbatim) => {
      expect(indexedWords(verbatim)).toBe(termsOf(verbatim).join(' '));
      expect(indexedWords(verbatim)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
    }),
    { numRuns: 2_000 },
  );
});

test('nothing of a question is the engine’s language but what is written here', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
      const wanted = wantedIn(words);
      if (typeof wanted === 'string') return;
      const term = String.raw`[\p{L}\p{N}]+`;
      const fts = new RegExp(
        `^(?:"${term}" AND )*\\((?:"${term}"(?: OR "${term}" \\*)?|"${term}" \\*)\\)$`,
        'u',
      );
      const tsquery = new RegExp(
        `^(?:'${term}' & )*\\((?:'${term}'(?: \\| '${term}':\\*)?|'${term}':\\*)\\)$`,
        'u',
      );
      expect(matchOf('sqlite', wanted)).toMatch(fts);
      expect(matchOf('postgresql', wanted)).toMatch(tsquery);
    }),
    { numRuns: 2_000 },
  );
});
