// The kinds of messages about actions. What each says is letters.ts.
import { kindsFor } from '../../delivery/kinds.ts';

export const planKinds = kindsFor(
  { what: { en: 'a letter about an action', fr: 'une lettre sur une action' }, standsAlone: true },
  {
    'plan.yours': { fate: 'told', what: { en: 'an action of theirs', fr: 'une action à mener' } },
    'plan.changed': 'told',
  },
);
