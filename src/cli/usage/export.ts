// What `portevoix export --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const exportUsage = {
  en: `portevoix export WHAT --format csv|json [--since DAY] [--to FILE [--replace]]
portevoix export all --to FOLDER

WHAT is one of these; nobody is in it who is not named to those who read the same in the chat:
  suggestions  by number. Whoever stayed anonymous is not in it: neither name nor id, and of the times only the day
  feedback     answers by their day, the customers' words redacted; neither who gave them nor their segments. From 8 answers of 5 customers on
  stories      best failures by number; who made it right only where that person agreed
  cases        hot cases by number, with the numbers of their answers
  schedules    by name: when, where, what
  topics       by name, with their owners; closed ones too
  all          everything, for "portevoix import all" elsewhere, on SQLite or PostgreSQL: JSON lines for each table, with counts and hashes, in a
               new folder. What is sealed stays sealed; the secret key is not in it. docs/moving.md says more

  --format csv   UTF-8 for spreadsheets; names of columns, statuses and separator follow the language (LANG): ";" in
                 French, "," in English. Text that a spreadsheet would take for a formula begins with an apostrophe.
  --format json  one array, one line for each; instants in UTC. For short: --json
  --since DAY    YYYY-MM-DD in the company's time zone, included: only suggestions that came in, answers given, stories told, cases opened since
  --to FILE      into this new file, which only its owner can read, instead of standard output; no link, no device
  --replace      where FILE is there already, put the new one in its place once it is whole

Elements of the JSON array, suggestions: { number, title, details, topic: { fr, en }, status, anonymous, author, owner, submittedAt,
firstDueAt, firstReplyAt, firstReplyMinutes, waitingSince, dueAt, supporters, verdicts: ["yes" or "no", ...], replies,
lastReply, duplicateOf, trialHypothesis, trialEndsOn, trialResult, plannedFor }.
  firstReplyMinutes  working minutes
  waitingSince       null while no answer is owed
  duplicateOf        the number of the suggestion that goes on instead
  trial…             of its last trial: what was expected, its last day (YYYY-MM-DD), what it showed
  plannedFor         the day that it is planned for (YYYY-MM-DD); null: no date yet, or not planned
feedback: { number, source, heat, answeredOn, touchpoint: { fr, en }, metric, score, given: { score, of }, furtherScores: [{ metric, score }],
text, erased }.
  number             by which the chat finds it; null where it was never shown by itself
  given              the score as it was given, where a number says it
stories: { number, title, wentWrong, weDid, customerSaid, learned, status, language, teller, hero, submittedAt, approvedAt, channels }.
cases: { number, status, channel, taker, openedAt, takenAt, contactedAt, resolvedAt, resolvedBy, resolution, answers: [number, ...] }.
schedules: { name, cadence, timeZone, locale, channels, channelPattern, sections, filters, onHolidays, whenEmpty, paused, pausedUntil, admin }.
topics: { nameFr, nameEn, owners, sponsor, channel, replyDays, isDefault, closed }.`,

  fr: typeset(`portevoix export QUOI --format csv|json [--since JOUR] [--to FICHIER [--replace]]
portevoix export all --to DOSSIER

QUOI est l’un de ceux-ci ; personne n’y est nommé qui ne l’est pas pour ceux qui lisent la même chose dans la messagerie :
  suggestions  les idées, par numéro. Qui est resté anonyme n’y figure pas : ni nom ni identifiant, et des dates le jour seulement
  feedback     les réponses, par jour, propos des clients caviardés ; ni qui les a données ni leurs segments. À partir de 8 réponses de 5 clients
  stories      les ratés devenus pépites, par numéro ; qui a rattrapé le coup seulement avec son accord
  cases        les cas chauds, par numéro, avec les numéros de leurs réponses
  schedules    les programmations, par nom : quand, où, quoi
  topics       les sujets, par nom, avec leurs responsables ; les sujets fermés aussi
  all          tout, pour « portevoix import all » ailleurs, sous SQLite ou PostgreSQL : une ligne JSON par ligne de chaque table, avec comptes et
               empreintes, dans un nouveau dossier. Ce qui est scellé le reste ; la clé secrète n’y est pas. Voir docs/moving.md

  --format csv   UTF-8 pour tableurs ; les noms des colonnes, des états et le séparateur suivent la langue (LANG) : « ; » en français,
                 « , » en anglais. Un texte qu’un tableur prendrait pour une formule commence par une apostrophe.
  --format json  un tableau, une ligne par élément ; instants en UTC. En abrégé : --json
  --since JOUR   AAAA-MM-JJ dans le fuseau de l’entreprise, compris : seulement les idées reçues, réponses données, récits racontés, cas ouverts depuis
  --to FICHIER   dans ce nouveau fichier, lisible de son seul propriétaire, au lieu de la sortie standard ; ni lien ni périphérique
  --replace      si FICHIER existe déjà, le remplacer par le nouveau une fois celui-ci entier

Éléments du tableau JSON, suggestions : { number, title, details, topic: { fr, en }, status, anonymous, author, owner, submittedAt,
firstDueAt, firstReplyAt, firstReplyMinutes, waitingSince, dueAt, supporters, verdicts: ["yes" ou "no", ...], replies,
lastReply, duplicateOf, trialHypothesis, trialEndsOn, trialResult, plannedFor }.
  firstReplyMinutes  en minutes ouvrées
  waitingSince       null quand aucune réponse n’est due
  duplicateOf        le numéro de l’idée qui continue à sa place
  trial…             de son dernier essai : ce qu’on en attendait, son dernier jour (AAAA-MM-JJ), ce qu’il a montré
  plannedFor         le jour prévu (AAAA-MM-JJ) ; null : pas encore de date, ou idée non prévue
feedback : { number, source, heat, answeredOn, touchpoint: { fr, en }, metric, score, given: { score, of }, furtherScores: [{ metric, score }],
text, erased }.
  number             celui par lequel la messagerie la retrouve ; null si elle n’a jamais été montrée seule
  given              la note telle que donnée, quand un nombre la dit
stories : { number, title, wentWrong, weDid, customerSaid, learned, status, language, teller, hero, submittedAt, approvedAt, channels }.
cases : { number, status, channel, taker, openedAt, takenAt, contactedAt, resolvedAt, resolvedBy, resolution, answers: [number, ...] }.
schedules : { name, cadence, timeZone, locale, channels, channelPattern, sections, filters, onHolidays, whenEmpty, paused, pausedUntil, admin }.
topics : { nameFr, nameEn, owners, sponsor, channel, replyDays, isDefault, closed }.`),
};
