// The regions of a country that have public holidays of their own, from date-holidays. The holidays are in holidays.ts.
import { type Locale, locales } from '../i18n/locale.ts';
import { atlas } from './atlas.ts';

export interface Region {
  /** As date-holidays writes it: "ENG", "67". */
  readonly code: string;
  readonly name: string;
}

/** In the order of their codes; none where the whole country keeps the same days. */
export function regionsOf(country: string, locale: Locale): readonly Region[] {
  return Object.entries<string>(atlas().getStates(country, locale) ?? {})
    .map(([code, name]) => ({ code, name: bare(name) }))
    .toSorted((a, b) => a.code.localeCompare(b.code, locale));
}

/** "Bas-Rhin", of "Département Bas-Rhin". */
function bare(name: string): string {
  return name.replace(
    /^(?:Département(?: et région d.outre-mer)?|Hansestadt|Canton (?:of |de |du |des |d.)) ?/u,
    '',
  );
}

/** How readers call it; null where the country has no such region. */
export function regionName(country: string, code: string, locale: Locale): string | null {
  return regionsOf(country, locale).find((region) => region.code === code)?.name ?? null;
}

/** By code or by name in either language, whatever the case; undefined where the country has no such region. */
export function regionCode(country: string, text: string): string | undefined {
  const wanted = text.toLocaleLowerCase();
  return locales
    .flatMap((locale) => regionsOf(country, locale))
    .find(({ code, name }) => code.toLowerCase() === wanted || name.toLocaleLowerCase() === wanted)?.code;
}
