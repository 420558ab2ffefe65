// What `portevoix surveys --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const surveysUsage = {
  en: `portevoix surveys items import FILE
portevoix surveys items list [--json]

What surveys of colleagues ask: sentences of the pulse, situations of the orientation.

"items import" reads a CSV file. With the columns key, fr, en each line is a sentence to agree with (300 characters at most). With key,
situation_fr, situation_en, customer_fr, customer_en, company_fr, company_en and, where there is some, procedure_fr, procedure_en each line
is a situation (300) with its advice (75 each): one piece serves the customer first, one the company, one the procedure. Written in one
language alone, it is shown so in both. A key of ours puts ours in your words; another key adds one of your own; imported again, a file
changes nothing twice. What the file does not name stays as it is. Lines that cannot be used are named with their reason, the others are
kept: exit status 1 then. Rounds that are open go on as they were asked.
"items list" tells all of them, with their keys.

  --json    { kind, key, from: "ours", "replaced" or "own", asked, words: { PART: { fr, en } } }`,

  fr: typeset(`portevoix surveys items import FICHIER
portevoix surveys items list [--json]

Ce que demandent les enquêtes auprès des collègues : phrases du pouls, situations de l’orientation.

« items import » lit un fichier CSV. Avec les colonnes key, fr, en, chaque ligne est une phrase avec laquelle on est d’accord ou non (300
caractères au plus). Avec key, situation_fr, situation_en, customer_fr, customer_en, company_fr, company_en et, s’il y en a, procedure_fr,
procedure_en, chaque ligne est une situation (300) avec ses conseils (75 chacun) : l’un sert d’abord le client, un autre l’entreprise, un
autre la procédure. Écrit dans une seule langue, le texte s’affiche ainsi dans les deux. Une clé des nôtres met la nôtre dans vos mots ; une
autre clé en ajoute une de votre cru ; importé à nouveau, un fichier ne change rien deux fois. Ce que le fichier ne nomme pas reste tel
quel. Les lignes inutilisables sont nommées avec leur raison, les autres gardées : code de fin 1 alors. Les vagues ouvertes continuent
telles quelles.
« items list » les donne toutes, avec leurs clés.

  --json    { kind, key, from : "ours", "replaced" ou "own", asked, words : { PARTIE : { fr, en } } }`),
};
