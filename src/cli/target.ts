// The file that a command writes on demand: a new one, for its owner alone, there whole or not at all.
import { constants } from 'node:fs';
import { link, lstat, open, rename, rm, writeFile } from 'node:fs/promises';
import { newId } from '../clock.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';

interface How {
  /** Where a file is there already: in its place. Links, devices and folders are never written to or replaced. */
  readonly replace: boolean;
}

/** Asked before any work: @throws UserError where this cannot be the file. */
export async function refuseTarget(file: string, { replace }: How): Promise<void> {
  if (file === '-') throw refused((words) => words.dash);
  if (file.trim() === '' || file.endsWith('/')) throw refused((words) => words.noName(file));
  const there = await lstat(file).catch(() => null);
  if (there === null) return;
  if (!there.isFile()) throw refused((words) => words.noFile(file));
  if (!replace) throw refused((words) => words.there(file));
}

const NEW = constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW | constants.O_WRONLY;

/** @throws UserError as `refuseTarget`, also where the file came to be there meanwhile */
export async function writeWhole(file: string, pieces: AsyncIterable<string>, how: How): Promise<void> {
  await refuseTarget(file, how);
  const unfinished = `${file}.${newId()}.unfinished`;
  const handle = await open(unfinished, NEW, 0o600).catch((error: unknown) => refuseMaking(file, error));
  try {
    try {
      await handle.chmod(0o600);
      await writeFile(handle, pieces);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await refuseTarget(file, how);
    if (how.replace) await rename(unfinished, file);
    else await appear(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Under its name only where nothing has it: a file system without hard links is looked at just before. */
async function appear(unfinished: string, file: string): Promise<void> {
  try {
    await link(unfinished, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw refused((words) => words.there(file));
    await rename(unfinished, file);
  }
}

/** @throws UserError where it is the place that takes no file: not there, not ours, full, read-only, too long a name */
function refuseMaking(file: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '') throw error;
  throw refused((words) => words.cannot(file, code));
}

function refused(why: (words: ReturnType<typeof say>) => string): UserError {
  return new UserError('export.target', (locale) => why(say(locale)));
}

const say = phrases({
  en: {
    dash: 'Without --to the export goes to standard output. For a file of that name write --to ./-',
    noFile: (file: string) =>
      `${file} is a link, a device or a folder: give the name of a new file. Without --to the export goes to standard output.`,
    noName: (file: string) =>
      `--to “${file}” is no name of a file. Without --to the export goes to standard output.`,
    cannot: (file: string, code: string) =>
      `${file} cannot be made there (${code}): give a folder that exists and that you may write to, and a shorter name if it is long.`,
    there: (file: string) => `${file} is there already: give another name, or --replace.`,
  },
  fr: {
    dash: fr`Sans --to, l’export va sur la sortie standard. Pour un fichier de ce nom, écrivez --to ./-`,
    noFile: (file) =>
      fr`${file} est un lien, un périphérique ou un dossier : donnez le nom d’un nouveau fichier. Sans --to, l’export va sur la sortie standard.`,
    noName: (file) =>
      fr`--to « ${file} » n’est pas un nom de fichier. Sans --to, l’export va sur la sortie standard.`,
    cannot: (file, code) =>
      fr`Impossible de créer ${file} à cet endroit (${code}) : donnez un dossier qui existe et où vous pouvez écrire, et un nom plus court s’il est long.`,
    there: (file) => fr`${file} existe déjà : donnez un autre nom, ou --replace.`,
  },
});
