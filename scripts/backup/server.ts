// A PostgreSQL server that is backed up and restored: this machine's with its pg_dump, or npm's, which brings none.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { embeddedPrograms, freePort } from '../../tests/harness/embedded-postgres.ts';

export interface Server {
  readonly version: string;
  /** How it is backed up. */
  readonly way: string;
  readonly url: string;
  save(): Promise<void>;
  restore(): Promise<void>;
  stop(): void;
}

const execute = promisify(execFile);
const NAME = 'portevoix';

export async function startServer(): Promise<Server> {
  const installed = process.env['WITHOUT_PG_DUMP'] === '1' ? null : programsOfMachine();
  const programs = installed ?? (await embeddedPrograms());
  const folder = mkdtempSync(join(tmpdir(), 'portevoix-backup-'));
  const user = ownerOf(folder);
  const run = async (program: string, ...args: string[]) => {
    const { stdout } = await execute(join(programs, program), args, { ...user, cwd: folder });
    return stdout;
  };
  const data = join(folder, 'data');
  const port = String(await freePort());
  await run(
    'initdb',
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '--no-sync',
    '--encoding=UTF8',
    '--no-locale',
  );
  // Its output into nothing: the server would keep a pipe open.
  const control = (...args: string[]) => {
    const ended = spawnSync(join(programs, 'pg_ctl'), args, { ...user, cwd: folder, stdio: 'ignore' });
    if (ended.status !== 0) throw new Error(`pg_ctl ${args.join(' ')}\n${readFileSync(log, 'utf8')}`);
  };
  const log = join(folder, 'log');
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
  const start = (from: string) => control('-D', from, '-w', '-o', settings, '-l', log, 'start');
  const end = (from: string) => control('-D', from, '-w', '-m', 'fast', 'stop');
  start(data);
  const version = (await run('postgres', '--version')).trim().split(' ')[2] ?? '';
  const urlOf = (name: string) => `postgresql://postgres@127.0.0.1:${port}/${name}`;
  const tell = async (...statements: string[]) => {
    const client = new pg.Client(urlOf('postgres'));
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await tell(`CREATE DATABASE ${NAME}`);
  const url = urlOf(NAME);
  let running = data;
  const stop = () => {
    spawnSync(join(programs, 'pg_ctl'), ['-D', running, '-m', 'immediate', 'stop'], { ...user, cwd: folder });
    rmSync(folder, { recursive: true, force: true });
  };
  if (installed !== null) {
    const dump = join(folder, 'backup.dump');
    return {
      version,
      way: 'pg_dump and pg_restore',
      url,
      stop,
      async save() {
        await run('pg_dump', '--format=custom', `--file=${dump}`, url);
      },
      async restore() {
        await tell(`DROP DATABASE ${NAME}`, `CREATE DATABASE ${NAME}`);
        await run('pg_restore', '--exit-on-error', `--dbname=${url}`, dump);
      },
    };
  }
  const copy = join(folder, 'copy');
  return {
    version,
    way: 'a copy of the running server’s files',
    url,
    stop,
    // https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
    async save() {
      const session = new pg.Client(urlOf('postgres'));
      await session.connect();
      await session.query(`SELECT pg_backup_start('portevoix', true)`);
      // A file that goes while it is read is made again from the log.
      await execute('cp', ['-a', data, copy], user).catch(() => {});
      const { rows } = await session.query<{ labelfile: string }>(
        'SELECT labelfile FROM pg_backup_stop(false)',
      );
      await session.end();
      await execute('cp', ['-a', `${data}/pg_wal/.`, join(copy, 'pg_wal')], user);
      rmSync(join(copy, 'postmaster.pid'), { force: true });
      const label = join(copy, 'backup_label');
      writeFileSync(label, rows[0]?.labelfile ?? '');
      if (user.uid !== undefined && user.gid !== undefined) chownSync(label, user.uid, user.gid);
    },
    async restore() {
      end(data);
      rmSync(data, { recursive: true });
      running = copy;
      start(copy);
    },
  };
}

/** Where one folder has server and tools of one version; null where this machine has none. */
function programsOfMachine(): string | null {
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const folder = asked.status === 0 ? asked.stdout.trim() : '';
  const needed = ['initdb', 'pg_ctl', 'postgres', 'pg_dump', 'pg_restore'];
  return folder !== '' && needed.every((each) => existsSync(join(folder, each))) ? folder : null;
}

/** PostgreSQL refuses to run as root: then as its own user. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (kind: string) => Number(execFileSync('id', [kind, 'postgres']).toString());
  const owner = { uid: id('-u'), gid: id('-g') };
  chownSync(folder, owner.uid, owner.gid);
  return owner;
}
