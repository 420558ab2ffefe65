// The channels of the demo's workspace and who is in them.
import { people } from './people.ts';

export interface SampleChannel {
  /** As Slack writes channel ids. */
  readonly id: string;
  /** Without the #. */
  readonly name: string;
  readonly purpose: string;
  /** Ids of people. */
  readonly members: readonly string[];
}

const everyone = people.map((person) => person.id);

export const channels: readonly SampleChannel[] = [
  { id: 'C0GENERAL', name: 'general', purpose: 'Toute la maison / The whole company', members: everyone },
  {
    id: 'C0VOIX',
    name: 'voix-clients',
    purpose: 'Ce que nos clients nous disent, chaque semaine',
    members: everyone,
  },
  {
    id: 'C0LIVRAISON',
    name: 'livraison',
    purpose: 'Transport, tournées, installation',
    members: ['U0THOMAS', 'U0PRIYA', 'U0OLIVIER', 'U0JULIE', 'U0KARIM', 'U0NADIA'],
  },
  {
    id: 'C0SUPPORTUK',
    name: 'support-uk',
    purpose: 'Leeds support team and friends',
    members: ['U0GEMMA', 'U0JACK', 'U0PRIYA', 'U0SARAH', 'U0NADIA'],
  },
  {
    id: 'C0SAV',
    name: 'sav-nantes',
    purpose: "L'équipe du service client de Nantes",
    members: ['U0NADIA', 'U0JULIE', 'U0KARIM', 'U0OLIVIER'],
  },
  {
    id: 'C0RECITS',
    name: 'recits',
    purpose: 'Les plus beaux ratés, avant publication / Best failures, before they are told',
    members: ['U0NADIA', 'U0GEMMA', 'U0MARION'],
  },
];
