// What makes a workbook unreadable as a whole, in words: nothing of it is imported then.
import { UserError } from '../../../errors.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';

/** The archive stops too early, or its directory does not describe it. */
export function incomplete(): UserError {
  return new UserError('import.incomplete', (locale) => say(locale).incomplete);
}

/** `part` is the name of a file inside the workbook; `row` the sheet's row after which it cannot be read on. */
export function damaged(part: string, row?: number): UserError {
  const name = part.length > 80 ? `${part.slice(0, 79)}…` : part;
  return new UserError('import.damaged', (locale) =>
    row === undefined ? say(locale).damaged(name) : say(locale).damagedAfter(name, row),
  );
}

export function tooLarge(part: string): UserError {
  return new UserError('import.tooLarge', (locale) => say(locale).tooLarge(part));
}

export function locked(): UserError {
  return new UserError('import.locked', (locale) => say(locale).locked);
}

/** A zip archive that holds something else: Word, pictures, files that were packed together. */
export function notWorkbook(): UserError {
  return new UserError('import.notWorkbook', (locale) => say(locale).notWorkbook);
}

export function noSheet(asked: string, known: readonly string[]): UserError {
  return new UserError('import.noSheet', (locale) => say(locale).noSheet(asked, known.join(', ')));
}

export function nothingThere(known: readonly string[]): UserError {
  return new UserError('import.noHeader', (locale) => say(locale).nothingThere(known.join(', ')));
}

export function tooWide(row: number, most: number): UserError {
  return new UserError('import.tooManyColumns', (locale) => say(locale).tooWide(row, most));
}

export function tooLong(most: number): UserError {
  return new UserError('import.tooManyRows', (locale) => say(locale).tooLong(most));
}

const say = phrases({
  en: {
    incomplete:
      'This workbook is incomplete or damaged: nothing of it was imported. Fetch or copy the file again, or open it in Excel, save it, and import that file.',
    damaged: (part: string) =>
      `This workbook is damaged (in ${part}): nothing of it was imported. Open it in Excel, save it, and import that file.`,
    damagedAfter: (part: string, row: number) =>
      `This workbook is damaged after row ${row} (in ${part}). Open it in Excel, save it, and import that file.`,
    tooLarge: (part: string) =>
      `This workbook unpacks to far more than its size allows (in ${part}), as only a harmful file does: it was not read. If it is a real one, save its answers as CSV and import that file.`,
    locked:
      'This workbook is protected by a password. Take the password off in Excel, save it, and import that file.',
    notWorkbook:
      'This file is no workbook (.xlsx, .ods). If it is an archive (.zip), unpack it and import the file that is in it; otherwise save it as .xlsx or CSV and import that file.',
    noSheet: (asked: string, known: string) => `There is no sheet “${asked}”. Sheets: ${known}.`,
    nothingThere: (known: string) =>
      `No row with the names of columns was found. Sheets: ${known}. The answers have to stand in a table with the names of its columns above it.`,
    tooWide: (row: number, most: number) =>
      `Row ${row} has more than ${most} columns: this is no sheet that Excel could have made. Save the answers as CSV and import that file.`,
    tooLong: (most: number) =>
      `The sheet has more than ${most} rows: this is none that Excel could have made. Save the answers as CSV and import that file.`,
  },
  fr: {
    incomplete:
      'Ce classeur est incomplet ou abîmé : rien n’a été importé. Récupérez ou copiez à nouveau le fichier, ou ouvrez-le dans Excel, enregistrez-le, puis importez ce fichier-là.',
    damaged: (part: string) =>
      fr`Ce classeur est abîmé (dans ${part}) : rien n’a été importé. Ouvrez-le dans Excel, enregistrez-le, puis importez ce fichier-là.`,
    damagedAfter: (part: string, row: number) =>
      fr`Ce classeur est abîmé après la ligne ${row} (dans ${part}). Ouvrez-le dans Excel, enregistrez-le, puis importez ce fichier-là.`,
    tooLarge: (part: string) =>
      fr`Une fois décompressé, ce classeur devient bien plus gros que sa taille ne le permet (dans ${part}), comme seul un fichier nuisible le fait : il n’a pas été lu. S’il est authentique, enregistrez ses réponses en CSV, puis importez ce fichier-là.`,
    locked:
      'Ce classeur est protégé par un mot de passe. Retirez le mot de passe dans Excel, enregistrez-le, puis importez ce fichier-là.',
    notWorkbook: fr`Ce fichier n’est pas un classeur (.xlsx, .ods). Si c’est une archive (.zip), décompressez-la et importez le fichier qu’elle contient ; sinon, enregistrez-le en .xlsx ou en CSV, puis importez ce fichier-là.`,
    noSheet: (asked: string, known: string) => fr`Il n’y a pas de feuille « ${asked} ». Feuilles : ${known}.`,
    nothingThere: (known: string) =>
      fr`Aucune ligne avec les noms des colonnes n’a été trouvée. Feuilles : ${known}. Les réponses doivent se trouver dans un tableau, avec les noms de ses colonnes au-dessus.`,
    tooWide: (row: number, most: number) =>
      fr`La ligne ${row} compte plus de ${most} colonnes : Excel n’aurait pas pu créer cette feuille. Enregistrez les réponses en CSV, puis importez ce fichier-là.`,
    tooLong: (most: number) =>
      fr`La feuille compte plus de ${most} lignes : Excel n’aurait pas pu la créer. Enregistrez les réponses en CSV, puis importez ce fichier-là.`,
  },
});
