// What `portevoix import-counts --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const countsUsage = {
  en: `portevoix import-counts FILE [--source NAME]

Imports what the answers alone do not tell, from a CSV file with a column "date" (a month, 2026-10, or a day, 2026-10-05) and at
least one of these, in French or English:

  invitations         how many were asked; with the answers they give the response rate. Needs --source
  customers, clients  how many customers there were when the month began
  lost, perdus        how many of them left in the month; with the customers they give the churn

A row replaces what was known of its days, so that importing a file again changes nothing and a corrected one corrects. If a line is
wrong, all wrong lines are named and nothing is stored.

  --source NAME       whose invitations these are, as "portevoix source list" shows it`,

  fr: typeset(`portevoix import-counts FICHIER [--source NOM]

Importe ce que les réponses seules ne disent pas, depuis un CSV avec une colonne « date » (un mois, 2026-10, ou un jour, 2026-10-05) et au moins
une de celles-ci, en français ou en anglais :

  invitations         combien ont été sollicités ; avec les réponses qu’ils donnent, le taux de réponse. Demande --source
  clients, customers  combien il y avait de clients au début du mois
  perdus, lost        combien sont partis dans le mois ; avec les clients, le taux de départ

Une ligne remplace ce qui était connu de ses jours : importer deux fois ne change rien, un fichier corrigé corrige. Si une ligne est fausse,
toutes les lignes fausses sont nommées et rien n’est enregistré.

  --source NOM        de quelle source sont ces invitations, comme « portevoix source list » la nomme`),
};
