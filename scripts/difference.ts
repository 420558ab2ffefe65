// What separates the migrations from the schema, as SQL. Plays the migrations on a scratch database.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { Migration } from '../src/database/migrations.ts';
import { MigratingPg } from '../src/database/postgres.ts';
import { PatientLibSql } from '../src/database/sqlite.ts';
import type { Engine } from '../src/database/store.ts';
import { type PostgresServer, startPostgres } from '../tests/harness/embedded-postgres.ts';
import { schemaOf } from './schema.ts';
import { filtersFor, migrationList, withSchemaEngine } from './schema-engine.ts';

/** The SQL that leads from what the migrations make to the schema; null where they are equal. */
export async function difference(
  engine: Engine,
  migrations: readonly Migration[],
  server?: PostgresServer['address'],
): Promise<string | null> {
  if (engine === 'sqlite') return onScratchFile((factory) => differenceOver(engine, migrations, factory));
  if (server !== undefined) return differenceOver(engine, migrations, new ScratchPg(server));
  const own = await startPostgres();
  return differenceOver(engine, migrations, new ScratchPg(own.address)).finally(() => own.stop());
}

async function differenceOver(
  engine: Engine,
  migrations: readonly Migration[],
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string | null> {
  const { path, text } = await schemaOf(engine);
  const { exitCode, stdout } = await withSchemaEngine(factory, (schema) =>
    schema.diff({
      from: { tag: 'migrations', ...migrationList(engine, migrations) },
      to: { tag: 'schemaDatamodel', files: [{ path, content: text }] },
      script: true,
      exitCode: true,
      filters: filtersFor(engine),
    }),
  );
  if (exitCode === 0 || stdout === null) return null;
  return engine === 'sqlite' ? withJsonDefaultsQuoted(stdout) : stdout;
}

/** Prisma writes `DEFAULT {}` and `DEFAULT []` for SQLite: the first is no SQL, the second an empty name. */
function withJsonDefaultsQuoted(script: string): string {
  return script.replace(/( JSONB(?: NOT NULL)? DEFAULT )([[{].*[\]}])(?=,?$)/gm, "$1'$2'");
}

/** Prisma sends a scratch database each migration as one statement, of which libSQL would run the first part only. */
class ScratchLibSql extends PatientLibSql {
  override async connectToShadowDb() {
    const adapter = await super.connectToShadowDb();
    const executeRaw = adapter.executeRaw.bind(adapter);
    adapter.executeRaw = (query) =>
      query.args.length > 0 ? executeRaw(query) : adapter.executeScript(query.sql).then(() => 0);
    return adapter;
  }
}

async function onScratchFile<T>(use: (factory: ScratchLibSql) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-scratch-'));
  const url = pathToFileURL(join(folder, 'scratch.db')).href;
  return use(new ScratchLibSql(url)).finally(() => rm(folder, { recursive: true, force: true }));
}

/** Prisma's adapter does not know PostgreSQL's one-letter type "char", for which its schema engine asks. */
function withLettersAsText(sql: string): string {
  return sql
    .replace('constr.contype AS', 'constr.contype::text AS')
    .replace(/\bcon\.(conf(?:del|upd)type),/g, 'con.$1::text AS $1,');
}

function typeOfLetter({ columnTypes }: SqlResultSet) {
  const letters = ['constraint_type', 'confdeltype', 'confupdtype'];
  return (name: string, i: number) =>
    letters.includes(name) ? ColumnTypeEnum.Character : (columnTypes[i] ?? ColumnTypeEnum.Text);
}

/** Prisma's own drops the scratch database while still connected to it, which ends the process. */
class ScratchPg extends MigratingPg {
  readonly #address: PostgresServer['address'];

  constructor(address: PostgresServer['address']) {
    super(address);
    this.#address = address;
  }

  override async connectToShadowDb() {
    const maker = await this.connect();
    const database = `scratch_${randomUUID()}`;
    await maker.executeScript(`CREATE DATABASE "${database}"`);
    const adapter = await new MigratingPg({ ...this.#address, database }).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const sql = withLettersAsText(query.sql);
      const result = await queryRaw({ ...query, sql });
      return sql === query.sql
        ? result
        : { ...result, columnTypes: result.columnNames.map(typeOfLetter(result)) };
    };
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await maker.executeScript(`DROP DATABASE "${database}"`);
      await maker.dispose();
    };
    return adapter;
  }
}
