// What the screens say on which admins choose where the week's lesson is posted.
import { fr, phrases } from '../../i18n/phrases.ts';

export const sayPlaces = phrases({
  en: {
    menu: 'Lessons',
    title: 'The lesson of the week',
    intro:
      'Once a week a channel reads a real situation with three answers; whoever presses one sees at once, alone, what happened and why. Twenty lessons come with the program. Stories and cases of yours become others by a button; those come first.',
    none: 'It is posted nowhere yet. Everybody can read it by /lesson all the same.',
    create: 'Another channel',
    edit: 'Edit',
    editTitle: 'When it is posted',
    remove: 'Stop there',
    removeTitle: 'Post no more lessons there?',
    removeText: (name: string) => `Lessons no longer come to ${name}. Those that were posted stay.`,
    keep: 'Go on',
    removed: (name: string) => `Lessons no longer come to ${name}. Those that were posted stay.`,
    save: 'Save',
    saved: 'Saved',
    savedIn: (name: string) => `The lesson of the week is posted in ${name}.`,
    posted: 'From now on the lesson of the week is posted in ',
    next: (moment: string) => `The next one comes on ${moment}.`,
    deleted: 'Somebody removed this channel meanwhile. Copy what you need, close, and add it again.',
    outdated: (by: string) =>
      `${by} saved this while you were editing; nothing was overwritten. Close, and open it again.`,
    channel: 'Channel',
    channelHint: 'Add me to it first.',
    noChannel: 'Choose a channel.',
    oneChannel: 'Choose one channel only.',
    weekday: 'Day',
    weekdayHint:
      'Answers are counted until Sunday evening: early in the week leaves time. On a holiday it comes the next working day.',
    at: 'Time',
    language: 'Language of the card',
    choose: 'Choose one.',
  },
  fr: {
    menu: 'Leçons',
    title: 'La leçon de la semaine',
    intro:
      'Une fois par semaine, un canal lit une situation réelle et trois réponses ; qui en choisit une voit aussitôt, pour soi seul, ce qui s’est passé et pourquoi. Vingt leçons sont fournies. D’un bouton, vos récits et vos cas en deviennent d’autres, qui passent en premier.',
    none: 'Elle n’est encore publiée nulle part. Chacun peut quand même la lire avec /lecon.',
    create: 'Ajouter un canal',
    edit: 'Modifier',
    editTitle: 'Quand elle paraît',
    remove: 'Arrêter ici',
    removeTitle: 'Ne plus y publier de leçon ?',
    removeText: (name) => fr`${name} ne recevra plus de leçon. Celles qui y ont paru restent.`,
    keep: 'Continuer',
    removed: (name) => fr`${name} ne recevra plus de leçon. Celles qui y ont paru restent.`,
    save: 'Enregistrer',
    saved: 'Enregistré',
    savedIn: (name) => fr`La leçon de la semaine paraît dans ${name}.`,
    posted: 'Désormais, la leçon de la semaine paraît dans ',
    next: (moment) => fr`La prochaine : ${moment}.`,
    deleted:
      'Quelqu’un a retiré ce canal entre-temps. Copiez ce qu’il vous faut, fermez et ajoutez-le de nouveau.',
    outdated: (by) =>
      fr`${by} a enregistré ceci pendant que vous le modifiiez ; rien n’a été écrasé. Fermez et rouvrez-le.`,
    channel: 'Canal',
    channelHint: 'Ajoutez-m’y d’abord.',
    noChannel: 'Choisissez un canal.',
    oneChannel: 'Choisissez un seul canal.',
    weekday: 'Jour',
    weekdayHint:
      'Les réponses sont comptées jusqu’au dimanche soir : mieux vaut le début de la semaine. Un jour férié, elle paraît le jour ouvré suivant.',
    at: 'Heure',
    language: 'Langue de la carte',
    choose: 'Choisissez.',
  },
});
