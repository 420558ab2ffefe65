// Prisma's schema engine, the WebAssembly build: it needs no binary beside npm's and speaks through our adapters.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Migration } from '../src/database/migrations.ts';
import type { Engine } from '../src/database/store.ts';

/** What Prisma has to do with: all but the full-text table that a migration makes by hand, and the tables behind it. */
export function filtersFor(engine: Engine) {
  const tables = engine === 'sqlite' ? ['', '_config', '_data', '_idx'] : [];
  return { externalTables: tables.map((part) => `FeedbackSearch${part}`), externalEnums: [] };
}

/** Lends an engine over these adapters; it and every connection it made are gone afterwards. */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await loaded();
  const opened: SqlDriverAdapter[] = [];
  const recording: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => keep(await factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
  const keep = (adapter: SqlDriverAdapter) => {
    opened.push(adapter);
    return adapter;
  };
  const ignore = () => {};
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    ignore,
    bindMigrationAwareSqlAdapterFactory(recording),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await Promise.all(opened.map((adapter) => adapter.dispose()));
  }
}

/** Migrations as the engine wants them. */
export function migrationList(engine: Engine, migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: migrationLock(engine) },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}

/** The text of migration_lock.toml, by which Prisma knows which engine a folder of migrations is for. */
export function migrationLock(engine: Engine): string {
  return `# Says which engine these migrations are for; Prisma reads it.\nprovider = "${engine}"\n`;
}

let loading: Promise<void> | undefined;

/** Once per process: the bindings can serve one instance only. */
function loaded(): Promise<void> {
  loading ??= load();
  return loading;
}

// Node has it; its types come only with the browser's.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

async function load(): Promise<void> {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  );
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  // Where the engine reports a bug of its own, under this name; without it the report itself fails.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: fail } });
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
}

function fail(message: string): never {
  throw new Error(`Prisma's schema engine gave up: ${message}`);
}
