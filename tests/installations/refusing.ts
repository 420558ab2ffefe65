// A database that takes no change of a column, as one that fails just then: where a test needs tokens that cannot be stored.
import type { Database } from '../../src/database/client.ts';

/** From now on no installation's column of this name changes; what it gives ends that. */
export async function refusing({ db, engine }: Database, column: string): Promise<() => Promise<void>> {
  const run = async (sql: string) => void (await db.$executeRawUnsafe(sql));
  const on = `BEFORE UPDATE OF "${column}" ON "SlackInstallation"`;
  if (engine === 'sqlite') {
    await run(`CREATE TRIGGER refuses ${on} BEGIN SELECT RAISE(ABORT, 'full'); END`);
    return () => run('DROP TRIGGER refuses');
  }
  await run(
    'CREATE OR REPLACE FUNCTION refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE disk_full; END $$',
  );
  await run(`CREATE TRIGGER refuses ${on} FOR EACH ROW EXECUTE FUNCTION refuses()`);
  return () => run('DROP TRIGGER refuses ON "SlackInstallation"');
}
