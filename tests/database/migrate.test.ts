import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { difference } from '../../scripts/difference.ts';
import type { Engine } from '../../src/database/client.ts';
import { sqliteClient } from '../../src/database/libsql.ts';
import { MigrationError, migrate } from '../../src/database/migrate.ts';
import { bundledMigrations, type Migration, pendingMigrations } from '../../src/database/migrations.ts';
import { freshUrl, onEachEngine, openedHere, unmigratedUrl } from '../harness/database.ts';

onEachEngine((engine) => {
  test('the migrations produce exactly the schema', async () => {
    const url = await unmigratedUrl(engine);
    const server = engine === 'postgresql' ? addressOf(url) : undefined;
    expect(await difference(engine, await bundledMigrations(engine), server)).toBeNull();
    expect(await difference(engine, [], server)).toContain('CREATE TABLE "Suggestion"');
  });

  test('applies everything once and says what it applied', async () => {
    const url = await unmigratedUrl(engine);
    const names = (await bundledMigrations(engine)).map(({ name }) => name);
    const said: string[] = [];
    expect(await migrate(url, { log: (message) => said.push(message) })).toEqual(names);
    expect(said).toEqual([`Migrating the database: ${names.join(', ')}.`]);
    expect(await migrate(url)).toEqual([]);
    const { db } = await openedHere(url);
    expect(await db.workspace.count()).toBe(0);
    if (engine === 'sqlite') return;
    // Which transaction wrote a row (https://www.postgresql.org/docs/current/ddl-system-columns.html).
    const [made] = await db.$queryRaw<
      { by: bigint }[]
    >`SELECT count(DISTINCT xmin::text) AS by FROM _prisma_migrations`;
    expect(Number(made?.by)).toBe(1);
  });

  test('refuses a database that a newer version migrated, naming the migration', async () => {
    const url = await freshUrl(engine);
    const bundled = await bundledMigrations(engine);
    const newer = { name: '99991231000000_future', script: 'CREATE TABLE "Future" ("id" INTEGER);' };
    await migrate(url, { migrations: [...bundled, newer] });
    const refusal = await refusalOf(migrate(url));
    expect(refusal).toMatchObject({ code: 'database-newer', migrations: [newer.name] });
    expect(refusal.message).toContain('newer than this program: it has migration "99991231000000_future"');
  });

  test('refuses when an applied migration was edited, naming it', async () => {
    const url = await freshUrl(engine);
    const [first, ...rest] = await bundledMigrations(engine);
    if (first === undefined) throw new Error('no migration');
    const edited = { ...first, script: `${first.script}-- a word more\n` };
    const refusal = await refusalOf(migrate(url, { migrations: [edited, ...rest] }));
    expect(refusal).toMatchObject({ code: 'migration-edited', migrations: [first.name] });
    const windows = { ...first, script: first.script.replaceAll('\n', '\r\n') };
    expect(await migrate(url, { migrations: [windows, ...rest] })).toEqual([]);
  });

  test('keeps nothing of a migration that fails, not even that it was begun, and goes on once it is mended', async () => {
    const url = await freshUrl(engine);
    const bundled = await bundledMigrations(engine);
    const broken = {
      name: '99991231000000_broken',
      script: 'CREATE TABLE "Half" ("id" INTEGER);\nINSERT INTO "Nowhere" VALUES (1);',
    };
    const failure = await refusalOf(migrate(url, { migrations: [...bundled, broken] }));
    expect(failure).toMatchObject({ code: 'migration-failed', migrations: [broken.name] });
    expect(failure.message).toContain('Nowhere');
    const again = await refusalOf(migrate(url, { migrations: [...bundled, broken] }));
    expect(again).toMatchObject({ code: 'migration-failed', migrations: [broken.name] });

    const { db } = await openedHere(url);
    await expect(db.$queryRawUnsafe('SELECT * FROM "Half"')).rejects.toThrow();
    const mended = { ...broken, script: 'CREATE TABLE "Half" ("id" INTEGER);' };
    expect(await migrate(url, { migrations: [...bundled, mended] })).toEqual([broken.name]);
  });

  test('on a new database names the migration that fails, keeps those before it, and goes on once it is mended', async () => {
    const url = await unmigratedUrl(engine);
    const bundled = await bundledMigrations(engine);
    const broken = { name: '99991231000000_broken', script: 'INSERT INTO "Nowhere" VALUES (1);' };
    const refusal = await refusalOf(migrate(url, { migrations: [...bundled, broken] }));
    expect(refusal).toMatchObject({ code: 'migration-failed', migrations: [broken.name] });
    expect(await migrate(url)).toEqual([]);
    const mended = { ...broken, script: 'CREATE TABLE "Somewhere" ("id" INTEGER);' };
    expect(await migrate(url, { migrations: [...bundled, mended] })).toEqual([broken.name]);
  });

  test('goes on by itself where an earlier version was killed before or after a migration’s script', async () => {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    const bundled = await bundledMigrations(engine);
    const more = { name: '99991231000000_more', script: 'CREATE TABLE "More" ("id" INTEGER PRIMARY KEY);' };
    const migrations = [...bundled, more];
    const begin = (name: string) =>
      db.$executeRawUnsafe(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', '${'0'.repeat(64)}', '${name}')`,
      );

    await begin(more.name);
    expect(await migrate(url, { migrations })).toEqual([more.name]);

    const last = more.name;
    await db.$executeRawUnsafe(
      `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${last}'`,
    );
    await db.$executeRawUnsafe('INSERT INTO "More" VALUES (7)');
    expect(await migrate(url, { migrations })).toEqual([]);
    expect(await db.$queryRawUnsafe('SELECT id FROM "More"')).toEqual([{ id: 7 }]);
    expect(
      await db.$queryRawUnsafe('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL'),
    ).toEqual([]);
  });

  test('leaves a begun migration alone where somebody changed its tables by hand', async () => {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    await db.$executeRawUnsafe('ALTER TABLE "Topic" ADD COLUMN "byHand" INTEGER');
    const last = (await bundledMigrations(engine)).at(-1)?.name ?? '';
    await db.$executeRawUnsafe(
      `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${last}'`,
    );
    const refusal = await refusalOf(migrate(url));
    expect(refusal).toMatchObject({ code: 'migration-unclear', migrations: [last] });
    expect(refusal.message).toContain('Restore the backup');
  });

  test('a migration that rebuilds a table keeps the rows that refer to it', async () => {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    await db.topic.create({
      data: {
        workspaceId: 'w',
        id: 't',
        nameFr: 'Achat',
        nameEn: 'Buying',
        owners: { create: { personId: 'p', position: 0 } },
      },
    });
    const rebuild = { name: '99991231000000_rebuild', script: rebuildOfTopic[engine] };
    await migrate(url, { migrations: [...(await bundledMigrations(engine)), rebuild] });
    expect(await db.topicOwner.count()).toBe(1);
  });

  test('of two processes one migrates and the other waits for it', async () => {
    const url = await unmigratedUrl(engine);
    const applied = await Promise.all([migrateElsewhere(url), migrateElsewhere(url), migrate(url)]);
    const names = (await bundledMigrations(engine)).map(({ name }) => name);
    expect(applied.filter((each) => each.length > 0)).toEqual([names]);
    expect(await (await openedHere(url)).db.workspace.count()).toBe(0);
  });
});

