// What `portevoix readers --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const readersUsage = {
  en: `portevoix readers import FILE --list NAME --consent WORDS
portevoix readers list [--list NAME] [--json]
portevoix readers remove ADDRESS [--list NAME]

Who gets a newsletter by e-mail. A schedule posts to a list as it does to a channel: choose it in the schedule's form.

"import" reads a CSV file with a column "email" and, if you like, "language" (fr or en; else in the schedule's). Where the first line names
no columns, they are told by what is in them, and it says which were taken. Imported again, a file adds nobody twice: whoever is there has
the language that it gives now, or none; an address that its mail server refused is written to again; whoever unsubscribed stays so;
whoever is no longer in the file stays on the list. Lines that cannot be used are named, the others are kept: exit status 1 then. E-mail
addresses are sealed in the database.
"list" tells how many read each list; with --list, who.
"remove" forgets an address, on all lists without --list: nothing of it is kept, not even that it had unsubscribed. On a list that channels
of the chat feed a keyed hash stays, or it would be back within the day.

  --list NAME        the list; import makes it where there is none of that name
  --consent WORDS    where it comes from that they may be written to; kept with each of them
  --json             lists: { id, name, reading, left, bounced }; readers: { email, state, language, consent, addedAt, bounce }`,

  fr: typeset(`portevoix readers import FICHIER --list NOM --consent MOTS
portevoix readers list [--list NOM] [--json]
portevoix readers remove ADRESSE [--list NOM]

Qui reçoit une lettre d’information par e-mail. Un bulletin part vers une liste comme vers un canal : choisissez-la dans son formulaire.

« import » lit un CSV avec une colonne « email » et, si vous voulez, « langue » (fr ou en ; sinon celle du bulletin). Si la première ligne ne
nomme pas de colonnes, elles se reconnaissent à leur contenu, et il est dit lesquelles sont prises. Importé à nouveau, un fichier n’ajoute
personne deux fois : qui y est prend la langue qu’il donne cette fois, ou aucune ; une adresse que son serveur refusait reçoit de nouveau la
lettre ; qui s’est désinscrit le reste ; qui n’est plus dans le fichier reste sur la liste. Les lignes inutilisables sont nommées, les
autres gardées : code de fin 1 alors. Les adresses e-mail sont scellées dans la base.
« list » dit combien lisent chaque liste ; avec --list, qui.
« remove » oublie une adresse, sur toutes les listes sans --list : rien n’en est gardé, pas même qu’elle s’était désinscrite.
Sur une liste que des canaux alimentent, une empreinte à clé reste, sans quoi elle reviendrait dans la journée.

  --list NOM         la liste ; import la crée s’il n’y en a pas de ce nom
  --consent MOTS     d’où vient leur accord pour être contactés ; gardé avec chacun d’eux
  --json             listes : { id, name, reading, left, bounced } ; lecteurs : { email, state, language, consent, addedAt, bounce }`),
};
