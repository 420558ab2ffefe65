// What `portevoix suggestions --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const suggestionsUsage = {
  en: `portevoix suggestions [--since DAY] [--json]

How the promise of a reply is kept, per topic and in all: never by person. Without a day: since the first suggestion.

  --since DAY  YYYY-MM-DD in the company's time zone, included: only suggestions that came in, verdicts that were given
               and ideas that were completed since then; who still waits is counted whenever they wrote
  --json       one JSON object on standard output, and nothing else

The object: { from, to, all, topics }. "from" and "to" are instants, "from" null without --since. "all", and each element
of "topics" beside its { id, topic: { en, fr } }, holds
  received, answered   how many came in, how many of them have a first reply
  inTime               { replied, of }: "of" have their first reply or are overdue, "replied" of them had it in time
  medianMinutes        to the first reply, in working minutes, those who still wait included (Kaplan-Meier); null while
                       less than half have one
  waiting, oldest      how many are owed a reply, and the longest: { number, topic, days } or null, in full working days
  verdicts             { yes, no }: whether the answer answers, said by the authors
  supporters           of those that came in
  done                 [{ quarter, done }]: ideas completed, such as { "quarter": "2026-Q4", "done": 3 }`,

  fr: typeset(`portevoix suggestions [--since JOUR] [--json]

Comment la promesse de réponse est tenue, par sujet et en tout : jamais par personne. Sans jour : depuis la première idée.

  --since JOUR  AAAA-MM-JJ dans le fuseau de l’entreprise, compris : seulement les idées reçues, les avis donnés et les idées réalisées
                depuis ; qui attend encore est compté quelle que soit la date
  --json        un objet JSON sur la sortie standard, et rien d’autre

L’objet : { from, to, all, topics }. « from » et « to » sont des instants, « from » null sans --since. « all », et chaque élément de
« topics » à côté de { id, topic: { en, fr } }, contient
  received, answered   combien sont arrivées, combien ont une première réponse
  inTime               { replied, of } : « of » ont leur première réponse ou sont en retard, « replied » l’ont eue à temps
  medianMinutes        jusqu’à la première réponse, en minutes ouvrées, celles qui attendent comprises (Kaplan-Meier) ; null tant que
                       moins de la moitié en ont une
  waiting, oldest      combien attendent une réponse, et depuis le plus longtemps : { number, topic, days } ou null, en jours ouvrés pleins
  verdicts             { yes, no } : si la réponse convient, selon les auteurs
  supporters           de celles qui sont arrivées
  done                 [{ quarter, done }] : les idées réalisées, par exemple { "quarter": "2026-Q4", "done": 3 }`),
};
