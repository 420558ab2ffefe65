// `portevoix migrate`: brings the database up to date and says what it did.
import { storageConfig } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Bring the database up to date (start does it too)',
  usage: `portevoix migrate

Applies the migrations that the database lacks; several at once are safe, one does the work and the others wait.`,
  async run(_args, io) {
    const applied = await migrate(storageConfig(io.env).databaseUrl);
    for (const name of applied) io.out(name);
    if (applied.length === 0)
      io.err(io.locale === 'fr' ? 'La base est à jour.' : 'The database is up to date.');
    return 0;
  },
};
