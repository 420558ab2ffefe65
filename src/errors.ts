// What a person did that we cannot do is a UserError; what a remote did is an Outcome (delivery/outcome.ts);
// everything else is a bug and is thrown as it is.
import type { Locale } from './i18n/locale.ts';

/** What the reader can do about it with one press: an action of the menu. */
export interface Offer {
  readonly label: (locale: Locale) => string;
  readonly action: { readonly name: string; readonly subject?: string };
}

/**
 * Refuses in the reader's own language and says what to do next. `code` is stable and safe to log;
 * the words may hold people's text and are not.
 */
export class UserError extends Error {
  readonly code: string;
  readonly say: (locale: Locale) => string;
  readonly offer: Offer | null;

  constructor(code: string, say: (locale: Locale) => string, offer: Offer | null = null) {
    super(code);
    this.name = 'UserError';
    this.code = code;
    this.say = say;
    this.offer = offer;
  }
}

/** Why a part cannot do its work, in a word that anyone may read. */
export class Unready extends Error {
  readonly word: string;
  constructor(word: string, message = `not ready: ${word}`, options?: ErrorOptions) {
    super(message, options);
    this.word = word;
  }
}
