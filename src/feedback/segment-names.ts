// What people read for a segment's key: usual ones by their name in the reader's language, a file's own as words. Values stay as they came.
import { type Locale, locales } from '../i18n/locale.ts';
import { fold } from '../terms/fold.ts';

const names: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  region: { en: 'region', fr: 'région' },
  country: { en: 'country', fr: 'pays' },
  city: { en: 'city', fr: 'ville' },
  store: { en: 'store', fr: 'magasin' },
  shop: { en: 'shop', fr: 'boutique' },
  agency: { en: 'branch', fr: 'agence' },
  product: { en: 'product', fr: 'produit' },
  category: { en: 'category', fr: 'catégorie' },
  channel: { en: 'channel', fr: 'canal' },
  segment: { en: 'segment', fr: 'segment' },
  language: { en: 'language', fr: 'langue' },
  plan: { en: 'plan', fr: 'offre' },
  'customer type': { en: 'customer type', fr: 'type de client' },
  'age group': { en: 'age group', fr: 'tranche d’âge' },
};

const usual: ReadonlyMap<string, string> = new Map(
  Object.values(names).flatMap(({ en, fr }) => [
    [fold(en), en],
    [fold(fr), en],
  ]),
);

/** Whether somebody means this key: as it is in the file, or as either language reads it; case and accents do not matter. */
export function isSegmentCalled(asked: string, key: string): boolean {
  return segmentCalled(key).some((name) => name === fold(asked));
}

/** All that a key is called, folded: as it is in the file, and as either language reads it, whichever of them the file is in. */
export function segmentCalled(key: string): readonly string[] {
  const plain = plainSegmentName(key);
  const names = locales.flatMap((locale) => [segmentName(key, locale), segmentName(plain, locale)]);
  return [...new Set([key, ...names].map(fold))];
}

/** "Pays = Belgique". */
export function segmentText(
  { name, value }: { readonly name: string; readonly value: string },
  locale: Locale,
): string {
  return `${segmentName(name, locale)} = ${value}`;
}

/** One spelling for what either language calls a key: "Pays" gives "country", "Typologie" stays as it is. */
export function plainSegmentName(key: string): string {
  return usual.get(fold(segmentName(key, 'en'))) ?? segmentName(key, 'en');
}

/** "customer_type" and "customerType" read "customer type"; a key that is already words stays as it is. */
export function segmentName(key: string, locale: Locale): string {
  const words = /[_\p{Ll}\p{N}]\p{Lu}|_|^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+$/u.test(key)
    ? key
        .replace(
          /(\p{Ll}|\p{N})(\p{Lu})(?=\p{Ll})/gu,
          (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
        )
        .replace(/[_-]+/g, ' ')
        .trim()
    : key;
  return names[words.toLowerCase()]?.[locale] ?? (words === '' ? key : words);
}
