// What `portevoix import-contacts --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const importContactsUsage = {
  en: `portevoix import-contacts FILE [--channel NAME] [--map "Column=field"] [--dates dmy|mdy|ymd] [--dry-run] [--json]

Imports contacts that customers had to make, from a CSV, XLSX or ODS file. Columns are known by their names, in French and English:

  date                        the day of the contact. Needed, with a reason or a department
  reason, motif               why
  channel, canal              shop, web, app, phone, email, chat, post, field or other
  department, service         where it comes from, if the file knows; else rules in the chat tell it
  count, nombre               the row stands for so many contacts; its minutes and its cost are those of all of them
  minutes, seconds, duration  the handling time ("0:04:30")
  cost, coût                  a cost of its own, instead of the unit cost
  touchpoint, verbatim, customer, name, id

Importing a file twice changes nothing. A row without an id is known by all that it says; one with a count, by its day, reason,
channel, department and touchpoint. What is refused is written beside the file, as FILE.rejects.csv.

  --channel NAME        of rows that name none
  --map "Column=field"  what a column is; "-" for nothing
  --dates ORDER         how days are written, where that is in doubt
  --dry-run             says what would come in, and stores nothing
  --json                one JSON object on standard output`,

  fr: typeset(`portevoix import-contacts FICHIER [--channel NOM] [--map "Colonne=champ"] [--dates dmy|mdy|ymd] [--dry-run] [--json]

Importe les contacts que des clients ont dû prendre, depuis un fichier CSV, XLSX ou ODS. Les colonnes sont reconnues à leur nom, en français ou en anglais :

  date                        le jour du contact. Indispensable, avec un motif ou un service
  motif, reason               pourquoi
  canal, channel              shop, web, app, phone, email, chat, post, field ou other
  service, department         d’où il vient, si le fichier le sait ; sinon des règles le disent, dans la messagerie
  nombre, count               la ligne vaut autant de contacts ; ses minutes et son coût sont ceux de tous
  minutes, secondes, durée    le temps de traitement (« 0:04:30 »)
  coût, cost                  un coût propre, à la place du coût unitaire
  touchpoint, verbatim, client, nom, id

Importer deux fois ne change rien. Une ligne sans identifiant est reconnue à tout ce qu’elle dit ; une ligne avec un nombre, à son jour, son motif,
son canal, son service et son étape. Ce qui est refusé est écrit à côté du fichier, dans FICHIER.rejects.csv.

  --channel NOM          des lignes qui n’en nomment pas
  --map "Colonne=champ"  ce qu’est une colonne ; « - » pour rien
  --dates ORDRE          comment les jours sont écrits, en cas de doute
  --dry-run              dit ce qui entrerait, et n’enregistre rien
  --json                 un objet JSON sur la sortie standard`),
};
