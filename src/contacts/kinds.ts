// The kinds of messages about contacts. What each says is in letters.ts.
import { kindsFor } from '../delivery/kinds.ts';

export const contactKinds = kindsFor(
  {
    what: { en: 'what a month’s contacts cost', fr: 'ce que coûtent les contacts d’un mois' },
    standsAlone: true,
  },
  { 'contacts.statement': 'told', 'contacts.closed': 'told' },
);
