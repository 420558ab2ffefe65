// What `portevoix contacts --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const contactsUsage = {
  en: `portevoix contacts statement [--month 2026-10] [--json | --csv]
portevoix contacts imports [--json]
portevoix contacts undo NUMBER

statement  what the contacts of a month cost, by the department from which they come; this month where none is given. A closed
           month is told as it was closed. Of all closed months: portevoix export contacts --format csv
  --json   { month, state, closedAt, currency, total, departments: [{ id, name, total, lines }], moved }. Amounts are texts with the
           currency's decimals. Contacts of which nobody knows the department are the one without id and name
  --csv    one row for each line: their amounts add up to the total
imports    the files that came in, the latest first
undo       takes out what came with a file, but for what a closed month counts`,

  fr: typeset(`portevoix contacts statement [--month 2026-10] [--json | --csv]
portevoix contacts imports [--json]
portevoix contacts undo NUMÉRO

statement  ce que coûtent les contacts d’un mois, par service d’où ils viennent ; ce mois-ci si aucun n’est donné. Un mois clos est dit
           comme il a été clos. Pour tous les mois clos : portevoix export contacts --format csv
  --json   { month, state, closedAt, currency, total, departments: [{ id, name, total, lines }], moved }. Les montants sont des textes avec
           les décimales de la devise. Les contacts dont personne ne connaît le service sont celui sans id ni name
  --csv    une ligne par poste : leurs montants font le total
imports    les fichiers arrivés, les derniers d’abord
undo       retire ce qui est venu avec un fichier, sauf ce qu’un mois clos compte`),
};
