// Which language somebody reads. Phrases themselves live beside the view that says them.

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The language of a BCP 47 tag or of Slack's `fr_FR` form; null where we do not speak it. */
export function localeOf(tag: string | null | undefined): Locale | null {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language) ?? null;
}

/** The first language of an Accept-Language header that we write, else English. */
export function readersLocale(acceptLanguage: string | undefined): Locale {
  const tags = (acceptLanguage ?? '').split(',').map((tag) => tag.split(';')[0]?.trim());
  return tags.map(localeOf).find((locale) => locale !== null) ?? 'en';
}

/** The full tag that `Intl` formats with: European English, so that weeks, dates and 24 h times match the French ones. */
export function intlTag(locale: Locale): string {
  return locale === 'fr' ? 'fr-FR' : 'en-GB';
}
