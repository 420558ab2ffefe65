// The questions that a survey asks: how each is worded, how an answer to it is written down, and what is right to hear in it.
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Said } from './said.ts';

export type Mood = 'happy' | 'neutral' | 'unhappy';

/** One score of one response. */
export interface Score {
  readonly metric: 'nps' | 'csat' | 'ces';
  readonly mood: Mood;
  /** On the metric's own scale; null where another was asked, and only the mood is held against what was read. */
  readonly value: number | null;
}

/** As a tool writes an answer, and what it means; null: left blank. */
export interface Written {
  readonly cell: string;
  readonly score: Score | null;
}

export interface Question {
  readonly wording: string;
  /** On a scale that has no rule: what becomes of it is not held against what was said, as long as it is no NPS. */
  readonly isOpen?: boolean;
  write(said: Said): Written;
}

const blank: Written = { cell: '', score: null };

function onPoints(low: number, high: number, felt: number): number {
  return low + Math.min(high - low, Math.floor(felt * (high - low + 1)));
}

const npsMood = (value: number): Mood => (value >= 9 ? 'happy' : value <= 6 ? 'unhappy' : 'neutral');
const csatMood = (value: number): Mood => (value >= 4 ? 'happy' : value <= 2 ? 'unhappy' : 'neutral');
const cesMood = (value: number): Mood => (value >= 5 ? 'happy' : value <= 3 ? 'unhappy' : 'neutral');

type Cell = (value: number) => string;

const recommending = [
  'How likely is it that you would recommend us to a friend or colleague?',
  'How likely are you to recommend our company?',
  'On a scale of 0 to 10, how likely are you to recommend us?',
  'Recommanderiez-vous notre entreprise à un proche ?',
  'Sur une échelle de 0 à 10, quelle est la probabilité que vous nous recommandiez à un ami ou à un collègue ?',
  'NPS',
  'Note NPS',
];

export function recommendation(chance: Chance): Question {
  const wording = chance.pick(recommending);
  const cell = chance.pick<Cell>([String, String, String, (value) => `${value}/10`, endsNamed(wording)]);
  return {
    wording,
    write({ recommend }) {
      if (recommend === null) return { ...blank, cell: chance.pick(['', '', 'N/A', '-']) };
      const value = onPoints(0, 10, recommend);
      return { cell: cell(value), score: { metric: 'nps', mood: npsMood(value), value } };
    },
  };
}

/** Some tools write the words at the ends of the scale into the answer. */
function endsNamed(wording: string): Cell {
  const [worst, best] = /[éà]|vous/.test(wording)
    ? ['Pas du tout probable', 'Très probable']
    : ['Not at all likely', 'Extremely likely'];
  return (value) => (value === 0 ? `0 - ${worst}` : value === 10 ? `10 - ${best}` : String(value));
}

const pleasing = {
  en: [
    'How satisfied are you with the delivery?',
    'Overall, how satisfied were you with our service?',
    'CSAT',
    'Customer satisfaction',
  ],
  fr: [
    'Êtes-vous satisfait de la livraison ?',
    'Dans quelle mesure êtes-vous satisfait de nos services ?',
    'Satisfaction',
    'Note de satisfaction',
  ],
};

const labels = {
  en: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
  fr: ['Très insatisfait', 'Plutôt insatisfait', 'Neutre', 'Plutôt satisfait', 'Très satisfait'],
};
const frenchEnds = [
  'Pas du tout satisfait',
  'Peu satisfait',
  'Moyennement satisfait',
  'Satisfait',
  'Tout à fait satisfait',
];
const englishMiddle = [
  'Very dissatisfied',
  'Somewhat dissatisfied',
  'Neither satisfied nor dissatisfied',
  'Somewhat satisfied',
  'Very satisfied',
];

