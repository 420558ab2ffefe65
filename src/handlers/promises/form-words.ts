// What the form of a promise says, in both languages.
import { fr, phrases } from '../../i18n/phrases.ts';

export const sayPromiseForm = phrases({
  en: {
    add: 'A promise to customers',
    edit: 'Change a promise',
    save: 'Save',
    sentence: 'What we promise, as customers hear it',
    example: 'Delivered within two days',
    touchpoint: 'Where it is kept, or not',
    known: 'How their answers show it',
    knownHint: 'By a figure at that touchpoint, or by a question that they answer with yes, partly or no.',
    noQuestion:
      'By a figure at that touchpoint. A column of yes, partly, no in an imported file is offered here too, once there is one.',
    metric: { nps: 'NPS', csat: 'Satisfaction (CSAT)', ces: 'Ease (CES)' },
    question: (name: string) => `Yes or no: ${short(name)}`,
    bound: 'It is kept where that is',
    bounds: { 'at-least': 'at least', 'at-most': 'at most' },
    target: 'So much',
    targetHint: 'NPS: -100 to 100. Satisfaction, or a question: % from 0 to 100. Ease: 1 to 7.',
    heat: 'Only answers',
    heatHint: 'Of a figure. Left out: the ones of which more came.',
    heats: { hot: 'just after an interaction', cold: 'in the relationship survey' },
    segment: 'Only this group, of a figure',
    range: {
      nps: 'from -100 to 100',
      csat: 'from 0 to 100, in %',
      question: 'from 0 to 100, in %',
      ces: 'from 1 to 7',
    },
    notATarget: (written: string, range: string) =>
      written === '' ? `Write a number ${range}.` : `“${written}” is no number ${range}.`,
    tooFine: (written: string, range: string) =>
      `“${written}” has too many decimals: write a number ${range}, with two decimals at most.`,
    chooseKnown: 'Choose a figure or a question.',
    chooseTouchpoint: 'Choose where it is kept, or not.',
    touchpointGone: (name: string) =>
      `“${name}” is no touchpoint of the customers’ way any more. Choose another one.`,
    questionAlone: 'A question is counted wherever it was asked: leave the answers and the group out.',
    questionGone: 'No answer has this question any more. Choose another, or a figure.',
    outdated:
      'Another admin changed or ended this promise meanwhile; nothing was overwritten. Close, and open it again.',
    saved: 'Saved',
    savedText: 'Saved. By the answers of the last 90 days:',
    asItWas: 'Nothing was changed.',
  },
  fr: {
    add: 'Une promesse aux clients',
    edit: 'Modifier une promesse',
    save: 'Enregistrer',
    sentence: 'Ce que nous promettons, comme les clients l’entendent',
    example: 'Livré en deux jours',
    touchpoint: 'Où elle est tenue, ou non',
    known: 'À quoi on le voit dans leurs réponses',
    knownHint:
      'À un chiffre de cette étape, ou à une question à laquelle ils répondent oui, en partie ou non.',
    noQuestion: fr`À un chiffre de cette étape. Une colonne oui, en partie, non d’un fichier importé est proposée ici aussi, dès qu’il y en a une.`,
    metric: { nps: 'NPS', csat: 'Satisfaction (CSAT)', ces: 'Facilité (CES)' },
    question: (name) => fr`Oui ou non : ${short(name)}`,
    bound: 'Elle est tenue si c’est',
    bounds: { 'at-least': 'au moins', 'at-most': 'au plus' },
    target: 'Combien',
    targetHint: fr`NPS : de -100 à 100. Satisfaction, ou question : % de 0 à 100. Facilité : de 1 à 7.`,
    heat: 'Seulement les réponses',
    heatHint: fr`Pour un chiffre. Rien de choisi : celles qui sont les plus nombreuses.`,
    heats: { hot: 'à chaud', cold: 'à froid' },
    segment: 'Seulement ce groupe, pour un chiffre',
    range: {
      nps: 'de -100 à 100',
      csat: 'de 0 à 100, en %',
      question: 'de 0 à 100, en %',
      ces: 'de 1 à 7',
    },
    notATarget: (written, range) =>
      written === '' ? `Écrivez un nombre ${range}.` : fr`« ${written} » n’est pas un nombre ${range}.`,
    tooFine: (written, range) =>
      fr`« ${written} » a trop de décimales : écrivez un nombre ${range}, avec deux décimales au plus.`,
    chooseKnown: 'Choisissez un chiffre ou une question.',
    chooseTouchpoint: 'Choisissez où elle est tenue, ou non.',
    touchpointGone: (name) =>
      fr`« ${name} » n’est plus une étape du parcours client. Choisissez-en une autre.`,
    questionAlone: fr`Une question est comptée partout où elle est posée : ne choisissez ni réponses ni groupe.`,
    questionGone: 'Plus aucune réponse ne comporte cette question. Choisissez-en une autre, ou un chiffre.',
    outdated: fr`Un autre admin a modifié ou arrêté cette promesse entre-temps ; rien n’a été écrasé. Fermez, puis rouvrez-la.`,
    saved: 'C’est enregistré',
    savedText: fr`C’est enregistré. D’après les réponses des 90 derniers jours :`,
    asItWas: 'Rien n’a été changé.',
  },
});

/** What a list of either chat shows of an option: docs.slack.dev/reference/block-kit/composition-objects/option-object has 75 characters. */
function short(name: string): string {
  const all = [...name];
  return all.length > 55 ? `${all.slice(0, 54).join('').trimEnd()}…` : name;
}
