// What `portevoix plan --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const planUsage = {
  en: `portevoix plan [--json]

The action plan: how many actions are planned, under way, late, done and dropped; then those that go on, first due first.
As a table of all of them: portevoix export plan --format csv

  --json  one JSON object on standard output, and nothing else

The object: { today, counts, actions }. "today" is the company's day, by which an action is late. "counts" holds planned,
underWay, late (of both), done and dropped; "actions" all of them, with the fields of portevoix export plan --json`,

  fr: typeset(`portevoix plan [--json]

Le plan d’action : combien d’actions sont prévues, en cours, en retard, terminées et abandonnées ; puis celles qui restent à mener, par échéance.
Toutes, en tableau : portevoix export plan --format csv

  --json  un objet JSON sur la sortie standard, et rien d’autre

L’objet : { today, counts, actions }. « today » est le jour de l’entreprise, d’après lequel une action est en retard. « counts » contient planned,
underWay, late (parmi les deux), done et dropped ; « actions », toutes, avec les champs de portevoix export plan --json`),
};
