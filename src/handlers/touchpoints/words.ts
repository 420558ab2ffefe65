// What the screens of touchpoints say, in both languages: the lists, then the forms that make or change one and that join two.
import { plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Chooser } from '../../touchpoints/chosen.ts';

export const sayTouchpoints = phrases({
  en: {
    title: { customers: 'Touchpoints of the customers’ way', employees: 'Steps of the employees’ way' },
    intro: {
      customers:
        'What a file, the API or a webhook calls a moment of the journey is brought to one of these, by its names and by the other words that you give it. What means none of them becomes one of your own. Those at no stage yet stand first.',
      employees:
        'From being hired to leaving. Topics and sentences of the pulse may be about a step; the answers of customers never are.',
    },
    lanes: { customers: 'The customers’ way', employees: 'The employees’ way' },
    create: 'Add one',
    edit: 'Edit',
    join: 'It is another one',
    keep: 'Keep it',
    retire: 'Retire',
    retireTitle: 'Retire it?',
    retireText:
      'It is offered nowhere any more; what was said about it stays under its name. It comes back with the first answer about it, or by hand.',
    retired: 'retired',
    retiredNow: (name: string) => `“${name}” is retired: it is offered nowhere any more.`,
    bringBack: 'Bring it back',
    backNow: (name: string) => `“${name}” is back.`,
    used: (name: string, uses: string) => `“${name}” is still used, and stays: ${uses}.`,
    answers: (count: string, days: string) => `answers of the last ${days} days: ${count}`,
    contacts: (count: string, days: string) => `contacts of the last ${days} days: ${count}`,
    also: (words: string) => `also: ${words}`,
    own: 'your own',
    ownedBy: (name: string) => `looked after by ${name}`,
    aimed: (aim: string) => `aim: ${aim}`,
    bothNames: (other: string) => `in French: ${other}`,
    full: (most: string) =>
      `There are ${most} of your own: further ones stay with their answers and are not offered. Say which are another one.`,
    noRoom: (most: string) =>
      `There are ${most} of your own already. Retire one, or say which are another one.`,
    save: 'Save',
    saved: 'Saved',
    savedText: {
      customers: (name: string) =>
        `“${name}” is saved. Answers that come in by its words are of it from now on.`,
      employees: (name: string) => `“${name}” is saved.`,
    },
    nameEn: 'Name in English',
    nameFr: 'Name in French',
    spot: 'Where it stands',
    noSpot: 'Choose where it stands.',
    noStage: 'at no stage yet',
    first: (stage: string) => `${stage} · first`,
    after: (stage: string, name: string) => `${stage} · after ${name}`,
    channel: 'Where it mostly happens',
    owner: 'Who looks after it',
    ownerHint: 'One person, named on the map of the journey.',
    aim: 'What those who come by should feel',
    notSaid: 'Not said',
    aliases: 'Other words that mean it',
    aliasesHint: 'One a line, as files write them. Accents, capitals, spaces and plurals do not matter.',
    taken: (written: string, by: string) =>
      `“${written}” means ${by} already. Take it out, or say on the list that one is the other.`,
    tooLong: (written: string, most: number) =>
      `“${written}” is too long: write at most ${most} characters a line.`,
    tooMany: (lines: number, most: number) => `Too many lines (${lines}): write at most ${most}.`,
    outdated:
      'Another admin changed this touchpoint meanwhile; nothing was overwritten. Close, and open it again.',
    gone: 'This touchpoint is no longer there. Open the list again.',
    joinTitle: 'Is it another one?',
    joinSubmit: 'It is',
    joinIntro: (name: string) =>
      `The answers of “${name}”, its words and whatever names it become those of the one that you choose. This cannot be parted again.`,
    which: 'Which one is it?',
    joined: (from: string, to: string) => `“${from}” is “${to}” from now on, for earlier answers too.`,
  },
  fr: {
    title: { customers: 'Étapes du parcours client', employees: 'Étapes du parcours des collègues' },
    intro: {
      customers: fr`Ce qu’un fichier, l’API ou un webhook appelle une étape est rattaché à l’une de celles-ci, par ses noms et par les autres mots que vous lui donnez. Ce qui n’en désigne aucune devient l’une des vôtres. Celles qui n’ont pas encore de phase viennent en premier.`,
      employees: fr`Du recrutement au départ. Un sujet ou une phrase du pouls peut porter sur une étape ; les réponses des clients, jamais.`,
    },
    lanes: { customers: 'Le parcours client', employees: 'Le parcours des collègues' },
    create: 'En ajouter une',
    edit: 'Modifier',
    join: 'C’en est une autre',
    keep: 'Garder',
    retire: 'Retirer',
    retireTitle: 'La retirer ?',
    retireText: fr`Elle n’est plus proposée nulle part ; ce qui s’est dit d’elle reste sous son nom. Elle revient à la première réponse qui la concerne, ou à la main.`,
    retired: 'retirée',
    retiredNow: (name) => fr`« ${name} » est retirée : elle n’est plus proposée nulle part.`,
    bringBack: 'Remettre en service',
    backNow: (name) => fr`« ${name} » est de nouveau en service.`,
    used: (name, uses) => fr`« ${name} » sert encore, et reste : ${uses}.`,
    answers: (count, days) => fr`réponses des ${days} derniers jours : ${count}`,
    contacts: (count, days) => fr`contacts des ${days} derniers jours : ${count}`,
    also: (words) => fr`aussi : ${words}`,
    own: 'propre à vous',
    ownedBy: (name) => fr`suivie par ${name}`,
    aimed: (aim) => fr`visée : ${aim}`,
    bothNames: (other) => fr`en anglais : ${other}`,
    full: (most) =>
      fr`Vous en avez ${most} à vous : les suivantes restent avec leurs réponses, sans être proposées. Dites lesquelles en sont une autre.`,
    noRoom: (most) =>
      fr`Vous en avez déjà ${most} à vous. Retirez-en une, ou dites lesquelles en sont une autre.`,
    save: 'Enregistrer',
    saved: 'C’est enregistré',
    savedText: {
      customers: (name) =>
        fr`« ${name} » est enregistrée. Les réponses qui arrivent avec ses mots lui sont désormais rattachées.`,
      employees: (name) => fr`« ${name} » est enregistrée.`,
    },
    nameEn: 'Nom en anglais',
    nameFr: 'Nom en français',
    spot: 'Sa place',
    noSpot: 'Choisissez sa place.',
    noStage: 'encore sans phase',
    first: (stage) => `${stage} · en premier`,
    after: (stage, name) => fr`${stage} · après ${name}`,
    channel: 'Où elle se passe surtout',
    owner: 'Qui la suit',
    ownerHint: fr`Une personne, nommée sur la carte du parcours.`,
    aim: 'Ce que l’on veut faire ressentir',
    notSaid: 'Non précisé',
    aliases: 'Autres mots qui la désignent',
    aliasesHint: fr`Un par ligne, comme les fichiers les écrivent. Accents, majuscules, espaces et pluriels ne comptent pas.`,
    taken: (written, by) =>
      fr`« ${written} » désigne déjà ${by}. Retirez ces mots, ou dites dans la liste que l’une est l’autre.`,
    tooLong: (written, most) =>
      fr`« ${written} » est trop long : ${String(most)} caractères au plus par ligne.`,
    tooMany: (lines, most) => fr`Trop de lignes (${String(lines)}) : ${String(most)} au plus.`,
    outdated: fr`Un autre admin a modifié cette étape entre-temps ; rien n’a été écrasé. Fermez, puis rouvrez-la.`,
    gone: 'Cette étape n’existe plus. Rouvrez la liste.',
    joinTitle: 'En est-ce une autre ?',
    joinSubmit: 'Oui',
    joinIntro: (name) =>
      fr`Les réponses de « ${name} », ses mots et tout ce qui la nomme deviennent ceux de l’étape que vous choisissez. On ne peut plus les séparer ensuite.`,
    which: 'Laquelle est-ce ?',
    joined: (from, to) => fr`« ${from} » est désormais « ${to} », pour les réponses passées aussi.`,
  },
});

