// The kinds of messages about cases. What each says is in the letters beside this.
import { kindsFor } from '../../delivery/kinds.ts';

export const caseKinds = kindsFor(
  { what: { en: 'a letter about a case', fr: 'une lettre sur un cas' }, standsAlone: true },
  {
    'case.card': {
      fate: 'asked',
      what: { en: 'a case to take care of', fr: 'un cas à prendre en charge' },
    },
    'case.reminder': {
      fate: 'asked',
      what: { en: 'a reminder of a case', fr: 'le rappel d’un cas' },
    },
    'case.answered-again': 'asked',
    'case.reopened': 'asked',
    'case.moved': 'told',
    'case.card-redrawn': 'redrawn',
  },
);
