// An archive looked at before anything is done with it: its version, and each of its files against its count and hash.

import type { Engine } from '../database/client.ts';
import { bundledMigrations } from '../database/migrations.ts';
import { linesIn, manifestIn } from './folder.ts';
import { BETWEEN_MARKS, fileOf, type Manifest, type TableTally, tallying } from './manifest.ts';
import type { OnProgress } from './progress.ts';
import { refused } from './refusal.ts';
import { carried } from './tables.ts';

/** @throws UserError saying which file is not as it was written, and where */
export async function checkedArchive(
  folder: string,
  engine: Engine,
  onProgress: OnProgress = () => {},
): Promise<Manifest> {
  const manifest = await manifestIn(folder);
  await refuseOtherVersion(manifest, engine);
  for (const { name, ...tally } of manifest.tables) await refuseChanged(folder, name, tally, onProgress);
  return manifest;
}

async function refuseOtherVersion(manifest: Manifest, engine: Engine): Promise<void> {
  const ours = (await bundledMigrations(engine)).map(({ name }) => name);
  const theirs = manifest.schema;
  if (ours.join() !== theirs.join())
    throw refused((words) => words.schema(manifest.program, theirs.at(-1) ?? '', ours.at(-1) ?? ''));
  const named = new Set(manifest.tables.map(({ name }) => name));
  const differing = [...named].filter((name) => !carried.includes(name));
  differing.push(...carried.filter((name) => !named.has(name)));
  if (differing.length > 0 || named.size !== manifest.tables.length)
    throw refused((words) => words.tables(differing.join(', ')));
}

async function refuseChanged(
  folder: string,
  table: string,
  written: TableTally,
  onProgress: OnProgress,
): Promise<void> {
  const file = fileOf(table);
  const tally = tallying();
  let rows = 0;
  const changed = (to: number) => {
    const from = Math.floor((to - 1) / BETWEEN_MARKS) * BETWEEN_MARKS + 1;
    return refused((words, number) => words.changed(file, number(from), number(to)));
  };
  for await (const line of linesIn(folder, file)) {
    if (rows === written.rows) throw refused((words, number) => words.longer(file, number(rows)));
    tally.add(line);
    rows += 1;
    onProgress({ table, rows, of: written.rows });
    if (rows % BETWEEN_MARKS !== 0) continue;
    if (tally.mark() !== written.marks[rows / BETWEEN_MARKS - 1]) throw changed(rows);
  }
  if (rows < written.rows)
    throw refused((words, number) => words.cut(file, number(rows), number(written.rows)));
  if (rows > 0 && tally.soFar().sha256 !== written.sha256) throw changed(rows);
}
