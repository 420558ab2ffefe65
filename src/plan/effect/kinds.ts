// The kinds of messages that say what became of an action. What each says is in letters.ts.
import { kindsFor } from '../../delivery/kinds.ts';

export const effectKinds = kindsFor(
  { what: { en: 'news of an action', fr: 'des nouvelles d’une action' }, standsAlone: true },
  { 'action.done': 'told', 'action.looked-back': 'told' },
);
