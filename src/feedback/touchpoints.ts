// Moments of the customer journey and how we call them. A touchpoint we have no name for is shown as it came.
import type { Locale } from '../i18n/locale.ts';

const names: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  discover: { en: 'Discovering', fr: 'Découverte' },
  buy: { en: 'Buying', fr: 'Achat' },
  delivery: { en: 'Delivery', fr: 'Livraison' },
  install: { en: 'Installing', fr: 'Installation' },
  use: { en: 'Using', fr: 'Utilisation' },
  'get-help': { en: 'Getting help', fr: 'Assistance' },
  pay: { en: 'Paying', fr: 'Paiement' },
  leave: { en: 'Leaving', fr: 'Départ' },
};

export const touchpoints: readonly string[] = Object.keys(names);

export function touchpointName(touchpoint: string, locale: Locale): string {
  return names[touchpoint]?.[locale] ?? touchpoint;
}
