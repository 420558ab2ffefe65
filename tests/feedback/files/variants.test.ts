// Tables as tools and people write them that no sample of tests/fixtures has: what each is asked about, and its figures where each question gets its first answer.
import { describe, expect, it } from 'vitest';
import type { Override } from '../../../src/feedback/files/columns.ts';
import { sayDoubt } from '../../../src/feedback/files/doubt-words.ts';
import { figuring } from '../../../src/feedback/files/figures.ts';
import { readTable } from '../read-table.ts';

interface Right {
  readonly table: readonly (readonly (string | number)[])[];
  /** With its first answer, what is asked. */
  readonly asks?: readonly string[];
  readonly figures: readonly string[];
  /** How many texts are words. */
  readonly words: number;
}

const days = (count: number) => Array.from({ length: count }, (_, i) => `2026-10-${String(i + 11)}`);
const WORDS = ['Quick', 'Kind staff', 'Waited long', 'Fine', 'Very good', 'Late', 'All well', 'Rude'];
const SCORES = [7, 6, 2, 4, 6, 3, 7, 1];
/** A column of answers beside a day and words. */
const asked = (question: string, answers: readonly (string | number)[]) => [
  ['Date', question, 'Comment'],
  ...answers.map((answer, i) => [days(8)[i] ?? '', answer, WORDS[i] ?? '']),
];
const SEVEN = [
  'Extremely dissatisfied',
  'Moderately dissatisfied',
  'Slightly dissatisfied',
  'Neither satisfied nor dissatisfied',
  'Slightly satisfied',
  'Moderately satisfied',
  'Extremely satisfied',
];
const FIVE = [
  'Very satisfied',
  'Somewhat satisfied',
  'Neutral',
  'Somewhat dissatisfied',
  'Very dissatisfied',
];
const GIVEN = [0, 1, 4, 2, 1, 3, 0, 4];
const ticked = (tick: (choice: number) => string | number, none: string | number) => [
  ['Date', 'Overall, how satisfied are you with us?', '', '', '', '', 'Anything else?'],
  ['', ...FIVE, 'Open-Ended Response'],
  ...GIVEN.map((given, i) => [
    days(8)[i] ?? '',
    ...FIVE.map((_, choice) => (choice === given ? tick(choice) : none)),
    WORDS[i] ?? '',
  ]),
];

