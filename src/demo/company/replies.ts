// A customer of the sample company who heard back: what they said this morning, who took their case, and what they were written.

export const heardBack = {
  source: 'Après appel',
  externalId: 'appel-canape-rappel',
  customer: 'C-20417',
  /** The address at which they agreed to be answered. */
  email: 'client.20417@example.com',
  score: 1,
  touchpoint: 'delivery',
  verbatim:
    'J’ai attendu toute la matinée, personne n’est passé, et au téléphone on m’a dit que j’étais absente.',
  /** Before it came in. */
  hoursAgo: 3,
  /** Before now, and after the rule that opens cases was made: the first digest tells it. */
  writtenHoursAgo: 1.5,
  takerId: 'U0JULIE',
  text: 'Bonjour, vous étiez bien chez vous : c’est notre tournée qui a été écourtée, et nous aurions dû vous le dire. Votre canapé est dans le premier camion de jeudi, entre 8 h et 9 h, et je vous appelle mercredi soir pour le confirmer. Julie, service clients',
} as const;
