// What headers of a request say to all routes alike.
import type { IncomingHttpHeaders } from 'node:http';
import { type Locale, readersLocale } from '../i18n/locale.ts';

/** The token of an Authorization header; null where there is none of that form. */
export function bearerOf({ authorization }: Pick<IncomingHttpHeaders, 'authorization'>): string | null {
  return /^Bearer +([\w-]{1,200})$/i.exec(authorization ?? '')?.[1] ?? null;
}

export function readerOf(headers: IncomingHttpHeaders): Locale {
  return readersLocale(headers['accept-language']);
}
