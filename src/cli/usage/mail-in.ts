// What `portevoix mail-in --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const mailInUsage = {
  en: `portevoix mail-in [--trusts SERVER] < message.eml
portevoix mail-in set [--at imaps://LOGIN@HOST/FOLDER] [--password WHERE] [--tenant TENANT --client ID]
                      [--trusts SERVER] [--since DAY]
portevoix mail-in status|pause|resume|remove

Customers' mails become answers. Whose mails are taken is a rule that an admin makes in the chat ("Customers' mails").
The first form takes one mail from standard input, for mail servers that hand mail to a program. It ends with 0 whether the mail was taken or
kept out, and with 75 where it could not be taken just now, so that the server keeps it and tries again.
"set" connects a mailbox, which the running bot reads every three minutes; it logs in once at once. What is not given stays.

  --at ADDRESS       imaps://LOGIN@HOST/FOLDER; an @ in the login is written %40; without a folder: INBOX
  --password WHERE   the name of an environment variable (NAME_FILE may name a file), or - for standard input. It is sealed
  --tenant, --client of an application in Microsoft Entra, for Microsoft 365, which takes no password: --password is the application's secret then.
                     Both as its page there shows them; --tenant '' goes back to a password (docs/mail-in.md)
  --trusts SERVER    the name in the Authentication-Results headers of your own mail server: a sender is believed only where it
                     found that the mail is theirs; microsoft365 for Exchange Online; '' for nobody, as a sender is believed as written then
  --since DAY        YYYY-MM-DD: mails from that day on, a year back at most; a week before, where nothing is said`,
  fr: typeset(`portevoix mail-in [--trusts SERVEUR] < message.eml
portevoix mail-in set [--at imaps://COMPTE@SERVEUR/DOSSIER] [--password OÙ] [--tenant ANNUAIRE --client ID]
                      [--trusts SERVEUR] [--since JOUR]
portevoix mail-in status|pause|resume|remove

Les e-mails de clients deviennent des réponses. Qui peut en envoyer est une règle qu’un admin pose dans la messagerie (« E-mails de clients »).
La première forme prend un e-mail sur l’entrée standard, pour les serveurs qui remettent le courrier à un programme. Elle finit par 0, que
l’e-mail soit pris ou reste à la porte, et par 75 s’il n’a pas pu être pris pour l’instant : le serveur le garde alors et réessaie.
« set » relie une boîte, que le bot en marche lit toutes les trois minutes ; il s’y connecte une première fois aussitôt. Ce qui n’est pas
donné reste.

  --at ADRESSE       imaps://COMPTE@SERVEUR/DOSSIER ; un @ dans le compte s’écrit %40 ; sans dossier : INBOX
  --password OÙ      le nom d’une variable d’environnement (NOM_FILE peut nommer un fichier), ou - pour l’entrée standard. Il est scellé
  --tenant, --client d’une application dans Microsoft Entra, pour Microsoft 365, qui n’accepte aucun mot de passe : --password est alors le secret
                     de l’application. Comme sa page les montre ; --tenant '' revient à un mot de passe (docs/mail-in.md)
  --trusts SERVEUR   le nom que votre serveur écrit dans ses en-têtes Authentication-Results : un expéditeur n’est cru que si ce serveur a
                     constaté que l’e-mail est de lui ; microsoft365 pour Exchange Online ; '' pour aucun, l’expéditeur est alors cru sur parole
  --since JOUR       AAAA-MM-JJ : les e-mails à partir de ce jour, un an en arrière au plus ; une semaine en arrière si rien n’est dit`),
};
