// What /lesson, its lists and the home say about lessons. The lesson itself: lessons/views.ts.
import { phrases } from '../../i18n/phrases.ts';

export const sayLessons = phrases({
  en: {
    help: '– this week’s lesson: a real situation, three answers, and what happened.',
    read: 'Read it',
    none: 'There is no lesson this week.',
    get: 'Send it to me each week',
    stop: 'Send it to me no more',
    past: 'Earlier lessons',
    noPast: 'None yet: the lessons of past weeks stand here, with what happened.',
    takenBack: 'A lesson that was taken back',
    weekOf: (day: string) => `week of ${day}`,
    readAgain: 'Read again',
    tooFew: 'Fewer than five answered, so that how many chose what is not shown.',
    notOver: 'How many chose what is told once the week is over.',
    subscribed:
      'It comes to you each Tuesday at ten from next week on, on working days of yours and not while you are away. “/lesson off” ends that.',
    alreadySubscribed: 'It comes to you each week already. “/lesson off” ends that.',
    unsubscribed: 'It comes to you no more. “/lesson” shows it when you like.',
    notSubscribed: 'You do not get it by letter. “/lesson on” brings it each week.',
  },
  fr: {
    help: '– la leçon de la semaine : une situation réelle, trois réponses, et ce qui s’est passé.',
    read: 'La lire',
    none: 'Il n’y a pas de leçon cette semaine.',
    get: 'La recevoir chaque semaine',
    stop: 'Ne plus la recevoir',
    past: 'Les leçons passées',
    noPast: 'Aucune pour l’instant : les leçons des semaines passées figurent ici, avec ce qui s’est passé.',
    takenBack: 'Une leçon qui a été retirée',
    weekOf: (day) => `semaine du ${day}`,
    readAgain: 'La relire',
    tooFew: 'Moins de cinq personnes ont répondu : qui a choisi quoi n’est donc pas montré.',
    notOver: 'Qui a choisi quoi se dit une fois la semaine passée.',
    subscribed:
      'Vous la recevrez chaque mardi à 10 h dès la semaine prochaine, vos jours travaillés et jamais pendant une absence. « /lecon non » y met fin.',
    alreadySubscribed: 'Vous la recevez déjà chaque semaine. « /lecon non » y met fin.',
    unsubscribed: 'Vous ne la recevrez plus. « /lecon » l’affiche quand vous voulez.',
    notSubscribed: 'Vous ne la recevez pas. « /lecon oui » vous l’envoie chaque semaine.',
  },
});
