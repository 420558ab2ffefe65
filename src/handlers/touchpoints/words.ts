// What the screens of touchpoints say, in both languages: the list, then the forms that change one and that join two.
import { fr, phrases } from '../../i18n/phrases.ts';

export const sayTouchpoints = phrases({
  en: {
    title: 'Touchpoints of the journey',
    intro:
      'What a file, the API or a webhook calls a moment of the journey is brought to one of these, by its names and by the other words that you give it. What means none of them becomes one of your own.',
    edit: 'Edit',
    join: 'It is another one',
    keep: 'Keep it',
    also: (words: string) => `also: ${words}`,
    own: 'from your answers',
    bothNames: (other: string) => `in French: ${other}`,
    full: (most: string) =>
      `There are ${most} of your own: further ones stay with their answers and are not offered. Say which are another one.`,
    save: 'Save',
    saved: 'Saved',
    savedText: (name: string) =>
      `“${name}” is saved. Answers that come in by its words are of it from now on.`,
    nameEn: 'Name in English',
    nameFr: 'Name in French',
    aliases: 'Other words that mean it',
    aliasesHint: 'One a line, as files write them. Accents, capitals, spaces and plurals do not matter.',
    taken: (written: string, by: string) =>
      `“${written}” means ${by} already. Take it out, or say on the list that one is the other.`,
    tooLong: (written: string, most: number) =>
      `“${written}” is too long: write at most ${most} characters a line.`,
    tooMany: (most: number) => `Too many lines: at most ${most}.`,
    outdated:
      'Another admin changed this touchpoint meanwhile; nothing was overwritten. Close, and open it again.',
    gone: 'This touchpoint is no longer there. Open the list again.',
    joinTitle: 'Is it another one?',
    joinSubmit: 'It is',
    joinIntro: (name: string) =>
      `The answers of “${name}”, its words and the filters that name it become those of the one that you choose. This cannot be parted again.`,
    which: 'Which one is it?',
    joined: (from: string, to: string) => `“${from}” is “${to}” from now on, for earlier answers too.`,
  },
  fr: {
    title: 'Étapes du parcours',
    intro: fr`Ce qu’un fichier, l’API ou un webhook appelle une étape est rattaché à l’une de celles-ci, par ses noms et par les autres mots que vous lui donnez. Ce qui n’en désigne aucune devient l’une des vôtres.`,
    edit: 'Modifier',
    join: 'C’en est une autre',
    keep: 'Garder',
    also: (words) => fr`aussi : ${words}`,
    own: 'tirée de vos réponses',
    bothNames: (other) => fr`en anglais : ${other}`,
    full: (most) =>
      fr`Vous en avez ${most} à vous : les suivantes restent avec leurs réponses, sans être proposées. Dites lesquelles en sont une autre.`,
    save: 'Enregistrer',
    saved: 'C’est enregistré',
    savedText: (name) =>
      fr`« ${name} » est enregistrée. Les réponses qui arrivent avec ses mots lui sont désormais rattachées.`,
    nameEn: 'Nom en anglais',
    nameFr: 'Nom en français',
    aliases: 'Autres mots qui la désignent',
    aliasesHint: fr`Un par ligne, comme les fichiers les écrivent. Accents, majuscules, espaces et pluriels ne comptent pas.`,
    taken: (written, by) =>
      fr`« ${written} » désigne déjà ${by}. Retirez ces mots, ou dites dans la liste que l’une est l’autre.`,
    tooLong: (written, most) =>
      fr`« ${written} » est trop long : ${String(most)} caractères au plus par ligne.`,
    tooMany: (most) => fr`Trop de lignes : ${String(most)} au plus.`,
    outdated: fr`Un autre admin a modifié cette étape entre-temps ; rien n’a été écrasé. Fermez, puis rouvrez-la.`,
    gone: 'Cette étape n’existe plus. Rouvrez la liste.',
    joinTitle: 'En est-ce une autre ?',
    joinSubmit: 'Oui',
    joinIntro: (name) =>
      fr`Les réponses de « ${name} », ses mots et les filtres qui la nomment deviennent ceux de l’étape que vous choisissez. On ne peut plus les séparer ensuite.`,
    which: 'Laquelle est-ce ?',
    joined: (from, to) => fr`« ${from} » est désormais « ${to} », pour les réponses passées aussi.`,
  },
});
