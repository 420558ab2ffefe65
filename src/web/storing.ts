// Whether the database takes what is written to it, in a word for `GET /readyz`.
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';
import {
  beyond,
  type Database,
  DatabaseUnready,
  type Db,
  decided,
  notHeld,
  oneAtATime,
  parseDatabaseUrl,
} from '../database/client.ts';
import type { HealthCheck } from './health.ts';

/** In bytes: a transaction of more than this needs room in the log. */
const LEAST_ROOM = 1024 * 1024;

/** In bytes: what a few answers with their words take. */
const GROWTH = 64 * 1024;

/** Writes and commits. */
export function storing(database: Database, url: string, clock: Clock): HealthCheck {
  const { db } = database;
  const place = parseDatabaseUrl(url);

  async function write(): Promise<void> {
    if (place.engine === 'sqlite' && (await roomAt(dirname(place.path))) < LEAST_ROOM)
      throw new DatabaseUnready('full');
    const at = clock.now();
    if (place.engine === 'sqlite') await grow(db, at);
    await db.writeCheck.upsert({ where: { id: 'last' }, create: { id: 'last', at }, update: { at } });
    await notHeld(database);
  }

  return { name: 'database', check: oneAtATime(() => decided(write())) };
}

class Undone extends Error {}

/** Asks for new pages and gives them back: what is there already is written over in those that it has. */
async function grow(db: Db, at: Date): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      await beyond(tx, 'the whole database')
        .$executeRaw`INSERT INTO "WriteCheck" ("id", "at") VALUES (hex(zeroblob(${GROWTH / 2})), ${at})`;
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
}

/** Bytes left for us; endless where the file system does not say. */
async function roomAt(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
