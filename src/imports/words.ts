// What an import in a chat says; where each sentence stands is in letters.ts.
import type { ColumnField, MissingColumn } from '../feedback/files/columns.ts';
import type { Heat, Metric } from '../feedback/filters.ts';
import type { Scale } from '../feedback/scale.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { ImportState } from './file-import.ts';
import type { FileFault } from './handed.ts';

interface Count {
  /** As the reader writes numbers. */
  readonly number: string;
  readonly isOne: boolean;
}

/** "NPS, 0 to 10"; '' where nobody says what is measured. */
export function askedAs(metric: Metric | null, scale: Scale | null, locale: Locale): string {
  if (metric === null) return '';
  const say = sayImports(locale);
  const { number } = formats(locale, 'UTC');
  return scale === null
    ? say.metricName[metric]
    : say.scale(say.metricName[metric], number(scale.low), number(scale.high));
}

export const sayImports = phrases({
  en: {
    reading: (file: string) => `Reading “${file}”…`,
    read: (file: string) => `I have read “${file}”.`,
    nothingYet: 'Nothing is stored before you press Import.',
    canBe: (rows: Count) => (rows.isOne ? '1 row can be imported' : `${rows.number} rows can be imported`),
    wouldBeRefused: (rows: Count) => (rows.isOne ? '1 would be refused' : `${rows.number} would be refused`),
    noneRefused: 'none would be refused',
    source: 'Source',
    newSource: (name: string) => `${name} (new)`,
    heat: 'Asked',
    metric: 'The scores are',
    sheet: 'Sheet',
    dates: 'Dates',
    unwrapped: 'Each line of the file was one quoted text; I read what is inside.',
    only: 'Only rows with',
    without: 'Without rows with',
    toldBy: (column: string, ignore: string) =>
      `“${column}” tells them. To import them too, choose “${ignore}” for it with “Change…”.`,
    columns: 'What each column is taken for',
    moreColumns: (columns: Count) =>
      columns.isOne ? '1 more column stays as guessed' : `${columns.number} more columns stay as guessed`,
    preview: 'The first rows, as they would be stored',
    noWords: 'no comment',
    refusals: 'Among those that would be refused',
    line: (line: string, column: string, reason: string) =>
      column === '' ? `line ${line}: ${reason}` : `line ${line}, ${column}: ${reason}`,
    missing: {
      date: 'No column looks like the date of the answer. Say which one it is with “Change…”.',
      answer: 'No column looks like a score or a comment. Say which one it is with “Change…”.',
      metric: 'The scores do not say what they measure. Say whether it is NPS, CSAT or CES with “Change…”.',
    } satisfies Record<MissingColumn, string>,
    inDoubt: (questions: Count) =>
      questions.isOne
        ? 'One question before anything is stored.'
        : `${questions.number} questions before anything is stored.`,
    answer: 'Answer…',
    scale: (metric: string, low: string, high: string) => `${metric}, ${low} to ${high}`,
    example: (value: string) => `for example ${value}`,
    leftOut: (columns: string) => `Not stored: ${columns}`,
    differing: (rows: Count) =>
      rows.isOne
        ? 'One of those already there has other content, which stays.'
        : `${rows.number} of those already there have other content, which stays.`,
    undo: 'Undo…',
    undoing: (file: string) => `I am taking “${file}” back…`,
    undone: (file: string) => `“${file}” is taken back.`,
    removed: (answers: Count) =>
      answers.isOne ? '1 answer is gone.' : `${answers.number} answers are gone.`,
    restored: (answers: Count) =>
      answers.isOne ? '1 is as it was before.' : `${answers.number} are as they were before.`,
    edited: (messages: Count) =>
      messages.isOne
        ? '1 message that quoted them is edited.'
        : `${messages.number} messages that quoted them are edited.`,
    start: 'Import',
    change: 'Change…',
    cancel: 'Cancel',
    again: 'Try again',
    importing: (file: string) => `Importing “${file}”…`,
    progress: (share: string, rows: Count) =>
      rows.isOne ? `${share} · 1 row` : `${share} · ${rows.number} rows`,
    done: (file: string) => `“${file}” is imported.`,
    imported: (rows: Count) => `${rows.number} imported`,
    alreadyThere: (rows: Count) => `${rows.number} already there`,
    refused: (rows: Count) => `${rows.number} refused`,
    mended: (rows: Count) =>
      `${rows.isOne ? 'One row' : `${rows.number} rows`} with broken accents, web markup or values wrapped in ="…", read as meant.`,
    furniture: (rows: Count) =>
      `Left out, being no answers (totals, notes, the header again): ${rows.isOne ? '1 row' : `${rows.number} rows`}.`,
    into: (source: string) => `Source: ${source}`,
    rejects:
      'The refused rows, with their reasons, are in the file that I handed you: mend them there and share it with me.',
    rejectsLost:
      'The file of refused rows could not be handed to you just now. Share the same file again and import it again: nothing is stored twice, and the refused rows come with it.',
    interrupted:
      'This import was interrupted and went on by itself: what it had stored before counts as already there.',
    rejectsWords: (file: string, rows: Count) =>
      rows.isOne
        ? `1 row of “${file}” that was refused, with the reason.`
        : `${rows.number} rows of “${file}” that were refused, with their reasons.`,
    rejectsFile: 'refused',
    cancelled: (file: string) => `“${file}” was not imported. I kept nothing of it.`,
    lapsed: (file: string) =>
      `“${file}” was not imported: nobody pressed Import for a week. I kept nothing of it. Share it again whenever you like.`,
    failed: (file: string) => `“${file}” could not be read.`,
    broken: 'That did not work, and what was there before is unchanged.',
    halfway:
      'That did not work to its end. What was stored so far stays; importing the file again brings the rest and nothing twice.',
    fault: {
      gone: 'The file was deleted meanwhile. Share it again.',
      'not-allowed':
        'I may not read files here yet. Whoever installed Porte-voix can give it the right “files:read” by installing the app again.',
      elsewhere: 'This is a link to a file that stands elsewhere. Download it, and share the file itself.',
      'too-large':
        'This file has more than 50 MB. Share it in parts, or have it imported from the command line: npx portevoix import FILE --source NAME',
      unreachable: 'The chat did not give me the file just now.',
    } satisfies Record<FileFault, string>,
    kinds:
      'I read answers of customers from CSV files and workbooks (.csv, .xlsx, .ods). Save this one as one of these, and share it again.',
    notFound: 'This import is not here any more. Share the file again.',
    settled: {
      offered: 'This file waits for you: Import, Change… or Cancel.',
      running: 'This file is being imported just now.',
      done: 'This file was imported already. Share it again if there is more in it.',
      failed: 'This file could not be read. Share it again.',
      cancelled: 'This import was cancelled. Share the file again if you want it after all.',
    } satisfies Record<ImportState, string>,
    field: {
      date: 'date of the answer',
      time: 'time of the answer, where the date has none',
      score: 'score',
      metric: 'what the score measures',
      verbatim: 'the customer’s words',
      customer: 'customer’s reference (kept as a fingerprint only)',
      id: 'id of the answer',
      touchpoint: 'touchpoint of the journey',
      heat: 'hot or cold',
      name: 'customer’s name (only to take it out of the words)',
      segment: 'something to filter by',
      state: 'real, test or unfinished',
      question: 'the question of the line',
      answer: 'the answer of the line',
      ignore: 'not stored',
    } satisfies Record<ColumnField, string>,
    metricName: { nps: 'NPS', csat: 'CSAT', ces: 'CES' } satisfies Record<Metric, string>,
    heatName: {
      hot: 'just after an interaction (hot)',
      cold: 'relationship survey (cold)',
    } satisfies Record<Heat, string>,
  },
  fr: {
    reading: (file) => fr`Je lis « ${file} »…`,
    read: (file) => fr`J’ai lu « ${file} ».`,
    nothingYet: 'Rien n’est enregistré avant que vous n’appuyiez sur Importer.',
    canBe: (rows) =>
      rows.isOne ? `${rows.number} ligne peut être importée` : `${rows.number} lignes peuvent être importées`,
    wouldBeRefused: (rows) =>
      rows.isOne ? `${rows.number} serait refusée` : `${rows.number} seraient refusées`,
    noneRefused: 'aucune ne serait refusée',
    source: 'Source',
    newSource: (name) => `${name} (nouvelle)`,
    heat: 'Recueil',
    metric: 'Les notes sont',
    sheet: 'Feuille',
    dates: 'Dates',
    unwrapped: fr`Chaque ligne du fichier était un seul texte entre guillemets ; j’ai lu ce qu’il contient.`,
    only: 'Seulement les lignes avec',
    without: 'Sans les lignes avec',
    toldBy: (column, ignore) =>
      fr`C’est « ${column} » qui le dit. Pour les importer aussi, choisissez « ${ignore} » pour cette colonne avec « Modifier… ».`,
    columns: 'Ce que chaque colonne contient, à mon avis',
    moreColumns: (columns) =>
      columns.isOne
        ? '1 autre colonne reste comme je l’ai devinée'
        : `${columns.number} autres colonnes restent comme je les ai devinées`,
    preview: 'Les premières lignes, telles qu’elles seraient enregistrées',
    noWords: 'sans commentaire',
    refusals: 'Lignes refusées',
    line: (line, column, reason) =>
      column === '' ? fr`ligne ${line} : ${reason}` : fr`ligne ${line}, ${column} : ${reason}`,
    missing: {
      date: 'Aucune colonne ne ressemble à la date de la réponse. Dites laquelle c’est avec « Modifier… ».',
      answer:
        'Aucune colonne ne ressemble à une note ou à un commentaire. Dites laquelle c’est avec « Modifier… ».',
      metric:
        'Les notes ne disent pas ce qu’elles mesurent. Dites si c’est du NPS, du CSAT ou du CES avec « Modifier… ».',
    },
    inDoubt: (questions) =>
      questions.isOne
        ? `${questions.number} question avant d’enregistrer quoi que ce soit.`
        : `${questions.number} questions avant d’enregistrer quoi que ce soit.`,
    answer: 'Répondre…',
    scale: (metric, low, high) => `${metric}, de ${low} à ${high}`,
    example: (value) => `par exemple ${value}`,
    leftOut: (columns) => fr`Non enregistrées : ${columns}`,
    differing: (rows) =>
      rows.isOne
        ? `${rows.number} réponse déjà là a un autre contenu, qui reste.`
        : `${rows.number} réponses déjà là ont un autre contenu, qui reste.`,
    undo: 'Retirer cet import…',
    undoing: (file) => fr`Je retire « ${file} »…`,
    undone: (file) => fr`« ${file} » est retiré.`,
    removed: (answers) =>
      answers.isOne ? `${answers.number} réponse a disparu.` : `${answers.number} réponses ont disparu.`,
    restored: (answers) =>
      answers.isOne
        ? `${answers.number} est redevenue ce qu’elle était.`
        : `${answers.number} sont redevenues ce qu’elles étaient.`,
    edited: (messages) =>
      messages.isOne
        ? `${messages.number} message qui en citait est corrigé.`
        : `${messages.number} messages qui en citaient sont corrigés.`,
    start: 'Importer',
    change: 'Modifier…',
    cancel: 'Annuler',
    again: 'Réessayer',
    importing: (file) => fr`J’importe « ${file} »…`,
    progress: (share, rows) =>
      rows.isOne ? `${share} · ${rows.number} ligne` : `${share} · ${rows.number} lignes`,
    done: (file) => fr`« ${file} » est importé.`,
    imported: (rows) => (rows.isOne ? `${rows.number} importée` : `${rows.number} importées`),
    alreadyThere: (rows) => `${rows.number} déjà là`,
    refused: (rows) => (rows.isOne ? `${rows.number} refusée` : `${rows.number} refusées`),
    mended: (rows) =>
      rows.isOne
        ? fr`Une ligne remise d’aplomb : accents abîmés, balises de page web, ou valeurs entourées de ="…".`
        : fr`${rows.number} lignes remises d’aplomb : accents abîmés, balises de page web, ou valeurs entourées de ="…".`,
    furniture: (rows) =>
      rows.isOne
        ? fr`Laissé de côté, car ce ne sont pas des réponses (totaux, notes, en-tête répété) : ${rows.number} ligne.`
        : fr`Laissé de côté, car ce ne sont pas des réponses (totaux, notes, en-tête répété) : ${rows.number} lignes.`,
    into: (source) => fr`Source : ${source}`,
    rejects:
      'Les lignes refusées, avec leurs raisons, sont dans le fichier que je vous ai remis : corrigez-les, puis partagez-le avec moi.',
    rejectsLost:
      'Je n’ai pas pu vous remettre le fichier des lignes refusées. Partagez à nouveau le même fichier et importez-le encore : rien n’est enregistré deux fois, et les lignes refusées viendront avec.',
    interrupted:
      'Cet import a été interrompu et a repris tout seul : ce qu’il avait déjà enregistré compte comme déjà là.',
    rejectsWords: (file, rows) =>
      rows.isOne
        ? fr`${rows.number} ligne de « ${file} » refusée, avec la raison.`
        : fr`${rows.number} lignes de « ${file} » refusées, avec leurs raisons.`,
    rejectsFile: 'refusees',
    cancelled: (file) => fr`« ${file} » n’a pas été importé. Je n’en ai rien gardé.`,
    lapsed: (file) =>
      fr`« ${file} » n’a pas été importé : personne n’a appuyé sur Importer pendant une semaine. Je n’en ai rien gardé. Partagez-le à nouveau quand vous voudrez.`,
    failed: (file) => fr`Je n’ai pas pu lire « ${file} ».`,
    broken: 'Cela n’a pas marché, et ce qui était là avant n’a pas changé.',
    halfway:
      'Cela n’a pas marché jusqu’au bout. Ce qui est déjà enregistré le reste ; importer à nouveau le fichier apporte la suite, et rien deux fois.',
    fault: {
      gone: 'Le fichier a été supprimé entre-temps. Partagez-le à nouveau.',
      'not-allowed':
        'Je n’ai pas encore le droit de lire les fichiers ici. La personne qui a installé Porte-voix peut lui donner le droit « files:read » en réinstallant l’application.',
      elsewhere:
        'C’est un lien vers un fichier rangé ailleurs. Téléchargez-le, puis partagez le fichier lui-même.',
      'too-large':
        'Ce fichier dépasse 50 Mo. Partagez-le en plusieurs morceaux, ou faites-le importer en ligne de commande : npx portevoix import FICHIER --source NOM',
      unreachable: 'La messagerie ne m’a pas donné le fichier à l’instant.',
    },
    kinds:
      'Je lis les réponses de clients dans des fichiers CSV et des classeurs (.csv, .xlsx, .ods). Enregistrez celui-ci dans l’un de ces formats, puis partagez-le à nouveau.',
    notFound: 'Cet import n’est plus là. Partagez à nouveau le fichier.',
    settled: {
      offered: 'Ce fichier vous attend : Importer, Modifier… ou Annuler.',
      running: 'Ce fichier est en cours d’import.',
      done: 'Ce fichier a déjà été importé. Partagez-le à nouveau s’il contient autre chose.',
      failed: 'Ce fichier n’a pas pu être lu. Partagez-le à nouveau.',
      cancelled: 'Cet import a été annulé. Partagez à nouveau le fichier si vous le voulez quand même.',
    },
    field: {
      date: 'date de la réponse',
      time: 'heure de la réponse, si la date ne la dit pas',
      score: 'note',
      metric: 'ce que mesure la note',
      verbatim: 'mots du client',
      customer: 'référence du client (gardée sous forme d’empreinte seulement)',
      id: 'identifiant de la réponse',
      touchpoint: 'étape du parcours',
      heat: 'à chaud ou à froid',
      name: 'nom du client (seulement pour le retirer de ses mots)',
      segment: 'de quoi filtrer',
      state: 'vraie réponse, essai ou réponse inachevée',
      question: 'la question de la ligne',
      answer: 'la réponse de la ligne',
      ignore: 'pas enregistrée',
    },
    metricName: { nps: 'NPS', csat: 'CSAT', ces: 'CES' },
    heatName: { hot: 'juste après un contact (à chaud)', cold: 'enquête relationnelle (à froid)' },
  },
});
