// Kinds of columns that public exports have and that names alone do not tell: each with a few made-up answers, and what is understood of them.
import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/feedback/files/furniture/head.ts';
import { guessContent } from '../../../src/feedback/files/guess.ts';

/** Columns are parted by "|". */
const cellsOf = (line: string) => line.split('|').map((cell) => cell.trim());

function understood([header = '', ...lines]: readonly string[]) {
  const settings = { overrides: [], usualDateOrder: 'dmy', now: new Date('2026-11-22T10:00:00Z') } as const;
  const guess = guessContent(cellsOf(header), lines.map(cellsOf), settings);
  const columns = guess.columns.flatMap(({ header: name, field, metric, scale }) => {
    if (field === 'ignore') return [];
    const on = scale === null ? '' : ` ${scale.low}-${scale.high}`;
    return [`${name}: ${field === 'score' ? `${metric}${on}` : field}`];
  });
  const asked = guess.doubts
    .filter(({ isAsked }) => isAsked)
    .map(({ code, column }) => (column === null ? code : `${code} of ${column.header}`));
  return { columns, asked, layout: guess.layout };
}

interface Kind {
  readonly lines: readonly string[];
  readonly columns: readonly string[];
  readonly asked?: readonly string[];
  readonly layout?: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'a column of 0 and 1 that is called "recommended" is no NPS': {
    lines: [
      'date|overall_rating|recommended|content',
      '2026-10-01|8|1|Pleasant seats all along',
      '2026-10-02|3|0|Late by two hours again',
      '2026-10-03|10|1|On time and friendly crew',
      '2026-10-04|9|1|Nothing to complain about',
    ],
    columns: ['date: date', 'overall_rating: csat 1-10', 'content: verbatim'],
  },
  '0 and 1 under "NPS" are asked about': {
    lines: ['date|NPS', '2026-10-01|1', '2026-10-02|0', '2026-10-03|1', '2026-10-04|1'],
    columns: ['date: date', 'NPS: csat 0-1'],
    asked: ['scale of NPS'],
  },
  'the day of a purchase is no day of an answer where the file has a better one': {
    lines: [
      'Ticket ID|Date of Purchase|Time of Resolution|Satisfaction Rating',
      '1|2024-01-02|2026-10-01 10:00|5',
      '2|2024-03-04|2026-10-02 11:00|2',
      '3|2023-05-06|2026-10-03 12:00|4',
    ],
    columns: ['Ticket ID: id', 'Time of Resolution: date', 'Satisfaction Rating: csat 1-5'],
  },
  'a whole day is taken before a month, and the day of the review before that of the visit': {
    lines: [
      'Auteur|Date de visite|Date de publication|Note sur 5|Avis',
      'Lila33|septembre 2026|3 octobre 2026|5|Un accueil parfait du début à la fin',
      'Max_B|août 2026|4 octobre 2026|2|Trop de bruit pour se parler',
      'Nono|août 2026|5 octobre 2026|4|Bonne table, un peu chère',
    ],
    columns: ['Auteur: name', 'Date de publication: date', 'Note sur 5: csat 1-5', 'Avis: verbatim'],
    asked: ['metric of Note sur 5'],
  },
  'when somebody was surveyed counts before when their account was made': {
    lines: [
      'id|nps|created_at|surveyed_at',
      '71|9|2025-01-01T00:00:00Z|2026-10-01T00:00:00Z',
      '72|3|2025-02-01T00:00:00Z|2026-10-02T00:00:00Z',
      '73|10|2025-03-01T00:00:00Z|2026-10-03T00:00:00Z',
    ],
    columns: ['id: id', 'nps: nps 0-10', 'surveyed_at: date'],
  },
  'an amount under "Value" is neither a score nor words': {
    lines: [
      'Deal ID|Value|Won time|NPS (0-10)',
      'd1|12000|2026-10-01 10:00|9',
      'd2|450|2026-10-02 10:00|6',
      'd3|88000|2026-10-03 10:00|10',
    ],
    columns: ['Deal ID: id', 'Won time: date', 'NPS (0-10): nps 0-10'],
  },
  'a question that stands in each line without its answer is no comment': {
    lines: [
      'Rated at|Question|Rating|Comment',
      '2026-10-01|How did we do today?|100|Quick',
      '2026-10-02|How did we do today?|0|Nobody called me',
      '2026-10-03|How did we do today?|50|Fine in the end',
    ],
    columns: ['Rated at: date', 'Question: segment', 'Rating: csat 0-100', 'Comment: verbatim'],
  },
  'a kind of survey that names no metric leaves the scores theirs': {
    lines: [
      'Unique ID|Survey Type|Completion Time|NPS',
      'u1|Call Center|2026-10-01 10:00|9',
      'u2|Call Center|2026-10-01 11:00|2',
      'u3|Web|2026-10-02 10:00|10',
      'u4|Web|2026-10-02 12:00|7',
    ],
    columns: ['Unique ID: id', 'Survey Type: segment', 'Completion Time: date', 'NPS: nps 0-10'],
  },
  'a choice that was ticked is no comment': {
    lines: [
      'Timestamp|What matters to you? [Price]|What matters to you? [Advice]|What should change?',
      '2026-10-01 10:00|Price||More benches outside',
      '2026-10-01 11:00||Advice|',
      '2026-10-01 12:00|Price|Advice|Longer hours on Friday',
    ],
    columns: ['Timestamp: date', 'What should change?: verbatim'],
    layout: 'Google Forms',
  },
  'the steps of an agreement that no metric asks for are no comments': {
    lines: [
      'Timestamp|To what extent do you agree with what follows? [I know whom to ask]|Comments',
      '2026-10-01 10:00|Agree|All clear',
      '2026-10-01 11:00|Strongly disagree|Nobody answers the phone',
      '2026-10-01 12:00|Neutral|',
    ],
    columns: ['Timestamp: date', 'Comments: verbatim'],
    layout: 'Google Forms',
  },
  'labels of ease are ease, whatever word the question has for it': {
    lines: [
      'Timestamp|How would you rate the steps to sign up?',
      '2026-10-01 10:00|Very easy',
      '2026-10-01 11:00|Difficult',
      '2026-10-01 12:00|Neutral',
    ],
    columns: ['Timestamp: date', 'How would you rate the steps to sign up?: ces 1-5'],
    layout: 'Google Forms',
  },
  '« comment ça s’est passé » asks how it was, and not for a comment': {
    lines: [
      'créé le|De façon générale, comment ça s’est passé ?|Dites-nous-en plus',
      '2026-10-01|Très bien|Rapide et clair',
      '2026-10-02|Mal|Le site a planté deux fois',
      '2026-10-03|Moyen|Trop de pages à lire',
    ],
    columns: [
      'créé le: date',
      'De façon générale, comment ça s’est passé ?: csat 1-3',
      'Dites-nous-en plus: verbatim',
    ],
  },
  'a title is not all that somebody wrote': {
    lines: [
      'ID expérience|Date de publication|Ressenti usager|Titre|Description|Réponse structure 1',
      '901|2026-10-01|Négatif|Sans réponse|Trois courriers envoyés et aucune nouvelle depuis|Nous revenons vers vous très vite',
      '902|2026-10-02|Positif|Bravo|Un guichet rapide et une agente très claire|Merci pour ce retour et à bientôt',
      '903|2026-10-03|Neutre|Délais|La carte est arrivée mais après deux mois|Merci pour ce retour et à bientôt',
    ],
    columns: [
      'ID expérience: id',
      'Date de publication: date',
      'Ressenti usager: csat 1-3',
      'Titre: verbatim',
      'Description: verbatim',
    ],
  },
  'the way to a value in a tree is read by its last step': {
    lines: [
      'reviews.date|reviews.rating|reviews.text|reviews.title|dateAdded',
      '2026-10-01|5|Everything as we hoped|Lovely|2026-11-01T08:00:00Z',
      '2026-10-02|1|Cold soup and a long wait|Never again|2026-11-01T08:00:00Z',
      '2026-10-03|4|Good, with a view|Nice|2026-11-01T08:00:00Z',
    ],
    columns: [
      'reviews.date: date',
      'reviews.rating: csat 1-5',
      'reviews.text: verbatim',
      'reviews.title: verbatim',
    ],
  },
  'LimeSurvey’s codes may stand before what they mean': {
    lines: [
      'id. ID de la réponse|submitdate. Date de soumission|lastpage. Dernière page|G01Q01. Recommanderiez-vous la médiathèque ?',
      '1|2026-10-01 10:00:00|3|9',
      '2|2026-10-02 10:00:00|3|10',
      '3|2026-10-03 10:00:00|3|2',
    ],
    columns: [
      'id. ID de la réponse: id',
      'submitdate. Date de soumission: date',
      'G01Q01. Recommanderiez-vous la médiathèque ?: nps 0-10',
    ],
    layout: 'LimeSurvey',
  },
  'the number that groups were made from is taken, and not the groups': {
    lines: [
      'responded|answer|answerlabel|comment',
      '2026-10-01|9|Promoter|Swift',
      '2026-10-02|4|Detractor|Too many mails',
      '2026-10-03|8|Passive|Okay for the price',
    ],
    columns: ['responded: date', 'answer: nps 0-10', 'comment: verbatim'],
  },
  'the end of the scale is no mark, and what the company answered no customer’s words': {
    lines: [
      'Review ID|Submission Time|Overall Rating|Overall Rating Range|Review Text|Response',
      '1|2026-10-01T10:00:00Z|5|5|Works as told|Thank you for the kind words',
      '2|2026-10-02T10:00:00Z|2|5|Broke within a week|We are sorry and will replace it',
      '3|2026-10-03T10:00:00Z|4|5|Solid, if heavy|',
    ],
    columns: ['Review ID: id', 'Submission Time: date', 'Overall Rating: csat 1-5', 'Review Text: verbatim'],
  },
  'questions of who somebody is or how often they come ask for no comment': {
    lines: [
      'Timestamp|Quel est votre âge ?|À quelle fréquence venez-vous ?|Sur 5, quelle note donnez-vous à l’accueil ?|Un commentaire ?',
      '2026-10-01 10:00|25-34|Chaque semaine|5|Rien à redire',
      '2026-10-02 10:00|35-44|Chaque mois|2|Rayon vide à dix-sept heures',
      '2026-10-03 10:00|25-34|Parfois|4|',
    ],
    columns: [
      'Timestamp: date',
      'Sur 5, quelle note donnez-vous à l’accueil ?: csat 1-5',
      'Un commentaire ?: verbatim',
    ],
    layout: 'Google Forms',
  },
  'a scale may be named by its two ends, and praise and blame have columns of their own': {
    lines: [
      'Horodateur|Clarté [1 = pas clair, 5 = très clair]|Points forts|Points à améliorer',
      '2026-10-01 10:00|5|Les exercices|Un peu plus de temps',
      '2026-10-02 10:00|2||Le rythme de l’après-midi',
      '2026-10-03 10:00|4|Le support|',
    ],
    columns: [
      'Horodateur: date',
      'Clarté [1 = pas clair, 5 = très clair]: csat 1-5',
      'Points forts: verbatim',
      'Points à améliorer: verbatim',
    ],
    asked: ['metric of Clarté [1 = pas clair, 5 = très clair]'],
    layout: 'Google Forms',
  },
  'faces are a score whatever their column is called': {
    lines: [
      'created_at|mood|feedback',
      '2026-10-01T10:00:00Z|😍|Found it at once',
      '2026-10-02T10:00:00Z|😡|The password loops',
      '2026-10-03T10:00:00Z|😐|',
      '2026-10-04T10:00:00Z|🙂|Quick',
      '2026-10-05T10:00:00Z|🙁|Slow',
    ],
    columns: ['created_at: date', 'mood: csat 1-5', 'feedback: verbatim'],
  },
  'stars may be spelled': {
    lines: [
      'create_time|star_rating|comment',
      '2026-10-01T10:00:00Z|FIVE|Kind people',
      '2026-10-02T10:00:00Z|ONE|Closed at noon',
      '2026-10-03T10:00:00Z|FOUR|Good bread',
    ],
    columns: ['create_time: date', 'star_rating: csat 1-5', 'comment: verbatim'],
  },
  'what a score is the average of is no score, and decimals are no NPS': {
    lines: [
      'Review_Date|Average_Score|Negative_Review|Positive_Review|Reviewer_Score',
      '2026-10-01|7.7|Thin walls|The park nearby|6.3',
      '2026-10-02|7.7|No Negative|Lovely breakfast|9.6',
      '2026-10-03|7.7|Lift out of order|No Positive|2.9',
    ],
    columns: [
      'Review_Date: date',
      'Negative_Review: verbatim',
      'Positive_Review: verbatim',
      'Reviewer_Score: csat 1-10',
    ],
    asked: ['metric of Reviewer_Score'],
  },
  'names of classes and divisions are no persons': {
    lines: [
      'date|Division Name|Rating|Review Text',
      '2026-10-01|General|5|Fits as it should',
      '2026-10-02|General|2|The seam came undone',
      '2026-10-03|Petite|4|Soft and warm',
      '2026-10-04|Petite|4|Nice colour',
    ],
    columns: ['date: date', 'Division Name: segment', 'Rating: csat 1-5', 'Review Text: verbatim'],
  },
  'what a person is becomes no filter, whatever its column is called': {
    lines: [
      'date|nps|Demo|Jenis|Program',
      '2026-10-01|9|Asian|Perempuan|Gold',
      '2026-10-02|3|White|Laki-laki|Gold',
      '2026-10-03|8|Other|Perempuan|Silver',
      '2026-10-04|8|White|Perempuan|Silver',
    ],
    columns: ['date: date', 'nps: nps 0-10', 'Program: segment'],
  },
  'where names are codes every written answer is one': {
    lines: [
      'RecordedDate|ResponseId|Finished|Q13|Q14',
      '2026-10-01 10:00|R_1|True|The guides know every path|A map at the entrance would help',
      '2026-10-02 10:00|R_2|True|Quiet even on a Sunday|More shade near the lake please',
      '2026-10-03 10:00|R_3|True|We come back each year|The ticket machine was broken again',
    ],
    columns: ['RecordedDate: date', 'ResponseId: id', 'Finished: state', 'Q13: verbatim', 'Q14: verbatim'],
    layout: 'Qualtrics',
  },
  'tickets that nobody rated are no feedback, however many numbers they have': {
    lines: [
      'Ticket ID|Created Date|Issue Type|Response Time (hours)|Subject',
      't1|2026-10-01|Billing|6|Please look at my invoice once more',
      't2|2026-10-02|Access|2|I cannot get into my account at all',
      't3|2026-10-03|Billing|9|The amount is not the one we agreed on',
      't4|2026-10-04|Access|1|A code never arrives on my phone',
    ],
    columns: ['Ticket ID: id', 'Created Date: date', 'Issue Type: segment'],
    asked: ['answer.missing'],
  },
  'what a program wrote into a cell is no comment': {
    lines: [
      'Company|Date|Reviews Count|Reviews',
      'Acme|2026-10-01|2|[{"title": "Fine by me", "text": "It came on time"}]',
      'Bolt|2026-10-02|1|[{"title": "So so", "text": "It came a day late"}]',
      'Core|2026-10-03|4|[{"title": "Good", "text": "It came as promised"}]',
    ],
    columns: ['Date: date'],
    asked: ['answer.missing'],
  },
  'registrations are no feedback': {
    lines: [
      '#|First name|Your weight (kg)|bmi|Response Type|Submit Date (UTC)|Network ID',
      'a1|Zoe|61|0.00|completed|2026-10-01 10:00:00|n1',
      'a2|Max|82|0.00|completed|2026-10-01 11:00:00|n2',
      'a3|Ida|70|0.00|completed|2026-10-01 12:00:00|n3',
    ],
    columns: ['#: id', 'First name: name', 'Response Type: state', 'Submit Date (UTC): date'],
    asked: ['answer.missing'],
    layout: 'Typeform',
  },
};

