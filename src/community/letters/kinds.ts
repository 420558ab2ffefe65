// The kinds of messages about what customers are asked. What each says is letters.ts.
import { kindsFor } from '../../delivery/kinds.ts';

export const communityKinds = kindsFor(
  {
    what: { en: 'a letter about a question to customers', fr: 'une lettre sur une question aux clients' },
    standsAlone: true,
  },
  {
    /** To whoever is named to customers as reader. */
    'community.reader': 'told',
    'community.result': 'told',
    'community.word': 'told',
  },
);
