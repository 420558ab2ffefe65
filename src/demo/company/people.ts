// The colleagues who are in the demo's workspace. Which of them own a topic is said in topics.ts.
import type { Locale } from '../../i18n/locale.ts';

export interface SamplePerson {
  /** As Slack writes user ids. */
  readonly id: string;
  /** The short name that people type after @. */
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly timeZone: 'Europe/Paris' | 'Europe/London';
  readonly locale: Locale;
  readonly isAdmin: boolean;
  /** Approves stories. */
  readonly isModerator: boolean;
}

const inFrance = { timeZone: 'Europe/Paris', locale: 'fr', isAdmin: false, isModerator: false } as const;
const inEngland = { timeZone: 'Europe/London', locale: 'en', isAdmin: false, isModerator: false } as const;

export const people: readonly SamplePerson[] = [
  {
    ...inFrance,
    id: 'U0NADIA',
    name: 'nadia',
    realName: 'Nadia Benali',
    title: 'Responsable relation client',
    isAdmin: true,
    isModerator: true,
  },
  {
    ...inFrance,
    id: 'U0MARION',
    name: 'marion',
    realName: 'Marion Delcourt',
    title: 'Directrice générale',
    isAdmin: true,
  },
  { ...inFrance, id: 'U0THOMAS', name: 'thomas', realName: 'Thomas Guérin', title: 'Directeur logistique' },
  {
    ...inFrance,
    id: 'U0CLAIRE',
    name: 'claire',
    realName: 'Claire Fontaine',
    title: 'Responsable produits et site',
  },
  { ...inFrance, id: 'U0JULIE', name: 'julie', realName: 'Julie Le Goff', title: 'Conseillère SAV, Nantes' },
  { ...inFrance, id: 'U0KARIM', name: 'karim', realName: 'Karim Haddad', title: 'Conseiller SAV, Nantes' },
  {
    ...inFrance,
    id: 'U0OLIVIER',
    name: 'olivier',
    realName: 'Olivier Marchand',
    title: 'Technicien installateur, Brest',
  },
  {
    ...inEngland,
    id: 'U0GEMMA',
    name: 'gemma',
    realName: 'Gemma Whitfield',
    title: 'Support team lead, Leeds',
    isAdmin: true,
    isModerator: true,
  },
  { ...inEngland, id: 'U0PRIYA', name: 'priya', realName: 'Priya Nair', title: 'UK delivery coordinator' },
  { ...inEngland, id: 'U0JACK', name: 'jack', realName: 'Jack Ellison', title: 'Support adviser, Leeds' },
  {
    ...inEngland,
    id: 'U0SARAH',
    name: 'sarah',
    realName: 'Sarah Osei',
    title: 'Showroom manager, Manchester',
  },
];
