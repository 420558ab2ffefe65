// Why there is no archive, or why one is not taken in, and what to do then.
import { UserError } from '../errors.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';

type Words = ReturnType<typeof say>;

export function refused(why: (words: Words, number: (value: number) => string) => string): UserError {
  return new UserError('archive.refused', (locale: Locale) =>
    why(say(locale), (value) => formats(locale, 'UTC').number(value)),
  );
}

/** The system's or the database's own; '' where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const say = phrases({
  en: {
    isLink: (folder: string) => `${folder} is no folder: give the name of a new one.`,
    notEmpty: (folder: string) => `The folder ${folder} is not empty: give a new one, or empty it.`,
    wasCutOff: (folder: string) =>
      `${folder} holds an export that was cut off, or is still being made: it has no manifest.json. If none is being made, delete the folder and export again.`,
    cannot: (folder: string, code: string) =>
      `${folder} cannot be made or written to (${code}): give a place that exists, that you may write to and that has room. What was begun there is gone again.`,
    noExport: (folder: string) =>
      `${folder} is no export: give the folder that portevoix export all made, the one with manifest.json.`,
    manifest: (folder: string) =>
      `The manifest.json in ${folder} was changed or cut off: copy the whole folder again, or export again.`,
    format: (folder: string) =>
      `The export in ${folder} is in a format that this version does not know: import it with the version that made it, or a newer one.`,
    schema: (program: string, theirs: string, ours: string) =>
      `The export was made by another version (${program}, up to ${theirs}); this one goes up to ${ours}. Install the version that made it, import there, and upgrade afterwards; or upgrade the old place first and export again.`,
    tables: (names: string) =>
      `The manifest names other tables than this version has: ${names}. Copy the whole folder again, or export again.`,
    missing: (file: string) => `${file} is missing or cannot be read: copy the whole folder again.`,
    cut: (file: string, after: string, of: string) =>
      `${file} was cut off: it ends after line ${after}, and ${of} were written. Nothing was changed. Copy the whole folder again.`,
    longer: (file: string, of: string) =>
      `${file} was changed: it goes on after line ${of}, where it ended. Nothing was changed in the database. Copy the whole folder again.`,
    changed: (file: string, from: string, to: string) =>
      `${file} was changed between lines ${from} and ${to}: they are not those that were written. Nothing was changed in the database. Copy the whole folder again.`,
    keys: (from: string, given: string, needed: string) =>
      `The secret key in ${from} (known as ${given}) is not the one of the export, which needs the key known as ${needed}. Nothing was changed. Put that key there: it is where the old place keeps it (keys/secret.key or PORTEVOIX_SECRET_KEY).`,
    database: (table: string) =>
      `The database is not empty: there are rows in ${table}. Nothing was changed. Give a new database in DATABASE_URL.`,
    noNul: (file: string, line: string, field: string) =>
      `${file}, line ${line}: ${field} holds the character U+0000, which PostgreSQL cannot. Nothing was changed. Take it out where it comes from and export again.`,
    line: (file: string, line: string) =>
      `${file}, line ${line} is not a row of this table. Nothing was changed. Export again.`,
    rows: (file: string, from: string, to: string, code: string) =>
      `${file}, lines ${from} to ${to}: the database does not take them (${code}). Nothing was changed. Has it room, and is nobody else at work in it?`,
    differs: (table: string) =>
      `What ${table} holds after the import is not what the export holds. Nothing was kept: please report this.`,
  },
  fr: {
    isLink: (folder) => fr`${folder} n’est pas un dossier : donnez le nom d’un nouveau dossier.`,
    notEmpty: (folder) => fr`Le dossier ${folder} n’est pas vide : donnez-en un nouveau, ou videz-le.`,
    wasCutOff: (folder) =>
      fr`${folder} contient un export interrompu ou encore en cours : il n’a pas de manifest.json. Si aucun n’est en cours, supprimez le dossier et exportez à nouveau.`,
    cannot: (folder, code) =>
      fr`Impossible de créer ${folder} ou d’y écrire (${code}) : donnez un endroit qui existe, où vous pouvez écrire et où il reste de la place. Ce qui y était commencé a été retiré.`,
    noExport: (folder) =>
      fr`${folder} n’est pas un export : donnez le dossier créé par portevoix export all, celui qui contient manifest.json.`,
    manifest: (folder) =>
      fr`Le manifest.json de ${folder} a été modifié ou coupé : copiez à nouveau le dossier entier, ou exportez à nouveau.`,
    format: (folder) =>
      fr`L’export de ${folder} est dans un format que cette version ne connaît pas : importez-le avec la version qui l’a créé, ou une plus récente.`,
    schema: (program, theirs, ours) =>
      fr`L’export vient d’une autre version (${program}, jusqu’à ${theirs}) ; celle-ci va jusqu’à ${ours}. Installez la version qui l’a créé, importez-y l’export, puis mettez à jour ; ou mettez d’abord à jour l’ancienne installation et exportez à nouveau.`,
    tables: (names) =>
      fr`Le manifeste nomme d’autres tables que celles de cette version : ${names}. Copiez à nouveau le dossier entier, ou exportez à nouveau.`,
    missing: (file) => fr`${file} manque ou est illisible : copiez à nouveau le dossier entier.`,
    cut: (file, after, of) =>
      fr`${file} a été coupé : il s’arrête après la ligne ${after}, alors que ${of} ont été écrites. Rien n’a été changé. Copiez à nouveau le dossier entier.`,
    longer: (file, of) =>
      fr`${file} a été modifié : il continue après la ligne ${of}, où il finissait. Rien n’a été changé dans la base. Copiez à nouveau le dossier entier.`,
    changed: (file, from, to) =>
      fr`${file} a été modifié entre les lignes ${from} et ${to} : ce ne sont pas celles qui ont été écrites. Rien n’a été changé dans la base. Copiez à nouveau le dossier entier.`,
    keys: (from, given, needed) =>
      fr`La clé secrète de ${from} (connue comme ${given}) n’est pas celle de l’export, qui demande la clé connue comme ${needed}. Rien n’a été changé. Mettez-y cette clé : elle est là où l’ancienne installation la garde (keys/secret.key ou PORTEVOIX_SECRET_KEY).`,
    database: (table) =>
      fr`La base n’est pas vide : il y a des lignes dans ${table}. Rien n’a été changé. Donnez une nouvelle base dans DATABASE_URL.`,
    noNul: (file, line, field) =>
      fr`${file}, ligne ${line} : ${field} contient le caractère U+0000, que PostgreSQL n’accepte pas. Rien n’a été changé. Retirez-le à sa source et exportez à nouveau.`,
    line: (file, line) =>
      fr`${file}, ligne ${line} : ce n’est pas une ligne de cette table. Rien n’a été changé. Exportez à nouveau.`,
    rows: (file, from, to, code) =>
      fr`${file}, lignes ${from} à ${to} : la base ne les accepte pas (${code}). Rien n’a été changé. A-t-elle de la place, et personne d’autre n’y travaille-t-il ?`,
    differs: (table) =>
      fr`Ce que contient ${table} après l’import n’est pas ce que contient l’export. Rien n’a été gardé : merci de le signaler.`,
  },
});
