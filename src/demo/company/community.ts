// What the sample company asks its customers, and what they answer, as plain data.

export const community = {
  /** Of the plan. */
  aboutAction: 'Mettre la visserie de chaque modèle dans un sachet à part',
  askedById: 'U0NADIA',
  readerId: 'U0CLAIRE',
  readerShown: 'Claire, qui dirige l’atelier',
  wording: {
    fr: {
      question:
        'Aimeriez-vous trouver la visserie de chaque étape du montage dans un sachet à part, numéroté ?',
      options: ['Oui, cela m’aiderait', 'Cela m’est égal', 'Non, moins d’emballage'],
    },
    en: {
      question: 'Would you like the screws of each step in a bag of their own, with its number?',
      options: ['Yes, it would help me', 'I do not mind', 'No, less packaging'],
    },
  },
  askedDaysAgo: 26,
  answeredDaysAgo: 20,
  endedDaysAgo: 9,
  wordDaysAgo: 5,
  /** How many chose what, in the order of the options. */
  chosen: [34, 4, 3],
  /** Of the first to answer. */
  words: [
    'J’ai passé une demi-heure à trier des vis qui se ressemblent toutes.',
    'Surtout pour le lit : on ne voit pas la différence entre les deux longueurs.',
    'Oui, et imprimez la taille réelle des vis dans la notice.',
    'En papier alors, pas en plastique.',
    'Il m’en manquait deux, avec un sachet par étape je l’aurais vu tout de suite.',
    'Les numéros, c’est le plus utile.',
    'Très bonne idée pour ceux qui montent seuls.',
    'My instructions say step 7, and nothing in the box did.',
    'Un sachet suffit si les vis sont bien séparées dedans.',
  ],
  word: {
    fr: 'Trente-quatre d’entre vous sur quarante et un le demandent : les sachets seront en papier, numérotés, dès la table Ouessant de mars.',
    en: 'Thirty-four of the forty-one of you want it: bags of paper, with numbers, from the Ouessant table of March on.',
  },
} as const;
