// What the form "Change…" of an import says; fields of answers, scores and heats are named in imports/words.ts.
import { fr, phrases } from '../../i18n/phrases.ts';

export const sayChange = phrases({
  en: {
    title: 'Change the import',
    save: 'Read again',
    rest: (shown: string, rest: string) => ({
      one: `The first ${shown} columns can be chosen here; ${rest} more stays as guessed.`,
      other: `The first ${shown} columns can be chosen here; ${rest} more stay as guessed.`,
    }),
    day: 'One day for all answers',
    dayHint: 'Where no column tells when they were given.',
    source: 'Where the answers come from',
    newSource: 'A new source, named below',
    name: 'Name of the new source',
    nameHint: 'For example “After-sales survey”.',
    heat: 'When customers were asked',
    metric: 'What the scores measure',
    metricHint: 'Leave it empty where there are no scores, or where a column says it.',
    sheet: 'Sheet of the workbook',
    sheetHint: 'Another sheet is read first; its columns can be chosen after that.',
    column: (header: string) => `Column “${header}”`,
    only: 'Only rows with',
    onlyHint: 'None chosen: all rows. Of one column any of those chosen; several columns all have to fit.',
    without: 'Without rows with',
    withoutHint:
      'Previews, tests and answers never sent off, as tools mark them, stay outside by themselves.',
    noName: 'Name the new source, or choose one that is there.',
    longName: 'At most 100 characters.',
    asItWas: 'Nothing changed: the file would be imported as its message says.',
    corrected: 'Noted. The message about the file shows what would be imported now; nothing is imported yet.',
    readAgain:
      'The other sheet is being read. The message about the file then shows what was found; nothing is imported yet.',
    goneSource: 'This source is gone. Choose another one.',
    twice: 'Another column is that already. Choose something else for one of the two.',
    missing: {
      date: 'One column has to be the date of the answer: choose which, or give one day for all.',
      answer: 'One column has to be a score or the customer’s words. Choose which.',
      metric: 'Choose what the scores measure.',
    },
  },
  fr: {
    title: 'Modifier l’import',
    save: 'Relire',
    rest: (shown, rest) => ({
      one: fr`Les ${shown} premières colonnes se choisissent ici ; ${rest} autre reste comme je l’ai devinée.`,
      other: fr`Les ${shown} premières colonnes se choisissent ici ; ${rest} autres restent comme je les ai devinées.`,
    }),
    day: 'Un même jour pour toutes les réponses',
    dayHint: 'Si aucune colonne ne dit quand elles ont été données.',
    source: 'D’où viennent les réponses',
    newSource: 'Une nouvelle source, nommée ci-dessous',
    name: 'Nom de la nouvelle source',
    nameHint: 'Par exemple « Enquête après-vente ».',
    heat: 'Quand les clients ont été interrogés',
    metric: 'Ce que mesurent les notes',
    metricHint: 'Laissez vide s’il n’y a pas de notes, ou si une colonne le dit.',
    sheet: 'Feuille du classeur',
    sheetHint: 'Une autre feuille est d’abord lue ; ses colonnes se choisissent ensuite.',
    column: (header) => fr`Colonne « ${header} »`,
    only: 'Seulement les lignes avec',
    onlyHint: fr`Rien de choisi : toutes les lignes. D’une colonne, l’une des valeurs choisies ; plusieurs colonnes doivent toutes convenir.`,
    without: 'Sans les lignes avec',
    withoutHint:
      'Les aperçus, les tests et les réponses jamais envoyées, tels que les outils les marquent, restent dehors d’office.',
    noName: 'Nommez la nouvelle source, ou choisissez-en une qui existe.',
    longName: 'Cent caractères au plus.',
    asItWas: fr`Rien n’a changé : le fichier serait importé comme le dit son message.`,
    corrected: fr`C’est noté. Le message du fichier montre ce qui serait importé désormais ; rien ne l’est encore.`,
    readAgain: fr`L’autre feuille est en cours de lecture. Le message du fichier montrera ce que j’y ai trouvé ; rien n’est encore importé.`,
    goneSource: 'Cette source n’existe plus. Choisissez-en une autre.',
    twice: 'Une autre colonne l’est déjà. Choisissez autre chose pour l’une des deux.',
    missing: {
      date: fr`Une colonne doit être la date de la réponse : choisissez laquelle, ou donnez un même jour à toutes.`,
      answer: 'Une colonne doit être une note ou les mots du client. Choisissez laquelle.',
      metric: 'Choisissez ce que mesurent les notes.',
    },
  },
});

export const sayUndo = phrases({
  en: {
    title: 'Take this import back',
    submit: 'Take it back',
    goes: (answers: string) => ({ one: `${answers} answer goes.`, other: `${answers} answers go.` }),
    restores: (answers: string) => ({
      one: `${answers} that it replaced is again as it was before.`,
      other: `${answers} that it replaced are again as they were before.`,
    }),
    noQuotes: 'No message in the chat quotes them.',
    quotes: 'These messages quote them, and are edited:',
    place: (name: string, messages: string) => ({
      one: `${name}: ${messages} message`,
      other: `${name}: ${messages} messages`,
    }),
    keeps: 'What colleagues wrote about a case stays. The file can be imported again afterwards.',
    nothing:
      'There is nothing to take back: this import was undone already, or it is from before that was possible.',
    begun: 'It is being taken back; the message of the import says so once it is done.',
  },
  fr: {
    title: 'Retirer cet import',
    submit: 'Le retirer',
    goes: (answers) => ({
      one: `${answers} réponse disparaît.`,
      other: `${answers} réponses disparaissent.`,
    }),
    restores: (answers) => ({
      one: `${answers} réponse qu’il avait remplacée redevient ce qu’elle était.`,
      other: `${answers} réponses qu’il avait remplacées redeviennent ce qu’elles étaient.`,
    }),
    noQuotes: 'Aucun message de la messagerie ne les cite.',
    quotes: fr`Ces messages les citent, et seront corrigés :`,
    place: (name, messages) => ({
      one: fr`${name} : ${messages} message`,
      other: fr`${name} : ${messages} messages`,
    }),
    keeps: 'Ce que des collègues ont écrit sur un cas reste. Le fichier pourra être importé de nouveau.',
    nothing: fr`Il n’y a rien à retirer : cet import l’a déjà été, ou il date d’avant que ce soit possible.`,
    begun: 'Je le retire ; le message de l’import le dira une fois que ce sera fait.',
  },
});
