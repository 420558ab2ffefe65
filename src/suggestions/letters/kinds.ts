// The kinds of messages about ideas. What each says is in the letters beside this.
import { kindsFor } from '../../delivery/kinds.ts';

export const suggestionKinds = kindsFor(
  { what: { en: 'a letter about an idea', fr: 'une lettre sur une idée' }, standsAlone: true },
  {
    'suggestion.card': {
      fate: 'asked',
      what: { en: 'an idea to answer', fr: 'une idée à laquelle répondre' },
    },
    'suggestion.passed-on': 'asked',
    'suggestion.nobody': 'asked',
    'suggestion.wrote-back': 'asked',
    'suggestion.contested': 'asked',
    'suggestion.receipt': 'told',
    'suggestion.acknowledged': 'told',
    'suggestion.replied': 'told',
    'suggestion.taken-up': 'told',
    'suggestion.planned': 'told',
    'suggestion.trial-started': 'told',
    'suggestion.trial-concluded': 'told',
    'suggestion.completed': 'told',
    'suggestion.declined': 'told',
    'suggestion.merged': 'told',
    'suggestion.reassigned': 'told',
    'suggestion.now-with': 'told',
    'suggestion.late': 'told',
    'suggestion.followed': 'told',
    'suggestion.confirmed': 'told',
    'suggestion.edited': 'told',
    'suggestion.withdrawn': 'told',
    'suggestion.reopened': 'told',
    'suggestion.handed-on': 'told',
    'suggestion.relayed': 'told',
    'suggestion.announced': {
      fate: 'told',
      what: { en: 'an announcement of an idea', fr: 'l’annonce d’une idée' },
    },
    'suggestion.not-passed-on': 'told',
    'suggestion.changed': 'redrawn',
    'suggestion.card-redrawn': 'redrawn',
  },
);
