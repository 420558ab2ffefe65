// Writes the migration that leads from the existing ones to the schema, for both engines: npm run migration -- NAME
// To write the first one anew, delete prisma/migrations and run it with the name "init".
import { mkdir, writeFile } from 'node:fs/promises';
import { bundledMigrations, migrationsFolder } from '../src/database/migrations.ts';
import { difference } from './difference.ts';
import { engines } from './schema.ts';
import { migrationLock } from './schema-engine.ts';

const name = process.argv[2];
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Say what changes, in lower case: npm run migration -- add_topic_colour');
  process.exit(2);
}

const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
for (const engine of engines) {
  const script = await difference(engine, await bundledMigrations(engine));
  if (script === null) {
    console.log(`${engine}: no change`);
    continue;
  }
  const path = `${engine}/${stamp}_${name}/migration.sql`;
  await mkdir(new URL('./', new URL(path, migrationsFolder)), { recursive: true });
  await writeFile(new URL(path, migrationsFolder), script);
  await writeFile(new URL(`${engine}/migration_lock.toml`, migrationsFolder), migrationLock(engine));
  console.log(`${engine}: wrote prisma/migrations/${path}. Read it before committing.`);
  const rebuilt = /RENAME TO "(Feedback|FeedbackText)"/.exec(script)?.[1];
  if (rebuilt !== undefined)
    console.log(
      `It rebuilds ${rebuilt}: its triggers, as in feedback_search, and of Feedback the index of counted_in_order go with the old table. Make them anew.`,
    );
}
