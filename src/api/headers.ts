// What headers of a request say to all routes alike.
import type { IncomingHttpHeaders } from 'node:http';
import { type Locale, localeOf } from '../i18n/locale.ts';

/** The token of an Authorization header; null where there is none of that form. */
export function bearerOf({ authorization }: Pick<IncomingHttpHeaders, 'authorization'>): string | null {
  return /^Bearer +([\w-]{1,200})$/i.exec(authorization ?? '')?.[1] ?? null;
}

/** The first language of Accept-Language that we write, else English. */
export function readerOf(headers: IncomingHttpHeaders): Locale {
  const tags = (headers['accept-language'] ?? '').split(',').map((tag) => tag.split(';')[0]?.trim());
  return tags.map(localeOf).find((locale) => locale !== null) ?? 'en';
}
