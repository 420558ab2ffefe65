import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedFor } from '../../src/handlers/suggestions/command-words.ts';
import {
  decodeList,
  encodeList,
  firstPage,
  type ListState,
  listKinds,
  searchWords,
} from '../../src/handlers/suggestions/list-state.ts';
import { decodeAction, encodeAction } from '../../src/messages/actions.ts';
import { statuses } from '../../src/suggestions/lifecycle.ts';

const states: fc.Arbitrary<ListState> = fc.record({
  kind: fc.constantFrom(...listKinds),
  topicId: fc.option(fc.oneof(fc.uuid(), fc.stringMatching(/^[\w-]{1,64}$/))),
  status: fc.option(fc.constantFrom(...statuses)),
  page: fc.nat(99_999),
  words: fc.string({ unit: 'binary', maxLength: 200 }).map(searchWords),
});

describe('what a list’s buttons carry', () => {
  it('comes back as it went, within the limit of every platform', () => {
    fc.assert(
      fc.property(states, (state) => {
        const subject = encodeList(state);
        expect(subject.length).toBeLessThanOrEqual(200);
        expect(decodeList(subject)).toEqual(state);
        const action = { name: 'suggestions.status', subject };
        expect(decodeAction(encodeAction(action))).toEqual(action);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    null,
    '',
    'open',
    'open/0',
    'open/-1///',
    'open/1.5///',
    'everything/0///',
    'open/0/lost//',
    'open/0//a b/',
    'open/0///two  spaces',
    'open/0////more',
  ])('is nothing where it is %j', (code) => {
    expect(decodeList(code)).toBeNull();
  });

  it('never carries a page that cannot be', () => {
    expect(() => encodeList(firstPage('open', { page: -1 }))).toThrow('not a list');
    expect(() => encodeList(firstPage('open', { page: 100_000 }))).toThrow('not a list');
  });
});

describe('what is searched', () => {
  it.each([
    ['  Numéroter   les lignes ! ', 'Numéroter les lignes'],
    ['l’accueil & <b>', 'l’accueil b'],
    ['e\u0301te\u0301', 'été'],
    ['a\u0000b\nc/d', 'a b c d'],
    ['🙂', ''],
    ['x'.repeat(80), 'x'.repeat(60)],
    // A letter of two UTF-16 units is kept whole or not at all.
    [`${'x'.repeat(59)}𝒜`, 'x'.repeat(59)],
    [`${'x'.repeat(59)} y`, 'x'.repeat(59)],
  ])('of %j is %j', (text, words) => {
    expect(searchWords(text)).toBe(words);
  });

  it('stays the same when it is taken again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(searchWords(searchWords(text))).toBe(searchWords(text));
      }),
    );
  });
});

describe('what follows /suggestions', () => {
  const list = (kind: ListState['kind'], words = '') => ({
    kind: 'list',
    state: { kind, topicId: null, status: null, page: 0, words },
  });

  it.each([
    ['', { kind: 'overview' }],
    ['   ', { kind: 'overview' }],
    ['help', { kind: 'help' }],
    ['AIDE', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['search', { kind: 'help' }],
    ['🙂', { kind: 'help' }],
    ['218', { kind: 'idea', number: 218 }],
    ['n° 218', { kind: 'idea', number: 218 }],
    ['N°218', { kind: 'idea', number: 218 }],
    ['#218', { kind: 'idea', number: 218 }],
    ['mine', list('mine')],
    ['Miennes', list('mine')],
    ['mes', list('mine')],
    ['waiting', list('waiting')],
    ['attente', list('waiting')],
    ['open', list('open')],
    ['OUVERTES', list('open')],
    ['done', list('done')],
    ['faites', list('done')],
    ['réalisées', list('done')],
    ['realisees', list('done')],
    ['closed', list('closed')],
    ['closes', list('closed')],
    ['search invoice lines', list('search', 'invoice lines')],
    ['Chercher numéro de facture', list('search', 'numéro de facture')],
    ['cherche colis', list('search', 'colis')],
    ['colis perdus', list('search', 'colis perdus')],
    ['open the window', list('search', 'open the window')],
    ['search 218', list('search', '218')],
    ['12345678901', list('search', '12345678901')],
  ])('%j is understood', (text, asked) => {
    expect(askedFor(text)).toEqual(asked);
  });
});
