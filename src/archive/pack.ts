// Everything of one company into a folder, as it is at one moment. What is sealed stays sealed.
import { bundledMigrations } from '../database/migrations.ts';
import { readWhole, type Whole } from '../database/whole.ts';
import { makeArchive } from './folder.ts';
import { keysKnown } from './keys.ts';
import { leftOut } from './left-out.ts';
import { lineOf } from './lines.ts';
import { FORMAT, type Manifest } from './manifest.ts';
import type { OnProgress } from './progress.ts';
import { countOf, rowsOf } from './rows.ts';
import { type StoredTable, tablesOf } from './tables.ts';

export interface Packing {
  readonly workspaceId: string;
  /** A new folder, or an empty one. */
  readonly folder: string;
  readonly now: Date;
  /** The program's version. */
  readonly program: string;
  readonly onProgress?: OnProgress;
}

/**
 * Of a database that is up to date. The bot may go on meanwhile: the folder holds the state at the beginning.
 * @throws UserError where the folder cannot be that of an archive; then nothing of it is left
 */
export function pack(url: string, packing: Packing): Promise<Manifest> {
  const { workspaceId, folder, now, program, onProgress = () => {} } = packing;
  return makeArchive(folder, (making) =>
    readWhole(url, async (whole) => {
      const tables: Manifest['tables'] = [];
      for (const table of await tablesOf(whole)) {
        const lines = linesOf(whole, table, workspaceId, onProgress);
        tables.push({ name: table.name, ...(await making.write(table.name, lines)) });
      }
      const manifest: Manifest = {
        format: FORMAT,
        program,
        madeAt: now.toISOString(),
        engine: whole.engine,
        workspace: { id: workspaceId, name: await nameOf(whole, workspaceId) },
        schema: (await bundledMigrations(whole.engine)).map(({ name }) => name),
        keys: await keysKnown(whole),
        tables,
        leftOut: { ...leftOut },
      };
      await making.finish(manifest);
      return manifest;
    }),
  );
}

/** The canonical lines of a company's rows, in the order of their keys: the same from every engine that holds the same. */
export async function* linesOf(
  whole: Whole,
  table: StoredTable,
  workspaceId: string,
  onProgress: OnProgress,
): AsyncGenerator<string> {
  const of = await countOf(whole, table, workspaceId);
  let rows = 0;
  for await (const row of rowsOf(whole, table, workspaceId)) {
    rows += 1;
    onProgress({ table: table.name, rows, of });
    yield lineOf(table, row);
  }
}

async function nameOf(whole: Whole, workspaceId: string): Promise<string> {
  const place = whole.engine === 'sqlite' ? '?1' : '$1';
  const [row] = await whole.rows(`SELECT "name" FROM "Workspace" WHERE "id" = ${place}`, [workspaceId]);
  return String(row?.[0] ?? '');
}