type ChooserWords = Readonly<Record<Chooser, (count: number) => string>>;

/** "2 digests", of what names a touchpoint. */
export const chooserWords = (locale: Locale): ChooserWords => {
  const counted = (one: string, other: string) => (count: number) =>
    plural(locale, count, { one: `${count} ${one}`, other: `${count} ${other}` });
  return locale === 'fr'
    ? {
        Action: counted('action en cours', 'actions en cours'),
        CaseRule: counted('règle de cas', 'règles de cas'),
        FeedRule: counted('règle du fil', 'règles du fil'),
        MailRule: counted('règle des e-mails', 'règles des e-mails'),
        Schedule: counted('diffusion', 'diffusions'),
        PromiseVersion: counted('promesse aux clients', 'promesses aux clients'),
        Source: counted('source', 'sources'),
        Survey: counted('miroir', 'miroirs'),
        SurveyItem: counted('phrase du pouls', 'phrases du pouls'),
        Topic: counted('sujet', 'sujets'),
      }
    : {
        Action: counted('action going on', 'actions going on'),
        CaseRule: counted('rule of cases', 'rules of cases'),
        FeedRule: counted('rule of the feed', 'rules of the feed'),
        MailRule: counted('rule of mails', 'rules of mails'),
        Schedule: counted('schedule', 'schedules'),
        PromiseVersion: counted('promise to customers', 'promises to customers'),
        Source: counted('source', 'sources'),
        Survey: counted('mirror', 'mirrors'),
        SurveyItem: counted('sentence of the pulse', 'sentences of the pulse'),
        Topic: counted('topic', 'topics'),
      };
};
