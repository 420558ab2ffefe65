// `portevoix import all`: what another installation exported, into an empty database. How it is done is archive/unpack.ts.
import { type UnpackStep, unpack } from '../archive/unpack.ts';
import { storageConfig } from '../config/storage.ts';
import { formats, plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { argumentsIn } from './arguments.ts';
import { type ExitStatus, type Io, UsageError } from './command.ts';
import { rowProgress } from './row-progress.ts';

/** @param args what stands after "all" */
export async function importAll(args: readonly string[], io: Io): Promise<ExitStatus> {
  const say = words(io.locale);
  const [folder, more] = argumentsIn(args, { options: {}, allowPositionals: true }, io.locale).positionals;
  if (folder === undefined || more !== undefined) throw new UsageError(say.noFolder);
  const { databaseUrl, secretKeys, keysFrom = '' } = storageConfig(io.env, { mayMake: false });
  const progress = rowProgress(io);
  const { workspace, tables } = await unpack(databaseUrl, {
    folder,
    secretKeys,
    keysFrom,
    notedAt: io.clock.now(),
    onProgress: (step, each) => progress.draw(say.doing[step], each),
  }).finally(progress.clear);
  const { number } = formats(io.locale, 'UTC');
  const rows = tables.reduce((sum, each) => sum + each.rows, 0);
  io.err(plural(io.locale, rows, say.stored(number(rows), number(tables.length), workspace.name)));
  io.err(say.next);
  return 0;
}

const words = phrases({
  en: {
    noFolder: 'Say which folder: the one that portevoix export all wrote, and nothing else.',
    doing: { checking: 'Checking', storing: 'Storing', comparing: 'Comparing' } satisfies Record<
      UnpackStep,
      string
    >,
    stored: (rows: string, tables: string, name: string) => ({
      one: `${name}: ${rows} row of ${tables} tables, in the counts and hashes of the export.`,
      other: `${name}: ${rows} rows of ${tables} tables, in the counts and hashes of the export.`,
    }),
    next: 'Next: portevoix doctor, then portevoix start. Leave the old bot stopped, and delete the folder once all is well.',
  },
  fr: {
    noFolder: fr`Dites quel dossier : celui que portevoix export all a écrit, et rien d’autre.`,
    doing: { checking: 'Vérification', storing: 'Enregistrement', comparing: 'Comparaison' },
    stored: (rows, tables, name) => ({
      one: fr`${name} : ${rows} ligne de ${tables} tables, aux comptes et aux empreintes de l’export.`,
      other: fr`${name} : ${rows} lignes de ${tables} tables, aux comptes et aux empreintes de l’export.`,
    }),
    next: fr`Ensuite : portevoix doctor, puis portevoix start. Laissez l’ancien bot arrêté, et supprimez le dossier une fois que tout va bien.`,
  },
});
