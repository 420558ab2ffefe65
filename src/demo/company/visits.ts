// The sample company's visits: its own steps and two competitors', told by colleagues, after employees and their representatives were told.
import type { CheckAnswer } from '../../visits/visit.ts';

export interface SampleVisit {
  readonly visitorId: string;
  /** Null: at the company's own. */
  readonly competitor: string | null;
  readonly daysAgo: number;
  readonly touchpoint: string;
  readonly promised: string;
  readonly happened: string;
  readonly words: string;
  readonly kept: CheckAnswer;
  /** In the order of what is looked at there; null where it could not be told. */
  readonly checks: readonly (CheckAnswer | null)[];
}

export const visitNotice = {
  adminId: 'U0NADIA',
  document: 'CSE, procès-verbal de la réunion de rentrée, point 6',
  daysAgo: 70,
} as const;

export const competitors: readonly string[] = ['Meubles Albatros', 'Atelier Kerguelen'];

const [albatros, kerguelen] = ['Meubles Albatros', 'Atelier Kerguelen'] as const;
const delivery = { touchpoint: 'delivery', words: '' } as const;
const help = { touchpoint: 'get-help', words: '' } as const;

/** Oldest first. */
export const visits: readonly SampleVisit[] = [
  {
    ...{ ...delivery, visitorId: 'U0JULIE', competitor: null, daysAgo: 48 },
    promised: 'Livrée mardi entre 8 h et 12 h, avec un SMS une heure avant.',
    happened: 'Passée à 15 h 40, sans SMS. La table était intacte et montée à l’étage.',
    ...{ kept: 'no', checks: ['partly', 'no', 'yes'] },
  },
  {
    ...{ ...delivery, visitorId: 'U0JULIE', competitor: albatros, daysAgo: 45 },
    promised: 'Livré jeudi, créneau de deux heures.',
    happened: 'Sonné à la minute près, cartons repris.',
    ...{ kept: 'yes', checks: ['yes', 'yes', 'yes'] },
    words: 'Le suivi sur une carte, minute par minute, enlève toute l’attente.',
  },
  {
    ...{ ...help, visitorId: 'U0CLAIRE', competitor: null, daysAgo: 30 },
    promised: 'Un conseiller rappelle dans l’heure.',
    happened: 'Rappelée après vingt minutes ; la pièce est partie le soir même.',
    ...{ kept: 'yes', checks: ['yes', 'yes', 'yes'] },
  },
  {
    ...{ ...delivery, visitorId: 'U0OLIVIER', competitor: null, daysAgo: 24 },
    promised: 'Livré samedi matin.',
    happened: 'Samedi à 9 h, comme dit. Un pied du buffet était rayé ; repris sans discuter.',
    ...{ kept: 'partly', checks: ['yes', 'yes', 'no'] },
  },
  {
    ...{ ...help, visitorId: 'U0KARIM', competitor: kerguelen, daysAgo: 20 },
    promised: 'Réponse sous 24 heures.',
    happened: 'Trois jours, puis un lien vers la notice.',
    ...{ kept: 'no', checks: ['no', 'no', null] },
  },
  {
    ...{ ...delivery, visitorId: 'U0KARIM', competitor: kerguelen, daysAgo: 15 },
    promised: 'Livré sous dix jours.',
    happened: 'Livré le huitième, prévenu la veille.',
    ...{ kept: 'yes', checks: ['yes', 'yes', 'yes'] },
  },
  {
    ...{ ...delivery, visitorId: 'U0SARAH', competitor: null, daysAgo: 9 },
    promised: 'Delivered on Wednesday, before noon.',
    happened: 'Wednesday at eleven, both boxes whole.',
    ...{ kept: 'yes', checks: ['yes', 'no', 'yes'] },
  },
  {
    ...{ ...help, visitorId: 'U0JACK', competitor: null, daysAgo: 6 },
    promised: 'Chat answers at once, until eight in the evening.',
    happened: 'Nobody in the chat at seven; an e-mail the next morning solved it.',
    ...{ kept: 'partly', checks: ['no', 'yes', 'yes'] },
  },
];
