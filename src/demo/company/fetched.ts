// What customers of the sample company said in a tool that the bot asks by itself: the demo's own server has it, vendor.ts.

/** As the source is called. */
export const FETCHED = 'Avis en ligne';

interface OnlineReview {
  readonly id: string;
  /** 1 to 5. */
  readonly stars: number;
  readonly words: string;
  readonly hoursAgo: number;
}

export const onlineReviews: readonly OnlineReview[] = [
  {
    id: 'avis-1',
    stars: 5,
    words: 'Le canapé est exactement celui de la photo, et les livreurs ont repris les cartons.',
    hoursAgo: 220,
  },
  {
    id: 'avis-2',
    stars: 3,
    words: 'Belle table, mais la notice de montage ne dit pas dans quel ordre poser les pieds.',
    hoursAgo: 190,
  },
  { id: 'avis-3', stars: 4, words: 'Un conseiller a rappelé dans la demi-heure.', hoursAgo: 150 },
  { id: 'avis-4', stars: 5, words: '', hoursAgo: 121 },
  {
    id: 'avis-5',
    stars: 3,
    words: 'Deux appels pour changer la date, puis tout s’est bien passé.',
    hoursAgo: 90,
  },
  { id: 'avis-6', stars: 4, words: '', hoursAgo: 64 },
  {
    id: 'avis-7',
    stars: 5,
    words: 'La lampe est arrivée la veille de la date promise, rien à redire.',
    hoursAgo: 31,
  },
  {
    id: 'avis-8',
    stars: 3,
    words: 'Bonne qualité. J’aurais aimé savoir à quelle heure attendre le livreur.',
    hoursAgo: 9,
  },
];
