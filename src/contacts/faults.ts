// Why a contact, or a file of them, is not taken, in both languages: each says what to do.
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { ContactFault } from './item.ts';

export function faultText({ code, given }: ContactFault, locale: Locale): string {
  return words(locale)[code](given);
}

type FaultWords = Readonly<Record<ContactFault['code'], (given: string) => string>>;

const words = phrases({
  en: {
    'date.missing': (_given: string) => 'The day of the contact is missing.',
    'date.unreadable': (given: string) => `“${given}” is no day that can be read: write 2026-11-30.`,
    'date.future': (given: string) => `“${given}” is still to come.`,
    'date.tooOld': (given: string) => `“${given}” is before 1990.`,
    'channel.missing': (_given: string) => 'The channel is missing.',
    'channel.unknown': (given: string) =>
      `“${given}” is no known channel: shop, web, app, phone, email, chat, post, field or other.`,
    'count.unreadable': (given: string) => `“${given}” is no number of contacts from 1 on.`,
    'time.unreadable': (given: string) => `“${given}” is no handling time.`,
    'time.ambiguous': (given: string) =>
      `“${given}” may be minutes, seconds or thousands: write 0:04:30, or name the column in minutes or in seconds and leave thousands unseparated.`,
    'cost.noCurrency': (_given: string) =>
      'A cost came in, and nobody has said in which currency: an admin says it under “Contacts” in the chat.',
    'cost.unreadable': (given: string) => `“${given}” is no amount.`,
    'cost.ambiguous': (given: string) =>
      `“${given}” may be a fraction or thousands: write it without a separator of thousands.`,
    'cost.negative': (given: string) => `“${given}” is negative: no contact costs less than nothing.`,
    'cost.tooMuch': (given: string) => `“${given}” is more than a contact can cost.`,
    'text.tooLong': (most: string) => `The text is longer than ${most} characters.`,
    'text.damaged': (_given: string) => 'The text is damaged: it was read in a wrong encoding.',
    'text.type': (_given: string) => 'A text or a number is expected.',
  } satisfies FaultWords,
  fr: {
    'date.missing': () => 'Le jour du contact manque.',
    'date.unreadable': (given) => fr`« ${given} » n’est pas un jour lisible : écrivez 2026-11-30.`,
    'date.future': (given) => fr`« ${given} » est encore à venir.`,
    'date.tooOld': (given) => fr`« ${given} » est antérieur à 1990.`,
    'channel.missing': () => 'Le canal manque.',
    'channel.unknown': (given) =>
      fr`« ${given} » n’est pas un canal connu : boutique, web, application, téléphone, e-mail, chat, courrier, terrain ou autre.`,
    'count.unreadable': (given) => fr`« ${given} » n’est pas un nombre de contacts à partir de 1.`,
    'time.unreadable': (given) => fr`« ${given} » n’est pas une durée de traitement.`,
    'time.ambiguous': (given) =>
      fr`« ${given} » peut être des minutes, des secondes ou des milliers : écrivez 0:04:30, ou nommez la colonne en minutes ou en secondes, sans séparateur de milliers.`,
    'cost.noCurrency': () =>
      'Un coût est arrivé, et personne n’a dit en quelle devise : un admin le dit sous « Contacts » dans la messagerie.',
    'cost.unreadable': (given) => fr`« ${given} » n’est pas un montant.`,
    'cost.ambiguous': (given) =>
      fr`« ${given} » peut être une fraction ou des milliers : écrivez-le sans séparateur de milliers.`,
    'cost.negative': (given) => fr`« ${given} » est négatif : aucun contact ne coûte moins que rien.`,
    'cost.tooMuch': (given) => fr`« ${given} » dépasse ce qu’un contact peut coûter.`,
    'text.tooLong': (most) => fr`Le texte dépasse ${most} caractères.`,
    'text.damaged': () => fr`Le texte est abîmé : il a été lu dans un mauvais encodage.`,
    'text.type': () => 'Un texte ou un nombre est attendu.',
  },
});

/** Of files as a whole. */
export const importWords = phrases({
  en: {
    noColumns:
      'No row among the first ones names the columns of contacts: a day, and a reason or a department of origin. Name them so, or say it: --map "Motif appel=reason".',
    badMap: {
      column: (given: string) => `The file has no column “${given}”.`,
      field: (given: string) =>
        `“${given}” is nothing that a column of contacts can be: date, reason, channel, touchpoint, department, count, minutes, seconds, duration, cost, verbatim, customer, name, id, or - for nothing.`,
    },
    noChannel: 'No column names the channel: say it for all rows, --channel phone.',
    noCurrency:
      'The file has costs, and nobody has said in which currency: an admin says it under “Contacts” in the chat. To leave them out: --map "Cost=-".',
    whichOrder: 'The dates of this file can all be read both ways: say --dates dmy, mdy or ymd.',
    differs:
      'This contact is there already with another day, reason, channel, department, count, time or cost, and stays as it is. Take its import back and import it anew, or send what is missing as a row of its own.',
    noObject: 'A contact is an object.',
    unknownField: 'A contact has no such field.',
    noId: 'Give each contact an id of its own, or a count: else nobody knows it again.',
    noImport: (number: string) => `There is no import ${number} of contacts: portevoix contacts imports`,
  },
  fr: {
    noColumns: fr`Aucune des premières lignes ne nomme les colonnes de contacts : un jour, et un motif ou un service d’origine. Nommez-les ainsi, ou dites-le : --map "Motif appel=reason".`,
    badMap: {
      column: (given) => fr`Le fichier n’a pas de colonne « ${given} ».`,
      field: (given) =>
        fr`« ${given} » n’est rien de ce qu’une colonne de contacts peut être : date, reason, channel, touchpoint, department, count, minutes, seconds, duration, cost, verbatim, customer, name, id, ou - pour rien.`,
    },
    noChannel: fr`Aucune colonne ne nomme le canal : dites-le pour toutes les lignes, --channel phone.`,
    noCurrency: fr`Le fichier contient des coûts, et personne n’a dit en quelle devise : un admin le dit sous « Contacts » dans la messagerie. Pour les laisser de côté : --map "Coût=-".`,
    whichOrder: fr`Toutes les dates de ce fichier se lisent de deux façons : dites --dates dmy, mdy ou ymd.`,
    differs: fr`Ce contact est déjà là avec un autre jour, motif, canal, service, nombre, durée ou coût, et reste tel quel. Retirez son import puis importez de nouveau, ou envoyez ce qui manque dans une ligne à part.`,
    noObject: 'Un contact est un objet.',
    unknownField: 'Un contact n’a pas ce champ.',
    noId: fr`Donnez à chaque contact un identifiant, ou un nombre : sinon personne ne le reconnaît.`,
    noImport: (number) => fr`Il n’y a pas d’import ${number} de contacts : portevoix contacts imports`,
  },
});
