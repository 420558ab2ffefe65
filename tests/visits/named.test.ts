// Nobody is named in what is told of a visit: colleagues whom the bot knows, whoever is mentioned, and what all redaction takes out.
import { describe, expect, it } from 'vitest';
import { unnamingOf } from '../../src/visits/named.ts';

const clean = unnamingOf(['Karim Haddad', 'Inès Le Goff', 'Rose Petit', 'Zoé'], 'FR');

describe('what is told of a visit', () => {
  it.each([
    ['Karim Haddad n’a pas dit bonjour.', '[nom] n’a pas dit bonjour.'],
    ['C’est karim qui a répondu.', 'C’est [nom] qui a répondu.'],
    ['Mme HADDAD a rappelé.', 'Mme [nom] a rappelé.'],
    ['Le Goff Inès à l’accueil.', 'Le [nom] à l’accueil.'],
    ['Zoe a souri.', '[nom] a souri.'],
    ['Vu avec <@U0123ABC> au comptoir.', 'Vu avec @[nom] au comptoir.'],
    ['Vu avec @Marvin au comptoir.', /^Vu avec @?\[\S+\] au comptoir\.$/],
    ['Rappelé au 06 12 34 56 78 par la boutique.', 'Rappelé au [téléphone] par la boutique.'],
  ])('names nobody: %s', (told, read) => {
    const { text, found } = clean(told);
    if (typeof read === 'string') expect(text).toBe(read);
    else expect(text).toMatch(read);
    expect(found.length).toBeGreaterThan(0);
  });

  it.each([
    'Le petit colis était rose, et l’attente petite.',
    'Deux caisses ouvertes sur six, vingt minutes de file.',
    'The adviser listened and called back on the day promised.',
  ])('keeps what names nobody: %s', (told) => {
    expect(clean(told)).toEqual({ text: told, found: [] });
  });

  it('says the same the second time', () => {
    const once = clean('Karim et Inès ont bien aidé').text;
    expect(clean(once)).toEqual({ text: once, found: [] });
  });
});
