// Companies on file, folders for their archives, and the way from one database to another, as an operator goes it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Manifest } from '../../src/archive/manifest.ts';
import { pack } from '../../src/archive/pack.ts';
import { unpack } from '../../src/archive/unpack.ts';
import type { Engine } from '../../src/database/client.ts';
import { openKeys } from '../../src/keyring/open.ts';
import { type Desk, openDesk } from '../handlers/desk.ts';
import { freshUrl, openedHere } from '../harness/database.ts';

export const now = new Date('2026-11-26T09:00:00Z');
export const SECRET = Buffer.alloc(32, 1).toString('base64');

export function folderOfTheirOwn(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'portevoix-archive-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

export interface Place {
  readonly url: string;
  readonly workspaceId: string;
}

/** A company in which something of everything was done (see tests/handlers/desk.ts), sealed under `SECRET`. */
export async function deskPlace(engine: Engine): Promise<Place & { readonly desk: Desk }> {
  const url = await freshUrl(engine);
  const database = await openedHere(url);
  const desk = await openDesk(database, 'fr', SECRET);
  await openKeys(database, { secretKeys: [SECRET] });
  return { url, workspaceId: desk.workspace.id, desk };
}

export function packed({ url, workspaceId }: Place, folder: string): Promise<Manifest> {
  return pack(url, { workspaceId, folder, now, program: '0.0.0' });
}

/** Into a new database of this engine. */
export async function unpackedInto(engine: Engine, folder: string, secret = SECRET): Promise<Place> {
  const url = await freshUrl(engine);
  const { workspace } = await unpack(url, { folder, secretKeys: [secret] });
  return { url, workspaceId: workspace.id };
}
