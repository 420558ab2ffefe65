// What `portevoix import --help` prints.
import { columnFields } from '../../feedback/files/columns.ts';
import { typeset } from '../../i18n/phrases.ts';

export const importUsage = {
  en: `portevoix import FILE --source NAME [options]
portevoix import all FOLDER

Imports an export as it comes. CSV: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; "8,5" or "8.5"; 31/01/2026 or
2026-01-31. XLSX and ODS (Excel, LibreOffice, Google Sheets): the first sheet with rows below its header, and those like it. Headers in French or English.
What was guessed is shown on standard error. Importing a file again changes nothing.
Rows that cannot be taken stop nothing: they land in FILE.rejects.csv with line, column and reason. A damaged workbook is
refused whole.

  --source NAME        where the answers come from; made if it is new
  --heat hot|cold      just after an interaction, or a relationship survey (a new source: hot)
  --metric METRIC      nps, csat or ces, for every row
  --map "A=f,B=g"      column A is field f. Fields: ${columnFields.join(', ')}.
                       Also for every row: metric=nps, touchpoint=…, heat=cold. May be repeated.
                       #3 is the third column. A metric is a score of it: "Q7=csat"; segment keeps, ignore leaves out.
  --scale "A=1-5"      the scale that column A was answered on, instead of the one found in its values
  --value "A:Good=5"   what an answer of column A stands for on its scale; "none" is no score. May be repeated.
  --layout new         the columns are right, though they are not those of the source's last file
  --sheet NAME         of a workbook, instead of the guess
  --encoding NAME      of a CSV file, instead of the guess, for example windows-1252 or macintosh
  --dates dmy|mdy|ymd  what stands first in the dates, instead of the guess
  --answered-at DAY    the day of all answers, for a file without dates or with months only: 2026-10-31
  --only "A=value"     only rows with that in column A (may be repeated: of one column, any of them; of several, all)
  --without "A=value"  not the rows with that in column A. Previews, tests and answers never sent off stay outside by themselves
  --yes                nobody is asked: where something is in doubt it ends with 2 and names the options that decide. So it is anyway
                       where no terminal is there, and with --json
  --replace            answers that are there already with other content become as in the file; otherwise they stay, and are listed in
                       FILE.differing.csv
  --dry-run            show the guess, the first rows and the counts; store nothing
  --json               one JSON object on standard output, and nothing else:
                       { batch, imported, replaced, duplicates, differing, differs: FILE or null, rejected, mended, furniture, dropped, filtered, unscored, figures, moments,
                       rejects: FILE or null }; "portevoix imports undo BATCH" takes it back
                       with --dry-run: { dryRun, importable, rejected, mended, furniture, dropped, filtered, unscored, figures, moments, guess, preview, refusals }

"import all" takes in what "portevoix export all" wrote, into the empty database of DATABASE_URL, SQLite or PostgreSQL, whichever it came
from, and needs the secret key of the old place. Files are checked first, rows compared afterwards; stopped, it may be run again. A file
that is called "all" is ./all.

Ends with 0 where the file was read to its end, rejected rows or not; 1 where it could not be; 2 on wrong usage, and where
something is in doubt that only a person can decide: it is named with the options that do, and nothing is stored.`,

  fr: typeset(`portevoix import FICHIER --source NOM [options]
portevoix import all DOSSIER

Importe un export tel quel. CSV : virgule, point-virgule ou tabulation ; UTF-8, UTF-16 ou Windows-1252 ; « 8,5 » ou « 8.5 » ; 31/01/2026
ou 2026-01-31. XLSX et ODS (Excel, LibreOffice, Google Sheets) : la première feuille qui a des lignes sous son en-tête, et ses semblables. En-têtes en français
ou en anglais. Ce qui a été compris s’affiche sur l’erreur standard. Importer deux fois le même fichier ne change rien.
Une ligne inutilisable n’arrête rien : elle va dans FICHIER.rejects.csv avec sa ligne, sa colonne et la raison. Un classeur abîmé est
refusé en entier.

  --source NOM         d’où viennent les réponses ; créée si elle est nouvelle
  --heat hot|cold      à chaud (juste après un contact) ou à froid (enquête relationnelle) ; nouvelle source : hot
  --metric MESURE      nps, csat ou ces, pour toutes les lignes
  --map "A=c,B=d"      la colonne A est le champ c. Champs : ${columnFields.join(', ')}.
                       Aussi pour toutes les lignes : metric=nps, touchpoint=…, heat=cold. Peut être répété.
                       #3 est la troisième colonne. Une mesure en est la note : « Q7=csat » ; segment garde, ignore écarte.
  --scale "A=1-5"      l’échelle sur laquelle on a répondu dans la colonne A, au lieu de celle trouvée dans ses valeurs
  --value "A:Bon=5"    ce que vaut une réponse de la colonne A sur son échelle ; « none » n’est pas une note. Peut être répété.
  --layout new         les colonnes sont justes, même si ce ne sont pas celles du dernier fichier de la source
  --sheet NOM          la feuille du classeur, au lieu de celle devinée
  --encoding NOM       l’encodage d’un CSV, au lieu de celui deviné, par exemple windows-1252 ou macintosh
  --dates dmy|mdy|ymd  ce qui vient en premier dans les dates, au lieu de ce qui est deviné
  --answered-at JOUR   le jour de toutes les réponses, pour un fichier sans dates ou avec des mois seulement : 2026-10-31
  --only "A=valeur"    seulement les lignes où la colonne A vaut cela (répété : l’une des valeurs d’une colonne, et chaque colonne)
  --without "A=valeur" sans les lignes où la colonne A vaut cela. Aperçus, tests et réponses jamais envoyées restent dehors d’office
  --yes                personne n’est interrogé : en cas de doute, fin avec 2 et les options qui décident. Il en va ainsi sans terminal,
                       et avec --json
  --replace            les réponses déjà là avec un autre contenu deviennent comme dans le fichier ; sinon elles restent, et
                       FICHIER.differing.csv en donne la liste
  --dry-run            montre ce qui est compris, les premières lignes et les comptes ; n’enregistre rien
  --json               un objet JSON sur la sortie standard, et rien d’autre :
                       { batch, imported, replaced, duplicates, differing, differs: fichier ou null, rejected, mended, furniture, dropped, filtered, unscored, figures, moments,
                       rejects: fichier ou null } ; « portevoix imports undo BATCH » le retire
                       avec --dry-run : { dryRun, importable, rejected, mended, furniture, dropped, filtered, unscored, figures, moments, guess, preview, refusals }

« import all » reprend ce que « portevoix export all » a écrit, dans la base vide de DATABASE_URL, SQLite ou PostgreSQL, d’où qu’il vienne,
et demande la clé secrète de l’ancienne installation. Les fichiers sont vérifiés d’abord, les lignes comparées ensuite ; interrompu, il
peut être relancé. Un fichier nommé « all » s’écrit ./all.

Se termine par 0 si le fichier a été lu jusqu’au bout, lignes refusées ou non ; 1 s’il n’a pas pu l’être ; 2 si la commande est mal écrite,
ou si un doute ne peut être levé que par quelqu’un : il est nommé avec les options qui en décident, et rien n’est enregistré.`),
};
