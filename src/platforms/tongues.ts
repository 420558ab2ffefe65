// In which language those who asked lately read: where the database cannot be asked, they are told so in theirs.
import type { Locale } from '../i18n/locale.ts';

export interface Tongues {
  /** The company's, of whoever has not asked this process yet. */
  of(asker: string): Locale;
  note(asker: string, locale: Locale): void;
}

/** Everybody who asks within a day, and then some. */
const MOST = 5_000;

export function tongues(companys: Locale): Tongues {
  const known = new Map<string, Locale>();
  return {
    of: (asker) => known.get(asker) ?? companys,
    note(asker, locale) {
      known.delete(asker);
      known.set(asker, locale);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    },
  };
}
