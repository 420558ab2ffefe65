// The kinds of messages about being an ambassador. One name for all that goes out under seal: who reads the database sees that something was
// written to somebody, not whether it asked, welcomed or thanked.
import { kindsFor } from '../delivery/kinds.ts';

export const ambassadorKinds = kindsFor(
  { what: { en: 'a letter to one person', fr: 'une lettre à une personne' }, standsAlone: true },
  {
    'ambassador.letter': 'told',
    'ambassador.kit': {
      fate: 'told',
      what: { en: 'an ambassador’s monthly kit', fr: 'le kit mensuel d’un mandat d’ambassade' },
    },
    'ambassador.kit-over': 'redrawn',
  },
);

/** What all kits are about: by it they are found again, whoever has them. */
export const KIT = 'ambassadors:kit';
