// Whether the database takes what is written to it just now: asked before anybody is let in who waits for an answer, and once more
// where that answer does not come.
import { setTimeout as wait } from 'node:timers/promises';
import { isHeldByAnother, isWaitedFor } from './locks.ts';
import { DatabaseUnready, troubleOf } from './refusal.ts';
import type { Database } from './store.ts';
import { beyond } from './tenancy.ts';

/** Well within the three seconds that chats and vendors wait. */
const PATIENCE_MS = 2_000;
/** How long a chat waits for us to see whether somebody else writes: our own writes keep none of them. */
const GLANCE_MS = 100;
/** How long an answer holds, so that asking often costs nothing. */
const FRESH_MS = 1_000;
/** How long a table of PostgreSQL's may be held by another session, as a short change does: with what a transaction waits then, under three seconds. */
const HELD_MS = 300;

export interface Door {
  /** Takes the turn to write and gives it back. @throws DatabaseUnready within `PATIENCE_MS`, with a word, where none is to be had */
  enter(): Promise<void>;
  /** The same for chats: they wait only while another process keeps us from writing, not for our own writes, however many are queued. */
  enterFromChat(): Promise<void>;
  /** Whether something of ours waits for somebody else. Answers within a moment. */
  isStuck(): Promise<boolean>;
}

export function doorOf(database: Database): Door {
  if (database.engine !== 'sqlite') {
    // A writer of PostgreSQL's waits for others of the same row, which its own transaction sees to, and for whoever holds a whole table.
    const free = oneAtATime(() => decided(notHeld(database)), 0);
    return { enter: free, enterFromChat: free, isStuck: () => isStuckAtServer(database) };
  }
  const turn = () => decided(takeTurn(database));
  // What is acknowledged is not sent again: the answer of a second ago would not do.
  const turnNow = oneAtATime(turn, 0);
  return {
    enter: oneAtATime(turn, FRESH_MS),
    async enterFromChat() {
      const asked = turnNow();
      await Promise.race([asked.catch(() => {}), wait(GLANCE_MS, undefined, { ref: false })]);
      if (database.isLockedOut()) await asked;
    },
    isStuck: async () => database.isLockedOut(),
  };
}

/** Also where all connections are in use by those that wait: then nobody can be asked. */
function isStuckAtServer(database: Database): Promise<boolean> {
  const asked = isWaitedFor(database).catch(() => true);
  return Promise.race([asked, wait(GLANCE_MS, true, { ref: false })]);
}

async function takeTurn({ db }: Database): Promise<void> {
  await db.$transaction(async (tx) => beyond(tx, 'the whole database').$queryRaw`SELECT 1`, {
    maxWait: PATIENCE_MS,
    timeout: PATIENCE_MS,
  });
}

/** @throws DatabaseUnready where a table is held for longer than a moment */
export async function notHeld(database: Database): Promise<void> {
  const until = performance.now() + HELD_MS;
  while (await isHeldByAnother(database)) {
    if (performance.now() > until) throw new DatabaseUnready('locked');
    await wait(GLANCE_MS, undefined, { ref: false });
  }
}

/** Who asks meanwhile, and `freshMs` after, gets the same answer. */
export function oneAtATime(ask: () => Promise<void>, freshMs = FRESH_MS): () => Promise<void> {
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

/** @throws DatabaseUnready with the word for what stands in the way, or for that nothing was decided in time */
export async function decided(work: Promise<void>): Promise<void> {
  const late = new AbortController();
  const tooLate = wait(PATIENCE_MS, undefined, { signal: late.signal, ref: false }).then(
    () => {
      throw new DatabaseUnready('locked');
    },
    () => {},
  );
  try {
    await Promise.race([work, tooLate]);
  } catch (error) {
    if (error instanceof DatabaseUnready) throw error;
    throw new DatabaseUnready(troubleOf(error) ?? 'failing', { cause: error });
  } finally {
    late.abort();
    // What comes of it later concerns nobody.
    work.catch(() => {});
  }
}
