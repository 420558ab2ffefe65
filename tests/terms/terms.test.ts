import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/terms/fold.ts';
import { inflectionKey, invariable } from '../../src/terms/inflection.ts';
import { termsOf, tokensOf } from '../../src/terms/terms.ts';

describe('the forms of one word are one term', () => {
  it.each([
    ['facture', 'factures', 'Factures', 'FACTURÉE', 'facturées', 'facturé', 'facturer'],
    ['cheval', 'chevaux'],
    ['journal', 'journaux'],
    ['local', 'locale', 'locales', 'locaux'],
    ['travail', 'travaux'],
    ['bureau', 'bureaux'],
    ['réseau', 'reseaux'],
    ['jeu', 'jeux'],
    ['lieu', 'lieux'],
    ['menu', 'menus'],
    ['reçu', 'reçus', 'recu'],
    ['clé', 'clés'],
    ['idée', 'idées', 'IDEE'],
    ['premier', 'première', 'premières'],
    ['professionnel', 'professionnelle', 'professionnels'],
    ['ancien', 'anciennes'],
    ['dangereux', 'dangereuse', 'dangereuses'],
    ['français', 'française'],
    ['accès', 'access'],
    ['œuvre', 'oeuvres', 'Œuvre'],
    ['prix', 'PRIX'],
    ['invoice', 'invoices'],
    ['company', 'companies'],
    ['compagnie', 'compagnies'],
    ['copy', 'copies', 'copie'],
    ['class', 'classes', 'classe'],
    ['process', 'processes'],
    ['bus', 'buses'],
    ['status', 'statuses'],
    ['box', 'boxes'],
    ['tax', 'taxes', 'taxe'],
    ['employee', 'employees', 'employé', 'employées'],
    ['customer', 'customers'],
    ['email', 'e-mail', 'mails'],
    ['child', 'children'],
  ])('%s, %s …', (...forms) => {
    expect(termsOf(forms.join(' '))).toHaveLength(1);
  });
});

describe('different words stay different', () => {
  it.each([
    ['customer', 'custom'],
    ['bus', 'but'],
    ['base', 'bas'],
    ['pays', 'pay'],
    ['cours', 'cour'],
    ['bureau', 'bure'],
    ['prix', 'prise'],
    ['process', 'procès'],
    ['company', 'companion'],
    ['class', 'clé'],
    ['devis', 'device'],
    ['étage', 'étagère'],
  ])('%s, %s', (one, other) => {
    expect(inflectionKey(fold(one))).not.toBe(inflectionKey(fold(other)));
  });
});

describe('the terms of a text', () => {
  it.each([
    ['Envoyer les factures des clients par e-mail', ['envoy', 'factur', 'client', 'mail']],
    ["L’accueil d'aujourd’hui n’est pas assez éclairé", ['accueil', 'aujourdhui', 'eclair']],
    ['Qu’il y ait une fontaine à l’étage 3', ['fontain', 'etag', '3']],
    [
      'Wouldn’t it be better if the customers’ invoices were shorter?',
      ['better', 'customer', 'invoic', 'short'],
    ],
    ['A second screen for each of us at the 2nd floor', ['second', 'screen', '2nd', 'floor']],
    ['Les réunions, les réunions et encore les réunions', ['reunion']],
    ['Rendez-vous en ligne 24h/24', ['rendez', 'lign', '24h', '24']],
    ['de la, et pour the of and', []],
    ['🙂 … !!! <>', []],
    ['', []],
  ])('of "%s"', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it('come with the words as they stand, stop words marked, in order', () => {
    expect(tokensOf('L’idée des Équipes')).toEqual([
      { form: 'L', term: 'l', stop: true },
      { form: 'idée', term: 'idee', stop: false },
      { form: 'des', term: 'des', stop: true },
      { form: 'Équipes', term: 'equip', stop: false },
    ]);
  });

  it('are at most 40 characters long, whatever was pasted', () => {
    const [term = ''] = termsOf('𝒳'.repeat(10_000));
    expect([...term]).toHaveLength(40);
    expect(term).toBe('𝒳'.repeat(40));
  });
});

describe('folding', () => {
  const letters = 'aeiouyxslnrtzuéèêàçœ';
  const words = fc.oneof(
    fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 14 }),
    fc
      .tuple(
        fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 }),
        fc.constantFrom(
          'aux',
          'eaux',
          'eux',
          'euses',
          'aises',
          'ies',
          'ées',
          'xes',
          'sses',
          'elles',
          'ers',
          'ières',
          'uses',
        ),
      )
      .map(([stem, ending]) => stem + ending),
  );

  it('twice is folding once', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), (word) => {
        expect(fold(fold(word))).toBe(fold(word));
        const key = inflectionKey(fold(word));
        expect(inflectionKey(key)).toBe(key);
      }),
      { numRuns: 3_000 },
    );
  });

  it('does not hear accents, capitals or the way that they are encoded', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), (list) => {
        const text = list.join(' ');
        const bare = text.normalize('NFD').replace(/\p{M}/gu, '');
        for (const variant of [text.toUpperCase(), text.normalize('NFD'), bare, ` ${text}.`])
          expect(termsOf(variant)).toEqual(termsOf(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not hear a plural s', () => {
    const unlike = (word: string) => invariable.has(`${word}s`) || invariable.has(word.replace(/e$/, ''));
    const singular = words
      .map(fold)
      .filter((word) => /[^sxz]$/.test(word) && word.length > 2 && !unlike(word));
    fc.assert(
      fc.property(singular, (word) => {
        expect(inflectionKey(`${word}s`)).toBe(inflectionKey(word));
      }),
      { numRuns: 3_000 },
    );
  });
});
