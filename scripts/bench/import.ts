// How fast an import is beside the fastest thing one could write on the same engine: a loop over prepared INSERTs (bare-loop.ts).
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, Engine } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { guessFile, importFile } from '../../src/feedback/file.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { threadsOfCommand } from '../../src/feedback/work/threads.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { writeHostileCsv } from '../../tests/fixtures/hostile-csv.ts';
import { startPostgres } from '../../tests/harness/embedded-postgres.ts';
import { openToLook } from '../../tests/harness/own-looks.ts';
import {
  type Filled,
  postgresLoop,
  type Stored,
  sqliteLoop,
  storedIn,
  TABLES,
  type Table,
} from './bare-loop.ts';
import { quantile } from './figures.ts';
import { writeSurveyCsv } from './survey-csv.ts';

interface Size {
  readonly rows: number;
  readonly rounds: number;
}

/** Medians, in responses a second. */
export interface ImportBench {
  readonly engine: Engine;
  readonly rounds: number;
  /** One score and one text for each response at most. */
  readonly simple: Rates;
  /** Four scores and two texts. */
  readonly rich: Rates;
}

interface Rates {
  readonly responses: number;
  /** Rows in all tables for each response. */
  readonly rows: number;
  readonly importing: number;
  /** The loop over all rows that the import stored. */
  readonly loop: number;
  /** The loop over the responses' own rows alone: without further scores, further texts and what search finds them by. */
  readonly bare: number;
}

const now = new Date('2026-11-22T10:00:00Z');

/**
 * Alternates them, so that what else the machine does weighs on all, each into the same empty database with its keys and indexes. The import is the
 * whole path: guessing what the file holds, reading, decoding, parsing, redacting, hashing, inserting, making the words findable.
 */
export async function benchImport(engine: Engine, size: Size): Promise<ImportBench> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-bench-'));
  try {
    const simple = join(folder, 'hostile.csv');
    await writeHostileCsv(simple, size.rows);
    const rich = join(folder, 'survey.csv');
    await writeSurveyCsv(rich, size.rows / 2);
    await using places = await placesFor(engine, folder);
    return {
      engine,
      rounds: size.rounds,
      simple: await ratesOf(places, simple, size.rounds),
      rich: await ratesOf(places, rich, size.rounds),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** An empty database for one round, with its keys and indexes, one workspace and one source. */
interface Place {
  readonly url: string;
  readonly filled: Filled;
}

interface Places extends AsyncDisposable {
  next(): Promise<Place>;
}

async function placesFor(engine: Engine, folder: string): Promise<Places> {
  if (engine === 'sqlite') {
    const empty = join(folder, 'empty.db');
    await migrate(`file:${empty}`);
    await prepare(`file:${empty}`);
    let round = 0;
    return {
      // Another file each time: libSQL may let go of the one before much later.
      async next() {
        for (const part of ['', '-wal', '-shm'])
          await rm(join(folder, `${round}.db${part}`), { force: true });
        const path = join(folder, `${++round}.db`);
        await copyFile(empty, path);
        return { url: `file:${path}`, filled: sqliteLoop(path) };
      },
      [Symbol.asyncDispose]: async () => {},
    };
  }
  const server = await startPostgres();
  const url = server.urlOf('postgres');
  await migrate(url);
  await prepare(url);
  return {
    async next() {
      const database = await openToLook(url);
      await database.db.$executeRawUnsafe(`TRUNCATE ${TABLES.map((table) => `"${table}"`).join(', ')}`);
      await database.close();
      return { url, filled: postgresLoop(url) };
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

const context = { locale: 'fr', timeZone: 'Europe/Paris', now } as const;
const keys = keysFrom([newSecret()]);

async function prepare(url: string): Promise<void> {
  const database = await openToLook(url);
  await sourceIn(database);
  await database.close();
}

async function sourceIn(database: Database) {
  const workspace = await onlyWorkspace(database, context);
  if (!workspace) throw new Error('one workspace was expected');
  return sourceForImport(database, workspace.id, { name: 'bench', heat: 'hot', now });
}

async function ratesOf(places: Places, file: string, rounds: number): Promise<Rates> {
  const first = await places.next();
  await importInto(first.url, file);
  const stored = await storedIn(first.filled);
  const seconds = { importing: [] as number[], loop: [] as number[], bare: [] as number[] };
  const loop = async (tables: readonly Table[]) => {
    const { filled } = await places.next();
    return secondsOf(() => filled.insert(stored, tables));
  };
  for (let round = 0; round < rounds; round++) {
    const { url } = await places.next();
    seconds.importing.push(await importInto(url, file));
    seconds.loop.push(await loop(TABLES));
    seconds.bare.push(await loop(['Feedback']));
  }
  const responses = stored.responses.length;
  const rate = (all: readonly number[]): number => responses / quantile(all, 0.5);
  return {
    responses,
    rows: rowsIn(stored) / responses,
    importing: rate(seconds.importing),
    loop: rate(seconds.loop),
    bare: rate(seconds.bare),
  };
}

/** Seconds, without those for opening the database. */
async function importInto(url: string, file: string): Promise<number> {
  const database = await openToLook(url);
  const hands = threadsOfCommand();
  try {
    const source = await sourceIn(database);
    return await secondsOf(async () => {
      const guess = await guessFile(file, { overrides: [], usualDateOrder: 'dmy' });
      const settings = {
        now,
        timeZone: 'Europe/Paris',
        locale: 'fr',
        heat: null,
        keys,
        country: 'FR',
      } as const;
      const brought = { workspaceId: source.workspaceId, source, file };
      const { imported, rejected } = await importFile(database, brought, guess, {
        ...settings,
        keepOriginals: true,
        work: hands.work,
      });
      if (imported < rejected * 90) throw new Error(`only ${imported} responses were imported`);
    });
  } finally {
    await hands.stop();
    await database.close();
  }
}

function rowsIn({ responses }: Stored): number {
  return responses.reduce((sum, its) => its.reduce((all, { rows }) => all + rows.length, sum), 0);
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

export function importBenchLines({ engine, rounds, simple, rich }: ImportBench): string {
  const rounded = (value: number): string => Math.round(value).toLocaleString('en-GB');
  const of = (name: string, { responses, rows, importing, loop, bare }: Rates): string =>
    `  ${name} (${rounded(responses)}, ${rows.toFixed(1)} rows each): import ${rounded(importing)} a second; ` +
    `loop over all their rows ${rounded(loop)}, ratio ${(importing / loop).toFixed(2)}; ` +
    `over their own rows alone ${rounded(bare)}, ratio ${(importing / bare).toFixed(2)}`;
  const times = (before: number, after: number): string => (before / after).toFixed(1);
  return [
    `${engine}: responses imported beside prepared-insert loops (medians of ${rounds} alternating rounds)`,
    of('one score, one text', simple),
    of('four scores, two texts', rich),
    `  what the richer model costs: a response with further scores and texts takes the loop ${times(simple.loop, rich.loop)} times as long as one without, ` +
      `the import ${times(simple.importing, rich.importing)} times; in the loop ${times(rich.bare, rich.loop)} times as long as its own row`,
  ].join('\n');
}
