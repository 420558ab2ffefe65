import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesAMoment } from '../../src/feedback/touchpoints/company.ts';
import {
  ourTouchpoint,
  ourTouchpointOf,
  touchpointElsewhere,
  touchpointKey,
  touchpointName,
  touchpoints,
} from '../../src/feedback/touchpoints.ts';
import { locales } from '../../src/i18n/locale.ts';

describe('words for a moment of the journey', () => {
  it.each([
    ['livraison', 'delivery'],
    ['LIVRAISON', 'delivery'],
    [' Livraisons ', 'delivery'],
    ['Delivery', 'delivery'],
    ['deliveries', 'delivery'],
    ['decouverte', 'discover'],
    ['DÉCOUVERTE', 'discover'],
    ['Achats', 'buy'],
    ['purchase', 'buy'],
    ['get-help', 'get-help'],
    ['Getting  Help', 'get-help'],
    ['gettinghelp', 'get-help'],
    ['départs', 'leave'],
    ['Paiement', 'pay'],
    ['Achat en magasin', null],
    ['SAV', null],
    ['Livraison express', null],
    ['constructor', null],
  ])('%j means %s', (written, meant) => {
    expect(ourTouchpoint(written)).toBe(meant);
  });

  it.each([
    ['Lieferung', 'delivery'],
    ['LIEFERUNGEN', 'delivery'],
    ['entregas', 'delivery'],
    ['Consegne', 'delivery'],
    ['bezorging', 'delivery'],
    ['Käufe', 'buy'],
    ['KAEUFE', null],
    ['compras', 'buy'],
    ['aankopen', 'buy'],
    ['Zahlungen', 'pay'],
    ['pagos', 'pay'],
    ['instalacion', 'install'],
    ['Installaties', 'install'],
    ['atencion al cliente', 'get-help'],
    ['Kundendienst', 'get-help'],
    ['Kuendigung', null],
    ['Kündigungen', 'leave'],
    ['Lieferung nach Hause', null],
  ])('%j means %s in another language', (written, meant) => {
    expect(touchpointElsewhere(touchpointKey(written))).toBe(meant);
    expect(ourTouchpointOf(touchpointKey(written))).toBe(null);
  });

  it('mean ours by code and by name in both languages, whatever their case, accents, spaces and signs', () => {
    const one = fc.constantFrom(...touchpoints);
    const spelling = fc.tuple(fc.boolean(), fc.boolean(), fc.constantFrom('', ' ', '  ', '…', ' -'));
    fc.assert(
      fc.property(one, fc.constantFrom(...locales), spelling, (id, locale, [isLoud, isBare, around]) => {
        const name = touchpointName(id, locale);
        const bare = isBare ? name.normalize('NFD').replace(/\p{M}/gu, '') : name;
        const written = around + (isLoud ? bare.toUpperCase() : bare).replaceAll(' ', `${around} `) + around;
        expect(ourTouchpoint(written)).toBe(id);
        expect(ourTouchpoint(id)).toBe(id);
      }),
    );
  });

  it('are told apart by letters and digits: a number is another moment, and nothing has no key', () => {
    expect(touchpointKey('Étape 1')).not.toBe(touchpointKey('Étape 2'));
    expect(touchpointKey('Achat en magasin')).toBe(touchpointKey('achats EN MAGASINS'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(touchpointKey(text)).toBe(touchpointKey(` ${text.normalize('NFD')}  `));
        if (text.trim() !== '') expect(touchpointKey(text)).not.toBe('');
      }),
    );
  });

  it.each([
    ['Achat en magasin', true],
    ['SAV', true],
    ['Étape 2', true],
    ['12345', false],
    ['06 12 34 56 78', false],
    ['marie.durand@example.org', false],
    ['appel du [téléphone]', false],
    ['https://example.org/panier', false],
    ['x'.repeat(61), false],
  ])('%j names a moment: %s', (written, does) => {
    expect(namesAMoment(written)).toBe(does);
  });
});
