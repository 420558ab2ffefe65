// What a person did that we cannot do is a UserError; what a remote did is an Outcome (delivery/outcome.ts);
// everything else is a bug and is thrown as it is.
import type { Locale } from './i18n/locale.ts';

/**
 * Refuses in the reader's own language and says what to do next. `code` is stable and safe to log;
 * the words may hold people's text and are not.
 */
export class UserError extends Error {
  readonly code: string;
  readonly say: (locale: Locale) => string;

  constructor(code: string, say: (locale: Locale) => string) {
    super(code);
    this.name = 'UserError';
    this.code = code;
    this.say = say;
  }
}
