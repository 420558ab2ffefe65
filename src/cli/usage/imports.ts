// What `portevoix imports --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const importsUsage = {
  en: `portevoix imports [--source NAME] [--all] [--json]
portevoix imports undo N [--dry-run] [--json]

Lists what came in, the latest first: each file, each API request with several answers, and by day and source what came one by one.
"undo" takes import N back: its answers go, answers that it replaced (--replace) are again as they were before, and messages in the
chat that quote them are edited. What colleagues wrote about a case stays. Afterwards the file can be imported again.

  --source NAME   of this source only
  --all           all of them, not the latest 20 lines
  --dry-run       says what would go and which messages quote it; changes nothing
  --json          a list of { number, kind, source, fileName, by, state, startedAt, endedAt, imported, replaced, duplicates, differing,
                  rejected, leftOut, undoneAt, undoneBy, removed, restored, edited };
                  with undo: { number, state, removed, restored, edited, posted: [{ place, messages }] }`,

  fr: typeset(`portevoix imports [--source NOM] [--all] [--json]
portevoix imports undo N [--dry-run] [--json]

Énumère ce qui est arrivé, le plus récent d’abord : chaque fichier, chaque requête de plusieurs réponses et, par jour et par source, ce
qui est venu une à une. « undo » retire l’import N : ses réponses disparaissent, celles qu’il avait remplacées (--replace) redeviennent ce
qu’elles étaient, et les messages de la messagerie qui les citent sont corrigés. Ce que des collègues ont écrit sur un cas reste. Le
fichier peut ensuite être importé de nouveau.

  --source NOM    de cette source seulement
  --all           tous, et pas les 20 dernières lignes
  --dry-run       dit ce qui disparaîtrait et quels messages le citent ; ne change rien
  --json          une liste de { number, kind, source, fileName, by, state, startedAt, endedAt, imported, replaced, duplicates, differing,
                  rejected, leftOut, undoneAt, undoneBy, removed, restored, edited } ;
                  avec undo : { number, state, removed, restored, edited, posted: [{ place, messages }] }`),
};
