// A process that brings a database up to date, as the real one does at its start, and dies before or after its first migration:
// argv: DATABASE_URL, "before" | "after" | "never".
import { argv, kill, pid } from 'node:process';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { migrate } from '../../src/database/migrate.ts';
import { MigratingPg } from '../../src/database/postgres.ts';
import { PatientLibSql } from '../../src/database/sqlite.ts';

const [, , url = '', death] = argv;

function watched<T extends SqlDriverAdapter>(adapter: T): T {
  const run = adapter.executeScript.bind(adapter);
  adapter.executeScript = async (script) => {
    if (death === 'before') kill(pid, 'SIGKILL');
    await run(script);
    if (death === 'after') kill(pid, 'SIGKILL');
  };
  return adapter;
}

const connectFile = PatientLibSql.prototype.connect;
PatientLibSql.prototype.connect = async function () {
  return watched(await connectFile.call(this));
};
const connectServer = MigratingPg.prototype.connect;
MigratingPg.prototype.connect = async function () {
  return watched(await connectServer.call(this));
};
await migrate(url);
