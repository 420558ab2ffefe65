// What `portevoix audit --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const auditUsage = {
  en: `portevoix audit [--since DAY] [--json]
portevoix audit verify [--expect LINE] [--json]

Who did what that matters, the oldest first: settings, schedules, rules, topics, sources and so on (docs/audit.md lists
them). No content, and never who is behind something anonymous.

  --since DAY   YYYY-MM-DD in the company's time zone, included
  --json        one JSON object a line: { number, at, by, act, of }; "by" is { "person": ID }, { "token": NAME } or
                "command-line", and "of" what it was done to

verify: whether each entry still is what was written; if not, which is the first that was changed, removed or put in.
Prints the last entry's number and hash. Exit status 1 where something is wrong.

  --expect LINE  what verify printed earlier: that entry has to be there, as it was
  --json         { whole: true, number, hash } or { whole: false, fault: { kind, number } }; "kind" is "changed",
                 "removed", "put-in", "replaced" or "rewritten"`,

  fr: typeset(`portevoix audit [--since JOUR] [--json]
portevoix audit verify [--expect LIGNE] [--json]

Qui a fait quoi d’important, du plus ancien au plus récent : réglages, bulletins, règles, sujets, sources et ainsi de suite
(docs/audit.md en donne la liste). Aucun contenu, et jamais qui se cache derrière un acte anonyme.

  --since JOUR  AAAA-MM-JJ dans le fuseau de l’entreprise, compris
  --json        un objet JSON par ligne : { number, at, by, act, of } ; « by » est { "person": ID }, { "token": NOM } ou
                "command-line", et « of » ce sur quoi l’acte a porté

verify : si chaque entrée est encore ce qui a été écrit ; sinon, quelle est la première modifiée, retirée ou ajoutée.
Affiche le numéro et l’empreinte de la dernière entrée. Code de fin 1 si quelque chose ne va pas.

  --expect LIGNE  ce que verify a affiché plus tôt : cette entrée doit être là, inchangée
  --json          { whole: true, number, hash } ou { whole: false, fault: { kind, number } } ; « kind » est "changed",
                  "removed", "put-in", "replaced" ou "rewritten"`),
};