export function satisfaction(chance: Chance): Question {
  const locale = chance.pick(['en', 'fr'] as const);
  const wording = chance.pick(pleasing[locale]);
  const named = chance.pick([labels[locale], locale === 'fr' ? frenchEnds : englishMiddle]);
  const nameOf: Cell = (value) => named[value - 1] ?? '';
  const cell = chance.pick<Cell>([
    String,
    String,
    (value) => `${value}/5`,
    (value) => '★'.repeat(value) + '☆'.repeat(5 - value),
    (value) =>
      `${value} ${locale === 'fr' ? (value === 1 ? 'étoile' : 'étoiles') : value === 1 ? 'star' : 'stars'}`,
    nameOf,
    nameOf,
    (value) => `${value} - ${nameOf(value)}`,
    (value) => `${nameOf(value)} (${value})`,
  ]);
  return {
    wording,
    write({ content }) {
      if (content === null)
        return {
          ...blank,
          cell: chance.pick(['', '', 'N/A', locale === 'fr' ? 'Ne sait pas' : "Don't know"]),
        };
      const value = onPoints(1, 5, content);
      return { cell: cell(value), score: { metric: 'csat', mood: csatMood(value), value } };
    },
  };
}

/** Two answers only. */
export function thumbs(chance: Chance): Question {
  const [good, bad] = chance.pick([
    ['Good', 'Bad'],
    ['Thumbs up', 'Thumbs down'],
    ['👍', '👎'],
    ['Satisfait', 'Insatisfait'],
    ['😀', '😡'],
  ] as const);
  return {
    wording: chance.pick(['CSAT', 'Satisfaction', 'Were you satisfied?', 'Êtes-vous satisfait ?']),
    write({ content }) {
      if (content === null) return blank;
      const isHappy = content >= 0.5;
      return {
        cell: isHappy ? good : bad,
        score: { metric: 'csat', mood: isHappy ? 'happy' : 'unhappy', value: null },
      };
    },
  };
}

function effort(chance: Chance): Question {
  return {
    wording: chance.pick([
      'The company made it easy for me to handle my issue (1-7)',
      'CES',
      'How easy was it to get help, from 1 to 7?',
      'Il m’a été facile de passer commande (de 1 à 7)',
    ]),
    write({ ease }) {
      if (ease === null) return blank;
      const value = onPoints(1, 7, ease);
      return { cell: String(value), score: { metric: 'ces', mood: cesMood(value), value } };
    },
  };
}

/** 0-10, and no recommendation: whatever is made of it, it is no NPS. */
export function easeOfTen(chance: Chance): Question {
  return {
    wording: chance.pick(['How easy was the order (0-10)?', 'La commande a-t-elle été facile, de 0 à 10 ?']),
    isOpen: true,
    write: ({ ease }) => ({ cell: ease === null ? '' : String(onPoints(0, 10, ease)), score: null }),
  };
}

/** Stars from one to five, never left blank. */
export function starred(wording: string): Question {
  return {
    wording,
    write: ({ content }) => {
      const value = 1 + Math.floor((content ?? 0.5) * 5);
      return {
        cell: String(value),
        score: { metric: 'csat', mood: value >= 4 ? 'happy' : value <= 2 ? 'unhappy' : 'neutral', value },
      };
    },
  };
}

/** Which of the questions a survey asks: one to three. */
export function asked(chance: Chance): Question[] {
  const kinds = chance.shuffle([recommendation, satisfaction, effort]);
  return kinds.slice(0, 1 + Math.floor(chance.next() * 3)).map((kind) => kind(chance));
}

export const openings = [
  'What could we do better?',
  'Why did you give this score?',
  'Que pourrions-nous améliorer ?',
  'Pourquoi cette note ?',
];

/** A chance that always takes what comes first: the plainest. */
export function plainly(chance: Chance): Chance {
  return {
    ...chance,
    pick([first]) {
      if (first === undefined) throw new Error('nothing to pick from');
      return first;
    },
  };
}
