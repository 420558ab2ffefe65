// The kinds of messages about thank-yous. What each says is in views.ts.
import { kindsFor } from '../delivery/kinds.ts';

export const thanksKinds = kindsFor(
  { what: { en: 'a thank-you', fr: 'un merci' }, standsAlone: true },
  {
    'thanks.letter': 'told',
    'thanks.posted': 'told',
    'thanks.letter-redrawn': 'redrawn',
    'thanks.month': {
      fate: 'told',
      what: { en: 'the thank-yous of a month', fr: 'les mercis d’un mois' },
    },
  },
);
