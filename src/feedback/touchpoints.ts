// Moments of the customer journey: ours, how they are called, and by what words somebody means one. Pure; the company's own are in touchpoints/.
import { z } from 'zod';
import type { Locale } from '../i18n/locale.ts';
import { fold } from '../terms/fold.ts';
import { inflectionKey } from '../terms/inflection.ts';

export const namesShape = z.object({ en: z.string(), fr: z.string() });
export type Names = Readonly<Record<Locale, string>>;

const names: Readonly<Record<string, Names>> = {
  discover: { en: 'Discovering', fr: 'Découverte' },
  buy: { en: 'Buying', fr: 'Achat' },
  delivery: { en: 'Delivery', fr: 'Livraison' },
  install: { en: 'Installing', fr: 'Installation' },
  use: { en: 'Using', fr: 'Utilisation' },
  'get-help': { en: 'Getting help', fr: 'Assistance' },
  pay: { en: 'Paying', fr: 'Paiement' },
  leave: { en: 'Leaving', fr: 'Départ' },
};

/** What others call ours, besides their names and codes. */
const others: Readonly<Record<string, readonly string[]>> = {
  discover: ['discovery'],
  buy: ['purchase'],
  use: ['usage'],
  'get-help': ['help'],
  pay: ['payment'],
};

/** Ours; the company's own are stored (touchpoints/company.ts). */
export const touchpoints: readonly string[] = Object.keys(names);

/** @param called what the company calls it; one that nobody named is called as it came */
export function touchpointName(touchpoint: string, locale: Locale, called?: Names): string {
  return called?.[locale] ?? ourNames(touchpoint)?.[locale] ?? touchpoint;
}

/** Null for one that is not ours. */
export function ourNames(touchpoint: string): Names | null {
  return Object.hasOwn(names, touchpoint) ? (names[touchpoint] ?? null) : null;
}

/** By which words are told apart: accents, case, spaces, signs and plurals do not matter. "Achats en magasin" gives "achatenmagasin". */
export function touchpointKey(written: string): string {
  const key = fold(written).split(' ').map(inflectionKey).join('');
  return key === '' ? written.normalize('NFC').trim().toLowerCase() : key;
}

const keys: ReadonlyMap<string, string> = new Map(
  touchpoints.flatMap((id) =>
    [id, ...Object.values(names[id] ?? {}), ...(others[id] ?? [])].map(
      (word) => [touchpointKey(word), id] as const,
    ),
  ),
);

/** The one of ours that these words mean, by its code or its name in either language; null where they mean none. */
export function ourTouchpoint(written: string): string | null {
  return ourTouchpointOf(touchpointKey(written));
}

/** The same by a key. */
export function ourTouchpointOf(key: string): string | null {
  return keys.get(key) ?? null;
}