describe('a process killed while its server works on', () => {
  test('the next waits until the server is done with what was sent, and finds it there', async () => {
    const url = await unmigratedUrl('postgresql');
    const { db } = await openedHere(url);
    const long = { name: '1_long', script: 'SELECT pg_sleep(1.5); CREATE TABLE "Made" ("id" INTEGER);' };
    const next = { name: '2_next', script: 'CREATE TABLE "Next" ("id" INTEGER);' };
    const killed = startElsewhere(url, [long]);
    await expect
      .poll(
        () =>
          db.$queryRaw`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(1.5)%' AND pid <> pg_backend_pid()`,
        { timeout: 20_000 },
      )
      .toHaveLength(1);
    killed.child.kill('SIGKILL');
    expect(await migrate(url, { migrations: [long, next] })).toEqual([next.name]);
    await killed.ended;
  });
});

describe('the history of migrations', () => {
  const bundled = [
    { name: '1_init', script: 'A' },
    { name: '2_more', script: 'B' },
  ];
  const checksumOfA = '559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd';

  test('what is applied and unchanged is not pending', () => {
    const recorded = [{ name: '1_init', checksum: checksumOfA, finished: true }];
    expect(pendingMigrations(bundled, recorded)).toEqual([bundled[1]]);
  });

  test('what was begun and not finished is pending, whatever its script was then', () => {
    const recorded = [{ name: '1_init', checksum: 'another', finished: false }];
    expect(pendingMigrations(bundled, recorded)).toEqual(bundled);
  });
});

