// Opens the database for commands that need nothing else, and says which company they speak for.
import type { Doer } from '../audit/act.ts';
import { generalConfig } from '../config/config.ts';
import { storageConfig } from '../config/storage.ts';
import { openDatabase } from '../database/client.ts';
import { migrate } from '../database/migrate.ts';
import { UserError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { openKeys } from '../keyring/open.ts';
import { onlyWorkspace, workspaceCalled, workspaces } from '../workspace/workspace.ts';
import type { BackOffice, Io } from './command.ts';

/**
 * Migrates, opens, and finds the workspace (the one that was asked for, or the only one: made on first use, so that data can come in before the chat is connected).
 * @throws UserError where the keys that are given are not those of the database, or it cannot be said which company is meant
 */
export async function openBackOffice(io: Io): Promise<BackOffice & { close(): Promise<void> }> {
  const config = generalConfig(io.env);
  const storage = storageConfig(io.env);
  if (storage.newSecretFile !== null) io.err(newSecretText(storage.newSecretFile, io.locale));
  await migrate(storage.databaseUrl);
  const database = await openDatabase(storage.databaseUrl);
  try {
    const keys = await openKeys(database, storage, { isVisit: true });
    const workspace =
      io.company === undefined
        ? await onlyWorkspace(database, {
            locale: config.localeDefault,
            timeZone: config.timeZoneDefault,
            now: io.clock.now(),
          })
        : await workspaceCalled(database.db, io.company);
    if (workspace === null) {
      const there = (await workspaces(database.db))
        .map(({ name, id }) => `  ${name || '–'}  ${id}`)
        .join('\n');
      const { company } = io;
      throw new UserError('workspace.which', (locale) =>
        company === undefined ? words(locale).several(there) : words(locale).unknown(company, there),
      );
    }
    return {
      database,
      keys,
      workspaceId: workspace.id,
      config,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Who does what a command does, for the audit log. */
export function byHand({ clock }: Pick<Io, 'clock'>): Doer {
  return { by: 'command-line', now: clock.now() };
}

/** Said aloud once, when a key was made. */
export function newSecretText(file: string, locale: Locale): string {
  return words(locale).newSecret(file);
}

const words = phrases({
  en: {
    newSecret: (file: string) =>
      `A new secret key was made in ${file}. Back it up apart from the database: without it, sealed data cannot be read.`,
    several: (there: string) =>
      `This database holds several companies. Say which with --company, by its name or its id:\n${there}`,
    unknown: (called: string, there: string) =>
      `No company, or more than one, is called “${called}”. Those of this database, by name and id:\n${there}`,
  },
  fr: {
    newSecret: (file: string) =>
      fr`Une nouvelle clé secrète a été créée dans ${file}. Sauvegardez-la à part de la base : sans elle, les données scellées sont illisibles.`,
    several: (there) =>
      fr`Cette base contient plusieurs entreprises. Dites laquelle avec --company, par son nom ou son identifiant :\n${there}`,
    unknown: (called, there) =>
      fr`Aucune entreprise, ou plus d’une, ne s’appelle « ${called} ». Celles de cette base, par nom et identifiant :\n${there}`,
  },
});
