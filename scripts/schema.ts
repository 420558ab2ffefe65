// The schema as written (SQLite) and its twin for PostgreSQL, which differs in two lines.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../src/database/store.ts';

export const engines: readonly Engine[] = ['sqlite', 'postgresql'];

export const root = new URL('../', import.meta.url);
const written = new URL('prisma/schema.prisma', root);
const twin = new URL('prisma/generated/postgresql.prisma', root);

/** Path and text of one engine's schema. The twin's file is written anew. */
export async function schemaOf(engine: Engine): Promise<{ path: string; text: string }> {
  const text = await readFile(written, 'utf8');
  if (engine === 'sqlite') return { path: fileURLToPath(written), text };
  const derived = replaced(
    replaced(text, 'provider = "sqlite"', 'provider = "postgresql"'),
    '"../src/database/generated/sqlite"',
    '"../../src/database/generated/postgresql"',
  );
  await mkdir(new URL('./', twin), { recursive: true });
  await writeFile(twin, derived);
  return { path: fileURLToPath(twin), text: derived };
}

function replaced(text: string, old: string, fresh: string): string {
  if (text.split(old).length !== 2) throw new Error(`prisma/schema.prisma must contain ${old} exactly once`);
  return text.replace(old, fresh);
}
