// `portevoix export all`: everything of the company into a folder. What it holds is decided in archive/.
import { refuseFolder } from '../archive/folder.ts';
import { pack } from '../archive/pack.ts';
import { noted } from '../audit/note.ts';
import { storageConfig } from '../config/storage.ts';
import { transact } from '../database/client.ts';
import { formats, plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { isHeld } from '../keyring/holder.ts';
import { argumentsIn } from './arguments.ts';
import { byHand, openBackOffice } from './back-office.ts';
import { type ExitStatus, type Io, UsageError } from './command.ts';
import { rowProgress } from './row-progress.ts';
import { version } from './version.ts';

/** @param args what stands after "all" */
export async function exportAll(args: readonly string[], io: Io): Promise<ExitStatus> {
  const say = words(io.locale);
  const { to } = argumentsIn(args, { options: { to: { type: 'string' } } }, io.locale).values;
  if (to === undefined || to.trim() === '') throw new UsageError(say.noFolder);
  await refuseFolder(to);
  const office = await openBackOffice(io);
  try {
    const now = io.clock.now();
    const { databaseUrl, keysFrom = '' } = storageConfig(io.env);
    if (await isHeld(office.database.db, now)) io.err(say.running);
    const noting = { workspaceId: office.workspaceId, ...byHand(io) };
    await transact(office.database, (tx) =>
      noted(tx, noting, 'export.made', { what: 'all', format: 'json' }),
    );
    const progress = rowProgress(io);
    const manifest = await pack(databaseUrl, {
      workspaceId: office.workspaceId,
      folder: to,
      now,
      program: version(),
      onProgress: (each) => progress.draw(say.writing, each),
    }).finally(progress.clear);
    const { number, list } = formats(io.locale, 'UTC');
    const rows = manifest.tables.reduce((sum, each) => sum + each.rows, 0);
    io.err(plural(io.locale, rows, say.written(number(rows), number(manifest.tables.length), to)));
    io.err(say.keys(list(manifest.keys), keysFrom));
    return 0;
  } finally {
    await office.close();
  }
}

const words = phrases({
  en: {
    noFolder: 'Say where to: --to FOLDER, a new one.',
    running:
      'A bot is running on this database: what happens from now on is not in the export. To move, stop it first, and do not start it again afterwards: two of them would send everything twice.',
    writing: 'Writing',
    written: (rows: string, tables: string, folder: string) => ({
      one: `${rows} row of ${tables} tables in ${folder}. It is as secret as the database.`,
      other: `${rows} rows of ${tables} tables in ${folder}. It is as secret as the database.`,
    }),
    keys: (known: string, from: string) =>
      `What is sealed in it stays sealed: the new place needs the secret key known as ${known}, which is not in the folder. Take it there by another way, from ${from}.`,
  },
  fr: {
    noFolder: fr`Dites où l’écrire : --to DOSSIER, un nouveau.`,
    running: fr`Un bot tourne sur cette base : ce qui se passe à partir de maintenant n’est pas dans l’export. Pour déménager, arrêtez-le d’abord et ne le relancez pas ensuite : à deux, ils enverraient tout en double.`,
    writing: 'Écriture',
    written: (rows, tables, folder) => ({
      one: fr`${rows} ligne de ${tables} tables dans ${folder}. Ce dossier est aussi secret que la base.`,
      other: fr`${rows} lignes de ${tables} tables dans ${folder}. Ce dossier est aussi secret que la base.`,
    }),
    keys: (known, from) =>
      fr`Ce qui y est scellé le reste : la nouvelle installation a besoin de la clé secrète connue comme ${known}, qui n’est pas dans le dossier. Apportez-la par un autre chemin, depuis ${from}.`,
  },
});
