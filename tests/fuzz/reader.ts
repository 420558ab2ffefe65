// The process that reads: told a number, it makes that file, reads it and tells how it went. Its memory is limited by whoever starts it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/database/migrate.ts';
import { seededChance } from '../../src/demo/company/chance.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { keysFrom } from '../../src/keys.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { openToLook } from '../harness/own-looks.ts';
import { ZONE } from './answers.ts';
import { spoiltCsv } from './csv-files.ts';
import { spoiltOds } from './ods-files.ts';
import { type Reading, readSpoilt, type Store } from './reading.ts';
import { spoiltXlsx } from './xlsx-files.ts';

export type Told =
  | { readonly is: 'ready' }
  | { readonly is: 'made'; readonly how: string }
  | ({ readonly is: 'read'; readonly memory: number } & Reading)
  /** What the product threw, and should not have. */
  | { readonly is: 'crashed'; readonly error: string };

const KINDS = [spoiltXlsx, spoiltCsv, spoiltOds];
/** Those imported for good; each kind has its turn. */
const EVERY = 5;
const seed = Number(process.argv[2]);
const folder = await mkdtemp(join(tmpdir(), 'portevoix-fuzz-'));
const store = await openStore();

process.on('message', (index) => void read(Number(index)));
process.on('disconnect', () => void leave());
tell({ is: 'ready' });

async function read(index: number): Promise<void> {
  const chance = seededChance(seed + index);
  const spoilt = (KINDS[index % KINDS.length] ?? spoiltCsv)(chance);
  tell({ is: 'made', how: spoilt.how });
  try {
    const reading = await readSpoilt(join(folder, 'file'), spoilt, index % EVERY === 0 ? store : null);
    tell({ is: 'read', ...reading, memory: process.resourceUsage().maxRSS * 1024 });
  } catch (error) {
    tell({ is: 'crashed', error: error instanceof Error ? String(error.stack) : String(error) });
  }
}

function tell(told: Told): void {
  process.send?.(told);
}

async function openStore(): Promise<Store> {
  const url = `file:${join(folder, 'fuzz.db')}`;
  await migrate(url);
  const database = await openToLook(url);
  const now = new Date('2026-11-22T10:00:00Z');
  const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: ZONE, now });
  if (!workspace) throw new Error('one workspace was expected');
  const source = await sourceForImport(database, workspace.id, { name: 'Enquête', heat: 'hot', now });
  return {
    database,
    workspaceId: workspace.id,
    source,
    keys: keysFrom([Buffer.alloc(32, 7).toString('base64')]),
  };
}

async function leave(): Promise<void> {
  await store.database.close();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}
