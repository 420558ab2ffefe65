// What the settings' form says, in both languages: its fields and refusals.
import { plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';

export const saySettings = phrases({
  en: {
    title: 'Settings',
    save: 'Save',
    saved: 'The settings are saved.',
    notSet: 'not set',
    stories: 'Where best failures wait for approval',
    storiesHint:
      'The members of this channel moderate too. Empty: those with the role, else the admins, by direct message.',
    days: 'Working days to answer an idea',
    alerts: 'Where wrongdoing is reported',
    alertsHint:
      'A link, an e-mail address or a number to call. Shown to whoever hides their name on an idea: ideas are not made for that.',
    language: 'Language of the company',
    country: 'Country, for public holidays',
    countryHint: 'By name or code.',
    region: 'Region, where it has holidays of its own',
    regionHint: 'By name, such as England or Bas-Rhin. Empty: those of the whole country.',
    workdays: 'Days worked',
    hours: 'Working hours',
    hoursFromTo: (from: number, to: number) => `${from}-${to}`,
    hoursHint: 'Whole hours, such as 9-18. Nobody is reminded of anything outside them.',
    closing: 'Closing days of your own',
    closingHint: 'One a line, such as 26/12/2026, or 24/12/2026-02/01/2027. No reply is due on them.',
    stable: {
      stableNps: 'NPS is stable within (points)',
      stableShare: 'A satisfaction or response rate is stable within (points of %)',
      stableMean: 'Ease (CES) is stable within (points of 7)',
    },
    stableHint:
      'How large a change may be and still not matter to you. “Stable” is said only where a change is shown to be smaller.',
    badStable: (given: string, most: number) =>
      `“${given}” is not such a margin. Write a number above 0, up to ${most}, such as ${most === 1 ? '0.2' : '3'}.`,
    guests: 'What guests may do',
    guestsHint:
      'Guests are people whom your company let into its chat without employing them. Nothing ticked: nothing.',
    shared: 'Channels shared with other companies',
    sharedHint: 'What is posted there, people outside your company read.',
    sharedRefused: 'Nothing is posted there',
    sharedConfirmed: 'An admin may confirm each, after a warning',
    badCountry: (given: string) =>
      `“${given}” is not a country that I know. Write for example France, or its code FR.`,
    badRegion: (given: string, names: string) =>
      `“${given}” is not a region with holidays of its own. Choose among: ${names} Empty means the whole country.`,
    noRegions: (country: string) =>
      `I know no region with holidays of its own in this country (${country}). Leave it empty.`,
    badDays: (given: string) => `“${given}” is not a number of days. Write a whole number from 1 to 60.`,
    noWorkday: 'Choose at least one day, from Monday to Sunday.',
    badHours: (given: string) =>
      `“${given}” are not working hours. Write two whole hours from 0 to 24, the earlier one first, such as 9-18.`,
    badDate: (given: string) =>
      `“${given}” is not a date. Write it as 26/12/2026 or 2026-12-26; several days as 24/12/2026-02/01/2027.`,
    noSuchDay: (given: string) => `${given} does not exist. The day comes first, then the month.`,
    backwards: (given: string) => `${given} ends before it begins. Write the earlier date first.`,
    tooManyDays: (count: number, most: number) =>
      `These are ${count} ${plural('en', count, { one: 'day', other: 'days' })}; ${most} at most.`,
    outdated:
      'Another admin changed the settings meanwhile; nothing was overwritten. Close, and open them again.',
  },
  fr: {
    title: 'Réglages',
    save: 'Enregistrer',
    saved: 'Les réglages sont enregistrés.',
    notSet: 'non renseigné',
    stories: 'Où les récits attendent un accord',
    storiesHint: fr`Les membres de ce canal modèrent aussi. Vide : qui a ce rôle, sinon les admins, en message direct.`,
    days: 'Jours ouvrés pour répondre à une idée',
    alerts: 'Où signaler un acte grave',
    alertsHint: fr`Votre dispositif d’alerte : un lien, une adresse ou un numéro. Indiqué à qui masque son nom sur une idée : les idées ne sont pas faites pour cela.`,
    language: 'Langue de l’entreprise',
    country: 'Pays, pour les jours fériés',
    countryHint: 'Par son nom ou son code.',
    region: 'Région, si elle a ses propres jours fériés',
    regionHint: 'Par son nom, par exemple Bas-Rhin ou Martinique. Vide : ceux de tout le pays.',
    workdays: 'Jours travaillés',
    hours: 'Heures de travail',
    hoursFromTo: (from, to) => fr`${from} h à ${to} h`,
    hoursHint: 'En heures entières, par exemple « 9 h à 18 h ». Aucun rappel ne part en dehors.',
    closing: 'Vos jours de fermeture',
    closingHint:
      'Un par ligne, par exemple 26/12/2026, ou 24/12/2026-02/01/2027. Aucune réponse n’est attendue ces jours-là.',
    stable: {
      stableNps: 'Le NPS est stable à moins de (points)',
      stableShare: 'Une satisfaction ou un taux de réponse est stable à moins de (points de %)',
      stableMean: 'La facilité (CES) est stable à moins de (points sur 7)',
    },
    stableHint:
      'L’écart qui, pour vous, ne compte pas encore. « Stable » n’est dit que d’un écart dont il est montré qu’il est plus petit.',
    badStable: (given, most) =>
      fr`« ${given} » n’est pas une marge possible. Écrivez un nombre au-dessus de 0, jusqu’à ${String(most)}, par exemple ${most === 1 ? '0,2' : '3'}.`,
    guests: 'Ce que peuvent faire les invités',
    guestsHint: fr`Les invités ont accès à votre messagerie sans faire partie du personnel. Rien de coché : rien.`,
    shared: 'Canaux partagés avec d’autres entreprises',
    sharedHint: 'Ce qui y est publié est lu hors de votre entreprise.',
    sharedRefused: 'Rien n’y est publié',
    sharedConfirmed: 'Un admin peut confirmer chacun, après un avertissement',
    badCountry: (given) =>
      fr`« ${given} » n’est pas un pays que je connais. Écrivez par exemple France, ou son code FR.`,
    badRegion: (given, names) =>
      fr`« ${given} » n’est pas une région qui a ses propres jours fériés. Choisissez parmi : ${names} Vide signifie tout le pays.`,
    noRegions: (country) =>
      `Je ne connais dans ce pays (${country}) aucune région qui ait ses propres jours fériés. Laissez vide.`,
    badDays: (given) => fr`« ${given} » n’est pas un nombre de jours. Écrivez un nombre entier de 1 à 60.`,
    noWorkday: 'Choisissez au moins un jour, de lundi à dimanche.',
    badHours: (given) =>
      fr`« ${given} » ne donne pas d’heures de travail. Écrivez deux heures entières de 0 à 24, la plus tôt d’abord, par exemple « 9 h à 18 h ».`,
    badDate: (given) =>
      fr`« ${given} » n’est pas une date. Écrivez 26/12/2026 ou 2026-12-26 ; pour plusieurs jours, 24/12/2026-02/01/2027.`,
    noSuchDay: (given) => `${given} n’existe pas. Le jour vient d’abord, puis le mois.`,
    backwards: (given) => `${given} finit avant de commencer. Écrivez d’abord la première des deux dates.`,
    tooManyDays: (count, most) =>
      fr`Cela fait ${count} ${plural('fr', count, { one: 'jour', other: 'jours' })} ; ${most} au plus.`,
    outdated: fr`Un autre admin a modifié les réglages entre-temps ; rien n’a été écrasé. Fermez et rouvrez-les.`,
  },
});
