// What `portevoix community --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const communityUsage = {
  en: `portevoix community [--json]
portevoix community links N --count COUNT
portevoix community links N --open
portevoix community results N [--json]

Questions to customers about an idea or an action: all of them; links by which they answer; what they answered.

  links N          links to question N, on standard output: COUNT of them (5 to 100000) as a CSV with the column "link", each used once, for your own
                   mailing; or, with --open, one that anybody may answer by. They are stored nowhere and shown this once. Needs PUBLIC_URL
  results N        once it has ended: how many chose what, with the 95 % interval; of fewer than five answers, their number alone
  --json           one JSON value on standard output, and nothing else

The objects of the list: { number, text, endsOn, endedOn, answered, wordUntil, hasWord, links: [{ kind: "open" or "single", count, answered,
isRevoked }] }. Of results: { question, text, options, answered, chosen: [per option], wrote, endedOn, word }:
"chosen" and "wrote" are null of fewer than five answers.`,

  fr: typeset(`portevoix community [--json]
portevoix community links N --count NOMBRE
portevoix community links N --open
portevoix community results N [--json]

Les questions aux clients sur une idée ou une action : toutes ; les liens par lesquels ils répondent ; ce qu’ils ont répondu.

  links N          des liens vers la question N, sur la sortie standard : NOMBRE (5 à 100000) en CSV avec la colonne « lien », chacun à usage
                   unique, pour votre propre envoi ; ou, avec --open, un lien par lequel tous peuvent répondre. Ils ne sont conservés nulle
                   part et montrés cette seule fois. Demande PUBLIC_URL
  results N        une fois terminée : combien ont choisi quoi, avec l’intervalle à 95 % ; à moins de cinq réponses, leur nombre seul
  --json           une valeur JSON sur la sortie standard, et rien d’autre

Les objets de la liste : { number, text, endsOn, endedOn, answered, wordUntil, hasWord, links : [{ kind : "open" ou "single", count, answered,
isRevoked }] }. De results : { question, text, options, answered, chosen : [par réponse], wrote, endedOn, word } ;
« chosen » et « wrote » sont null à moins de cinq réponses.`),
};
