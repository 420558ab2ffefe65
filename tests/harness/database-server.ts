// Vitest's global setup: a folder for what is gone with the tests, and databases for the test files. The first request for an engine starts it and migrates
// a template; each further one copies that, or another one that nobody has open. Whoever asks for none pays for none.
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/database/migrate.ts';
import { MigratingPg } from '../../src/database/postgres.ts';
import { startPostgres } from './embedded-postgres.ts';
import { scratchFolder } from './scratch.ts';
import { watchOver } from './watch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * Answers GET /ENGINE/migrated, /ENGINE/empty and /ENGINE/copy?of=DATABASE_URL with the DATABASE_URL of a new database; with
     * into=DATABASE_URL, of one that nobody needs any more and that becomes the new one.
     */
    databaseServer: string;
    /** What tests write goes here (giving-back.ts), and is deleted when all are over. */
    scratch: string;
  }
}

interface Maker {
  make(kind: 'migrated' | 'empty', into: string | null): Promise<string>;
  copy(url: string, into: string | null): Promise<string>;
  stop(): Promise<void>;
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = new Map<string, Promise<Maker>>();
  const scratch = await mkdtemp(join(scratchFolder(), 'portevoix-tests-'));
  const watch = watchOver(scratch);
  project.provide('scratch', scratch);
  const makers: Record<string, () => Promise<Maker>> = { sqlite: () => files(scratch), postgresql: server };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    // A connection kept for a later question may be closed under that question.
    response.setHeader('connection', 'close');
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const [, engine = '', kind] = pathname.split('/');
    const start = makers[engine];
    const made = async (maker: Maker) => {
      const into = searchParams.get('into');
      if (kind === 'copy') return maker.copy(searchParams.get('of') ?? '', into);
      return kind === 'migrated' || kind === 'empty' ? maker.make(kind, into) : null;
    };
    if (start === undefined) return void response.writeHead(404).end();
    try {
      const maker = started.get(engine) ?? start();
      started.set(engine, maker);
      const url = await made(await maker);
      response.writeHead(url === null ? 404 : 200).end(url);
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    }
  };
  const desk = createServer(answer);
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const address = desk.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the database server');
  project.provide('databaseServer', `http://127.0.0.1:${address.port}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    await Promise.all([...started.values()].map((maker) => maker.then(({ stop }) => stop())));
    await rm(scratch, { recursive: true, force: true });
    watch.end();
  };
}

async function files(scratch: string): Promise<Maker> {
  const folder = await mkdtemp(join(scratch, 'sqlite-'));
  const template = join(folder, 'template.db');
  await migrate(`file:${template}`);
  let last = 0;
  const next = () => join(folder, `${++last}.db`);
  const copied = async (from: string, into: string | null) => {
    const path = into?.replace('file:', '') ?? next();
    // Not written over: libSQL keeps the old file open until garbage is collected.
    await Promise.all(['', '-wal', '-shm'].map((part) => rm(`${path}${part}`, { force: true })));
    await copyFile(from, path);
    return `file:${path}`;
  };
  return {
    make: async (kind, into) => (kind === 'migrated' ? copied(template, into) : `file:${next()}`),
    copy: (url, into) => copied(url.replace('file:', ''), into),
    stop: async () => {},
  };
}

async function server(): Promise<Maker> {
  // Each new database copies six hundred files: on a busy disk that takes half a second, in memory a twentieth.
  const postgres = await startPostgres(scratchFolder());
  const admin = await new MigratingPg(postgres.address).connect();
  await admin.executeScript('CREATE DATABASE template_migrated');
  await migrate(postgres.urlOf('template_migrated'));
  let last = 0;
  const nameIn = (url: string) => new URL(url).pathname.slice(1);
  const copied = async (template: string, into: string | null) => {
    const name = into === null ? `test_${++last}` : nameIn(into);
    if (into !== null) await admin.executeScript(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.executeScript(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
    return postgres.urlOf(name);
  };
  return {
    make: (kind, into) => copied(kind === 'migrated' ? 'template_migrated' : 'template0', into),
    copy: (url, into) => copied(nameIn(url), into),
    async stop() {
      await admin.dispose();
      await postgres.stop();
    },
  };
}
