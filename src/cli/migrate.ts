// `portevoix migrate`: brings the database up to date and says what it did.

import { storageConfig } from '../config/storage.ts';
import { migrate } from '../database/migrate.ts';
import { typeset } from '../i18n/phrases.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: {
    en: 'Bring the database up to date (start does it too)',
    fr: 'Mettre la base à jour (start le fait aussi)',
  },
  usage: {
    en: `portevoix migrate

Applies the migrations that the database lacks; several at once are safe, one does the work and the others wait.`,
    fr: typeset(`portevoix migrate

Applique les migrations qui manquent à la base ; on peut en lancer plusieurs à la fois, une travaille et les autres attendent.`),
  },
  async run(_args, io) {
    const applied = await migrate(storageConfig(io.env).databaseUrl);
    for (const name of applied) io.out(name);
    if (applied.length === 0)
      io.err(io.locale === 'fr' ? 'La base est à jour.' : 'The database is up to date.');
    return 0;
  },
};
