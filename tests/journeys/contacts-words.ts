// What the life of contacts shows on both chats, and the file that comes in: as its people read and write them.

/** The first day of a month and the next ones, YYYY-MM-DD. */
function days(month: string, many: number): string[] {
  return Array.from({ length: many }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`);
}

/**
 * Of September one contact a day about a late parcel, of October three, of which eight customers say something; what no rule knows; and what the
 * file itself says is the bills', some of it with a cost.
 */
function rows(words: {
  readonly columns: readonly string[];
  readonly separator: string;
  readonly phone: string;
  readonly mail: string;
  readonly late: string;
  readonly where: string;
  readonly odd: string;
  readonly bill: string;
  readonly billing: string;
  readonly cost: string;
  readonly said: string;
  readonly callMe: string;
}): string[] {
  const { columns, separator, phone, mail, late, where, odd, bill, billing, cost, said } = words;
  const spoken = (i: number) =>
    i < 8 ? [`C-${i}`, `${said} ${i + 1} ${words.callMe} 06 12 34 56 78`] : ['', ''];
  const october = days('2026-10', 20);
  const lines = [
    ...days('2026-09', 20).map((day) => [day, late, phone, '', '', '', '']),
    ...october.map((day, i) => [day, late, phone, ...spoken(i), '', '']),
    ...[...october, ...october].map((day) => [day, late, phone, '', '', '', '']),
    ...days('2026-10', 10).map((day) => [day, where, phone, '', '', '', '']),
    ...days('2026-10', 3).map((day) => [day, odd, phone, '', '', '', '']),
    ...days('2026-10', 6).map((day, i) => [day, bill, mail, '', '', billing, i < 2 ? cost : '']),
  ];
  return [columns, ...lines].map((cells) => cells.join(separator));
}

const french = {
  menu: 'Porte-voix, côté admins',
  thisMonth: 'Contacts de novembre 2026',
  title: 'Contacts d’octobre 2026',
  settingsSaved: 'Les contacts sont désormais comptés ainsi.',
  departments: 'D’où viennent les contacts',
  departmentSaved: (name: string) => `« ${name} » est enregistré.`,
  noChannel: 'Aucun canal ne lit son relevé.',
  rules: 'De quel service vient un contact, d’après son motif.',
  ruleSaved: 'Elle compte désormais, pour tous les mois ouverts.',
  costs: 'Ce que coûte un contact, par canal et à partir d’un jour.',
  costSaved: 'Le coût unitaire de « Téléphone » est enregistré',
  amount: '4,50',
  perContact: '4,50 € par contact, à partir du jeudi 1er janvier 2026',
  logistics: 'Logistique',
  billing: 'Facturation',
  late: 'Colis en retard',
  where: 'Où est mon colis',
  told: [
    'Enregistré : 99 lignes.',
    'Dans le fichier : 99 contacts',
    '13 ont un motif qu’aucune règle ne connaît',
    'Nouveaux services : Facturation.',
  ],
  knownAlready: '99 lignes étaient déjà là ; rien n’a changé.',
  statement: 'Contacts venus de Logistique en octobre 2026',
  cost: '70 contacts, 315,00 €',
  weighs: [
    '70 contacts, 315,00 €',
    'Derrière chaque contact, un client qui a dû nous joindre. Pour information : rien n’est facturé.',
    '60 contacts, 270,00 € (86 %)',
    '10 contacts, 45,00 € (14 %)',
    'J’ai attendu toute la journée le colis 8 et personne n’est venu : rappelez-moi au [téléphone]',
    'Au-delà du hasard de septembre 2026 à octobre 2026',
    'Colis en retard : en hausse, 20 avant, 60 maintenant',
    'Dans toute l’entreprise, 3 contacts (4 %) ont un motif qu’aucune règle ne connaît',
  ],
  other: 'en',
  foreign: 'Contacts that came from Facturation in October 2026',
  foreignSays: ['6 contacts, €24.60', '4 of them have no cost: no unit cost fits.'],
  closed: 'Les contacts d’octobre 2026 sont clos : 79 contacts, 353,10 €.',
  total: '79 contacts, 353,10 €',
  isClosed: 'Ce mois est clos : plus rien ne le change.',
  action: 'Prévenir du jour de passage',
  plan: 'Aucune action n’est à vous.',
  added: 'L’action n° 1 est à vous.',
  grewFrom: 'À l’origine : ce que coûtent les contacts venus de « Logistique ».',
} as const;

const english = {
  menu: 'Porte-voix, for admins',
  thisMonth: 'Contacts of November 2026',
  title: 'Contacts of October 2026',
  settingsSaved: 'Contacts are counted so from now on.',
  departments: 'Where contacts come from',
  departmentSaved: (name: string) => `“${name}” is saved.`,
  noChannel: 'No channel reads its statement.',
  rules: 'From which department a contact comes, by its reason.',
  ruleSaved: 'It counts from now on, for all months that are open.',
  costs: 'What a contact costs, by channel and from a day on.',
  costSaved: 'The unit cost of “Phone” is saved',
  amount: '4.50',
  perContact: '€4.50 a contact, from Thursday 1 January 2026 on',
  logistics: 'Logistics',
  billing: 'Billing',
  late: 'Parcel late',
  where: 'Where is my parcel',
  told: [
    'Stored: 99 rows.',
    'In the file: 99 contacts',
    '13 have a reason that no rule knows',
    'New departments: Billing.',
  ],
  knownAlready: '99 rows were there already; nothing changed.',
  statement: 'Contacts that came from Logistics in October 2026',
  cost: '70 contacts, €315.00',
  weighs: [
    '70 contacts, €315.00',
    'Behind each of them, a customer who had to get in touch. For information: nothing is charged.',
    '60 contacts, €270.00 (86%)',
    '10 contacts, €45.00 (14%)',
    'I waited all day long for the parcel 8 and nobody came: call me on [phone]',
    'Beyond chance from September 2026 to October 2026',
    'Parcel late: up, 20 before, 60 now',
    'In the whole company 3 contacts (4%) have a reason that no rule knows',
  ],
  other: 'fr',
  foreign: 'Contacts venus de Billing en octobre 2026',
  foreignSays: ['6 contacts, 24,60 €', '4 d’entre eux n’ont pas de coût : aucun coût unitaire ne convient.'],
  closed: 'Contacts of October 2026 are closed: 79 contacts, €353.10.',
  total: '79 contacts, €353.10',
  isClosed: 'This month is closed: nothing changes it any more.',
  action: 'Say on which day we come',
  plan: 'No action is yours.',
  added: 'Action #1 is yours.',
  grewFrom: 'Grew from what contacts from “Logistics” cost.',
} as const;

export const said = {
  fr: {
    ...french,
    file: rows({
      ...french,
      columns: ['Date', 'Motif', 'Canal', 'Client', 'Commentaire', 'Service', 'Coût'],
      separator: ';',
      ...{ phone: 'Téléphone', mail: 'E-mail', odd: 'Divers', bill: 'Facture illisible', cost: '12,30' },
      said: 'J’ai attendu toute la journée le colis',
      callMe: 'et personne n’est venu : rappelez-moi au',
    }),
  },
  en: {
    ...english,
    file: rows({
      ...english,
      columns: ['Date', 'Reason', 'Channel', 'Customer', 'Comment', 'Department', 'Cost'],
      separator: ',',
      ...{ phone: 'Phone', mail: 'Email', odd: 'Other', bill: 'Bill cannot be read', cost: '12.30' },
      said: 'I waited all day long for the parcel',
      callMe: 'and nobody came: call me on',
    }),
  },
} as const;
