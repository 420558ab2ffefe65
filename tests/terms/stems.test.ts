import { describe, expect, it } from 'vitest';
import { fold } from '../../src/terms/fold.ts';
import { inflectionKey } from '../../src/terms/inflection.ts';
import type { Language } from '../../src/terms/language.ts';
import { stemOf } from '../../src/terms/stems.ts';

const one: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'rembourser remboursé remboursée remboursees remboursement remboursements REMBOURSÉ',
    'annuler annulé annulée annulation annulations',
    'livraison livraisons',
    'livré livrée livrees livrer',
    'livreur livreurs livreuse livreuses',
    'vendeur vendeuse vendeuses',
    'conseiller conseillers conseillère conseillere conseillères',
    'première premier premiere premières',
    'délai délais delai DELAIS',
    'déçu déçue déçus décues decu decus',
    'reçu reçue reçus recu recus',
    'commande commandes commander commandé',
    'facture factures facturé facturation',
    'réparer réparation réparé reparation',
    'installer installation installé',
    'payer payé paiement paiements',
    'retard retards retardé',
    'qualité qualités qualite',
    'problème problèmes probleme',
    'cheval chevaux',
    'travail travaux',
    'accès acces',
    'mail mails email emails',
    'abîmé abîmée abimé abimee',
  ],
  en: [
    'refund refunds refunded refunding',
    'delivery deliveries',
    'deliver delivered delivers',
    'parcel parcels',
    'cancel cancelled canceled cancelling cancellation',
    'queue queues',
    'wait waiting waited',
    'charge charges charged',
    'disappoint disappointed disappointing disappointment',
    'company companies',
    'reply replies replied',
    'child children',
    'woman women',
    'bus buses',
    'mail email emails',
    'quality qualities',
    'price prices priced',
  ],
};
const apart: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'bus but',
    'cours cour',
    'prix prise',
    'livreur livré',
    'client clé',
    'compteur compte',
    'carton carte',
    'devis deviner',
  ],
  en: ['customer custom', 'news new', 'policy police', 'box boxer', 'bus but'],
};
const lines = (all: typeof one) =>
  (['fr', 'en'] as const).flatMap((language) =>
    all[language].map((forms) => ({ language, forms: forms.split(' ') })),
  );
const stems = (forms: readonly string[], language: Language) =>
  new Set(forms.map((form) => stemOf(form, language)));

describe('the forms of one word', () => {
  it.each(lines(one))('have one stem in $language: $forms', ({ language, forms }) => {
    expect([...stems(forms, language)]).toHaveLength(1);
  });

  it('have more than one key for more than a third of these words where the language is not known', () => {
    const keys = lines(one).map(({ forms }) => new Set(forms.map((form) => inflectionKey(fold(form)))).size);
    expect(keys.filter((size) => size > 1).length).toBeGreaterThan(keys.length / 3);
  });
});

describe('different words', () => {
  it.each(lines(apart))('have a stem each in $language: $forms', ({ language, forms }) => {
    expect([...stems(forms, language)]).toHaveLength(forms.length);
  });
});

it('a stem has no accents, no capitals, and ends', () => {
  for (const { language, forms } of lines(one))
    for (const form of forms) expect(stemOf(form, language)).toMatch(/^[a-z]+$/);
  expect(stemOf('é'.repeat(500), 'fr').length).toBeLessThanOrEqual(40);
});
