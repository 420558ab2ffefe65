// `npm run backup`: backs up and restores a company as docs/running.md says, on both engines, while it is written to. Ends with 1 where
// anything is missing afterwards. PostgreSQL by pg_dump where this machine has it; otherwise by copying a running server's files.
import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Database } from '../src/database/client.ts';
import { migrate } from '../src/database/migrate.ts';
import { storeFeedback } from '../src/feedback/store.ts';
import { openKeys } from '../src/keyring/open.ts';
import { readability } from '../src/keyring/unreadable.ts';
import { newSecret } from '../src/keys.ts';
import { openToLook } from '../tests/harness/own-looks.ts';
import { answers, COMPANY, fillSealed, now, readSealed } from '../tests/keyring/sealed-company.ts';
import { startServer } from './backup/server.ts';

const execute = promisify(execFile);
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
/** Of each sealed thing, and answers that come while it is backed up. */
const EACH = 20;
const MEANWHILE = 40;
const faults: string[] = [];

await sqlite();
await postgresql();

for (const fault of faults) console.error(`FAULT ${fault}`);
console.log(faults.length === 0 ? 'Backed up and restored on both engines.' : `${faults.length} faults.`);
process.exit(faults.length === 0 ? 0 : 1);

async function sqlite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portevoix-backup-'));
  const path = join(folder, 'portevoix.db');
  const backup = join(folder, 'backup.db');
  const hasTool = spawnSync('sqlite3', ['--version']).status === 0;
  await tryOut(hasTool ? 'SQLite, sqlite3 VACUUM INTO' : 'SQLite, VACUUM INTO', `file:${path}`, {
    async save(database) {
      // Not `.backup`: it begins anew each time that somebody writes, and never ends while they do.
      if (hasTool) await execute('sqlite3', [path, `.timeout 10000`, `VACUUM INTO '${backup}'`]);
      else await database.db.$executeRawUnsafe(`VACUUM INTO '${backup}'`);
    },
    async restore() {
      for (const name of readdirSync(folder)) if (name.startsWith('portevoix.db')) rmSync(join(folder, name));
      copyFileSync(backup, path);
    },
    isWhole: async ({ db }) => {
      const rows = await db.$queryRawUnsafe<{ integrity_check: string }[]>('PRAGMA integrity_check');
      return rows.every((row) => row.integrity_check === 'ok');
    },
  });
  rmSync(folder, { recursive: true, force: true });
}

async function postgresql(): Promise<void> {
  const server = await startServer();
  try {
    await tryOut(`PostgreSQL ${server.version}, ${server.way}`, server.url, {
      save: () => server.save(),
      restore: () => server.restore(),
      isWhole: async () => true,
    });
  } finally {
    server.stop();
  }
}

interface Way {
  /** While others write. */
  save(database: Database): Promise<void>;
  /** What was there is gone afterwards, and the backup in its place. */
  restore(): Promise<void>;
  isWhole(database: Database): Promise<boolean>;
}

async function tryOut(name: string, url: string, way: Way): Promise<void> {
  const check = (isSo: boolean, what: string) => {
    console.log(`${isSo ? 'ok  ' : 'FAIL'} ${name}: ${what}`);
    if (!isSo) faults.push(`${name}: ${what}`);
  };
  const secret = newSecret();
  await migrate(url);
  const database = await openToLook(url);
  const keys = await openKeys(database, { secretKeys: [secret] });
  await fillSealed(database, keys, EACH);
  const { answers: count, mine, originals, ...before } = await readSealed(database, keys);

  // Somebody writes all the while.
  let isOver = false;
  const writing = (async () => {
    for (let i = 0; i < MEANWHILE || !isOver; i += 1) {
      const [answer] = answers(1);
      if (!answer) return;
      const one = { ...answer, externalId: `meanwhile-${i}`, verbatim: `Written meanwhile, ${i}` };
      const settings = { keys, keepOriginals: true, now };
      await storeFeedback(database, COMPANY, { id: 'hooks', heat: 'hot' }, [one], settings);
      // SQLite answers at once: without a pause the end of the backup would never be heard.
      await wait(5);
    }
  })();
  await way.save(database);
  isOver = true;
  await writing;
  await database.close();
  await way.restore();

  const restored = await openToLook(url);
  check(await way.isWhole(restored), 'the restored database is whole');
  const opened = await openKeys(restored, { secretKeys: [secret] });
  const { answers: kept, mine: found, originals: read, ...after } = await readSealed(restored, opened);
  check(
    JSON.stringify(after) === JSON.stringify(before),
    'everything that is sealed can be read with the key',
  );
  check(kept >= count && found >= mine && read.length >= originals.length, `${kept} answers are there`);
  const { seals, unreadable } = await readability(restored, opened);
  check(unreadable === 0, `none of ${seals} sealed values is unreadable`);
  const [texts, written] = [
    await restored.db.feedbackText.count(),
    await restored.db.feedback.count({ where: { verbatim: { not: null } } }),
  ];
  check(texts === written, `the search index has all ${texts} answers with words`);
  await restored.close();

  const run = (key: string) =>
    spawnSync(process.execPath, [main, 'indicators', '--json'], {
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url, PORTEVOIX_SECRET_KEY: key },
      encoding: 'utf8',
    });
  check(run(secret).status === 0, 'the program runs on it');
  const wrong = run(newSecret());
  check(wrong.status === 1 && /not the one of this database/.test(wrong.stderr), 'it refuses another key');
  if (url.startsWith('file:')) {
    const bare = run('');
    const isRefused = bare.status !== 0 && !existsSync(join(url.slice('file:'.length), '..', 'secret.key'));
    check(isRefused, 'without the key it refuses, and makes none');
  }
}
