// The entry in the audit log that an archive was taken in: written with its rows, past every model, after they were compared.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BEGINNING, type Head } from '../audit/chain.ts';
import { entryAfter } from '../audit/note.ts';
import type { Whole } from '../database/whole.ts';
import { given } from './lines.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { insertRows } from './rows.ts';
import { tablesOf } from './tables.ts';

/** How much came, and the hash of the manifest: nothing of what came. */
export async function noteUnpacked(
  whole: Whole,
  folder: string,
  manifest: Manifest,
  now: Date,
): Promise<void> {
  const { engine } = whole;
  const workspaceId = manifest.workspace.id;
  const at = (place: number) => `${engine === 'sqlite' ? '?' : '$'}${place}`;
  const [row] = await whole.rows(`SELECT "number", "hash" FROM "AuditHead" WHERE "workspaceId" = ${at(1)}`, [
    workspaceId,
  ]);
  const head: Head = row ? { number: Number(row[0]), hash: String(row[1]) } : BEGINNING;
  const sha256 = createHash('sha256')
    .update(await readFile(join(folder, MANIFEST)))
    .digest('hex');
  const entry = entryAfter(head, { workspaceId, by: 'command-line', now }, 'import.all', {
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    tables: manifest.tables.length,
    manifest: sha256,
  });
  const [entries] = await tablesOf(whole, ['AuditEntry']);
  if (entries) await insertRows(whole, entries, [given(engine, entries, JSON.stringify(entry))]);
  await whole.rows(
    `INSERT INTO "AuditHead" ("workspaceId", "number", "hash") VALUES (${[1, 2, 3].map(at).join(', ')})
     ON CONFLICT ("workspaceId") DO UPDATE SET "number" = excluded."number", "hash" = excluded."hash"`,
    [workspaceId, entry.number, entry.hash],
  );
}
