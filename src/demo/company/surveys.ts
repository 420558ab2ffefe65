// What the sample company asks its colleagues: a pulse that is open, one from before, and a mirror that is closed. What they answered is here as
// plain data; who answered what is drawn by the seed, and stands nowhere afterwards.

export interface SampleSurvey {
  readonly kind: 'pulse' | 'mirror';
  readonly name: string;
  /** Id of a person. */
  readonly adminId: string;
  readonly channelId: string;
  /** What its kind proposes, but for these. */
  readonly settings: object;
  readonly daysOpen: number;
  /** Oldest first; how many of its channel answered. */
  readonly rounds: readonly { readonly openedDaysAgo: number; readonly answered: number }[];
}

export const surveys: readonly SampleSurvey[] = [
  {
    kind: 'pulse',
    name: 'Le pouls de la maison',
    adminId: 'U0NADIA',
    channelId: 'C0GENERAL',
    settings: {},
    daysOpen: 7,
    rounds: [
      { openedDaysAgo: 44, answered: 10 },
      { openedDaysAgo: 2, answered: 6 },
    ],
  },
  {
    kind: 'mirror',
    name: 'Ce que nous croyons qu’ils disent',
    adminId: 'U0NADIA',
    channelId: 'C0GENERAL',
    settings: {
      questions: [
        { metric: 'nps', heat: 'cold', touchpoint: null },
        { metric: 'csat', heat: 'hot', touchpoint: null },
      ],
      own: true,
      days: 90,
    },
    daysOpen: 6,
    rounds: [{ openedDaysAgo: 12, answered: 9 }],
  },
];

/** What colleagues guess of customers, by metric: of the recommendation far too much, of the calls about right. */
export const guesses = {
  nps: [55, 60, 70, 48, 65, 58, 62, 75, 52, 68],
  csat: [85, 80, 88, 82, 90, 78, 84, 86, 80, 87],
  ces: [70, 65, 75, 80, 60, 72, 68, 74, 66, 71],
} as const;

/** What they answer of themselves, by how far the scale goes. */
export const answers = {
  upTo10: [9, 8, 10, 7, 8, 6, 9, 8, 4, 10],
  upTo7: [6, 5, 7, 4, 6, 5, 6, 3, 5, 6],
  upTo5: [4, 5, 4, 3, 4, 2, 5, 4, 3, 4],
} as const;
