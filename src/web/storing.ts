// Whether the database takes what is written to it: in a word for `GET /readyz`, and at the door of whatever stores.
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { type Database, isHeldByAnother, parseDatabaseUrl, troubleOf } from '../database/client.ts';
import { Unready } from '../errors.ts';
import type { Check } from './health.ts';

/** Well within the three seconds that chats and vendors wait. */
const PATIENCE_MS = 2_000;
/** How long a chat's event waits for us to see whether somebody else writes: our own writes keep none of them. */
const GLANCE_MS = 100;
/** How long an answer holds, so that asking often costs nothing. */
const FRESH_MS = 1_000;
/** How long a table of PostgreSQL's may be held by another session, as a short change does: with what a transaction waits then, under three seconds. */
const HELD_MS = 300;
/** A transaction more than this needs room in the log. */
const LEAST_ROOM = 1024 * 1024;

export interface Storing {
  /** Writes and commits. */
  readonly check: Check;
  /** Takes the turn to write and gives it back. Rejects within `PATIENCE_MS`, with a word, where none is to be had. */
  door(): Promise<void>;
  /**
   * The same for a chat's events, which are acknowledged before anything is written: they wait only while another process keeps us from
   * writing, not for our own writes, however many are queued.
   */
  chatDoor(): Promise<void>;
}

export function storing(database: Database, url: string, clock: Clock): Storing {
  const { db, engine } = database;
  const place = parseDatabaseUrl(url);

  async function write(): Promise<void> {
    if (place.engine === 'sqlite' && (await roomAt(dirname(place.path))) < LEAST_ROOM)
      throw new Unready('full');
    const at = clock.now();
    await db.writeCheck.upsert({ where: { id: 'last' }, create: { id: 'last', at }, update: { at } });
  }

  const ask = () => decided(write().then(() => notHeld(database)));
  const check: Check = { name: 'database', check: oneAtATime(ask, FRESH_MS) };
  if (engine !== 'sqlite') {
    // A writer of PostgreSQL's waits for others of the same row, which its own transaction sees to, and for whoever holds a whole table.
    const free = oneAtATime(() => decided(notHeld(database)), 0);
    return { check, door: free, chatDoor: free };
  }
  const door = oneAtATime(() => decided(takeTurn(database)), FRESH_MS);
  return {
    check,
    door,
    async chatDoor() {
      const asked = door();
      await Promise.race([asked.catch(() => {}), wait(GLANCE_MS, undefined, { ref: false })]);
      if (database.isLockedOut()) await asked;
    },
  };
}

async function takeTurn({ db }: Database): Promise<void> {
  await db.$transaction(async (tx) => tx.$queryRaw`SELECT 1`, { maxWait: PATIENCE_MS, timeout: PATIENCE_MS });
}

/** @throws Unready where a table is held for longer than a moment */
async function notHeld(database: Database): Promise<void> {
  const until = performance.now() + HELD_MS;
  while (await isHeldByAnother(database)) {
    if (performance.now() > until) throw new Unready('locked');
    await wait(GLANCE_MS, undefined, { ref: false });
  }
}

/** Who asks meanwhile, and `freshMs` after, gets the same answer. */
function oneAtATime(ask: () => Promise<void>, freshMs: number): () => Promise<void> {
  let under: Promise<void> | null = null;
  let until = 0;
  return () => {
    if (under !== null && performance.now() < until) return under;
    until = Number.POSITIVE_INFINITY;
    under = ask().finally(() => {
      until = performance.now() + freshMs;
    });
    return under;
  };
}

/** @throws Unready with the word for what stands in the way, or for that nothing was decided in time */
async function decided(work: Promise<void>): Promise<void> {
  const late = new AbortController();
  const tooLate = wait(PATIENCE_MS, undefined, { signal: late.signal, ref: false }).then(
    () => {
      throw new Unready('locked');
    },
    () => {},
  );
  try {
    await Promise.race([work, tooLate]);
  } catch (error) {
    if (error instanceof Unready) throw error;
    throw new Unready(troubleOf(error) ?? 'failing', undefined, { cause: error });
  } finally {
    late.abort();
    // What comes of it later concerns nobody.
    work.catch(() => {});
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
