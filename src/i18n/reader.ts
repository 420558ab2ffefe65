// For whom something is written.
import type { Locale } from './locale.ts';

export interface Reader {
  readonly locale: Locale;
  /** IANA name. */
  readonly timeZone: string;
}

/** Reads dates, which have their year where it is not that of `now`. */
export interface DatedReader extends Reader {
  readonly now: Date;
}
