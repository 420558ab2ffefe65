// For whom something is written.
import type { Locale } from './locale.ts';

export interface Reader {
  readonly locale: Locale;
  /** IANA name. */
  readonly timeZone: string;
}
