// What `portevoix mail --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const mailUsage = {
  en: `portevoix mail test ADDRESS

Sends one e-mail through SMTP_URL, built and signed as newsletters are, and says what the mail server did: reached, let in, taken, or its
code and what to look at first. Nothing is stored, and nobody is put on a list.`,
  fr: typeset(`portevoix mail test ADRESSE

Envoie un e-mail par SMTP_URL, construit et signé comme les lettres d’information, et dit ce que le serveur a fait : joint, admis, pris, ou son
code et ce qu’il faut regarder d’abord. Rien n’est enregistré, et personne n’est mis sur une liste.`),
};
