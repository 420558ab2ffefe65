// What `portevoix surveys --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const surveysUsage = {
  en: `portevoix surveys [--json]
portevoix surveys results N [--round R] [--json]
portevoix surveys threshold N VALUE
portevoix surveys people N FILE
portevoix surveys items import FILE
portevoix surveys items list [--json]

Surveys of colleagues: all of them, each with its latest round; what may be told of a closed one; from how many answers on anything is told;
and who is asked, from a file.

  results N        survey N: its latest closed round, or round R. Nobody's answers are in it: they were never kept
  threshold N V    nothing is shown that rests on fewer than V answers (3 to 50). Once a round was opened it can only be raised
  people N FILE    a CSV file with a column "account" (U012ABC, teams:…) and, if you like, one "group". They are asked from the next
                   round on, in the place of channels. All lines are taken, or none
  --json           one JSON value on standard output, and nothing else

The object of results: { survey, kind, name, round, threshold, asked, answered, unreadable, closedOn, groups, tallies, result, comments, decision }. "tallies" holds
for everybody (group null) and each group how many gave which answer, of what may be told; "untold" says why the rest is not.

What surveys of colleagues ask: sentences of the pulse, situations of the orientation, practices of maturity.

"items import" reads a CSV file. With the columns key, fr, en each line is a sentence to agree with (300 characters at most); a column
step names the step of the employees' journey that it is about, by its name or code ("-": none; empty: as it was). With key,
situation_fr, situation_en, customer_fr, customer_en, company_fr, company_en and, where there is some, procedure_fr, procedure_en each line
is a situation (300) with its advice (75 each): one piece serves the customer first, one the company, one the procedure. With key, name_fr,
name_en, level1_fr, level1_en … level5_en and, where there are some, next1_fr … next4_en each line is a practice (75) with five sentences (75
each) and what leads from each to the next (100); a round asks eight at most. Written in one language alone, it is shown so in both. A key of ours puts ours in your words; another key adds one of your own; imported again, a file
changes nothing twice. What the file does not name stays as it is. Lines that cannot be used are named with their reason, the others are
kept: exit status 1 then. Rounds that are open go on as they were asked.
"items list" tells all of them, with their keys.

The objects of "items list": { kind, key, from: "ours", "replaced" or "own", asked, step, words: { PART: { fr, en } } }`,

  fr: typeset(`portevoix surveys [--json]
portevoix surveys results N [--round V] [--json]
portevoix surveys threshold N VALEUR
portevoix surveys people N FICHIER
portevoix surveys items import FICHIER
portevoix surveys items list [--json]

Les enquêtes auprès des collègues : toutes, avec leur dernière vague ; ce qu’on peut dire d’une vague close ; à partir de combien de réponses
on dit quelque chose ; et qui est interrogé, d’après un fichier.

  results N        l’enquête N : sa dernière vague close, ou la vague V. Aucune réponse individuelle n’y figure : on ne les garde pas
  threshold N V    ne rien montrer qui repose sur moins de V réponses (3 à 50). Dès qu’une vague est ouverte, ce seuil ne peut qu’être relevé
  people N FICHIER un fichier CSV avec une colonne « compte » (U012ABC, teams:…) et, au besoin, une colonne « groupe ». Ces personnes
                   sont interrogées dès la prochaine vague, à la place des canaux. Toutes les lignes sont prises, ou aucune
  --json           une valeur JSON sur la sortie standard, et rien d’autre

L’objet de results : { survey, kind, name, round, threshold, asked, answered, unreadable, closedOn, groups, tallies, result, comments, decision }. « tallies » contient, pour tout
le monde (group null) et chaque groupe, combien ont donné chaque réponse, pour ce qu’on peut dire ; « untold » dit pourquoi le reste est tu.

Ce que demandent les enquêtes auprès des collègues : phrases du pouls, situations de l’orientation, pratiques de la maturité.

« items import » lit un fichier CSV. Avec les colonnes key, fr, en, chaque ligne est une phrase avec laquelle on est d’accord ou non (300
caractères au plus) ; une colonne etape nomme l’étape du parcours des collaborateurs dont elle parle, par son nom ou son code (« - » : aucune ;
vide : comme avant). Avec key, situation_fr, situation_en, customer_fr, customer_en, company_fr, company_en et, s’il y en a, procedure_fr,
procedure_en, chaque ligne est une situation (300) avec ses conseils (75 chacun) : l’un sert d’abord le client, un autre l’entreprise, un
autre la procédure. Avec key, name_fr, name_en, level1_fr, level1_en … level5_en et, s’il y en a, next1_fr … next4_en, chaque ligne est une
pratique (75) avec cinq phrases (75 chacune) et ce qui mène de l’une à la suivante (100) ; une vague en pose huit au plus. Écrit dans une seule langue, le texte s’affiche ainsi dans les deux. Une clé des nôtres met la nôtre dans vos mots ; une
autre clé en ajoute une de votre cru ; importé à nouveau, un fichier ne change rien deux fois. Ce que le fichier ne nomme pas reste tel
quel. Les lignes inutilisables sont nommées avec leur raison, les autres gardées : code de fin 1 alors. Les vagues ouvertes continuent
telles quelles.
« items list » les donne toutes, avec leurs clés.

Les objets de « items list » : { kind, key, from : "ours", "replaced" ou "own", asked, step, words : { PARTIE : { fr, en } } }`),
};
