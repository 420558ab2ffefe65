// The four kinds of survey as one company uses each of them: what is chosen in its form, what five colleagues answer, and what comes of it.
import { practices } from '../../src/surveys/kinds/content/maturity.ts';
import { keyOf } from '../../src/surveys/kinds/mirror/customers.ts';
import { addAnswers, times } from '../feedback/answers-on-file.ts';
import type { Chat, Values } from './chat.ts';

export type In = Readonly<Record<'fr' | 'en', string>>;

/** A kind of survey, as one company uses it. */
export interface Told {
  readonly kind: 'mirror' | 'pulse' | 'orientation' | 'maturity';
  readonly name: string;
  /** Chosen in its form, beside what is proposed. */
  readonly chosen: Values;
  /** What must be on file before it is made. */
  prepare?(chat: Chat): Promise<void>;
  /** What the list of surveys says of its next round. */
  readonly next: In;
  /** How many questions that makes. */
  readonly asks: number;
  /** What this one answers to the question at this place; null: leaves it out. */
  answer(who: number, question: number): string | null;
  readonly closes: 'early' | 'by itself';
  readonly headline: In;
  /** What else is read of it. */
  readonly shows: Readonly<Record<'fr' | 'en', readonly string[]>>;
  /** What its maker makes an action; null: they say why not. */
  readonly measure: In | null;
}

/** What stands in each word that somebody writes: too few write for any to be shown. */
export const WRITTEN = 'Moins de reprises';

const LOWEST = 0;
const HIGHEST = practices.length - 1;
const practice = (at: number, locale: 'fr' | 'en') => practices[at]?.name[locale] ?? '';

const byHand: In = {
  fr: 'La prochaine vague s’ouvrira quand vous le déciderez.',
  en: 'The next round opens when you open it.',
};

export const orientation: Told = {
  ...{ kind: 'orientation', name: 'Cap client', chosen: { scenarios: '3' }, asks: 3 },
  ...{ closes: 'early', next: byHand, shows: { fr: [], en: [] } },
  // Three of five give the customer's advice, two the company's.
  answer: (who) => (who <= 3 ? 'm' : 'k'),
  headline: {
    fr: '60 % ± 18 des conseils servent d’abord le client.',
    en: '60% ± 18 of the advice puts the customer first.',
  },
  measure: null,
};

export const maturity: Told = {
  ...{ kind: 'maturity', name: 'Huit pratiques', chosen: {}, asks: practices.length },
  ...{ closes: 'early', next: byHand, shows: { fr: [], en: [] } },
  answer: (_, question) => (question === LOWEST ? '1' : question === HIGHEST ? '5' : '3'),
  headline: {
    fr: `Au plus bas : « ${practice(LOWEST, 'fr')} », niveau 1`,
    en: `Lowest: “${practice(LOWEST, 'en')}”, level 1`,
  },
  measure: practices[LOWEST]?.measures[0] ?? null,
};

const DELIVERY = { metric: 'csat', heat: 'hot', touchpoint: 'delivery' } as const;
const GUESSES = ['85', '90', '95', '90', '90'];

export const mirror: Told = {
  ...{ kind: 'mirror', name: 'Miroir', chosen: { questions: keyOf(DELIVERY) }, asks: 2 },
  ...{ closes: 'by itself', next: byHand },
  /** With delivery 24 of 40 customers are satisfied. */
  async prepare({ database: { db }, workspaceId, clock }) {
    const now = clock.now();
    await db.source.create({ data: { workspaceId, id: 'till', name: 'till', heat: 'hot', createdAt: now } });
    const given = { metric: 'csat', touchpoint: 'delivery', sourceId: 'till' } as const;
    const at = new Date(now.getTime() - 86_400_000).toISOString();
    await addAnswers(db, workspaceId, [
      ...times(24, { ...given, score: 5, at }),
      ...times(16, { ...given, score: 2, at }),
    ]);
  },
  // The first leaves out how it is for oneself.
  answer: (who, question) => (question === 0 ? (GUESSES[who - 1] ?? null) : who === 1 ? null : '4'),
  headline: {
    fr: 'Livraison : vous pensiez que 90 % des clients étaient satisfaits ; ils sont 60 % à le dire. C’est trop haut de 30 points',
    en: 'Delivery: you thought 90% of customers were satisfied; 60% said they were. Too high by 30 points',
  },
  shows: {
    fr: ['Un écart dit que deux regards diffèrent, pas pourquoi.'],
    en: ['A gap says that two views differ, not why.'],
  },
  measure: null,
};

export const pulse: Told = {
  ...{ kind: 'pulse', name: 'Pouls du magasin', chosen: { rhythm: 'monthly' }, asks: 6 },
  closes: 'by itself',
  next: { fr: 'La prochaine vague s’ouvre le', en: 'The next round opens on' },
  // Four sentences, the recommendation, a word.
  answer: (who, question) =>
    question < 4 ? (who === 5 ? '2' : '4') : question === 4 ? (who === 5 ? '6' : '9') : `${WRITTEN} ${who}`,
  headline: {
    fr: 'Recommandation comme employeur : 60 (entre 33 et 67).',
    en: 'Recommendation as an employer: 60 (between 33 and 67).',
  },
  shows: {
    fr: ['(entre 67 % et 83 %) « J’ai ce qu’il me faut pour bien aider un client »'],
    en: ['(between 67% and 83%) “I have what I need to help a customer well”'],
  },
  measure: null,
};
