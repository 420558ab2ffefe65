// What can be wrong with a row or a cell before it is an answer, and the words for it. What is wrong with an answer is in refusal.ts.
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Reason, sayReason } from '../refusal.ts';

export type RowFault =
  | Reason
  /** The file stops in this row: no line end, and fewer cells than all others, or the beginning of a date or a number. */
  | { readonly code: 'row.cut' }
  /** Another kind of line end stands in the row, outside quotes. */
  | { readonly code: 'row.lineEnd' }
  /** A formula whose result was never stored. */
  | { readonly code: 'cell.formula' }
  /** "#N/A" and the like. */
  | { readonly code: 'cell.error'; readonly given: string }
  /** The cell is said to hold a number, a truth value or a text of the workbook's list, and does not. */
  | { readonly code: 'cell.damaged' };

export function sayFault(fault: RowFault, locale: Locale): string {
  const words = say(locale);
  switch (fault.code) {
    case 'row.cut':
      return words.cut;
    case 'row.lineEnd':
      return words.lineEnd;
    case 'cell.formula':
      return words.formula;
    case 'cell.error':
      return words.error(fault.given);
    case 'cell.damaged':
      return words.damaged;
    default:
      return sayReason(fault, locale);
  }
}

const say = phrases({
  en: {
    cut: 'The file stops here in the middle of a row: it lacks what all others have. Fetch the file again, or import the file of rejected rows as it is if the row is whole.',
    lineEnd:
      'There is a line break of another kind inside this line: it may be two rows in one. Save the file again with one kind of line ends.',
    formula:
      'This formula has no stored result. Open the file in Excel or LibreOffice, save it, and import it again.',
    error: (given: string) => `The cell shows ${given}: its formula found no value.`,
    damaged: 'This cell is damaged: its content is not what the workbook says it is.',
  },
  fr: {
    cut: fr`Le fichier s’arrête ici au milieu d’une ligne : il lui manque ce que toutes les autres ont. Récupérez à nouveau le fichier, ou importez tel quel le fichier des lignes rejetées si elle est entière.`,
    lineEnd:
      'Il y a un saut de ligne d’une autre sorte dans cette ligne : ce sont peut-être deux lignes en une. Enregistrez à nouveau le fichier avec une seule sorte de fins de ligne.',
    formula:
      'Cette formule n’a pas de résultat enregistré. Ouvrez le fichier dans Excel ou LibreOffice, enregistrez-le, puis importez-le à nouveau.',
    error: (given: string) => fr`La cellule affiche ${given} : sa formule n’a pas trouvé de valeur.`,
    damaged: 'Cette cellule est abîmée : son contenu n’est pas ce que le classeur annonce.',
  },
});