/** As many answers as tell a choice from words, of a few that come again and again. */
const many = (question: string, answers: readonly string[]): string[] => [
  `Timestamp|${question}`,
  ...Array.from({ length: 30 }, (_, i) => `2026-10-01 10:${10 + i}|${answers[i % answers.length]}`),
];

describe('a kind of column', () => {
  it.each([
    [
      'Which of our services did you come for?',
      ['Repairs in the shop itself', 'Advice on the phone', 'Spare parts'],
      [],
    ],
    [
      'Anything else?',
      ['A smaller box would do', 'Keep the same driver', 'Nothing really, thank you'],
      ['verbatim'],
    ],
  ])(
    'of a few long answers to “%s” the question tells whether they were ticked',
    (question, answers, fields) => {
      const { columns } = understood(many(question, answers));
      const words = columns.filter((each) => each.endsWith(': verbatim'));
      expect(words).toHaveLength(fields.length);
    },
  );

  it.each(Object.entries(KINDS))('%s', (_, { lines, columns, asked = [], layout = null }) => {
    expect(understood(lines)).toEqual({ columns, asked, layout });
  });

  it('a row with a day in it names no columns, whatever words stand beside it', () => {
    const rows = [
      'Submission Id|Closing Time|Completion Status|Device|How likely are you to recommend us?',
      '1|2026-10-01 10:02|Completed|Desktop|9',
      '2|2026-10-02 11:02|Completed|Mobile|3',
    ].map(cellsOf);
    expect(headOf(rows, { overrides: [], locale: 'en' })).toMatchObject({ above: 0, headerRows: 1 });
  });

  it('what a tool writes of each response belongs to no question above it', () => {
    const rows = [
      '|Which of our shops do you know?||What do you think of these services?|||',
      '#|Harbour|Market|Delivery|What could we add?|Start Date (UTC)|Submit Date (UTC)',
      'k1|Harbour||Good|A loyalty card that works online|2026-10-13 10:00|2026-10-13 10:05',
      'k2||Market|Bad|Repairs in the shop itself|2026-10-14 10:00|2026-10-14 10:05',
    ].map(cellsOf);
    expect(headOf(rows, { overrides: [], locale: 'en' })).toMatchObject({
      headerRows: 2,
      names: [
        '#',
        'Which of our shops do you know? – Harbour',
        'Which of our shops do you know? – Market',
        'What do you think of these services? – Delivery',
        'What could we add?',
        'Start Date (UTC)',
        'Submit Date (UTC)',
      ],
    });
  });
});
