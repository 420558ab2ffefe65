// The kinds of messages that lessons bring. What each says is in views.ts and letters.ts.
import { kindsFor } from '../delivery/kinds.ts';

export const lessonKinds = kindsFor(
  { what: { en: 'the lesson of the week', fr: 'la leçon de la semaine' }, standsAlone: true },
  {
    'lesson.card': 'told',
    'lesson.letter': 'told',
    'lesson.proposed': {
      fate: 'told',
      what: { en: 'a lesson to approve', fr: 'une leçon à approuver' },
    },
    'lesson.decided': {
      fate: 'told',
      what: { en: 'what became of a lesson', fr: 'la suite donnée à une leçon' },
    },
    'lesson.redrawn': 'redrawn',
  },
);
