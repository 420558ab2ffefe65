// The kinds of messages of surveys.
import { kindsFor } from '../../delivery/kinds.ts';

export const resultKinds = kindsFor(
  { what: { en: 'the result of a survey', fr: 'le résultat d’une enquête' }, standsAlone: true },
  {
    /** To whoever made it: what follows is theirs to decide. */
    'survey.decide': 'told',
    'survey.result': 'told',
    'survey.redrawn': 'redrawn',
  },
);
