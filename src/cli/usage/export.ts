// What `portevoix export --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const exportUsage = {
  en: `portevoix export suggestions --format csv|json [--since DAY] [--to FILE [--replace]]
portevoix export all --to FOLDER

All suggestions, by number, with their topic, status, owner, clock, verdicts and last answer. Whoever stayed anonymous is
not in it: neither name nor id, and of the times only the day.

  --format csv   UTF-8 for spreadsheets; names of columns, statuses and separator follow the language (LANG): ";" in
                 French, "," in English. Text that a spreadsheet would take for a formula begins with an apostrophe.
  --format json  one array, one line for each suggestion; instants in UTC
  --since DAY    YYYY-MM-DD in the company's time zone, included: only those that came in since then
  --to FILE      into this new file, which only its owner can read, instead of standard output; no link, no device
  --replace      where FILE is there already, put the new one in its place once it is whole

Each element of the JSON array: { number, title, details, topic: { fr, en }, status, anonymous, author, owner, submittedAt,
firstDueAt, firstReplyAt, firstReplyMinutes, waitingSince, dueAt, supporters, verdicts: ["yes" or "no", ...], replies,
lastReply, duplicateOf, trialHypothesis, trialEndsOn, trialResult, plannedFor }.
  firstReplyMinutes  working minutes
  waitingSince       null while no answer is owed
  duplicateOf        the number of the suggestion that goes on instead
  trial…             of its last trial: what was expected, its last day (YYYY-MM-DD), what it showed
  plannedFor         the day that it is planned for (YYYY-MM-DD); null: no date yet, or not planned

"export all" writes everything of the company into a new folder, for "portevoix import all" elsewhere, on SQLite or PostgreSQL: JSON lines
for each table, with counts and hashes. What is sealed stays sealed; the secret key is not in it. docs/moving.md says more.`,

  fr: typeset(`portevoix export suggestions --format csv|json [--since JOUR] [--to FICHIER [--replace]]
portevoix export all --to DOSSIER

Toutes les idées, par numéro, avec sujet, état, responsable, délai, avis et dernière réponse. Qui est resté anonyme n’y figure pas : ni nom ni
identifiant, et des dates le jour seulement.

  --format csv   UTF-8 pour tableurs ; les noms des colonnes, des états et le séparateur suivent la langue (LANG) : « ; » en français,
                 « , » en anglais. Un texte qu’un tableur prendrait pour une formule commence par une apostrophe.
  --format json  un tableau, une ligne par idée ; instants en UTC
  --since JOUR   AAAA-MM-JJ dans le fuseau de l’entreprise, compris : seulement celles reçues depuis
  --to FICHIER   dans ce nouveau fichier, lisible de son seul propriétaire, au lieu de la sortie standard ; ni lien ni périphérique
  --replace      si FICHIER existe déjà, le remplacer par le nouveau une fois celui-ci entier

Chaque élément du tableau JSON : { number, title, details, topic: { fr, en }, status, anonymous, author, owner, submittedAt,
firstDueAt, firstReplyAt, firstReplyMinutes, waitingSince, dueAt, supporters, verdicts: ["yes" ou "no", ...], replies,
lastReply, duplicateOf, trialHypothesis, trialEndsOn, trialResult, plannedFor }.
  firstReplyMinutes  en minutes ouvrées
  waitingSince       null quand aucune réponse n’est due
  duplicateOf        le numéro de l’idée qui continue à sa place
  trial…             de son dernier essai : ce qu’on en attendait, son dernier jour (AAAA-MM-JJ), ce qu’il a montré
  plannedFor         le jour prévu (AAAA-MM-JJ) ; null : pas encore de date, ou idée non prévue

« export all » écrit tout de l’entreprise dans un nouveau dossier, pour « portevoix import all » ailleurs, sous SQLite ou PostgreSQL : une
ligne JSON par ligne de chaque table, avec comptes et empreintes. Ce qui est scellé le reste ; la clé secrète n’y est pas. Voir docs/moving.md.`),
};
