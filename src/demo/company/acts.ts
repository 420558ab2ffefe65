// What the sample company does about what it hears: actions of its plan, a word of its direction, its charter, a thank-you.
import type { KeptMoves } from '../../plan/moves.ts';
import type { PromiseDraft } from '../../promises/save.ts';
import { IN_TIME } from './feedback.ts';

export interface SampleAction {
  readonly title: string;
  readonly forWhom: string;
  readonly touchpoint: string | null;
  readonly moves: KeptMoves | null;
  /** Ids of people. */
  readonly byId: string;
  readonly ownerId: string;
  readonly addedDaysAgo: number;
  /** Null while it goes on. */
  readonly done: { readonly daysAgo: number; readonly what: string } | null;
  /** Days from now; null: it has none. */
  readonly dueInDays: number | null;
  /** In order; the first so many are ticked. */
  readonly steps: readonly string[];
  readonly stepsDone: number;
}

/** Oldest first. */
export const actions: readonly SampleAction[] = [
  {
    title: 'Prévenir par SMS une heure avant le passage',
    forWhom: 'Ceux qui attendent le livreur toute la matinée',
    touchpoint: 'delivery',
    moves: { metric: 'csat', direction: 'up' },
    byId: 'U0NADIA',
    ownerId: 'U0THOMAS',
    addedDaysAgo: 75,
    done: {
      daysAgo: 33,
      what: 'Le SMS part une heure avant, sur toutes les tournées de Bretagne et des Pays de la Loire.',
    },
    dueInDays: null,
    steps: [],
    stepsDone: 0,
  },
  {
    title: 'Mettre la visserie de chaque modèle dans un sachet à part',
    forWhom: 'Les clients qui montent eux-mêmes, et nos installateurs',
    touchpoint: null,
    moves: null,
    byId: 'U0NADIA',
    ownerId: 'U0CLAIRE',
    addedDaysAgo: 20,
    done: null,
    dueInDays: 9,
    steps: [
      'Compter les vis qui manquent le plus, modèle par modèle',
      'Essayer le sachet sur la table Ouessant et le lit Groix',
      'Changer la notice, en français et en anglais',
      'Prévenir l’atelier et les showrooms',
    ],
    stepsDone: 2,
  },
];

/** What Maison Lune tells its customers: the answers of the last weeks say of each whether it is kept. */
export const promises: readonly PromiseDraft[] = [
  {
    sentence: 'Livré à la date que vous avez choisie',
    touchpoint: 'delivery',
    known: { by: 'question', question: IN_TIME, target: { bound: 'at-least', value: 0.95 } },
  },
  {
    sentence: 'Une personne qui vous répond, et qui règle',
    touchpoint: 'get-help',
    known: { by: 'indicator', metric: 'csat', heat: 'hot', target: { bound: 'at-least', value: 0.7 } },
  },
];

export const word = {
  authorId: 'U0MARION',
  text: 'J’ai passé la matinée de mardi avec Julie, au téléphone. Trois appels sur dix cherchaient un colis que nous disions livré. À partir de lundi, on ne coche « livré » qu’avec une signature ou une photo. Si cela coince chez vous, dites-le-moi.',
  daysAgo: 1,
} as const;

export const charter = {
  byId: 'U0NADIA',
  memberIds: ['U0NADIA', 'U0THOMAS', 'U0CLAIRE', 'U0GEMMA'],
  purpose: 'Que ce que disent les clients change quelque chose chaque mois, et que chacun le voie.',
  rule: 'À quatre, en une demi-heure, le premier mardi du mois. Qui porte l’action décide ; à égalité, le client le plus mécontent l’emporte.',
  details: 'Deux actions ouvertes par personne au plus.',
  daysAgo: 30,
} as const;

/** Julie told a best failure, was asked for it, and said yes. */
export const ambassador = {
  personId: 'U0JULIE',
  adminId: 'U0NADIA',
  /** Working days may fall between: asked, said yes, and got the first kit so long ago, in days. */
  askedDaysAgo: 42,
  project: 'Lire chaque mois trois paroles de clients à la réunion des tournées, et noter ce qu’on y décide',
} as const;

export const thankYou = {
  giverId: 'U0JULIE',
  thankedId: 'U0OLIVIER',
  fact: 'Tu avais encore deux passages ce soir-là, et tu as tout montré une deuxième fois. Elle n’a pas eu à nous rappeler.',
  /** How the customer's words begin that it carries. */
  customerSaid: 'Le technicien a expliqué deux fois',
  /** The channel reads it within minutes. */
  minutesAgo: 10,
  channelId: 'C0GENERAL',
} as const;

/** Where the lesson of the week is posted, and what colleagues chose of the last one. */
export const lesson = {
  adminId: 'U0NADIA',
  channelId: 'C0GENERAL',
  locale: 'fr',
  chosen: {
    a: ['U0THOMAS', 'U0OLIVIER', 'U0PRIYA', 'U0JACK'],
    b: ['U0NADIA', 'U0JULIE', 'U0KARIM'],
    c: ['U0CLAIRE', 'U0SARAH'],
  },
} as const;