const RIGHT: Readonly<Record<string, Right>> = {
  'seven steps of satisfaction in words, of which six and seven are satisfied': {
    table: asked(
      'How satisfied are you with us?',
      SCORES.map((score) => SEVEN[score - 1] ?? ''),
    ),
    figures: ['csat 50 (8)'],
    words: 8,
  },
  'a choice in each column, ticked by its own words': {
    table: ticked((choice) => FIVE[choice] ?? '', ''),
    figures: ['csat 50 (8)'],
    words: 8,
  },
  'a choice in each column, ticked by a one': {
    table: ticked(() => 1, 0),
    figures: ['csat 50 (8)'],
    words: 8,
  },
  'words at the two ends of a scale of numbers': {
    table: asked('How likely are you to recommend us?', [
      9,
      'Extremely likely',
      3,
      7,
      8,
      'Not at all likely',
      9,
      6,
    ]),
    figures: ['nps 0 (8)'],
    words: 8,
  },
  'a column for each of eleven numbers': {
    table: [
      ['Date', 'How likely are you to recommend us?', ...Array.from({ length: 10 }, () => ''), 'Why?'],
      ['', ...Array.from({ length: 11 }, (_, i) => i), 'Open-Ended Response'],
      ...[9, 10, 3, 8, 0, 10].map((given, i) => [
        days(8)[i] ?? '',
        ...Array.from({ length: 11 }, (_, at) => (at === given ? at : '')),
        WORDS[i] ?? '',
      ]),
    ],
    figures: ['nps 16.7 (6)'],
    words: 6,
  },
  'steps of which each has its place, though fewer steps would hold them': {
    table: asked('Acme made it easy for me to handle my issue', [
      ...['Strongly agree', 'Agree', 'Disagree', 'Neither agree nor disagree'],
      ...['Agree', 'Somewhat disagree', 'Strongly agree', 'Strongly disagree'],
    ]),
    figures: ['ces 4.5 (8)'],
    words: 8,
  },
  'effort in words': {
    table: asked('Quel effort avez-vous dû fournir ?', [
      ...['Très peu d’effort', 'Peu d’effort', 'Un effort moyen', 'Beaucoup d’effort', 'Peu d’effort'],
      ...['Énormément d’effort', 'Très peu d’effort', 'Peu d’effort'],
    ]),
    figures: ['ces 4.8 (8)'],
    words: 8,
  },
  'four smileys in words, under a name that says nothing': {
    table: asked('Smiley', [
      ...['very happy', 'happy', 'unhappy', 'very unhappy', 'happy', 'very happy', 'happy', 'unhappy'],
    ]),
    figures: ['csat 62.5 (8)'],
    words: 8,
  },
  'thumbs in words': {
    table: asked(
      'thumbs',
      GIVEN.map((given) => (given < 2 ? 'thumbs_up' : 'thumbs_down')),
    ),
    figures: ['csat 50 (8)'],
    words: 8,
  },
  'satisfaction in German': {
    table: asked('Wie zufrieden sind Sie?', [
      ...['Sehr zufrieden', 'Zufrieden', 'Unzufrieden', 'Neutral', 'Zufrieden'],
      ...['Sehr unzufrieden', 'Zufrieden', 'Neutral'],
    ]),
    figures: ['csat 50 (8)'],
    words: 8,
  },
  'names for programs that say what was asked': {
    table: [
      ['SurveyDate', 'OverallSatisfaction', 'LikelihoodToRecommend', 'Comment'],
      ...[5, 4, 2, 5].map((score, i) => [days(4)[i] ?? '', score, [9, 10, 3, 8][i] ?? '', WORDS[i] ?? '']),
    ],
    figures: ['nps 25 (4)', 'csat 75 (4)'],
    words: 4,
  },
  'likelihood in words, which is no NPS': {
    table: asked('How likely are you to recommend us?', [
      ...[
        'Very likely',
        'Likely',
        'Unlikely',
        'Neutral',
        'Likely',
        'Very unlikely',
        'Very likely',
        'Unlikely',
      ],
    ]),
    asks: [
      'It is not sure what the answers of “How likely are you to recommend us?” (Very likely, Likely, Unlikely, Neutral, Very unlikely) stand for. csat 1-5',
    ],
    figures: ['csat 50 (8)'],
    words: 8,
  },
  'grades of a school': {
    table: asked('Grade', ['A', 'B', 'D', 'C', 'B', 'E', 'A', 'B']),
    asks: ['It is not sure what the answers of “Grade” (A, B, D, C, E) stand for. csat 1-5'],
    figures: ['csat 62.5 (8)'],
    words: 8,
  },
  'a score that nothing says what it measures, beside its group of NPS': {
    table: [
      ['Date', 'Score', 'NPS Category', 'Comment'],
      ...[9, 10, 3, 8].map((score, i) => [
        days(4)[i] ?? '',
        score,
        score > 8 ? 'Promoter' : score > 6 ? 'Passive' : 'Detractor',
        WORDS[i] ?? '',
      ]),
    ],
    figures: ['nps 25 (4)'],
    words: 4,
  },
  'a score, and whether it is among the best': {
    table: [
      ['Date', 'CSAT', 'CSAT (top 2 box)', 'Comment'],
      ...[5, 4, 2, 5].map((score, i) => [days(4)[i] ?? '', score, score > 3 ? 1 : 0, WORDS[i] ?? '']),
    ],
    figures: ['csat 75 (4)'],
    words: 4,
  },
  'dated by nothing but what its tool wrote beside the answer': {
    table: [
      ['id', 'score', 'text', 'created_at', 'survey_type'],
      ...[9, 10, 3, 8].map((score, i) => [i, score, WORDS[i] ?? '', `${days(4)[i]} 09:00:00 -0800`, 'NPS']),
    ],
    figures: ['nps 25 (4)'],
    words: 4,
  },
  'a label that is most likely no score': {
    table: asked('How satisfied are you with us?', [
      ...['Very satisfied', 'Satisfied', 'Dissatisfied', 'Does not matter', 'Neutral'],
      ...['Very dissatisfied', 'Satisfied', 'Does not matter'],
    ]),
    asks: [
      'It is not sure what the answers of “How satisfied are you with us?” (Does not matter) stand for. csat 1-5 rest',
    ],
    figures: ['csat 50 (6)'],
    words: 8,
  },
  'an answer that is none in words of its own': {
    table: asked('How satisfied are you with us?', [
      ...['Very satisfied', 'Satisfied', 'Dissatisfied', 'Did not use', 'Neutral'],
      ...['No opinion', 'Satisfied', 'Pas concerné'],
    ]),
    figures: ['csat 60 (5)'],
    words: 8,
  },
  'comments that say nothing': {
    table: [
      ['Date', 'NPS', 'Commentaire'],
      ...[
        ...[
          'Sans remarque',
          'Pas de suggestion pour le moment',
          'Aucune remarque particulière',
          'pas de commentaire',
          'No comments at this time',
        ],
        ...['no further comments', 'no suggestions', 'Rien', 'Rien ne marche', 'Nothing worked', 'No'],
      ].map((text, i) => [days(11)[i] ?? '', 9, text]),
    ],
    figures: ['nps 100 (11)'],
    words: 4,
  },
  'when somebody was asked, beside when they answered': {
    table: [
      ['Conversation ID', 'Rating', 'Remark', 'Rating requested at', 'Rated at'],
      ...SCORES.slice(0, 5).map((_, i) => [
        i + 1,
        5 - i,
        WORDS[i] ?? '',
        `${days(5)[i]} 08:00`,
        `${days(5)[i]} 09:30`,
      ]),
    ],
    figures: ['csat 40 (5)'],
    words: 5,
  },
};

describe('a table that is', () => {
  it.each(Object.entries(RIGHT))('%s', async (_, { table, asks = [], figures, words }) => {
    const csv = table.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
    const first = await readTable(`${csv}\n`);
    const open = first.guess.doubts.filter(({ isAsked }) => isAsked);
    expect(open.map((doubt) => `${sayDoubt(doubt, 'en')} ${doubt.answers[0]?.is}`)).toEqual(asks);
    const said = open.flatMap(({ answers }): readonly Override[] => answers[0]?.overrides ?? []);
    const { read, rejects } = said.length === 0 ? first : await readTable(`${csv}\n`, said);
    const items = read.flatMap((each) => each.items);
    const figured = figuring();
    figured.add(items);
    const shown = figured
      .figures()
      .map(({ metric, value, scores }) => `${metric} ${Number(value.toFixed(1))} (${scores})`);
    expect({ figures: shown, rejects }).toEqual({ figures, rejects: [] });
    expect(items.flatMap(({ comments }) => comments)).toHaveLength(words);
  });
});
