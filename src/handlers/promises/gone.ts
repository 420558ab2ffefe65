// A promise that is not there, said once for list, form and plan.
import { UserError } from '../../errors.ts';
import { phrases } from '../../i18n/phrases.ts';

export function gonePromise(): UserError {
  return new UserError('promise.not-found', (locale) => words(locale).gone);
}

const words = phrases({
  en: { gone: 'This promise is no longer there. Open the list again: /promises' },
  fr: { gone: 'Cette promesse n’existe plus. Rouvrez la liste : /promesses' },
});
