// What customers of the sample company had to call and write about, by month: sums as a phone system exports them, and some in customers' own words.

export interface SampleReason {
  readonly reason: string;
  readonly channel: 'phone' | 'email' | 'chat';
  /** A day: two months ago, last month, this month. */
  readonly daily: readonly [number, number, number];
  /** What some of them said, once a month. */
  readonly words: readonly string[];
}

export const reasons: readonly SampleReason[] = [
  {
    reason: 'Colis en retard',
    channel: 'phone',
    daily: [14, 23, 20],
    words: [
      'J’ai attendu toute la journée, personne n’est venu, et le suivi disait « livré ».',
      'Troisième appel pour savoir où est mon canapé, on me répond chaque fois autre chose.',
      'Le livreur devait passer le matin, j’ai posé une demi-journée pour rien.',
      'Mon colis est au dépôt depuis dix jours et personne ne me prévient.',
      'On m’avait promis mardi, puis jeudi, et nous voilà la semaine d’après.',
      'Le créneau a changé deux fois sans un mot, je l’ai vu en appelant.',
      'Je voulais juste savoir si le camion passe aujourd’hui, le site ne le dit pas.',
      'La table est partie sans les pieds, il faut tout reprogrammer avec vous.',
      'Le transporteur dit que c’est vous, vous dites que c’est le transporteur.',
    ],
  },
  { reason: 'Colis en retard', channel: 'email', daily: [6, 9, 8], words: [] },
  { reason: 'Article abîmé à la livraison', channel: 'phone', daily: [5, 5, 5], words: [] },
  { reason: 'Facture illisible', channel: 'phone', daily: [8, 8, 6], words: [] },
  { reason: 'Facture illisible', channel: 'email', daily: [4, 4, 4], words: [] },
  { reason: 'Mot de passe perdu', channel: 'chat', daily: [7, 7, 7], words: [] },
  { reason: 'Divers', channel: 'phone', daily: [3, 3, 3], words: [] },
];

/** Which reasons come from where, and which channel reads it. */
export const origins: readonly {
  readonly department: string;
  readonly channelId: string | null;
  readonly words: readonly string[];
}[] = [
  { department: 'Livraison', channelId: 'C0LIVRAISON', words: ['colis', 'livraison'] },
  { department: 'Facturation', channelId: null, words: ['facture'] },
];

/** In millionths of a euro, for each contact. */
export const unitCosts = { phone: 6_200_000n, email: 4_100_000n, chat: 2_900_000n } as const;
