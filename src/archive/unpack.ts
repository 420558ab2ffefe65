// An archive into a database that holds nothing yet, on either engine: all of it or nothing, compared before it is kept.
import { parseDatabaseUrl } from '../database/client.ts';
import { migrate } from '../database/migrate.ts';
import { type DriverRow, type Whole, writeWhole } from '../database/whole.ts';
import type { GivenKeys } from '../keyring/refusal.ts';
import { checkedArchive } from './checked.ts';
import { linesIn } from './folder.ts';
import { refuseOtherKeys } from './keys.ts';
import { given } from './lines.ts';
import { fileOf, type Manifest, tallying } from './manifest.ts';
import { noteUnpacked } from './note.ts';
import { linesOf } from './pack.ts';
import type { OnProgress } from './progress.ts';
import { codeOf, refused } from './refusal.ts';
import { AT_ONCE, goOnNumbering, hasRows, insertRows } from './rows.ts';
import { type StoredTable, tablesOf } from './tables.ts';

export type UnpackStep = 'checking' | 'storing' | 'comparing';

export interface Unpacking extends GivenKeys {
  readonly folder: string;
  /** When it is noted in the audit log that it came; left out: it is not, and the database holds what the archive does. */
  readonly notedAt?: Date;
  readonly onProgress?: (step: UnpackStep, ...progress: Parameters<OnProgress>) => void;
}

/**
 * Makes the tables where they are missing, and stores the rows in one transaction, which ends only once what the database holds has the
 * counts and the hashes of the archive. Stopped or killed before that, the database is empty, and it may be run again.
 * @throws UserError, having stored nothing: an archive of another version, cut off or changed; another secret key; a database with rows
 */
export async function unpack(
  url: string,
  { folder, notedAt, onProgress, ...keys }: Unpacking,
): Promise<Manifest> {
  const telling =
    (step: UnpackStep): OnProgress =>
    (progress) =>
      onProgress?.(step, progress);
  const manifest = await checkedArchive(folder, parseDatabaseUrl(url).engine, telling('checking'));
  await refuseOtherKeys(folder, keys);
  await migrate(url);
  await writeWhole(url, async (whole) => {
    if (whole.engine === 'postgresql') await whole.rows('LOCK TABLE "Workspace" IN EXCLUSIVE MODE');
    const tables = await tablesOf(whole);
    await refuseRows(whole, tables);
    for (const table of tables) {
      const { rows } = tallyOf(manifest, table);
      await store(whole, table, folder, rows, telling('storing'));
      await goOnNumbering(whole, table);
    }
    for (const table of tables) await refuseDiffering(whole, table, manifest, telling('comparing'));
    if (notedAt) await noteUnpacked(whole, folder, manifest, notedAt);
  });
  return manifest;
}

async function refuseRows(whole: Whole, tables: readonly StoredTable[]): Promise<void> {
  for (const table of tables)
    if (await hasRows(whole, table)) throw refused((words) => words.database(table.name));
}

/** Characters that are stored at once, at most about. */
const PIECE = 1 << 21;

async function store(
  whole: Whole,
  table: StoredTable,
  folder: string,
  of: number,
  onProgress: OnProgress,
): Promise<void> {
  const file = fileOf(table.name);
  let rows: DriverRow[] = [];
  let size = 0;
  let done = 0;
  const flush = async () => {
    if (rows.length === 0) return;
    const [from, to] = [done + 1, done + rows.length];
    await insertRows(whole, table, rows).catch((error: unknown) => {
      const code = codeOf(error);
      if (code === '') throw error;
      throw refused((words, number) => words.rows(file, number(from), number(to), code));
    });
    done = to;
    onProgress({ table: table.name, rows: done, of });
    rows = [];
    size = 0;
  };
  for await (const line of linesIn(folder, file)) {
    const number = done + rows.length + 1;
    if (whole.engine === 'postgresql') refuseNul(table, line, number);
    rows.push(givenAt(whole, table, line, number));
    size += line.length;
    if (rows.length === AT_ONCE || size > PIECE) await flush();
  }
  await flush();
}

function givenAt(whole: Whole, table: StoredTable, line: string, at: number): DriverRow {
  try {
    return given(whole.engine, table, line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refused((words, number) => words.line(fileOf(table.name), number(at)));
  }
}

const NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** PostgreSQL's texts and JSON have no U+0000 (https://www.postgresql.org/docs/current/datatype-character.html). */
function refuseNul(table: StoredTable, line: string, at: number): void {
  if (!NUL.test(line)) return;
  const fields: [string, unknown][] = Object.entries(JSON.parse(line));
  const [field = ''] = fields.find(([, value]) => NUL.test(JSON.stringify(value))) ?? [];
  throw refused((words, number) => words.noNul(fileOf(table.name), number(at), field));
}

async function refuseDiffering(
  whole: Whole,
  table: StoredTable,
  manifest: Manifest,
  onProgress: OnProgress,
): Promise<void> {
  const found = tallying();
  for await (const line of linesOf(whole, table, manifest.workspace.id, onProgress)) found.add(line);
  const { rows, sha256 } = found.soFar();
  const archived = tallyOf(manifest, table);
  if (rows !== archived.rows || sha256 !== archived.sha256)
    throw refused((words) => words.differs(table.name));
}

function tallyOf({ tables }: Manifest, { name }: StoredTable): Manifest['tables'][number] {
  const found = tables.find((each) => each.name === name);
  if (found === undefined) throw new Error(`the archive has no ${name}`);
  return found;
}
