// The kinds of messages about best failures. What each says is in views.ts.
import { kindsFor } from '../delivery/kinds.ts';

export const storyKinds = kindsFor(
  { what: { en: 'a letter about a best failure', fr: 'une lettre sur un récit' }, standsAlone: true },
  {
    'story.card': {
      fate: 'asked',
      what: { en: 'a best failure to approve', fr: 'un récit à approuver' },
    },
    'story.receipt': 'told',
    'story.credit': 'told',
    'story.approved': 'told',
    'story.returned': 'told',
    'story.published': 'told',
    'story.card-redrawn': 'redrawn',
  },
);
