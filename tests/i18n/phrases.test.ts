import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats, plural } from '../../src/i18n/formats.ts';
import { intlTag, localeOf } from '../../src/i18n/locale.ts';
import { de, fr, phrases, typeset } from '../../src/i18n/phrases.ts';

describe('French typography', () => {
  it.each([
    ['Vraiment ? Oui ! Bien ; soit', 'Vraiment\u202f? Oui\u202f! Bien\u202f; soit'],
    ['Vide : tout', 'Vide\u00a0: tout'],
    ['« mot »', '«\u00a0mot\u00a0»'],
    ['« Sûr ? »', '«\u00a0Sûr\u202f?\u00a0»'],
    ['idée n° 12', 'idée n°\u00a012'],
    ['de 9 h à 18 h 30, 12 heures', 'de 9\u00a0h à 18\u00a0h\u00a030, 12 heures'],
    ['à 95 %, de 3 à 5 %', 'à 95\u00a0%, de 3 à 5\u00a0%'],
    ['12 € pour 40 kg, 86 % ± 3', '12\u00a0€ pour 40 kg, 86\u00a0% ±\u00a03'],
    ['à 9:30, voir https://exemple.fr/?a', 'à 9:30, voir https://exemple.fr/?a'],
    ['Sans espace? Non', 'Sans espace? Non'],
  ])('%j is set as %j', (plain, set) => {
    expect(typeset(plain)).toBe(set);
  });

  it('changes only spaces that are there, and typesetting twice changes nothing more', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab ?!;:«»°n1h%€±\u00a0\u202f') });
    fc.assert(
      fc.property(text, (given) => {
        const set = typeset(given);
        expect(set.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(given.replaceAll(/[\u00a0\u202f]/g, ' '));
        expect(set).not.toMatch(/ [;:!?»]|« |± |\d [%€]/);
        expect(typeset(set)).toBe(set);
      }),
    );
  });

  it('leaves people’s own words alone', () => {
    const title = 'Pourquoi : « ça » ?';
    expect(fr`Idée n° ${12}, « ${title} » :`).toBe(`Idée n°\u00a012, «\u00a0${title}\u00a0»\u00a0:`);
  });
});

describe('phrases', () => {
  const words = phrases({
    en: { ask: 'Sure?', deep: { ask: 'Really?' }, hello: (name: string) => `Hello: ${name}` },
    fr: { ask: 'Sûr ?', deep: { ask: 'Vraiment ?' }, hello: (name) => fr`Bonjour : ${name}` },
  });

  it('are chosen by language; French ones come typeset, at every depth', () => {
    expect(words('en').ask).toBe('Sure?');
    expect(words('fr').ask).toBe('Sûr\u202f?');
    expect(words('fr').deep.ask).toBe('Vraiment\u202f?');
    expect(words('fr').hello('a : b')).toBe('Bonjour\u00a0: a : b');
  });
});

describe('formats', () => {
  const at = new Date('2026-11-26T08:05:00Z');
  const tidy = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

  it.each([
    [
      'fr',
      'jeudi 26 novembre',
      'jeudi 26 novembre 2026',
      'jeudi 26 novembre à 9\u00a0h\u00a005',
      '9\u00a0h\u00a005',
      '12 345,7',
      '86 %',
      'a, b et c',
    ],
    [
      'en',
      'Thursday 26 November',
      'Thursday 26 November 2026',
      'Thursday 26 November at 09:05',
      '09:05',
      '12,345.7',
      '86%',
      'a, b and c',
    ],
  ] as const)('in %s', (locale, day, fullDay, moment, time, number, percent, list) => {
    const format = formats(locale, 'Europe/Paris');
    expect(format.day(at, at)).toBe(day);
    expect(format.fullDay(at)).toBe(fullDay);
    expect(format.moment(at, at)).toBe(moment);
    expect(format.time(at)).toBe(time);
    expect(tidy(format.number(12345.67, 1))).toBe(number);
    expect(tidy(format.percent(0.861))).toBe(percent);
    expect(format.list(['a', 'b', 'c'])).toBe(list);
  });

  it('tell the time of the reader’s zone', () => {
    expect(formats('en', 'Pacific/Auckland').moment(at, at)).toBe('Thursday 26 November at 21:05');
  });

  it('take zero for singular in French and plural in English', () => {
    const forms = { one: 'one', other: 'other' };
    expect([0, 1, 2].map((count) => plural('fr', count, forms))).toEqual(['one', 'one', 'other']);
    expect([0, 1, 2].map((count) => plural('en', count, forms))).toEqual(['other', 'one', 'other']);
  });
});

it('“de” loses its vowel before a month that begins with one', () => {
  const said = ['août 2026', 'avril 2026', 'octobre 2026', 'Août', 'mars 2026', 'décembre 2026'].map(de);
  const [august, april, october, capital, ...others] = said;
  expect([august, april, october, capital]).toEqual([
    'd’août 2026',
    'd’avril 2026',
    'd’octobre 2026',
    'd’Août',
  ]);
  expect(others).toEqual(['de mars 2026', 'de décembre 2026']);
});

describe('a language', () => {
  it.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['fr_FR', 'fr'],
    ['EN-us', 'en'],
    ['de-DE', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('is read from %j as %j', (tag, locale) => {
    expect(localeOf(tag)).toBe(locale);
  });

  it('formats as Europe does', () => {
    expect([intlTag('fr'), intlTag('en')]).toEqual(['fr-FR', 'en-GB']);
  });
});
