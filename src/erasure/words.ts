// What stands in a message where somebody's words stood.
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';

/**
 * `asked`: the customer wanted it; `expired`: the source keeps words for so long and no longer; `undone`: they came with an import that was
 * taken back; `withdrawn`: the customer took them back where they had said them; `private`: a colleague was thanked, and would rather not have it read by others.
 */
export type Cause = 'asked' | 'expired' | 'undone' | 'withdrawn' | 'private';

export function insteadOfWords(cause: Cause, locale: Locale): string {
  return words(locale)[cause];
}

const words = phrases({
  en: {
    asked: 'A customer’s words were taken out at their request.',
    expired: 'A customer’s words stood here; they are no longer kept.',
    undone: 'A customer’s words stood here; the import that brought them was taken back.',
    withdrawn: 'A customer’s words stood here; the customer has taken them back.',
    private: 'A thank-you stood here; it is kept private.',
  },
  fr: {
    asked: 'Des mots de client ont été retirés à sa demande.',
    expired: 'Des mots de client figuraient ici ; ils ne sont plus conservés.',
    undone: 'Des mots de client figuraient ici ; l’import qui les avait apportés a été retiré.',
    withdrawn: 'Des mots de client figuraient ici ; le client les a retirés.',
    private: 'Un merci figurait ici ; il reste privé.',
  },
});
