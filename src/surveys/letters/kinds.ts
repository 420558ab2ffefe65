// The kinds of messages of surveys. None of them says whether anybody answered; what each says is beside this file.
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

export const roundKinds = kindsFor(
  { what: { en: 'a letter about a survey', fr: 'une lettre sur une enquête' }, standsAlone: true },
  {
    'survey.invitation': {
      fate: 'told',
      what: { en: 'an invitation to answer a survey', fr: 'une invitation à répondre à une enquête' },
      isForMany: true,
    },
    'survey.reminder': {
      fate: 'caught-up',
      what: { en: 'a reminder of a survey', fr: 'un rappel d’enquête' },
      isForMany: true,
    },
    'survey.news': 'told',
  },
);
