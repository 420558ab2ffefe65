// What the form of /voice add says, in both languages.
import { fr, phrases } from '../../i18n/phrases.ts';

export const addWords = phrases({
  en: {
    title: 'A customer’s words',
    submit: 'Add',
    words: 'What did the customer say?',
    wordsHint:
      'In their own words, as far as you remember. E-mail addresses, phone numbers and the like are taken out; please leave names out yourself.',
    scale: 'Did they give a score?',
    scales: {
      none: 'No score',
      nps: 'NPS: would recommend us, 0 to 10',
      csat: 'CSAT: satisfied, 1 to 5',
      ces: 'CES: it was easy, 1 to 7',
    },
    score: 'Which score?',
    scoreMissing: 'Write the score they gave, or choose “No score”.',
    touchpoint: 'About which touchpoint?',
    noTouchpoint: 'None in particular',
    customer: 'Customer’s reference',
    customerHint:
      'A customer number, for example. Only a fingerprint of it is kept, so that they can be erased one day.',
    on: 'When did they say it?',
    future: (today: string) => `That day is still to come; choose one up to today, ${today}.`,
    badDay: 'That day does not exist. Choose a date from the calendar.',
    doneTitle: 'Noted, thank you',
    done: 'It counts with the others now. This is how colleagues may read it:',
    source: (name: string) => `Kept under the source “${name}”.`,
  },
  fr: {
    title: 'La parole d’un client',
    submit: 'Ajouter',
    words: 'Qu’a dit le client ?',
    wordsHint:
      'Avec ses mots, autant que vous vous en souvenez. Les adresses e-mail, numéros de téléphone et autres sont retirés ; laissez de côté les noms.',
    scale: 'A-t-il donné une note ?',
    scales: {
      none: 'Pas de note',
      nps: fr`NPS : nous recommanderait, de 0 à 10`,
      csat: fr`CSAT : satisfait, de 1 à 5`,
      ces: fr`CES : c’était facile, de 1 à 7`,
    },
    score: 'Quelle note ?',
    scoreMissing: 'Écrivez la note donnée, ou choisissez « Pas de note ».',
    touchpoint: 'À propos de quelle étape ?',
    noTouchpoint: 'Aucune en particulier',
    customer: 'Référence du client',
    customerHint:
      'Un numéro de client, par exemple. Seule une empreinte en est gardée, pour pouvoir tout effacer un jour.',
    on: 'Quand l’a-t-il dit ?',
    future: (today) => fr`Ce jour n’est pas encore venu ; choisissez au plus tard aujourd’hui, ${today}.`,
    badDay: 'Ce jour n’existe pas. Choisissez une date dans le calendrier.',
    doneTitle: 'C’est noté, merci',
    done: fr`Elle compte désormais avec les autres. Voici comment vos collègues pourront la lire :`,
    source: (name) => fr`Gardé sous la source « ${name} ».`,
  },
});