describe('a SQLite file that lost its tables', () => {
  test.each([
    ['cut off to nothing', ''],
    ['replaced by a file without tables', 'PRAGMA user_version = 3'],
  ])('is refused when it was %s, and left as it is', async (_, sql) => {
    const path = pathOf(await unmigratedUrl('sqlite'));
    await writeFile(path, '');
    if (sql !== '') {
      const { client } = await sqliteClient({ url: pathToFileURL(path).href });
      await client.execute(sql);
      client.close();
    }
    const size = (await stat(path)).size;
    const refusal = await refusalOf(migrate(`file:${path}`));
    expect(refusal).toMatchObject({ code: 'database-empty' });
    expect(refusal.message).toContain(
      'Restore the backup; or, to begin with an empty Porte-voix, move this file',
    );
    expect((await stat(path)).size).toBe(size);
  });

  const spoilt: readonly (readonly [string, (path: string) => Promise<void>, string])[] = [
    ['lost all tables but that of its migrations', keepHistoryAlone, 'database-empty'],
    [
      'was cut in the middle',
      async (path) => truncate(path, (await stat(path)).size / 2),
      'database-damaged',
    ],
    ['was cut within its head', async (path) => truncate(path, 60), 'database-damaged'],
    [
      'was filled with zeroes',
      async (path) => writeFile(path, Buffer.alloc((await stat(path)).size)),
      'database-damaged',
    ],
    [
      'was replaced by something else',
      async (path) => writeFile(path, 'no database '.repeat(1_000)),
      'database-damaged',
    ],
    ['was replaced by another program’s', replaceByForeign, 'database-foreign'],
    [
      'is gone while its log is there',
      async (path) => {
        await rename(path, `${path}-wal`);
      },
      'database-lost',
    ],
  ];
  test.each(spoilt)('is refused when it %s, and nothing is written', async (_, spoil, code) => {
    const path = pathOf(await freshUrl('sqlite'));
    await spoil(path);
    const read = () =>
      readFile(path).then(
        (bytes) => createHash('sha256').update(bytes).digest('hex'),
        () => null,
      );
    const before = await read();
    const refusal = await refusalOf(migrate(`file:${path}`));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(`${path} `);
    expect(refusal.message).toContain('Restore the backup');
    expect(await read()).toEqual(before);
  });

  test('is filled where the process that made it was killed before it had its tables', async () => {
    const path = pathOf(await unmigratedUrl('sqlite'));
    await writeFile(`${path}.making`, '');
    await writeFile(path, '');
    expect(await migrate(`file:${path}`)).not.toEqual([]);
    await expect(stat(`${path}.making`)).rejects.toThrow('ENOENT');
  });
});

async function inSqlite(path: string, script: string): Promise<void> {
  const { client } = await sqliteClient({ url: pathToFileURL(path).href, concurrency: 1 });
  await client.executeMultiple(script);
  client.close();
}

/** Made anew rather than emptied: dropping sixty tables one by one takes seconds. */
async function keepHistoryAlone(path: string): Promise<void> {
  const whole = `${path}.whole`;
  await rename(path, whole);
  await inSqlite(
    path,
    `ATTACH '${whole}' AS whole;
CREATE TABLE _prisma_migrations AS SELECT * FROM whole._prisma_migrations;
DETACH whole;`,
  );
  await rm(whole);
}

async function replaceByForeign(path: string): Promise<void> {
  await rm(path);
  await inSqlite(path, "CREATE TABLE notes (words);\nINSERT INTO notes VALUES ('theirs');");
}

function pathOf(url: string): string {
  return resolve(url.slice('file:'.length));
}

const rebuildOfTopic: Record<Engine, string> = {
  sqlite: `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Topic" ("workspaceId" TEXT NOT NULL, "id" TEXT NOT NULL, "nameFr" TEXT NOT NULL, "nameEn" TEXT NOT NULL,
  "replyDays" INTEGER, "isDefault" BOOLEAN NOT NULL DEFAULT false, "archivedAt" DATETIME, "version" INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY ("workspaceId", "id"));
INSERT INTO "new_Topic" SELECT "workspaceId", "id", "nameFr", "nameEn", "replyDays", "isDefault", "archivedAt", "version" FROM "Topic";
DROP TABLE "Topic";
ALTER TABLE "new_Topic" RENAME TO "Topic";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`,
  postgresql: `ALTER TABLE "Topic" ALTER COLUMN "version" SET DEFAULT 2; -- it rebuilds nothing; a ";" must not cut it`,
};

async function refusalOf(migrating: Promise<unknown>): Promise<MigrationError> {
  const error = await migrating.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof MigrationError) return error;
  throw new Error('not refused by a MigrationError', { cause: error });
}

function addressOf(url: string) {
  const { hostname: host, port, username: user, password, pathname } = new URL(url);
  return { host, port: Number(port), user, password, database: pathname.slice(1) };
}

/** Another process that runs migrate(url) and gives back what it applied. */
async function migrateElsewhere(url: string): Promise<string[]> {
  return JSON.parse(await startElsewhere(url).ended);
}

/** Another process that runs migrate(url); what it said once it ended. */
function startElsewhere(url: string, migrations?: readonly Migration[]) {
  const program = `import { migrate } from './src/database/migrate.ts';
    const { url, ...options } = JSON.parse(process.env.TO_MIGRATE);
    process.stdout.write(JSON.stringify(await migrate(url, options)));`;
  const child = spawn(execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { ...process.env, TO_MIGRATE: JSON.stringify({ url, migrations }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  return { child, ended: once(child, 'close').then(() => said) };
}
