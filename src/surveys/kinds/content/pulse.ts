// What a pulse asks: twelve sentences of our own and the question of recommendation. Written for this tool and not validated: no study has
// shown that they measure one thing, and they are none of the published scales'. Which of them a round asks: ../pulse.ts.
import { AT_WORK } from '../../../feedback/touchpoints.ts';
import { fr } from '../../../i18n/phrases.ts';
import type { Bilingual } from '../../question.ts';

export interface PulseItem {
  readonly key: string;
  /** For an axis: 20 characters at most. */
  readonly name: Bilingual;
  /** To agree with, in the first person. */
  readonly text: Bilingual;
  /** Of the employees' way: see feedback/touchpoints.ts. */
  readonly step: string;
}

const step = (code: string) => AT_WORK + code;

/** In the order in which rounds ask them: neighbours are about different things. */
export const pulseItems: readonly PulseItem[] = [
  {
    key: 'means',
    step: step('daily-work'),
    name: { en: 'What I need', fr: 'Mes moyens' },
    text: {
      en: 'I have what I need to help a customer well.',
      fr: 'J’ai ce qu’il me faut pour bien aider un client.',
    },
  },
  {
    key: 'heard',
    step: step('being-heard'),
    name: { en: 'Problems reported', fr: 'Problèmes signalés' },
    text: {
      en: 'When I report a problem, something happens.',
      fr: 'Quand je signale un problème, il se passe quelque chose.',
    },
  },
  {
    key: 'informed',
    step: step('daily-work'),
    name: { en: 'Complaints known', fr: 'Plaintes connues' },
    text: {
      en: 'I know what our customers complained about this month.',
      fr: 'Je sais de quoi nos clients se sont plaints ce mois-ci.',
    },
  },
  {
    key: 'again',
    step: step('staying'),
    name: { en: 'I would stay', fr: 'Je resterais' },
    text: {
      en: 'If I had to choose again, I would still work here.',
      fr: fr`Si c’était à refaire, je choisirais encore de travailler ici.`,
    },
  },
  {
    key: 'free',
    step: step('setbacks'),
    name: { en: 'Free to put right', fr: 'Libre de réparer' },
    text: {
      en: 'When something goes wrong for a customer, I can put it right without asking first.',
      fr: 'Quand quelque chose tourne mal pour un client, je peux réparer sans demander d’autorisation.',
    },
  },
  {
    key: 'teams',
    step: step('other-teams'),
    name: { en: 'Other teams', fr: 'Les autres équipes' },
    text: {
      en: 'When I need another team to help a customer, it answers me in time.',
      fr: 'Quand j’ai besoin d’une autre équipe pour aider un client, elle me répond à temps.',
    },
  },
  {
    key: 'manager',
    step: step('being-heard'),
    name: { en: 'My work understood', fr: 'Travail compris' },
    text: {
      en: 'The person I report to knows what is hard about my work.',
      fr: 'La personne qui m’encadre sait ce qui est difficile dans mon travail.',
    },
  },
  {
    key: 'promise',
    step: step('daily-work'),
    name: { en: 'Promises kept', fr: 'Promesses tenues' },
    text: {
      en: 'What we promise our customers, we can keep.',
      fr: 'Ce que nous promettons à nos clients, nous pouvons le tenir.',
    },
  },
  {
    key: 'time',
    step: step('daily-work'),
    name: { en: 'Time for customers', fr: 'Temps pour le client' },
    text: {
      en: 'Even on a busy day, I have the time to look after customers properly.',
      fr: 'Même un jour chargé, j’ai le temps de bien m’occuper des clients.',
    },
  },
  {
    key: 'mistakes',
    step: step('setbacks'),
    name: { en: 'Mistakes admitted', fr: 'Droit à l’erreur' },
    text: {
      en: 'When I get something wrong, I can say so here without fear.',
      fr: 'Quand je me trompe, je peux le dire ici sans crainte.',
    },
  },
  {
    key: 'use',
    step: step('daily-work'),
    name: { en: 'Use of my work', fr: 'Utilité du travail' },
    text: {
      en: 'I can see what my work changes for a customer.',
      fr: 'Je vois ce que mon travail change pour un client.',
    },
  },
  {
    key: 'truth',
    step: step('daily-work'),
    name: { en: 'Truth to customers', fr: 'Dire la vérité' },
    text: {
      en: 'I can tell a customer the truth, even when it costs us something.',
      fr: 'Je peux dire la vérité à un client, même quand elle nous coûte.',
    },
  },
];

/** What 1 and 5 mean. */
export const agreement: readonly [Bilingual, Bilingual] = [
  { en: 'I do not agree at all', fr: 'Pas du tout d’accord' },
  { en: 'I agree entirely', fr: 'Tout à fait d’accord' },
];

/** What the recommendation is about. */
export const recommendedStep = step('staying');

/** Asked in each round, 0 to 10. */
export const recommendation: { readonly text: Bilingual; readonly ends: readonly [Bilingual, Bilingual] } = {
  text: {
    en: 'Would you recommend working here to somebody close to you?',
    fr: fr`Recommanderiez-vous à un proche de travailler ici ?`,
  },
  ends: [
    { en: 'Certainly not', fr: 'Certainement pas' },
    { en: 'Without hesitating', fr: 'Sans hésiter' },
  ],
};
