// How fast an import is beside the fastest thing one could write on the same engine: a loop over a prepared INSERT.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import pg from 'pg';
import { type Database, type Engine, openDatabase } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { redacted } from '../../src/feedback/cleaned.ts';
import { guessFile, importFile } from '../../src/feedback/file.ts';
import { readRows } from '../../src/feedback/files/rows.ts';
import type { FeedbackItem } from '../../src/feedback/item.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { writeHostileCsv } from '../../tests/fixtures/hostile-csv.ts';
import { startPostgres } from '../../tests/harness/embedded-postgres.ts';

export interface ImportBench {
  readonly engine: Engine;
  readonly rows: number;
  readonly rounds: number;
  /** Medians, rows per second. */
  readonly importing: number;
  readonly redacting: number;
  readonly loop: number;
  /** Of the import to the loop, and of the import less the time that redacting alone takes. */
  readonly ratio: number;
  readonly ratioUnredacted: number;
}

interface Size {
  readonly rows: number;
  readonly rounds: number;
}

const PER_TRANSACTION = 1_000;
const now = new Date('2026-11-22T10:00:00Z');

/**
 * Alternates them, so that what else the machine does weighs on all. The import is the whole path: reading the file, decoding,
 * parsing, redacting, hashing, inserting, making the words findable. Redacting is also timed by itself, over the same items. The loop writes the very rows that the import stored, from memory, into the same
 * empty table with its keys and indexes, in transactions of 1,000.
 */
export async function benchImport(engine: Engine, { rows: count, rounds }: Size): Promise<ImportBench> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-bench-'));
  const server = engine === 'postgresql' ? await startPostgres() : null;
  try {
    const file = join(folder, 'export.csv');
    await writeHostileCsv(file, count);
    const url = server ? server.urlOf('postgres') : `file:${join(folder, 'bench.db')}`;
    await migrate(url);
    const database = await openDatabase(url);
    try {
      const importRound = await importer(database, file, count);
      await importRound();
      const rows = (await database.db.feedback.findMany()).map(rowValues);
      const loopRound = server ? pgLoop(url) : sqliteLoop(join(folder, 'bench.db'));
      const items = await itemsIn(file);
      const seconds = { importing: [] as number[], redacting: [] as number[], loop: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        await database.db.feedback.deleteMany();
        seconds.importing.push(await secondsOf(importRound));
        seconds.redacting.push(
          await secondsOf(async () => {
            for (const item of items) redacted(item, COUNTRY);
          }),
        );
        await database.db.feedback.deleteMany();
        seconds.loop.push(await secondsOf(() => loopRound(rows)));
      }
      const [importing, redacting] = [median(seconds.importing), median(seconds.redacting)];
      const loop = rows.length / median(seconds.loop);
      return {
        ...{ engine, rows: count, rounds, loop },
        importing: count / importing,
        redacting: items.length / redacting,
        ratio: count / importing / loop,
        ratioUnredacted: count / (importing - redacting) / loop,
      };
    } finally {
      await database.close();
    }
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const COUNTRY = 'FR';
const reading = { now, timeZone: 'Europe/Paris', locale: 'fr', heat: null } as const;
const guessing = { overrides: [], usualDateOrder: 'dmy' } as const;

async function itemsIn(file: string): Promise<FeedbackItem[]> {
  const guess = await guessFile(file, guessing);
  const items: FeedbackItem[] = [];
  for await (const rows of readRows(file, guess, reading)) items.push(...rows.items);
  return items;
}

async function importer(database: Database, file: string, count: number): Promise<() => Promise<void>> {
  const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
  if (!workspace) throw new Error('one workspace was expected');
  const workspaceId = workspace.id;
  const source = await sourceForImport(database, workspaceId, { name: 'bench', heat: 'hot', now });
  const keys = keysFrom([newSecret()]);
  return async () => {
    const guess = await guessFile(file, guessing);
    const { imported } = await importFile(database, { workspaceId, source, file }, guess, {
      ...reading,
      keys,
      keepOriginals: true,
      country: COUNTRY,
    });
    if (imported < count * 0.9) throw new Error(`only ${imported} rows were imported`);
  };
}

const COLUMNS = [
  'workspaceId',
  'id',
  'sourceId',
  'heat',
  'metric',
  'score',
  'verbatim',
  'sealedOriginal',
  'customer',
  'touchpoint',
  'segments',
  'answeredAt',
  'receivedAt',
] as const;
const INTO = `INSERT INTO "Feedback" (${COLUMNS.map((name) => `"${name}"`).join(', ')}) VALUES`;

type Row = readonly (string | number | null)[];

function rowValues(stored: Readonly<Record<(typeof COLUMNS)[number], unknown>>): Row {
  return COLUMNS.map((name) => {
    const value = stored[name];
    if (value instanceof Date) return value.toISOString().replace('Z', '+00:00');
    if (typeof value === 'object' && value !== null) return JSON.stringify(value);
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  });
}

/** With the settings of the program's own connection: write-ahead log, every commit durable. */
function sqliteLoop(path: string): (rows: readonly Row[]) => Promise<void> {
  return async (rows) => {
    const db = new Libsql(path);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('busy_timeout = 5000');
    const insert = db.prepare(`${INTO} (${COLUMNS.map(() => '?').join(', ')})`);
    for (let start = 0; start < rows.length; start += PER_TRANSACTION) {
      db.exec('BEGIN');
      for (const row of rows.slice(start, start + PER_TRANSACTION)) insert.run(...row);
      db.exec('COMMIT');
    }
    db.close();
  };
}

function pgLoop(url: string): (rows: readonly Row[]) => Promise<void> {
  const text = `${INTO} (${COLUMNS.map((_, i) => `$${i + 1}`).join(', ')})`;
  return async (rows) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (let start = 0; start < rows.length; start += PER_TRANSACTION) {
      await client.query('BEGIN');
      for (const row of rows.slice(start, start + PER_TRANSACTION)) {
        await client.query({ name: 'feedback', text, values: [...row] });
      }
      await client.query('COMMIT');
    }
    await client.end();
  };
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function importBenchLine(bench: ImportBench): string {
  const rounded = (value: number): string => Math.round(value).toLocaleString('en-GB');
  return (
    `${bench.engine}: import ${rounded(bench.importing)} rows/s, prepared-insert loop ${rounded(bench.loop)} rows/s, ratio ${bench.ratio.toFixed(2)}; ` +
    `redacting alone ${rounded(bench.redacting)} rows/s, ratio without it ${bench.ratioUnredacted.toFixed(2)} ` +
    `(medians of ${bench.rounds} alternating rounds of ${rounded(bench.rows)} rows)`
  );
}
