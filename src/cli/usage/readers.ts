// What `portevoix readers --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const readersUsage = {
  en: `portevoix readers import FILE --list NAME --consent WORDS
portevoix readers list [--list NAME] [--json]
portevoix readers remove ADDRESS [--list NAME]

Who gets a newsletter by e-mail. A schedule posts to a list as it does to a channel: choose it in the schedule's form.

"import" reads a CSV file with a column "email" and, if you like, "language" (fr or en; else in the schedule's), or a file of one address a
line. Importing it again changes nothing; whoever unsubscribed stays so. Lines that cannot be used are named, the others are kept: exit
status 1 then. E-mail addresses are sealed in the database.
"list" tells how many read each list; with --list, who.
"remove" forgets an address, on all lists without --list: nothing of it is kept, not even that it had unsubscribed.

  --list NAME        the list; import makes it where there is none of that name
  --consent WORDS    where it comes from that they may be written to; kept with each of them
  --json             lists: { id, name, reading, left, bounced }; readers: { email, state, language, consent, addedAt, bounce }`,

  fr: typeset(`portevoix readers import FICHIER --list NOM --consent MOTS
portevoix readers list [--list NOM] [--json]
portevoix readers remove ADRESSE [--list NOM]

Qui reçoit une lettre d’information par e-mail. Un bulletin part vers une liste comme vers un canal : choisissez-la dans son formulaire.

« import » lit un CSV avec une colonne « email » et, si vous voulez, « langue » (fr ou en ; sinon celle du bulletin), ou un fichier d’une adresse
par ligne. L’importer à nouveau ne change rien ; qui s’est désinscrit le reste. Les lignes inutilisables sont nommées, les autres gardées :
code de fin 1 alors. Les adresses e-mail sont scellées dans la base.
« list » dit combien lisent chaque liste ; avec --list, qui.
« remove » oublie une adresse, sur toutes les listes sans --list : rien n’en est gardé, pas même qu’elle s’était désinscrite.

  --list NOM         la liste ; import la crée s’il n’y en a pas de ce nom
  --consent MOTS     d’où vient leur accord pour être contactés ; gardé avec chacun d’eux
  --json             listes : { id, name, reading, left, bounced } ; lecteurs : { email, state, language, consent, addedAt, bounce }`),
};
